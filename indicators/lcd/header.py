"""The header: whose line it is, the fixed slot for the whole phone's recording, the clock."""

from indicators import fitting
from indicators.canvas import Canvas
from indicators.models.geometry import Box, HeaderBar
from indicators.screen import Header, Icon, Moment


def draw_header(canvas: Canvas, header: Header, geometry: HeaderBar, moment: Moment) -> None:
    """Draw the header; nothing else may be drawn over its slots (look, rule 4)."""
    theme, width, baseline = canvas.theme, canvas.image.width, geometry.row.baseline
    canvas.rule(Box(0, 0, width, geometry.height - 1), theme.column)
    canvas.rule(Box(0, geometry.height - 1, width, geometry.height), theme.bar)
    clock_font, *_ = canvas.bold(*geometry.row.sizes)
    clock = fitting.Fitted(moment.clock, clock_font)
    canvas.text((width - geometry.margin, baseline), clock, theme.ink, "rs")
    if header.recording:
        _slot(canvas, header.recording, geometry.slot)
    if header.muted:
        _slot(canvas, Icon.MUTE, geometry.mute)
    _whose(canvas, header, geometry)


def _slot(canvas: Canvas, icon: Icon, box: Box) -> None:
    canvas.icon(icon, (box.left, box.top), box.width, canvas.icon_colour(icon))


def _whose(canvas: Canvas, header: Header, geometry: HeaderBar) -> None:
    """The name, and the number where there is room beside it."""
    left, baseline, sizes = geometry.margin, geometry.row.baseline, geometry.row.sizes
    room = geometry.mute.left - geometry.gap - left
    name = fitting.line((header.name,), canvas.bold(*sizes), room)
    canvas.text((left, baseline), name, canvas.theme.ink)
    left += name.width + geometry.gap if name.text else 0
    number_room = geometry.mute.left - geometry.gap - left
    number = fitting.whole((header.number,), canvas.regular(*sizes), number_room)
    if number and header.number != header.name:
        canvas.text((left, baseline), number, canvas.theme.ink2)
