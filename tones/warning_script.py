"""The recorder warning tone as ToneScript: `1400@-16;*(.2/14.8/1)`, both ways.

Knows which scripts are a reminder's (SPEC C5, H7): bursts that come for ever, every 10–90 s, and
that everybody can hear. Australia's, the first burst longer:
`425@-16;15.36(1/14.36/1);*(.36/15/1)`.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tones.audible import LOUDEST_DBM0, QUIETEST_DBM0, expected_frequencies
from tones.catalogue import Section, Segment
from tones.tone_script import Cadence, Step, ToneScript
from tones.tone_script_parser import ToneScriptError, parse
from tones.warning_tone import WarningTone, length_ms

SHORTEST_PERIOD_MS, LONGEST_PERIOD_MS = 10_000, 90_000
"""SPEC H7."""

SHORTEST_BEEP_MS: Final = 50
LONGEST_BURST_MS: Final = 3_000
"""With beeps of 1 s each, which a profile may ask for, it is over before the next all the same."""


def read(text: str) -> WarningTone:
    """The reminder that a script describes.

    Raises ToneScriptError if it is no script, or one that no reminder may have.
    """
    script = parse(text)
    offsets = [0, *(at + 1 for at, character in enumerate(text) if character == ";")]
    for fault, section in _faults(script):
        found = text.split(";")[section].strip()[:40]
        raise ToneScriptError(fault, repr(found), offsets[section])
    *before, last = script.tone("").sections
    first = _burst(before[0]) if before else ()
    return WarningTone(_burst(last), first, length_ms(last.segments))


def write(tone: WarningTone) -> ToneScript:
    """The script of a reminder whose frequencies are whole Hz."""
    used = dict.fromkeys(
        (round(hz), round(dbm0, 1))
        for segment in (*tone.first, *tone.burst)
        for hz, dbm0 in segment.partials
    )
    numbers = {partial: number for number, partial in enumerate(used, 1)}

    def cadence(burst: tuple[Segment, ...], lasts_ms: int | None) -> Cadence:
        pause = Segment(tone.period_ms - length_ms(burst))
        return Cadence(lasts_ms, tuple(_steps((*burst, pause), numbers)))

    first = (cadence(tone.first, tone.period_ms),) if tone.first else ()
    return ToneScript(tuple(used), (*first, cadence(tone.burst, None)))


def _steps(segments: tuple[Segment, ...], numbers: dict[tuple[int, float], int]) -> Iterator[Step]:
    """Each sound with the silence that follows it."""
    for segment, after in pairwise(segments):
        if segment.partials:
            components = (numbers[round(hz), round(dbm0, 1)] for hz, dbm0 in segment.partials)
            silence_ms = 0 if after.partials else after.duration_ms
            yield Step(segment.duration_ms, silence_ms, tuple(components))


def _burst(section: Section) -> tuple[Segment, ...]:
    """A round without the silence at its end; silences that follow one another are one."""
    burst = list[Segment]()
    for segment in section.segments:
        if burst and not (burst[-1].partials or segment.partials):
            burst[-1] = Segment(length_ms((burst[-1], segment)))
        else:
            burst.append(segment)
    return tuple(burst if burst[-1].partials else burst[:-1])


def _faults(script: ToneScript) -> Iterator[tuple[str, int]]:
    """What is expected instead, and in which part of the script: 0 are the frequencies."""
    if expected := expected_frequencies(script):
        yield expected, 0
    sections = script.tone("").sections
    for number, section in enumerate(sections, 1):
        yield from ((fault, number) for fault in _faults_of(section))
    last = sections[-1]
    if last.lasts_ms is not None:
        yield "* for its length: the reminder goes on while the recording does", len(sections)
    period_ms = length_ms(last.segments)
    if not SHORTEST_PERIOD_MS <= period_ms <= LONGEST_PERIOD_MS:
        yield "a tone and a pause of 10–90 s together", len(sections)
    if not {period_ms} >= {it for one in sections[:-1] for it in (one.lasts_ms, _round(one))}:
        yield "one tone and pause, as long as those that follow", 1


def _round(section: Section) -> int:
    return length_ms(section.segments)


def _faults_of(section: Section) -> Iterator[str]:
    segments = section.segments
    if any(segment.duration_ms is None for segment in segments):
        yield "tones and pauses that have an end"
        return
    if not segments[0].partials or segments[-1].partials:
        yield "a tone first and a pause last"
        return
    burst = WarningTone(_burst(section))
    beeps = [segment.duration_ms or 0 for segment in burst.burst if segment.partials]
    if min(beeps) < SHORTEST_BEEP_MS or burst.duration_ms > LONGEST_BURST_MS:
        yield f"tones of {SHORTEST_BEEP_MS / 1000:g} s or more, {LONGEST_BURST_MS // 1000} s in all"
    if not QUIETEST_DBM0 <= burst.level_dbm0 <= LOUDEST_DBM0:
        yield f"a level of {QUIETEST_DBM0} to {LOUDEST_DBM0} dBm0"
