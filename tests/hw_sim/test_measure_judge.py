"""The judge on calls made of numbers, where the truth is known: it must pass the good ones and
catch each fault by the figure that names it."""

import json
import wave
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from hw_sim.measure.judge import judge
from hw_sim.measure.sound import MeasureError, resampled
from hw_sim.voices import FAR, NEAR, Voice, loop
from tones.player import ReminderPlayer
from tones.reminder import Reminder
from tones.warning_tone import RECORDER_WARNING

Samples = NDArray[np.float64]
Stretch = tuple[float, float]

RATE = 16_000
SKEW_S = 0.7375  # the far capture starts so much earlier
WAY_S = 0.1  # from mouth to ear


@dataclass(frozen=True)
class Call:
    """A call that is recorded as it should be, but for the faults named."""

    seconds: int = 19
    stretches: tuple[Stretch, ...] = ((1.5, 9.5), (11.5, 17.5))
    answer_s: float = 0.04  # from the key to the first recorded sample
    interval_s: float = 3.0
    leak_db: float | None = None  # the tone in the recording
    crosstalk_db: float | None = None
    pause_recorded: bool = False
    stray_burst_s: float | None = None
    swapped: bool = False
    toneless: bool = False
    jumps: tuple[float, ...] = ()  # moments at which the jitter buffer drops 10 ms


@cache
def voice(who: Voice) -> Samples:
    return np.frombuffer(loop(who), "<i2") / 32_768


def mu_law(samples: Samples) -> Samples:
    """There and back (ITU-T G.711), in the middle of each step."""
    value = np.clip(np.round(samples * 32_768), -32_635, 32_635)
    biased = np.abs(value) + 132
    step = 2.0 ** (np.floor(np.log2(biased)) - 4)
    return np.sign(value) * ((np.floor(biased / step) + 0.5) * step - 132) / 32_768


def over_the_wire(samples: Samples) -> Samples:
    return resampled(mu_law(resampled(samples, RATE, 8_000)), 8_000, RATE)


def delayed(samples: Samples, seconds: float) -> Samples:
    return np.concatenate([np.zeros(round(seconds * RATE)), samples])


def tone(call: Call, dbm0: float) -> Samples:
    out = np.zeros(call.seconds * RATE)
    player = ReminderPlayer.of(Reminder(RATE, call.interval_s), RECORDER_WARNING, dbm0)
    for begin, end in () if call.toneless else call.stretches:
        first, last = round((begin + call.answer_s) * RATE), round(end * RATE)
        out[first:last] = np.frombuffer(player.frame(0, last - first) or b"", "<i2") / 32_768
    if call.stray_burst_s is not None:
        at = round(call.stray_burst_s * RATE)
        out[at : at + 3_200] = np.frombuffer(player.burst, "<i2") / 32_768
    return out


def write(path: Path, rate: int, *channels: Samples) -> None:
    pcm = np.clip(np.round(np.stack(channels, axis=1) * 32_768), -32_768, 32_767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm.tobytes())


def make(call: Call, directory: Path) -> Path:
    count = call.seconds * RATE
    near, far = voice(NEAR)[:count], voice(FAR)[: count + RATE]
    arriving = over_the_wire(delayed(far[round(SKEW_S * RATE) :], WAY_S))[:count]
    for moment in call.jumps:
        at = round(moment * RATE)
        arriving = np.concatenate([arriving[:at], arriving[at + 160 :], np.zeros(160)])
    to_ear, to_far = tone(call, -20.0), tone(call, -16.0)
    at_far = over_the_wire(delayed(near + to_far, SKEW_S + WAY_S))
    left, right = near.copy(), arriving.copy()
    if call.leak_db is not None:
        left += to_far * 10 ** (-call.leak_db / 20)
        right += to_ear * 10 ** (-call.leak_db / 20)
    if call.crosstalk_db is not None:
        left += delayed(arriving, 0.06)[:count] * 10 ** (-call.crosstalk_db / 20)
    kept = [(begin + call.answer_s, end) for begin, end in call.stretches]
    if call.pause_recorded:
        kept = [(kept[0][0], kept[-1][1])]
    sides = [mu_law(resampled(side, RATE, 8_000)) for side in (left, right)]
    cut = [
        np.concatenate([side[round(a * 8_000) : round(b * 8_000)] for a, b in kept])
        for side in sides
    ]
    folder = directory / "provider" / "20260101T000000Z-00000000"
    folder.mkdir(parents=True)
    write(folder / "recording.wav", 8_000, *(cut[::-1] if call.swapped else cut))
    pauses = [{"start_s": 0.0, "end_s": 0.0}] * (len(call.stretches) - 1)
    (folder / "summary.json").write_text(json.dumps({"state": "ended", "pauses": pauses}))
    write(directory / "near-said.wav", RATE, near)
    write(directory / "near-heard.wav", RATE, arriving + to_ear)
    write(directory / "far-said.wav", RATE, far)
    write(directory / "far-heard.wav", RATE, at_far)
    return directory


def judged(call: Call, directory: Path, *, interval_s: float = 3.0) -> dict[str, Any]:
    return judge(make(call, directory), call.stretches, interval_s)


