"""The strip: the call that is not in focus, and whether it is being recorded."""

from indicators import fitting
from indicators.canvas import Canvas
from indicators.models.geometry import Strip
from indicators.screen import Icon, Moment, OtherCall
from indicators.themes import Rgb


def draw_strip(canvas: Canvas, other: OtherCall, geometry: Strip, moment: Moment) -> None:
    """Draw the other call's name, and its recording in a chip of its own."""
    theme, box, row = canvas.theme, geometry.box, geometry.row
    canvas.plate(box, theme.column, 8)
    if other.icon:
        at = (geometry.icon.left, geometry.icon.top)
        canvas.icon(other.icon, at, geometry.icon.width, canvas.icon_colour(other.icon))
    right = geometry.chip.left if other.recording else box.right
    room = right - 8 - geometry.name_left
    name = fitting.line((other.name,), canvas.regular(*row.sizes), room)
    canvas.text((geometry.name_left, row.baseline), name, theme.ink)
    if other.recording:
        _draw_chip(canvas, other.recording, other.stopwatch, geometry, moment)


def _draw_chip(
    canvas: Canvas, icon: Icon, stopwatch: str | None, geometry: Strip, moment: Moment
) -> None:
    """Solid while recording, else hollow (look, rule 1)."""
    words, shape = _chip(canvas, icon, geometry)
    box = geometry.chip_icon
    canvas.icon(icon, (box.left, box.top), box.width, shape)
    if stopwatch:
        time = fitting.Fitted(moment.of(stopwatch), canvas.bold(geometry.row.sizes[1])[0])
        canvas.text((geometry.chip_right, geometry.row.baseline), time, words, "rs")


def _chip(canvas: Canvas, icon: Icon, geometry: Strip) -> tuple[Rgb, Rgb]:
    """Draw the chip's box; the colours of its words and icon."""
    theme, (radius, thickness) = canvas.theme, geometry.frame
    if icon is Icon.RECORDING:
        canvas.plate(geometry.chip, theme.red, radius)
        return theme.on_red, theme.on_red
    edge = canvas.icon_colour(icon)
    fill = theme.ground if icon is Icon.PENDING else theme.tint
    canvas.framed(geometry.chip, edge, fill, radius, thickness)
    return theme.ink, edge
