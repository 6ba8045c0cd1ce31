"""ToneScript as data: `350@-19,440@-19;2(.1/.1/1+2);10(*/0/1+2)`, and as it is written.

Knows what a script says and what tone that is; reading is `tone_script_parser`'s. Knows no
parameter and no tone by name.
"""

from dataclasses import dataclass

from tones.catalogue import Section, Segment, Tone


@dataclass(frozen=True, slots=True)
class Step:
    """A segment as it is written: sound, then silence; None: for ever. `components` are numbers
    of the script's frequencies, from 1; none is silence."""

    on_ms: int | None
    off_ms: int | None
    components: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cadence:
    """A section as it is written: its steps are repeated for `lasts_ms`; None: for ever."""

    lasts_ms: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ToneScript:
    """A script as it is written. Levels are dBm0 here, where the vendor says dBm."""

    frequencies: tuple[tuple[int, float], ...]
    cadences: tuple[Cadence, ...]

    def tone(self, name: str) -> Tone:
        """The tone that it is."""
        return Tone(name, tuple(self._section(cadence) for cadence in self.cadences))

    @property
    def lasts_ms(self) -> int | None:
        """All sections together; None: for ever."""
        lengths = [cadence.lasts_ms for cadence in self.cadences]
        return None if None in lengths else sum(length or 0 for length in lengths)

    def _section(self, cadence: Cadence) -> Section:
        segments = list[Segment]()
        for step in cadence.steps:
            partials = tuple(self.frequencies[number - 1] for number in step.components)
            for duration_ms, sounding in ((step.on_ms, partials), (step.off_ms, ())):
                if duration_ms != 0:
                    segments.append(Segment(duration_ms, sounding))
        return Section(tuple(segments), cadence.lasts_ms)

    def __str__(self) -> str:
        """As it is written, without what need not be."""
        frequencies = ",".join(f"{hz}@{dbm0:g}" for hz, dbm0 in self.frequencies)
        return ";".join((frequencies, *map(_cadence_text, self.cadences)))


def _cadence_text(cadence: Cadence) -> str:
    steps = (
        f"{_time_text(step.on_ms)}/{_time_text(step.off_ms)}/"
        f"{'+'.join(map(str, step.components)) or '0'}"
        for step in cadence.steps
    )
    return f"{_time_text(cadence.lasts_ms)}({','.join(steps)})"


def _time_text(milliseconds: int | None) -> str:
    if milliseconds is None:
        return "*"
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds or ('' if rest else '0')}{f'.{rest:03}'.rstrip('0') if rest else ''}"
