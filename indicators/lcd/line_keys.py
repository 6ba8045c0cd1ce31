"""The labels beside the line keys: a tab, a label, the call's own icon and time."""

from typing import assert_never

from indicators import fitting
from indicators.canvas import Canvas
from indicators.models.geometry import Box, LineKeys
from indicators.screen import Icon, LineKey, Moment, Tab
from indicators.themes import Rgb

_ICON_GAP = 0.3  # of the icon's size


def draw_line_keys(
    canvas: Canvas, keys: tuple[LineKey, ...], geometry: LineKeys, moment: Moment
) -> None:
    """Draw both columns; a key whose position this model does not have is not shown."""
    width, bottom = canvas.image.width, geometry.top + geometry.rows * geometry.cell[1]
    cell_width = geometry.cell[0]
    _column(canvas, Box(0, geometry.top, cell_width, bottom), cell_width - 1, geometry)
    right = Box(width - cell_width, geometry.top, width, bottom)
    _column(canvas, right, right.left, geometry)
    for key in keys:
        cell = _cell(key.position, width, geometry)
        if cell:
            _draw_key(canvas, key, cell, geometry, moment)


def _column(canvas: Canvas, box: Box, rule: int, geometry: LineKeys) -> None:
    theme, cell_height = canvas.theme, geometry.cell[1]
    canvas.rule(box, theme.column)
    canvas.rule(Box(rule, box.top, rule + 1, box.bottom), theme.rule)
    inset = geometry.rule_inset
    left, right = (inset, box.right) if box.left == 0 else (box.left, box.right - inset)
    for y in range(box.top + cell_height, box.bottom, cell_height):
        canvas.rule(Box(left, y, right, y + 1), theme.rule)


def _cell(position: int, width: int, geometry: LineKeys) -> Box | None:
    """Positions run down the left column, then down the right one."""
    column, row = divmod(position - 1, geometry.rows)
    if column > 1:
        return None
    cell_width, cell_height = geometry.cell
    left, top = column * (width - cell_width), geometry.top + row * cell_height
    return Box(left, top, left + cell_width, top + cell_height)


def _draw_key(canvas: Canvas, key: LineKey, cell: Box, geometry: LineKeys, moment: Moment) -> None:
    _draw_tab(canvas, key.tab, cell, geometry)
    if key.focus and geometry.focus:
        within, (radius, thickness) = geometry.focus, geometry.frame
        shift = 0 if cell.left == 0 else cell.width - within.right - within.left
        left, top = cell.left + shift + within.left, cell.top + within.top
        box = Box(left, top, left + within.width, top + within.height)
        canvas.framed(box, canvas.theme.ink, canvas.theme.paper, radius, thickness)
    column = 0 if cell.left == 0 else 1
    left = cell.left + geometry.inset[column]
    room = cell.right - geometry.outset[column] - left
    detail = moment.of(key.stopwatch) if key.stopwatch else key.detail
    if detail or key.icon or key.tab is Tab.HELD:
        _label(canvas, key, (left, cell.top + geometry.label.baseline), room, geometry)
        _detail(canvas, key, detail, Box(left, cell.top, left + room, cell.bottom), geometry)
    else:
        _label_alone(canvas, key, (left, cell.top), room, geometry)


def _label(
    canvas: Canvas, key: LineKey, at: tuple[int, int], room: int, geometry: LineKeys
) -> None:
    fonts = canvas.bold if key.focus else canvas.regular
    fitted = fitting.line((key.label,), fonts(*geometry.label.sizes), room)
    canvas.text(at, fitted, canvas.theme.ink)


def _label_alone(
    canvas: Canvas, key: LineKey, at: tuple[int, int], room: int, geometry: LineKeys
) -> None:
    """A label in the middle of its cell, on two lines if one is not enough."""
    fonts, (left, top) = canvas.bold if key.focus else canvas.regular, at
    whole = fitting.whole((key.label,), fonts(*geometry.label.sizes), room)
    pair = fitting.two_lines(key.label, fonts(*geometry.pair.sizes), room)
    if whole or not pair:
        label = fitting.line((key.label,), fonts(*geometry.label.sizes), room)
        canvas.text((left, top + geometry.alone), label, canvas.theme.ink)
        return
    baselines = (geometry.pair.baseline, geometry.detail.baseline)
    for baseline, words in zip(baselines, pair, strict=True):
        canvas.text((left, top + baseline), words, canvas.theme.ink)


def _detail(canvas: Canvas, key: LineKey, detail: str, room: Box, geometry: LineKeys) -> None:
    """Icons, then the time or the detail where it still fits: an icon never yields."""
    left = room.left
    icons = [*([Icon.HOLD] if key.tab is Tab.HELD else []), *([key.icon] if key.icon else [])]
    for icon in dict.fromkeys(icons):
        at = (left, room.top + geometry.icon_top)
        canvas.icon(icon, at, geometry.icon, canvas.icon_colour(icon))
        left += geometry.icon + round(geometry.icon * _ICON_GAP)
    fonts = canvas.regular(*geometry.detail.sizes)
    fit = fitting.whole if icons else fitting.line
    fitted = fit((detail,), fonts, room.right - left)
    if fitted:
        at = (left, room.top + geometry.detail.baseline)
        canvas.text(at, fitted, canvas.theme.ink2)


def _draw_tab(canvas: Canvas, tab: Tab, cell: Box, geometry: LineKeys) -> None:
    """The tab at the outer edge: in as many pieces as its meaning has."""
    colour, pieces = _tab_look(canvas, tab)
    top, bottom = cell.top + geometry.tab_inset, cell.bottom - geometry.tab_inset
    gap = {2: geometry.tab, 3: geometry.tab * 3 // 4}.get(pieces, 0)
    left = cell.left if cell.left == 0 else cell.right - geometry.tab
    for piece in range(pieces):
        height = (bottom - top - gap * (pieces - 1)) / pieces
        start = round(top + piece * (height + gap))
        canvas.rule(Box(left, start, left + geometry.tab, round(start + height)), colour)


def _tab_look(canvas: Canvas, tab: Tab) -> tuple[Rgb, int]:
    match tab:
        case Tab.NONE:
            return canvas.theme.column, 0
        case Tab.ACTIVE:
            return canvas.theme.green, 1
        case Tab.HELD:
            return canvas.theme.green, 2
        case Tab.RINGING:
            return canvas.theme.green, 3
        case Tab.ELSEWHERE:
            return canvas.theme.ink2, 1
        case _:
            assert_never(tab)
