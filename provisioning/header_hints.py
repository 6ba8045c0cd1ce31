"""Header hints: texts in a SIP header that tell where a call comes from, `Contact: *;tgrp=*` say.

In the text of a hint `*` stands for any text, also none; every other character for itself, in any
case. Pure. What is matched was sent by others: the time is proportional to its length whatever
stands in it, and of each message MOST_LINES headers at most are looked at, of each LONGEST_LINE
characters.
"""

import re
from dataclasses import dataclass
from typing import Final

from provisioning.numbers import PatternError

HEADERS: Final = (
    *("Alert-Info", "Contact", "From", "P-Access-Network-Info", "P-Asserted-Identity"),
    "Remote-Party-ID",
)
"""The headers that are looked at, beside all whose name begins with X-."""

MOST_LINES: Final = 32
LONGEST_LINE: Final = 512
LONGEST_TEXT: Final = 128

_NAME: Final = re.compile(r"[A-Za-z0-9.!%_+'~-]{1,64}")
_COMPACT: Final = (("f", "from"), ("m", "contact"))
_LOOKED_AT: Final = frozenset(name.lower() for name in HEADERS)
_EXPECTED: Final = "expected Header: text, with * for any text"


@dataclass(frozen=True, slots=True)
class HeaderHint:
    """A header by its name, and what its value must look like."""

    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"


def looked_at(name: str) -> bool:
    """Whether a header of this name may tell where a call comes from."""
    full = _full(name)
    return full in _LOOKED_AT or full.startswith("x-")


def fits(hint: HeaderHint, line: str) -> bool:
    """Whether this header line, `Name: value` as received, is what the hint describes.

    Names in any case and in RFC 3261 §7.3.3's short forms; white space in the value, and the line
    breaks of a folded one (§7.3.1), are single spaces.
    """
    name, colon, value = line[:LONGEST_LINE].partition(":")
    if not colon or _full(name) != _full(hint.name):
        return False
    return _covers(hint.text.lower(), " ".join(value.split()).lower())


def folded(hint: HeaderHint) -> HeaderHint:
    """As it is compared: in any case, its name in full."""
    return HeaderHint(_full(hint.name), hint.text.lower())


def read_hints(text: str) -> tuple[HeaderHint, ...]:
    """The hints of a list such as `Contact: *;tgrp=*|X-Trunk: *`.

    Raises PatternError for the first fault; `offset` counts from the start of the list.
    """
    hints = []
    offset = 0
    for part in text.split("|"):
        start = offset + len(part) - len(part.lstrip())
        hints.append(_hint(part.strip(), start))
        offset += len(part) + 1
    return tuple(hints)


def _hint(written: str, start: int) -> HeaderHint:
    name, colon, text = (it.strip() for it in written.partition(":"))
    if not (colon and _NAME.fullmatch(name) and text):
        raise PatternError(f"{_EXPECTED}, found {written[:60]!r}", start)
    if not looked_at(name):
        raise PatternError(f"expected {', '.join(HEADERS)} or X-…, found {name}", start)
    if len(text) > LONGEST_TEXT:
        raise PatternError(f"expected a text of at most {LONGEST_TEXT} characters", start)
    return HeaderHint(name, " ".join(text.split()))


def _full(name: str) -> str:
    low = name.strip().lower()
    return next((full for short, full in _COMPACT if short == low), low)


def _covers(pattern: str, text: str) -> bool:
    """From end to end; each piece between two `*` where it first stands, which is never too late
    for the others."""
    first, *rest = pattern.split("*")
    if not rest:
        return text == first
    *middle, last = rest
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in middle:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(text) - at >= len(last) and text.endswith(last)
