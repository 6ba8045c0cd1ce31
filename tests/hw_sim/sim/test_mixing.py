"""What is heard is the product's own sounds and the voices, sample for sample, and only where they
are linked to; what is recorded is the voices alone (SPEC C2)."""

import numpy as np
import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from hw_sim.sim.bench import SimBench, SimOptions
from hw_sim.sim.mixing import Track, Tracks, heard, spans, voice
from hw_sim.sim.prompts import standard_prompts
from hw_sim.sim.score import Score
from hw_sim.voices import FAR, NEAR
from tests.hw_sim.sim.benches import PAUSABLE, perform
from tones.codec import RATE
from tones.synthesis import burst

KIRSTEN = "+4533123456"
INBOUND = (
    *PAUSABLE,
    ("Call_Recording_Compliance_Inbound_1_", "Yes"),
    ("Call_Recording_Pause_Notice_1_", "Beep"),
    ("Announcement_Language_1_", "da"),
)


def listening(script: str, *sets: tuple[str, str]) -> SimBench:
    return perform(SimBench(SimOptions(script_sets=sets, listens=True)), script)


def prompt(kind: Kind, language: Language) -> Track:
    found = standard_prompts().find(kind, language)
    assert found is not None
    return np.frombuffer(found.samples, "<i2")


def at(there: SimBench, lane: str, text: str) -> int:
    """The sample at which the time line says this first."""
    entries = (it for it in there.timeline() if it["lane"] == lane and text in it["text"])
    return round(next(entries)["t"] * RATE)


@pytest.fixture(scope="module")
def call() -> tuple[SimBench, Tracks]:
    """Answered 1 s after the announcement; recorded, paused and resumed."""
    there = listening(
        "far-end Kirsten call\nwait tone ringer on\nadvance 1 s\npress Answer\n"
        "wait recording recording\nadvance 4 s\npress PauseRec\nadvance 2 s\npress ResumeRec\n"
        "advance 3 s\npress End call\nadvance 1 s",
        *INBOUND,
    )
    return there, heard(there)


def test_the_caller_hears_the_words_themselves_and_our_user_none_of_them(
    call: tuple[SimBench, Tracks],
) -> None:
    there, tracks = call
    words = prompt(Kind.COMPLIANCE, Language.DANISH)
    begin = at(there, "announcements", "compliance words da")
    assert np.array_equal(tracks.far_ear[begin : begin + len(words)], words)
    assert not tracks.far_ear[:begin].any()
    assert not tracks.ear[: begin + len(words)].any()


def test_after_the_words_the_caller_hears_us_alert(call: tuple[SimBench, Tracks]) -> None:
    there, tracks = call
    begin = at(there, "tones", "far-ringing")
    ringing = np.frombuffer(burst(RATE, 1000, ((425.0, -13.0),)), "<i2")
    assert np.array_equal(tracks.far_ear[begin : begin + RATE], ringing)


def test_the_recording_has_the_voices_and_nothing_else(call: tuple[SimBench, Tracks]) -> None:
    there, tracks = call
    for source, sink, of, track in (
        ("mouth", "near-channel", NEAR, tracks.near_channel),
        (KIRSTEN, "far-channel", FAR, tracks.far_channel),
    ):
        assert there.score is not None
        expected = np.zeros_like(track)
        stretches = list(spans(there.score, source, sink))
        for begin, end in stretches:
            expected[begin:end] = voice(of, (begin, end))
        assert len(stretches) == 2  # before the pause and after it
        assert np.array_equal(track, expected)


def test_a_beep_and_a_reminder_are_heard_by_both_as_loud_as_they_are_to_be(
    call: tuple[SimBench, Tracks],
) -> None:
    there, tracks = call
    beep = burst(RATE, 200, ((950.0, -16.0),))
    for begin, far, ear in (
        (at(there, "announcements", "pause beep"), beep, beep),
        (
            at(there, "tones", "reminder"),
            burst(RATE, 200, ((1400.0, -16.0),)),
            burst(RATE, 200, ((1400.0, -20.0),)),
        ),
    ):
        span = (begin, begin + RATE // 5)
        for track, speaker, sound in ((tracks.far_ear, NEAR, far), (tracks.ear, FAR, ear)):
            rest = track[slice(*span)] - voice(speaker, span)
            assert np.array_equal(rest, np.frombuffer(sound, "<i2"))


def test_a_reminder_that_is_cut_ends_softly() -> None:
    there = listening(
        "dial 1002\nwait recording recording\nadvance 1.1 s\npress PauseRec", *PAUSABLE
    )
    cut = round(there.captured_s() * RATE)
    there.advance(0.1)
    tracks = heard(there)
    rest = tracks.far_ear[cut - 80 : cut + 200] - voice(NEAR, (cut - 80, cut + 200))
    assert np.abs(rest[:80]).max() > 3000
    assert 0 < np.abs(rest[140:160]).max() < 900
    assert not rest[160:].any()


def test_who_holds_hears_nothing_of_what_is_said() -> None:
    there = listening("dial 1002\nwait call confirmed\nadvance 1 s\nfar-end hold\nadvance 0.2 s")
    held = round(there.captured_s() * RATE)
    there.perform("advance 1 s")
    tracks = heard(there)
    assert tracks.far_ear[RATE : 3 * RATE // 2].any()
    assert not tracks.far_ear[held:].any()


def test_tracks_may_begin_later() -> None:
    there = listening("dial 1002\nwait call confirmed\nadvance 3 s")
    whole, late = heard(there), heard(there, "1002", since_s=2.0)
    assert (late.start, late.rate) == (2 * RATE, RATE)
    assert np.array_equal(late.ear, whole.ear[2 * RATE :])
    assert np.array_equal(late.far_ear, whole.far_ear[2 * RATE :])


def test_a_voice_goes_on_round_and_round() -> None:
    twice = voice(FAR, (0, 2 * 64 * RATE))
    assert np.array_equal(twice[: 64 * RATE], twice[64 * RATE :])
    assert np.array_equal(voice(FAR, (64 * RATE - 2, 64 * RATE + 2)), np.roll(twice, 2)[:4])


def test_without_a_score_or_anybody_there_is_nothing_to_hear() -> None:
    with pytest.raises(ValueError, match="does not listen"):
        heard(SimBench())
    with pytest.raises(ValueError, match="nobody was there"):
        heard(listening("advance 1 s"))
    assert list(spans(Score(lambda: 0.0), "mouth", "1002")) == []


def test_who_calls_for_help_hears_no_words_of_another_call() -> None:
    """DESIGN §3 "emergency": what is being said goes on for the party it is for."""
    there = listening(
        "dial 1002\nwait announcement start\nadvance 500 ms\ndial 112\nadvance 5 s\n",
        ("Call_Recording_Mode_1_", "Always"),
        ("Call_Recording_Announce_Internal_1_", "Yes"),
    )
    tracks = heard(there, "1002")
    begin = at(there, "announcements", "start words en")
    until = at(there, "call", "112") - begin
    words = prompt(Kind.START, Language.ENGLISH)
    assert 0 < until < len(words)
    said = tracks.ear[begin : begin + len(words)] - voice(FAR, (begin, begin + len(words)))
    assert np.array_equal(said[:until], words[:until])
    assert not np.array_equal(said[until : until + 320], words[until : until + 320])
