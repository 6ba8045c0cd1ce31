"""What was heard against what was to be heard: who, what, in which order and language, when.

Both are lists of notices on one time axis; every difference is a line for people. Knows neither
sound nor the rules of who hears what.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Final

from hw_sim.measure.matching import Found
from hw_sim.measure.signals import REMINDER, RINGING

FAR, EAR = "far", "ear"
"""The far party, and our own user."""

WORDS: Final = "words"
"""What a burst is counted `after` that comes half a second after the last of them."""

Late = tuple[float, float]
"""From and to, in seconds."""

LEVEL_DB: Final = 2.0
_WHOLE: Final = 0.97
_REST_S: Final = 0.2


@dataclass(frozen=True, slots=True)
class Notice:
    """What one of them hears: `what` is a signal's name, `after` says from which moment its place
    is counted, `offset_s` how long after it; `may_be_cut`: what it belongs to may end before it."""

    who: str
    what: str
    at_s: float
    after: str = ""
    offset_s: float = 0.0
    level_db: float = 0.0
    whole: float = 1.0
    may_be_cut: bool = False

    def __str__(self) -> str:
        cut = "" if self.whole >= _WHOLE else f" cut to {100 * self.whole:.0f} %"
        after = f"  ({self.after} {self.offset_s:+.2f})" if self.after else ""
        return f"{self.at_s:8.3f}  {self.who:3}  {self.what} {self.level_db:+.1f} dB{cut}{after}"


def heard(who: str, found: Iterable[Found], rate: int, begin_s: float = 0.0) -> tuple[Notice, ...]:
    """What was found in the track of one of them whose first sample was at `begin_s`; the tone
    that tells a caller that we alert is no notice."""
    return tuple(
        Notice(who, it.name, begin_s + it.at / rate, level_db=it.level_db, whole=it.whole)
        for it in found
        if it.name != RINGING
    )


def placed(expected: Sequence[Notice], found: Sequence[Notice]) -> tuple[Notice, ...]:
    """What was found, told by the moments of what was expected in the same place of the order."""
    return tuple(
        replace(it, after=due.after, offset_s=it.at_s - due.at_s + due.offset_s)
        for due, it in zip(expected, found, strict=True)
    )


def differences(
    expected: Iterable[Notice], found: Iterable[Notice], error_s: float, frame_s: float = 0.0
) -> tuple[str, ...]:
    """Where they differ, each by who hears it; none if all is as expected. A notice may be
    `error_s` early or late, and later by the frame at whose beginning it could begin."""
    wanted, there = sorted_by_who(expected), sorted_by_who(found)
    late = (-error_s, error_s + frame_s)
    return tuple(
        line
        for who in (FAR, EAR)
        for line in _differences(wanted[who], _without_the_cut(wanted[who], there[who]), late)
    )


def strides(expected: Iterable[Notice], found: Iterable[Notice]) -> tuple[float, ...]:
    """By how much (s) what counts from another notice is further from that than expected, in the
    same ear; of lists that have no differences otherwise."""
    wanted, there = sorted_by_who(expected), sorted_by_who(found)
    return tuple(
        (it.at_s - before.at_s) - (due.at_s - due_before.at_s)
        for who in (FAR, EAR)
        for (due_before, due), (before, it) in zip(
            pairwise(wanted[who]), pairwise(there[who]), strict=False
        )
        if due.after in (WORDS, REMINDER) and it.whole > _WHOLE
    )


def side_by_side(expected: Iterable[Notice], found: Iterable[Notice]) -> str:
    """Both lists, for people."""
    wanted, there = sorted_by_who(expected), sorted_by_who(found)
    rows = [
        f"{due or ''!s:64}| {it or ''}"
        for who in (FAR, EAR)
        for due, it in zip_longest(wanted[who], there[who])
    ]
    return "\n".join((f"{'expected':64}| found", *rows))


def sorted_by_who(notices: Iterable[Notice]) -> dict[str, list[Notice]]:
    """The lists of the far party and of our ear, in order of time."""
    every = sorted(notices, key=lambda it: it.at_s)
    return {who: [it for it in every if it.who == who] for who in (FAR, EAR)}


def _without_the_cut(expected: list[Notice], found: list[Notice]) -> list[Notice]:
    """What may be cut short and was, to so little that it cannot be told, is taken as heard."""
    missing = [it for it in expected[len(found) :] if it.may_be_cut]
    return found + missing if len(found) + len(missing) == len(expected) else found


def _differences(expected: list[Notice], found: list[Notice], late: Late) -> list[str]:
    lines = []
    for due, it in zip_longest(expected, found):
        if due is None:
            lines.append(f"too much: {it}")
        elif it is None:
            lines.append(f"missing: {due}")
        elif due.what != it.what:
            lines.append(f"another: {it}; expected: {due}")
        elif wrong := _wrong(due, it, late):
            lines.append(f"{wrong}: {it}; expected: {due}")
    return lines


def _wrong(due: Notice, it: Notice, late: Late) -> str:
    """In what it is not as it should be; the rest of a burst fits anywhere in the burst."""
    if due.may_be_cut and it.whole < _WHOLE and abs(it.at_s - due.at_s) < _REST_S:
        return ""
    if not late[0] <= it.at_s - due.at_s <= late[1]:
        return f"{1000 * (it.at_s - due.at_s):+.0f} ms away"
    if abs(it.level_db - due.level_db) > LEVEL_DB:
        return "at another level"
    return "cut short" if it.whole < _WHOLE else ""
