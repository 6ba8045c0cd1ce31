"""How a text is made to fit its box: smaller steps, a shorter form, two lines, an ellipsis.

Pure but for the fonts' widths (look, "Long labels"). What fits is remembered: a screen is
drawn every second with the same words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from indicators.fonts import Font, printable, width

ELLIPSIS = "…"
FIRST_CJK = "\u2e80"  # from here on, a line may be broken between any two characters


@dataclass(frozen=True, slots=True)
class Fitted:
    """The text as it is drawn, and its font."""

    text: str
    font: Font

    @property
    def width(self) -> int:
        """The px it takes."""
        return width(self.text, self.font)


def _first(forms: tuple[str, ...], fonts: tuple[Font, ...], room: int) -> Fitted | None:
    """The first form that fits, each tried in every font before the next."""
    tries = (Fitted(printable(form), font) for form, font in product(forms, fonts) if form)
    return next((fitted for fitted in tries if fitted.width <= room), None)


def _cut(text: str, font: Font, room: int, end: str) -> Fitted:
    """As much of `text` as fits with `end` behind it; nothing where not one letter does."""
    text = printable(text)
    for length in range(len(text), 0, -1):
        fitted = Fitted(text[:length].rstrip() + end, font)
        if fitted.width <= room:
            return fitted
    return Fitted("", font)


@lru_cache(maxsize=1024)
def line(forms: tuple[str, ...], fonts: tuple[Font, ...], room: int) -> Fitted:
    """One line: each form in every font (largest first), then the last form with an ellipsis."""
    return _first(forms, fonts, room) or _cut(forms[-1], fonts[-1], room, ELLIPSIS)


@lru_cache(maxsize=1024)
def label(forms: tuple[str, ...], fonts: tuple[Font, ...], room: int) -> Fitted:
    """A key's label: as `line`, but never an ellipsis: what cannot fit is cut."""
    wanted = tuple(form for form in forms if form) or ("",)
    return _first(wanted, fonts, room) or _cut(wanted[-1], fonts[-1], room, "")


@lru_cache(maxsize=1024)
def whole(forms: tuple[str, ...], fonts: tuple[Font, ...], room: int) -> Fitted | None:
    """As `line`, but nothing rather than a cut text."""
    return _first(forms, fonts, room)


@lru_cache(maxsize=1024)
def tail(text: str, font: Font, room: int) -> Fitted:
    """The end of `text`, an ellipsis before it: digits being keyed, of which the last count."""
    text = printable(text)
    for start in range(len(text) + 1):
        fitted = Fitted((ELLIPSIS if start else "") + text[start:], font)
        if fitted.width <= room:
            return fitted
    return Fitted("", font)


def _breaks(text: str) -> Iterator[tuple[str, str]]:
    """`text` in two, wherever it may be broken: at spaces before elsewhere, the longest first
    line first."""
    places = range(len(text) - 1, 0, -1)
    for at in places:
        if text[at] == " ":
            yield text[:at].rstrip(), text[at + 1 :].lstrip()
    for at in places:
        if text[at - 1] in "-/" or min(text[at - 1], text[at]) >= FIRST_CJK:
            yield text[:at], text[at:].lstrip()


@lru_cache(maxsize=1024)
def two_lines(text: str, fonts: tuple[Font, ...], room: int) -> tuple[Fitted, Fitted] | None:
    """Two lines in the largest font that holds both; in the smallest, each line that is still
    too long ends in an ellipsis. None for a text that cannot be broken."""
    breaks = tuple(_breaks(printable(text)))
    if not breaks:
        return None
    for font in fonts:
        for upper, lower in breaks:
            if width(upper, font) <= room and width(lower, font) <= room:
                return Fitted(upper, font), Fitted(lower, font)
    last = fonts[-1]
    fitting = (lines for lines in breaks if width(lines[0], last) <= room)
    upper, lower = next(fitting, breaks[-1])
    return line((upper,), (last,), room), line((lower,), (last,), room)
