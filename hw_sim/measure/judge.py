"""The judgement of a recorded call: every figure of its sound, each with its limit.

Reads what both parties said and heard and what the provider kept. All but the moments at which
keys were pressed is found in the sound itself. Must not know the phone.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from hw_sim.measure.absence import absent
from hw_sim.measure.alignment import RATE, Alignment, align
from hw_sim.measure.crosstalk import crosstalk_db, purity_db
from hw_sim.measure.figure import Figure
from hw_sim.measure.reminder_heard import Stretch, heard_figures
from hw_sim.measure.sound import MeasureError, Samples, Sound, read_sound
from hw_sim.measure.tone import Burst, bursts, tone_residue

CROSSTALK_DB: Final = 50.0
PURITY_DB: Final = 20.0
"""µ-law alone is 35 to 38 dB down."""
ABOVE_MEDIAN_DB: Final = 3.0
BELOW_BURST_DB: Final = 50.0
LIKENESS: Final = 0.8
COVERED_S: Final = 0.05
LENGTH_S: Final = 0.5
CUT_S: Final = 0.1
"""From the Pause key to the first sample that must not be recorded: two or three frames, and the
grain of the moments given."""
GRAIN_S: Final = 0.04
"""Moments of a capture are known to a frame, and the gates are a frame away from the codec."""


@dataclass(frozen=True, slots=True)
class _Call:
    """The material; times in seconds, `rate` of alignment unless said otherwise."""

    near_said: Samples
    far_said: Samples
    near_heard: Sound
    far_heard: Sound
    left: Samples
    right: Samples
    summary: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Side:
    """One channel: who should be in it, what was said there, and where it stands."""

    name: str
    channel: Samples
    said: Samples
    alignment: Alignment
    ear: Alignment | None  # what the near party heard of it, if it came over the wire

    def said_s(self, near_s: float) -> float:
        """What comes to the near end at `near_s` of its capture was said at this time."""
        return near_s if self.ear is None else self.ear.said_at(round(near_s * RATE)) / RATE


def judge(
    directory: Path,
    stretches: Sequence[Stretch],
    interval_s: float,
    recording: Path | None = None,
) -> dict[str, Any]:
    """Judge one recording of a call by the sound that `directory` holds.

    `directory`: near-said.wav, near-heard.wav (one capture, 16 kHz mono), far-said.wav,
    far-heard.wav (another), and the provider's folder with recording.wav (two channels, near
    left) and summary.json: `recording`, or else the only one anywhere in `directory`.
    `stretches`: from the key that began to the key that ended each recorded stretch (Record to
    Pause, Resume to StopRec), in seconds of the near capture. `interval_s`: N of SPEC C5.

    Returns `pass` (all figures do), `figures` (name → `value`, `unit`, `least`, `most`, `pass`;
    what cannot be measured is null, and fails), `bursts` (`near_heard`, `far_heard`: `start_s`,
    `duration_s`, `level_dbm0` each) and `recorded` (`left`, `right`: [begin, end] of each stretch
    found, in seconds of what that party said). Raises MeasureError, one line, if a file is missing
    or not what it should be, or if the parties cannot hear each other.
    """
    call = _read(directory, recording or _only_recording(directory))
    sides = _sides(call)
    heard = {
        "near_heard": bursts(call.near_heard.channels[0], call.near_heard.rate),
        "far_heard": bursts(call.far_heard.channels[0], call.far_heard.rate),
    }
    figures = [
        *_channel_figures(sides),
        *_pause_figures(sides, stretches),
        *_length_figures(call, stretches),
        *_residue_figures(sides, heard["near_heard"], heard["far_heard"]),
        *heard_figures("near", heard["near_heard"], stretches, interval_s),
        *heard_figures("far", heard["far_heard"], _at_far(call, stretches), interval_s),
    ]
    return {
        "pass": all(figure.passed for figure in figures),
        "figures": {figure.name: figure.as_json() for figure in figures},
        "bursts": {name: [_burst_json(one) for one in found] for name, found in heard.items()},
        "recorded": {side.name: _recorded_json(side.alignment) for side in sides},
    }


def _only_recording(directory: Path) -> Path:
    found = sorted(path.parent for path in directory.rglob("recording.wav"))
    if len(found) != 1:
        raise MeasureError(f"{directory}: expected one recording.wav, found {len(found)}")
    return found[0]


def _read(directory: Path, recording: Path) -> _Call:
    kept = read_sound(recording / "recording.wav", 2)
    try:
        summary = json.loads((recording / "summary.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise MeasureError(f"{recording}/summary.json: {error}") from error
    return _Call(
        near_said=read_sound(directory / "near-said.wav", 1).channel(0, RATE),
        far_said=read_sound(directory / "far-said.wav", 1).channel(0, RATE),
        near_heard=read_sound(directory / "near-heard.wav", 1),
        far_heard=read_sound(directory / "far-heard.wav", 1),
        left=kept.channel(0, RATE),
        right=kept.channel(1, RATE),
        summary=summary,
    )


def _sides(call: _Call) -> tuple[_Side, _Side]:
    ear = align(call.near_heard.channel(0, RATE), call.far_said)
    left, right = align(call.left, call.near_said), align(call.right, call.far_said)
    return (
        _Side("left", call.left, call.near_said, left, None),
        _Side("right", call.right, call.far_said, right, ear),
    )


def _at_far(call: _Call, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches as the far party hears them, in seconds of the far capture."""
    ear = align(call.far_heard.channel(0, RATE), call.near_said)
    begin, end = (
        [ear.heard_at(round(stretch[edge] * RATE)) / RATE for stretch in stretches]
        for edge in (0, 1)
    )
    return list(zip(begin, end, strict=True))


