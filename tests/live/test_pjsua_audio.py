"""What reaches the recorder and the ears, measured by sample: gates, hold, keys, reminder."""

import math
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from phone.call.events import HoldChanged
from phone.call.states import Party
from phone.pjsua.observations import ReminderSounded
from phone.ports import Audible, ReminderPlan, SessionRequest
from phone.recording.reports import RecorderReported
from tests.live.recorders import Provider
from tests.live.telephone import Telephone, connect, level_db, started
from tones.codec import RATE

pytestmark = [pytest.mark.live, pytest.mark.alone]
BURST_DB = -13.2  # re full scale: -10 dBm0 (ITU-T G.711)
HZ = 440.0  # 8.8 periods in 20 ms: a frame that came from before a pause is out of step
REQUEST = SessionRequest(
    0, 1, "", Party("", "1001", "sip:1001@pbx.example"), Party("", "1002", "sip:1002@pbx.example")
)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Telephone, Telephone]]:
    with started(Telephone(HZ), Telephone(1000.0, user="1002")) as (near, far):
        connect(near, far)
        yield near, far


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[Provider]:
    made = Provider(tmp_path)
    yield made
    made.close()


def start(near: Telephone, provider: Provider) -> None:
    near.forget()
    near.ask("recorder.open", SessionRequest(0, 1, provider.uri, REQUEST.near, REQUEST.far))
    near.wait(RecorderReported)
    gates(near, on=True)


def stop(near: Telephone, provider: Provider) -> tuple[Any, Any, int]:
    near.ask("recorder.close", 0)
    provider.wait("ended")
    with wave.open(str(next(provider.directory.rglob("*.wav")))) as wav:
        samples = np.frombuffer(wav.readframes(wav.getnframes()), "<i2").astype(float)
        return samples[0::2], samples[1::2], wav.getframerate()


def gates(near: Telephone, *, on: bool) -> None:
    near.ask("gates.set_gates", 0, near=on, far=on)


