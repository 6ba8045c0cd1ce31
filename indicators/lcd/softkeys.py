"""The four softkeys: a label in steps, then its short form, never an ellipsis."""

from indicators import fitting
from indicators.canvas import Canvas
from indicators.models.geometry import Box, SoftkeyBar
from indicators.screen import SoftkeyLabel


def draw_softkeys(
    canvas: Canvas, labels: tuple[SoftkeyLabel | None, ...], geometry: SoftkeyBar
) -> None:
    """Draw the bar; a place without effect has no key."""
    width, height = canvas.image.size
    canvas.rule(Box(0, geometry.top, width, height), canvas.theme.column)
    canvas.rule(Box(0, geometry.top, width, geometry.top + 1), canvas.theme.bar)
    for label, box in zip(labels, geometry.keys, strict=False):
        if label:
            _draw_key(canvas, label, box, geometry)


def lettering(
    canvas: Canvas, label: SoftkeyLabel, box: Box, geometry: SoftkeyBar
) -> tuple[fitting.Fitted, int]:
    """What stands on a key, and the px of the More key's arrow and the space before it."""
    arrow = geometry.row.sizes[0] * 3 // 4 if label.more else 0
    room = box.width - 2 * (geometry.padding + geometry.frame[1]) - arrow
    forms = (label.text, label.short)
    return fitting.label(forms, canvas.bold(*geometry.row.sizes), room), arrow


def _draw_key(canvas: Canvas, label: SoftkeyLabel, box: Box, geometry: SoftkeyBar) -> None:
    theme, (radius, thickness) = canvas.theme, geometry.frame
    canvas.framed(box, theme.edge, theme.paper, radius, thickness)
    letters, arrow = lettering(canvas, label, box, geometry)
    left = box.left + (box.width - letters.width - arrow) // 2
    canvas.text((left, geometry.row.baseline), letters, theme.ink)
    if label.more:
        size = geometry.row.sizes[0] // 2
        at = (left + letters.width + arrow - size // 2, box.top + (box.height - size) // 2)
        canvas.arrow(at, size, theme.ink)