def _channel_figures(sides: tuple[_Side, _Side]) -> list[Figure]:
    """Left holds only the near party, right only the far party."""
    figures = []
    for side, other in (sides, sides[::-1]):
        wanted, unwanted = side.alignment.reference, other.alignment.reference
        leak = None
        with suppress(MeasureError):  # a voice that is nowhere: null, which fails
            leak = crosstalk_db(side.channel, wanted, unwanted)
        purity = purity_db(side.channel, wanted)
        figures += [
            Figure(f"{side.name}_crosstalk_db", "dB", leak, least=CROSSTALK_DB),
            Figure(f"{side.name}_purity_db", "dB", purity, least=PURITY_DB),
        ]
    return figures


def _pause_figures(sides: tuple[_Side, _Side], stretches: Sequence[Stretch]) -> list[Figure]:
    """What was said while paused is in no channel (SPEC H6)."""
    figures = []
    for side in sides:
        pauses = [
            (side.said_s(end + CUT_S), side.said_s(begin - GRAIN_S))
            for (_, end), (begin, _) in pairwise(stretches)
        ]
        found = [absent(side.channel, side.said, side.alignment, *pause) for pause in pauses]
        covered = sum(one.covered_s for one in found)
        alike = max((one.likeness for one in found), default=0.0)
        figures += [
            Figure(f"{side.name}_paused_s", "s", covered, most=COVERED_S),
            Figure(f"{side.name}_paused_likeness", "", alike, most=LIKENESS),
        ]
    return figures


def _length_figures(call: _Call, stretches: Sequence[Stretch]) -> list[Figure]:
    """The recording is as long as its stretches, and its summary counts its pauses."""
    length = sum(end - begin for begin, end in stretches)
    pauses = float(len(call.summary.get("pauses", ())))
    return [
        Figure("recorded_s", "s", len(call.left) / RATE, length - LENGTH_S, length + LENGTH_S),
        Figure("summary_pauses", "", pauses, len(stretches) - 1, len(stretches) - 1),
    ]


def _residue_figures(
    sides: tuple[_Side, _Side], near: Sequence[Burst], far: Sequence[Burst]
) -> list[Figure]:
    """The tone is in neither channel, at the moments at which it was heard; the burst as heard is
    the quietest that either party heard."""
    level = min((one.level_dbm0 for one in (*near, *far)), default=0.0)
    places = [sides[0].alignment.place_of(round(one.start_s * RATE)) for one in near]
    times = [place / RATE for place in places if place is not None]
    figures = []
    for side in sides:
        above = below = None
        with suppress(MeasureError):  # no burst in the recording: null, which fails
            residue = tone_residue(side.channel, RATE, times)
            above, below = residue.above_median_db, level - residue.loudest_dbm0
        figures += [
            Figure(f"{side.name}_tone_above_median_db", "dB", above, most=ABOVE_MEDIAN_DB),
            Figure(f"{side.name}_tone_below_burst_db", "dB", below, least=BELOW_BURST_DB),
        ]
    return figures


def _burst_json(burst: Burst) -> dict[str, float]:
    return {
        "start_s": round(burst.start_s, 4),
        "duration_s": round(burst.duration_s, 4),
        "level_dbm0": round(burst.level_dbm0, 2),
    }


def _recorded_json(alignment: Alignment) -> list[list[float]]:
    runs = alignment.runs
    return [
        [round((run.begin - run.lag) / RATE, 3), round((run.end - run.lag) / RATE, 3)]
        for run in runs
    ]