def failed(verdict: dict[str, Any]) -> set[str]:
    assert verdict["pass"] == all(one["pass"] for one in verdict["figures"].values())
    return {name for name, one in verdict["figures"].items() if not one["pass"]}


def value(verdict: dict[str, Any], name: str) -> float:
    return float(verdict["figures"][name]["value"])


def test_a_good_recording_passes_with_every_figure(tmp_path: Path) -> None:
    verdict = judged(Call(), tmp_path)
    assert failed(verdict) == set()
    assert json.loads(json.dumps(verdict)) == verdict
    assert value(verdict, "near_tone_first_s") == pytest.approx(1.04, abs=0.002)
    assert value(verdict, "far_tone_error_ms") < 1
    assert value(verdict, "left_crosstalk_db") > 60
    near = [burst["start_s"] for burst in verdict["bursts"]["near_heard"]]
    assert near == pytest.approx([2.54, 5.54, 8.54, 12.54, 15.54], abs=0.002)
    levels = [burst["level_dbm0"] for burst in verdict["bursts"]["far_heard"]]
    assert levels == pytest.approx([-16.0] * 5, abs=0.2)
    recorded = np.array(verdict["recorded"]["left"])
    assert recorded == pytest.approx(np.array([[1.54, 9.5], [11.54, 17.5]]), abs=0.005)


def test_the_demonstration_passes_at_its_full_length(tmp_path: Path) -> None:
    call = Call(seconds=54, stretches=((5.0, 30.0), (35.0, 47.0)), interval_s=10.0)
    assert failed(judged(call, tmp_path, interval_s=10.0)) == set()


def test_jumps_of_the_jitter_buffer_are_followed(tmp_path: Path) -> None:
    """Also while paused, when no channel tells of them."""
    verdict = judged(Call(jumps=(4.3, 7.2, 10.2, 13.9)), tmp_path)
    assert failed(verdict) == set()
    assert len(verdict["recorded"]["right"]) == 5


@pytest.mark.parametrize(
    ("fault", "figures"),
    [
        (
            {"leak_db": 40.0},
            {
                "left_tone_above_median_db",
                "left_tone_below_burst_db",
                "right_tone_above_median_db",
                "right_tone_below_burst_db",
            },
        ),
        ({"interval_s": 3.025}, {"near_tone_error_ms", "far_tone_error_ms"}),
        (
            {"pause_recorded": True},
            {
                "left_paused_s",
                "left_paused_likeness",
                "right_paused_s",
                "right_paused_likeness",
                "recorded_s",
            },
        ),
        ({"stray_burst_s": 10.4}, {"near_tone_outside", "far_tone_outside"}),
        ({"answer_s": 0.9}, {"near_tone_first_s", "far_tone_first_s", "recorded_s"}),
        (
            {"interval_s": 6.0},
            {"near_tone_missing", "far_tone_missing", "near_tone_error_ms", "far_tone_error_ms"},
        ),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, dict) else "",
)
def test_a_fault_is_caught_by_the_figure_that_names_it(
    tmp_path: Path, fault: dict[str, Any], figures: set[str]
) -> None:
    assert failed(judged(replace(Call(), **fault), tmp_path)) == figures


def test_a_leak_that_is_faint_enough_is_caught_if_it_stands_out(tmp_path: Path) -> None:
    """More than 50 dB below the burst, and yet more than 3 dB above what is between bursts."""
    verdict = judged(Call(leak_db=58.0), tmp_path)
    assert "left_tone_above_median_db" in failed(verdict)
    assert value(verdict, "left_tone_below_burst_db") > 50


def test_cross_talk_is_caught_and_measured_where_it_is(tmp_path: Path) -> None:
    verdict = judged(Call(crosstalk_db=45.0), tmp_path)
    assert failed(verdict) == {"left_crosstalk_db"}
    assert value(verdict, "left_crosstalk_db") == pytest.approx(45.0, abs=1.0)
    assert value(verdict, "right_crosstalk_db") > 60


def test_swapped_channels_are_caught(tmp_path: Path) -> None:
    caught = failed(judged(Call(swapped=True), tmp_path))
    assert {"left_crosstalk_db", "right_crosstalk_db", "left_purity_db"} <= caught


def test_without_a_tone_nothing_can_be_said_of_it_and_that_fails(tmp_path: Path) -> None:
    verdict = judged(Call(toneless=True), tmp_path)
    assert verdict["figures"]["left_tone_below_burst_db"]["value"] is None
    assert {"near_tone_first_s", "near_tone_missing", "left_tone_below_burst_db"} <= failed(verdict)


def test_missing_material_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(MeasureError, match=r"expected one recording.wav, found 0"):
        judge(tmp_path, [], 10.0)
    directory = make(Call(seconds=3, stretches=((0.2, 1.8),)), tmp_path)
    write(directory / "near-heard.wav", RATE, np.zeros(3 * RATE))
    with pytest.raises(MeasureError, match="not heard at the other"):
        judge(directory, [(0.2, 1.0), (1.5, 1.8)], 10.0)
    (directory / "far-said.wav").unlink()
    with pytest.raises(MeasureError, match=r"far-said.wav: expected a WAV file"):
        judge(directory, [], 10.0)
