"""The types of parameter values: how each is written, and what the text means.

Knows no parameter by name. Every reader is a pure function of the text that raises MismatchError;
what was found is told by the caller, who knows whether it is a secret.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Final, Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=Enum)

LONGEST_TEXT: Final = 255


class MismatchError(ValueError):
    """The text is not of the type: what was expected, and a remark on what was found."""

    def __init__(self, expected: str, remark: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.remark = remark


@dataclass(frozen=True, slots=True)
class ValueType(Generic[T_co]):
    """A type of value: its description for people, its reader, and whether empty is a value.

    `read` raises MismatchError. Where empty is no value, an empty element puts the parameter back
    to its default and `read` never sees it.
    """

    description: str
    read: Callable[[str], T_co]
    admits_empty: bool = False


def yes_no() -> ValueType[bool]:
    """`Yes` or `No` in any case, as the vendor's samples and the field write it."""

    def read(text: str) -> bool:
        word = text.lower()
        if word not in ("yes", "no"):
            raise MismatchError("Yes or No")
        return word == "yes"

    return ValueType("Yes or No", read)


def unsigned(low: int, high: int, *, or_zero: str = "") -> ValueType[int]:
    """A decimal or 0x hexadecimal number; `or_zero` says what 0, beside the range, means."""
    expected = f"{low}–{high}" + (f", or 0 for {or_zero}" if or_zero else "")

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,10}|0[xX][0-9a-fA-F]{1,8}", text):
            raise MismatchError(f"a number {expected}")
        number = int(text, 16) if text[:2].lower() == "0x" else int(text)
        if not (low <= number <= high or (or_zero and number == 0)):
            raise MismatchError(expected)
        return number

    return ValueType(expected, read)


def level(low: int, high: int) -> ValueType[float]:
    """A power level with at most one decimal place (the vendor's type PwrLevel)."""
    expected = f"{low} to {high}".replace("-", "−")

    def read(text: str) -> float:
        if not re.fullmatch(r"[+-]?[0-9]{1,3}(\.[0-9])?", text) or not low <= float(text) <= high:
            raise MismatchError(f"a level {expected}")
        return float(text)

    return ValueType(expected, read)


def choice(members: type[E], *, not_here: Iterable[str] = ()) -> ValueType[E]:
    """One of an enum's values, spelt exactly; `not_here` are the vendor's words we have not."""
    words = [str(member.value) for member in members]
    listed = " or ".join([", ".join(words[:-1]), words[-1]])
    absent = frozenset(not_here)

    def read(text: str) -> E:
        if text in words:
            return members(text)
        raise MismatchError(
            listed, ", which is not in this build" if text in absent else nearest(text)
        )

    def nearest(text: str) -> str:
        found = text.lower()[:64]
        starting = [word for word in words if found and word.lower().startswith(found)]
        by_case = {word.lower(): word for word in words}
        near = starting or [by_case[word] for word in get_close_matches(found, by_case, n=1)]
        return f"; did you mean {near[0]}?" if near else ""

    return ValueType(", ".join(words), read)


def optional(of: ValueType[T]) -> ValueType[T | None]:
    """The same type, with empty for None."""

    def read(text: str) -> T | None:
        return of.read(text) if text else None

    return ValueType(f"{of.description}, or empty", read, admits_empty=True)


def text(pattern: str, description: str) -> ValueType[str]:
    """Text that matches the pattern as a whole, or is empty; the description says what it is."""
    compiled = re.compile(pattern)

    def read(value: str) -> str:
        if value and not compiled.fullmatch(value):
            raise MismatchError(description)
        return value

    return ValueType(description, read, admits_empty=True)


def label() -> ValueType[str]:
    """Text for people: any letters, no control characters."""
    return text(
        rf"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{{1,{LONGEST_TEXT}}}",
        f"text of at most {LONGEST_TEXT} characters",
    )