def voiced(samples: Any, rate: int) -> Any:
    """Which stretches of 5 ms have a voice in them."""
    step = rate // 200
    return np.abs(samples[: len(samples) // step * step].reshape(-1, step)).max(axis=1) > 500


def phase(samples: Any, begin: int, rate: int) -> float:
    """The phase of the known sine at sample 0, as 10 ms from `begin` on have it."""
    at = np.arange(begin, begin + rate // 50)
    return float(np.angle(np.sum(samples[at] * np.exp(-2j * math.pi * HZ * at / rate))))


def test_a_closed_gate_lets_at_most_one_frame_pass(
    recorded: tuple[Telephone, Telephone], provider: Provider
) -> None:
    """DESIGN §3, "Pause is a privacy act"; the frame that is in the bridge when it closes."""
    near, _ = recorded
    start(near, provider)
    near.listen(0.4)
    for _ in range(5):
        passed = near.ask("shut_gates")
        near.listen(0.1)
        assert near.ask("counts").recorded - passed <= 2  # one frame, near and far
        gates(near, on=True)
        near.listen(0.1)
    stop(near, provider)


def test_nothing_from_before_a_pause_comes_after_it(
    recorded: tuple[Telephone, Telephone], provider: Provider
) -> None:
    """The voice in the recording is cut out, not moved: in step before and after the gap."""
    near, _ = recorded
    start(near, provider)
    near.listen(0.5)
    gates(near, on=False)
    near.listen(0.3)
    gates(near, on=True)
    near.listen(0.5)
    left, right, rate = stop(near, provider)
    for side in (left, right):
        speaks = voiced(side, rate)
        spoken = np.flatnonzero(speaks)
        gap = np.flatnonzero(~speaks[spoken[0] : spoken[-1]]) + spoken[0]
        assert 0.2 < len(gap) / 200 < 0.45
        assert np.array_equal(gap, np.arange(gap[0], gap[-1] + 1))  # one gap, no crumbs
    spoken = np.flatnonzero(voiced(left, rate))
    gap = np.flatnonzero(~voiced(left, rate)[spoken[0] : spoken[-1]]) + spoken[0]
    step = rate // 200
    before = phase(left, int(gap[0] - 6) * step, rate)
    after = phase(left, int(gap[-1] + 3) * step, rate)
    assert abs(math.remainder(after - before, math.tau)) < 0.3


def test_held_and_muted_are_silence_in_the_near_stream(
    recorded: tuple[Telephone, Telephone], provider: Provider
) -> None:
    near, _ = recorded
    start(near, provider)
    near.listen(0.4)
    near.ask("user_agent.mute", on=True)
    near.listen(0.4)
    near.ask("user_agent.mute", on=False)
    near.listen(0.2)
    near.ask("user_agent.hold", 0)
    near.wait(HoldChanged)
    near.listen(0.4)
    near.ask("user_agent.retrieve", 0)
    near.wait(HoldChanged)
    near.listen(0.4)
    left, right, rate = stop(near, provider)
    for side, silences in ((left, 2), (right, 1)):  # the far party is heard while we are mute
        speaks = voiced(side, rate)
        spoken = np.flatnonzero(speaks)
        edges = np.flatnonzero(np.diff(speaks[spoken[0] : spoken[-1] + 1].astype(int)))
        lengths = np.diff(edges)[0::2] / 200
        assert sum(length > 0.25 for length in lengths) == silences
        assert 0.25 * silences < (~speaks[spoken[0] : spoken[-1]]).sum() / 200 < 0.6 * silences


def test_the_reminder_keeps_its_period_and_is_not_recorded(
    recorded: tuple[Telephone, Telephone], provider: Provider
) -> None:
    """SPEC C5: heard by both every N seconds, in neither stream; first 1 s after the start."""
    near, far = recorded
    interval = 2
    start(near, provider)
    before = len(near.ask("heard")) // 2, len(far.ask("heard")) // 2
    plan = ReminderPlan(interval_s=interval, far_level_dbm0=-10.0, ear_level_dbm0=-10.0)
    near.ask("notices.sound", Audible(reminders=((0, plan),)))
    near.listen(7.4)
    near.ask("notices.sound", Audible())
    heard = [one.heard()[begin:] for one, begin in zip((near, far), before, strict=True)]
    left, right, rate = stop(near, provider)
    bursts = [onsets(samples) for samples in heard]
    assert [len(one) for one in bursts] == [4, 4]
    for one in bursts:
        # behind a jitter buffer and two clocks; by RTP time stamps the bench measures it
        assert np.diff(one) / RATE == pytest.approx([interval] * 3, abs=0.06)
    assert [(one.slot, one.sample) for one in near.seen if isinstance(one, ReminderSounded)] == [
        (0, RATE + number * interval * RATE) for number in range(4)
    ]
    for side in (left, right):
        levels = [
            level_db(side[at : at + rate // 5], 1400.0, rate)
            for at in range(0, len(side) - rate // 5, rate // 20)
        ]
        assert max(levels) < BURST_DB - 50


def test_keys_are_not_in_the_recording(
    recorded: tuple[Telephone, Telephone], provider: Provider
) -> None:
    near, _ = recorded
    start(near, provider)
    near.listen(0.2)
    for digit in "159#":
        near.ask("user_agent.send_dtmf", 0, digit)
        near.listen(0.25)
    left, right, rate = stop(near, provider)
    for hz in (697, 770, 852, 941, 1209, 1336, 1477):
        for side in (left, right):
            assert level_db(side[rate // 5 :], hz, rate) < -62


def onsets(samples: Any) -> Any:
    """Where bursts of 1400 Hz begin, in samples, by a matched filter of 10 ms steps of 1 ms."""
    step, window = RATE // 1000, RATE // 100
    carrier = np.exp(-2j * math.pi * 1400.0 * np.arange(len(samples)) / RATE)
    sums = np.concatenate([[0], np.cumsum(samples * carrier)])
    at = np.arange(0, len(samples) - window, step)
    level = np.abs(sums[at + window] - sums[at]) * 2 / window
    loud = level > 1800  # a third of the burst; the voices have next to nothing there
    return at[1:][loud[1:] & ~loud[:-1]]
