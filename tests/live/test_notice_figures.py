"""What a live call is judged by: planted calls, kept as real ones are, are told for what they
are."""

import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.measure.notices_heard import Difference
from hw_sim.measure.signals import REMINDER, standard_signals
from hw_sim.sim.mixing import voice
from hw_sim.testing.notice_call import NoticeSettings
from hw_sim.voices import NEAR
from provisioning.recording_settings import Audience, Mode
from tests.live.notice_calls import Kept, Row
from tests.live.notice_figures import FILTER_S, GIVES_UP_S, Judged, far_apart, judged
from tests.live.notice_peer import Heard, said
from tests.notices.oracle import LASTS_S

Track = NDArray[np.float64]

WIDE, NARROW = 16_000, 8_000
WORDS = "start words da"
ROW = Row(NoticeSettings(Mode.ALWAYS, pstn=False, audience=Audience.ALL, language="da"))
ANSWERED, RECORDED, ENDED, WHOLE_S = 0.5, 0.52, 15.0, 16.0
BURST = RECORDED + LASTS_S[WORDS] + 0.5
HEARD = ((WORDS, RECORDED), (REMINDER, BURST), (REMINDER, BURST + 10.0))


def entry(at: float, lane: str, kind: str, text: str, *, sent: bool) -> dict[str, Any]:
    return {"t": at, "lane": lane, "kind": kind, "text": text, "sent": sent}


TIMELINE = [
    entry(ANSWERED, "sip-call", "INVITE", "200", sent=False),
    entry(0.51, "sip-recorder", "INVITE", "INVITE", sent=True),
    entry(RECORDED, "sip-recorder", "INVITE", "200", sent=False),
    entry(ENDED, "sip-call", "BYE", "BYE", sent=True),
]


def sounding(rate: int, under: Track, *what: tuple[str, float], level_db: float = 0.0) -> Track:
    """These signals over a voice, samples as of 16 bits."""
    track = under.copy()
    for name, at in what:
        sound = next(it.samples for it in standard_signals(rate) if it.name == name)
        begin = round(at * rate)
        part = track[begin : begin + len(sound)]
        part += 10 ** (level_db / 20) * sound[: len(part)]
    return track


def stored(path: Path, rate: int, *channels: Track) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.array(channels).T.round().astype("<i2").tobytes())
    return path


NEAR_WIDE = voice(NEAR, (0, round(WHOLE_S * WIDE))).astype(np.float64)
FAR_NARROW = said()[: round(WHOLE_S * NARROW)].astype(np.float64)
EAR = sounding(WIDE, sounding(WIDE, np.zeros(len(NEAR_WIDE)), HEARD[0]), *HEARD[1:], level_db=-4.0)


@pytest.fixture
def kept(tmp_path: Path) -> Callable[..., Kept]:
    """A call as it should be, but for what is planted in it."""

    def made(
        *,
        far: tuple[tuple[str, float], ...] = HEARD,
        ear: Track = EAR,
        leak: tuple[tuple[str, float], ...] = (),
        late_s: float = 0.0,
        lost_s: float = 0.0,
    ) -> Kept:
        track = sounding(
            NARROW, np.zeros(len(FAR_NARROW)), *((it, at + FILTER_S) for it, at in far)
        )
        arrivals = tuple(
            (place, place / NARROW + lost_s * (place > len(track) // 2))
            for place in range(0, len(track), NARROW // 50)
        )
        recorded = slice(round(RECORDED * NARROW), round(ENDED * NARROW))
        near = sounding(NARROW, NEAR_WIDE[::2], *leak)[recorded]
        files = (
            stored(tmp_path / "said.wav", WIDE, NEAR_WIDE),
            stored(tmp_path / "heard.wav", WIDE, ear),
        )
        channels = stored(tmp_path / "recording.wav", NARROW, near, FAR_NARROW[recorded])
        there = Heard(track.astype(np.int16), 0.0, late_s, arrivals)
        return Kept(ROW, TIMELINE, there, *files, 0.0, (channels,), max(late_s, lost_s))

    return made


def told(call: Judged) -> list[str]:
    return [str(it).partition(":")[0] for it in call.wrong]


def moved(by_s: float) -> tuple[tuple[str, float], ...]:
    return ((WORDS, RECORDED + by_s), *HEARD[1:])


def test_a_call_as_it_should_be_is_told_so(kept: Callable[..., Kept]) -> None:
    call = judged(kept())
    assert call.wrong == (), call.report
    assert not call.doubtful
    assert call.strides_s == pytest.approx([0.0, 0.0], abs=0.001)
    assert call.left is not None
    assert call.left.trace_db < -53


@pytest.mark.parametrize(
    ("late_s", "doubtful"), [(0.0, False), (0.01, False), (0.03, True), (0.5, True)]
)
def test_words_that_come_late_are_called_again_where_the_sound_was_late(
    kept: Callable[..., Kept], late_s: float, doubtful: bool
) -> None:
    call = judged(kept(far=moved(0.04), late_s=late_s))
    assert set(told(call)) == {"+40 ms away", "-40 ms from one to the next"}
    assert call.doubtful is doubtful


def test_words_that_are_later_than_the_sound_was_are_wrong(kept: Callable[..., Kept]) -> None:
    assert not judged(kept(far=moved(0.3), late_s=0.1)).doubtful


@pytest.mark.parametrize(
    ("planted", "line"),
    [
        ({"far": HEARD[:1]}, "missing"),
        ({"far": (*HEARD, (REMINDER, 8.0))}, "too much"),
        ({"far": (("start words nb", RECORDED), *HEARD[1:])}, "another"),
        ({"ear": np.zeros(len(EAR))}, "missing"),
        ({"ear": sounding(WIDE, EAR, ("tone", 0.0))}, "another"),
        ({"leak": ((WORDS, RECORDED),)}, "in the recording, near"),
        ({"leak": ((REMINDER, BURST),)}, "in the recording, near"),
    ],
)
def test_what_is_missing_too_much_or_recorded_is_wrong_however_late_the_sound_was(
    kept: Callable[..., Kept], planted: dict[str, Any], line: str
) -> None:
    call = judged(kept(**planted, late_s=0.4))
    assert line in told(call)
    assert not call.doubtful


def test_what_a_media_clock_left_out_that_gave_up_is_called_again(
    kept: Callable[..., Kept],
) -> None:
    lost = judged(kept(far=HEARD[:1], lost_s=GIVES_UP_S + 0.01))
    assert (set(told(lost)), lost.doubtful) == ({"missing"}, True)
    assert not judged(kept(far=HEARD[:1], lost_s=GIVES_UP_S - 0.1)).doubtful


def test_a_wrong_count_of_recordings_is_wrong(kept: Callable[..., Kept]) -> None:
    call = judged(replace(kept(late_s=0.4), recordings=()))
    assert told(call) == ["0 recordings, expected 1"]
    assert not call.doubtful


def test_a_voice_in_pieces_is_called_again_where_the_sound_was_late() -> None:
    torn = Judged(ROW, (), (), (Difference("no voice", torn=True),), late_s=0.03)
    assert torn.doubtful
    assert not replace(torn, late_s=0.02).doubtful


def test_a_notice_that_is_a_frame_too_far_from_the_one_before_is_told() -> None:
    assert far_apart([0.0, 0.0204, -0.02]) == ()
    (one,) = far_apart([0.0, 0.021])
    assert str(one) == "+21 ms from one to the next"
