"""The LCD's colours, each with a contrast of its own on every ground (look, "Colours").

Red means that sound may be flowing to a recorder, and nothing else. Amber: it could, and does
not. Green: a call. Knows nothing of what is drawn with them.
"""

from dataclasses import dataclass
from typing import Final

Rgb = tuple[int, int, int]


def _rgb(digits: str) -> Rgb:
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they mean; `on_red` is text on red, `tint` the ground under amber."""

    name: str
    ground: Rgb
    column: Rgb
    paper: Rgb  # keys, focus, toast
    ink: Rgb
    ink2: Rgb
    red: Rgb
    on_red: Rgb
    amber: Rgb
    tint: Rgb
    green: Rgb
    edge: Rgb
    rule: Rgb
    bar: Rgb  # the rules under the header and over the softkeys


DAY: Final = Theme(
    name="Day",
    ground=_rgb("F6F6F3"),
    column=_rgb("EAEBE7"),
    paper=_rgb("FFFFFF"),
    ink=_rgb("14181C"),
    ink2=_rgb("464E55"),
    red=_rgb("B3121B"),
    on_red=_rgb("FFFFFF"),
    amber=_rgb("7A4800"),
    tint=_rgb("FFF0CF"),
    green=_rgb("0A6638"),
    edge=_rgb("7C8389"),
    rule=_rgb("C2C6C1"),
    bar=_rgb("C2C6C1"),
)

NIGHT: Final = Theme(
    name="Night",
    ground=_rgb("0F1316"),
    column=_rgb("191F24"),
    paper=_rgb("20272D"),
    ink=_rgb("F2F4F5"),
    ink2=_rgb("B6BFC6"),
    red=_rgb("FF6259"),
    on_red=_rgb("1A0405"),
    amber=_rgb("FFC25C"),
    tint=_rgb("2B2210"),
    green=_rgb("5CD08A"),
    edge=_rgb("76828C"),
    rule=_rgb("36404A"),
    bar=_rgb("36404A"),
)

_WHITE, _BLACK = _rgb("FFFFFF"), _rgb("000000")


def _without_colour(name: str, ink2: Rgb, edge: Rgb, rule: Rgb) -> Theme:
    return Theme(
        name=name,
        ground=_WHITE,
        column=_WHITE,
        paper=_WHITE,
        ink=_BLACK,
        ink2=ink2,
        red=_BLACK,
        on_red=_WHITE,
        amber=_BLACK,
        tint=_WHITE,
        green=_BLACK,
        edge=edge,
        rule=rule,
        bar=_BLACK,
    )


GREY: Final = _without_colour("grey", _rgb("444444"), _rgb("777777"), _rgb("AAAAAA"))
ONE_BIT: Final = _without_colour("1-bit", _BLACK, _BLACK, _BLACK)

THEMES: Final = (DAY, NIGHT, GREY)


def theme(name: str) -> Theme:
    """The theme a person may choose, by its name (`Day`, `Night`, `grey`).

    Raises ValueError, naming those there are, for any other name.
    """
    for candidate in THEMES:
        if candidate.name == name:
            return candidate
    names = ", ".join(known.name for known in THEMES)
    raise ValueError(f"theme {name!r} is not known; there are {names}")
