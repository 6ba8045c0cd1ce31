"""Dial patterns: which numbers are of a kind, PSTN numbers say.

A subset of the vendor's dial plans: `0`–`9`, `*`, `#` and `+` stand for themselves, `x` for any
digit, `[2-9]` for one of a class, and `.` lets the element before it repeat, zero times or more.
Pure; a number is matched in time proportional to its length, whatever the pattern.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST_PATTERN: Final = 64

_DIGITS: Final = frozenset("0123456789")
_LITERALS: Final = _DIGITS | frozenset("*#+")
_SEPARATORS: Final = dict.fromkeys(map(ord, " -()."))
_CODED: Final = re.compile(r"(?:\*[0-9]{2}[*#]?|#[0-9]{2}#)(\+?[0-9]+)")


class PatternError(ValueError):
    """A pattern that is none; `offset` counts characters from its start, from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class _Element:
    """One place of a pattern: the characters that fit, and whether any number of them does."""

    fitting: frozenset[str]
    repeats: bool


def matches(pattern: str, number: str) -> bool:
    """Whether the number, without its separators, fits the pattern from end to end. Where there is
    no number, none fits.

    Raises PatternError if the pattern is none.
    """
    elements = _elements(pattern)
    reached = _skipping(elements, {0})
    bare = number.translate(_SEPARATORS)
    if not bare:
        return False
    for character in bare:
        fits = {at for at in reached if at < len(elements) and character in elements[at].fitting}
        reached = _skipping(elements, {at if elements[at].repeats else at + 1 for at in fits})
    return len(elements) in reached


def plain_numbers(number: str) -> Iterator[str]:
    """The number and, if it begins with a code of two digits that hides or shows who calls (`*67`,
    `#31#`), what is called behind it."""
    yield number
    coded = _CODED.fullmatch(number.translate(_SEPARATORS))
    if coded is not None:
        yield coded[1]


def read_patterns(text: str) -> tuple[str, ...]:
    """The patterns of a list such as `+x.|xxxxxxx.`, without white space around them.

    Raises PatternError for the first fault; `offset` counts from the start of the list.
    """
    patterns = []
    offset = 0
    for part in text.split("|"):
        pattern = part.strip()
        start = offset + len(part) - len(part.lstrip())
        try:
            _elements(pattern)
        except PatternError as error:
            raise PatternError(str(error), start + error.offset) from error
        patterns.append(pattern)
        offset += len(part) + 1
    return tuple(patterns)


def _elements(pattern: str) -> tuple[_Element, ...]:
    if not pattern:
        raise PatternError("expected a pattern such as +x., found none", 0)
    if len(pattern) > LONGEST_PATTERN:
        message = f"expected a pattern of at most {LONGEST_PATTERN} characters"
        raise PatternError(message, LONGEST_PATTERN)
    elements: list[_Element] = []
    at = 0
    while at < len(pattern):
        fitting, after = _fitting(pattern, at)
        repeats = pattern[after : after + 1] == "."
        elements.append(_Element(fitting, repeats))
        at = after + repeats
    return tuple(elements)


def _fitting(pattern: str, at: int) -> tuple[frozenset[str], int]:
    """The characters that fit the element which starts here, and where it ends."""
    character = pattern[at]
    if character == "x":
        return _DIGITS, at + 1
    if character == "[":
        return _class(pattern, at)
    if character in _LITERALS:
        return frozenset(character), at + 1
    message = f"expected 0–9, *, #, +, x or [2-9], each with . or without, found {character!r}"
    raise PatternError(message, at)


def _class(pattern: str, at: int) -> tuple[frozenset[str], int]:
    end = pattern.find("]", at)
    if end < 0:
        raise PatternError("expected ] at the end of the class", at)
    fitting: set[str] = set()
    place = at + 1
    while place < end:
        low = pattern[place]
        ranged = pattern[place + 1] == "-"
        high = pattern[place + 2] if ranged else low
        if not ({low, high} <= _DIGITS and low <= high):
            raise PatternError("expected digits and ranges such as [2-9] in the class", place)
        fitting.update(str(digit) for digit in range(int(low), int(high) + 1))
        place += 3 if ranged else 1
    if not fitting:
        raise PatternError("expected digits and ranges such as [2-9] in the class", at)
    return frozenset(fitting), end + 1


def _skipping(elements: tuple[_Element, ...], reached: set[int]) -> set[int]:
    """These places, and those behind them that elements which may be absent lead to."""
    result = set(reached)
    for at, element in enumerate(elements):
        if at in result and element.repeats:
            result.add(at + 1)
    return result
