"""What was heard against what was to be heard: who, what, in which order and language, when.

Both are lists of notices on one time axis; every difference is a line for people. Knows neither
sound nor the rules of who hears what.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Final

from hw_sim.measure.matching import Found
from hw_sim.measure.signals import REMINDER, RINGING

FAR, EAR = "far", "ear"
"""The far party, and our own user."""

WORDS: Final = "words"
"""What a burst is counted `after` that comes half a second after the last of them."""

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


@dataclass(frozen=True, slots=True)
class Difference:
    """A line for people. `away_s` is by how much the notice is not in its place, None: its place is
    not what is wrong; `limit_s` by how much it may be. `lost`: all that was heard was to be heard,
    in that order, but this is missing. `torn`: it is of a voice, as far as can be told."""

    line: str
    away_s: float | None = None
    limit_s: float = 0.0
    lost: bool = False
    torn: bool = False

    def __str__(self) -> str:
        return self.line


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
    expected: Iterable[Notice], found: Iterable[Notice], error_s: float
) -> tuple[Difference, ...]:
    """Where they differ, each by who hears it; none if all is as expected. A notice may be
    `error_s` early or late, to the millisecond."""
    wanted, there = sorted_by_who(expected), sorted_by_who(found)
    return tuple(
        one
        for who in (FAR, EAR)
        for one in _differences(wanted[who], _without_the_cut(wanted[who], there[who]), error_s)
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


def _differences(
    expected: list[Notice], found: list[Notice], error_s: float
) -> Iterator[Difference]:
    lost = _is_part(found, expected)
    for due, it in zip_longest(expected, found):
        if due is None:
            yield Difference(f"too much: {it}")
        elif it is None:
            yield Difference(f"missing: {due}", lost=lost)
        elif due.what != it.what:
            yield Difference(f"another: {it}; expected: {due}", lost=lost)
        else:
            yield from _wrong(due, it, error_s)


def _is_part(found: list[Notice], expected: list[Notice]) -> bool:
    """Whether it is what was expected, in that order, but for some that are missing."""
    left = iter(it.what for it in expected)
    return len(found) < len(expected) and all(it.what in left for it in found)


def _wrong(due: Notice, it: Notice, error_s: float) -> Iterator[Difference]:
    """All in which it is not as it should be; the rest of a burst fits anywhere in the burst."""
    away_s = it.at_s - due.at_s
    if due.may_be_cut and it.whole < _WHOLE and abs(away_s) < _REST_S:
        return
    both = f"{it}; expected: {due}"
    if round(abs(away_s), 3) > error_s:
        yield Difference(f"{1000 * away_s:+.0f} ms away: {both}", away_s, error_s)
    if abs(it.level_db - due.level_db) > LEVEL_DB:
        yield Difference(f"at another level: {both}")
    if it.whole < _WHOLE:
        yield Difference(f"cut short: {both}", lost=True)
