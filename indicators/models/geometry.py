"""The words of an LCD's geometry: where things stand, in px from the left top corner.

Data only. Boxes end before `right` and `bottom`; `baseline` is where letters stand; a tuple of
sizes is tried from the largest on. A text on the same baseline as a timer yields to the timer.
"""

from dataclasses import dataclass
from enum import Enum


class Depth(Enum):
    """What a pixel can show."""

    COLOUR = "colour"
    GREY = "grey"
    ONE_BIT = "1-bit"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `right` and `bottom` are the first px outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """px from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """px from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> int:
        """The column in the middle."""
        return (self.left + self.right) // 2


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text."""

    baseline: int
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeaderBar:
    """The line's name and number, the fixed recording slot, the mute slot, the clock."""

    height: int
    margin: int
    row: Row
    gap: int
    slot: Box
    mute: Box


@dataclass(frozen=True, slots=True)
class LineKeys:
    """Two columns of labels beside the line keys; offsets are within a cell."""

    top: int
    cell: tuple[int, int]  # px
    rows: int
    rule_inset: int  # how far from the outer edge a rule between two keys begins
    inset: tuple[int, int]  # of the text, from the cell's left: left column, right column
    outset: tuple[int, int]  # of the text's room, from the cell's right
    label: Row
    detail: Row
    alone: int  # baseline of a label without detail
    pair: Row  # the upper of a label's two lines; the lower stands at the detail's baseline
    icon: int
    icon_top: int
    tab: int  # width
    tab_inset: int
    focus: Box | None  # within the cell; None: focus is bold alone
    frame: tuple[int, int]  # radius, thickness of the focus box


@dataclass(frozen=True, slots=True)
class SoftkeyBar:
    """Four keys in a bar at the bottom."""

    top: int
    keys: tuple[Box, Box, Box, Box]
    row: Row
    padding: int
    frame: tuple[int, int]  # radius, thickness


@dataclass(frozen=True, slots=True)
class Card:
    """The call in focus. Without a row for the status, the number's row serves both."""

    status: Row | None
    timer: Row
    name: Row
    pair: tuple[int, int] | None  # baselines of a name on two lines
    number: Row | None
    number_under_pair: int
    toast: Box
    toast_row: Row


@dataclass(frozen=True, slots=True)
class Cards:
    """The card alone, under another call's strip, over two banners, and between both."""

    left: int
    right: int
    alone: Card
    under_strip: Card
    over_two: Card
    between: Card


@dataclass(frozen=True, slots=True)
class Strip:
    """The other call, on top of the card."""

    box: Box
    icon: Box
    name_left: int
    row: Row
    chip: Box
    chip_icon: Box
    chip_right: int
    frame: tuple[int, int]  # the chip's radius, thickness


@dataclass(frozen=True, slots=True)
class BannerRow:
    """One banner. Without a row for `who`, it follows the word where there is room."""

    box: Box
    icon: Box
    text_left: int
    tile: int  # where the red tile of a start ends
    word: Row
    who: Row
    timer: Row
    right: int
    frame: tuple[int, int]  # radius, thickness
    gap: int  # px between dashes of a broken frame

    @property
    def inline(self) -> bool:
        """Whether word and `who` share a line."""
        return self.who.baseline == self.word.baseline


@dataclass(frozen=True, slots=True)
class Banners:
    """One banner, two banners, or one quiet line."""

    one: BannerRow
    two: tuple[BannerRow, BannerRow]
    quiet: Row
    quiet_left: int
    quiet_rule: Box | None


@dataclass(frozen=True, slots=True)
class IdleRows:
    """The clock in the middle, the date, one line of news."""

    clock: Row
    date: Row
    notice: Row
    rule: Box | None


@dataclass(frozen=True, slots=True)
class Model:
    """An LCD and what stands where on it."""

    name: str
    width: int
    height: int
    depth: Depth
    header: HeaderBar
    line_keys: LineKeys | None
    softkeys: SoftkeyBar
    cards: Cards
    strip: Strip | None
    banners: Banners
    idle: IdleRows
