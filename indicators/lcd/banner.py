"""The banner: what is true of the recording of the call in focus.

Solid where sound may be flowing to a recorder, hollow where it is not, on every LCD
(look, rule 1). The recorded time never yields to words.
"""

from typing import assert_never

from indicators import fitting
from indicators.canvas import Canvas
from indicators.models.geometry import BannerRow, Banners, Box
from indicators.screen import Banner, BannerStyle, Moment
from indicators.themes import Rgb

_WORD_GAP = 12


def loud(banners: tuple[Banner, ...]) -> tuple[Banner, ...]:
    """The banners that have a box, solid ones first, two at most."""
    boxed = [banner for banner in banners if banner.style is not BannerStyle.QUIET]
    return tuple(sorted(boxed, key=lambda banner: not banner.solid)[:2])


def draw_banners(
    canvas: Canvas, banners: tuple[Banner, ...], geometry: Banners, moment: Moment
) -> None:
    """Draw one banner or two, or the quiet line if there is nothing else."""
    boxed = loud(banners)
    rows = geometry.two if len(boxed) > 1 else (geometry.one,)
    for banner, row in zip(boxed, rows, strict=False):
        _draw_banner(canvas, banner, row, moment)
    if banners and not boxed:
        quiet, left = geometry.quiet, geometry.quiet_left
        room = geometry.one.box.right - left
        words = fitting.line((banners[0].word,), canvas.regular(*quiet.sizes), room)
        canvas.text((left, quiet.baseline), words, canvas.theme.ink2)


def footnote(canvas: Canvas, banners: tuple[Banner, ...], geometry: Banners, moment: Moment) -> str:
    """What the card must say for a narrow banner: a reason, or who records if it is not us."""
    boxed = loud(banners)
    if len(boxed) != 1 or not geometry.one.inline:
        return ""
    [banner] = boxed
    must = banner.elsewhere or banner.style is BannerStyle.FAILED
    return banner.who if must and not _beside(canvas, banner, geometry.one, moment) else ""


def _details(banner: Banner, moment: Moment) -> tuple[str, ...]:
    """Who, and for how long; if both are too much, for how long."""
    since = f"for {moment.of(banner.since)}" if banner.since else ""
    both = " ".join(part for part in (banner.who, since) if part)
    return tuple(dict.fromkeys(form for form in (both, since or banner.who) if form))


def _draw_banner(canvas: Canvas, banner: Banner, row: BannerRow, moment: Moment) -> None:
    _draw_box(canvas, banner, row)
    ink, ink2, icon_colour = _inks(canvas, banner)
    if banner.icon:
        left, size = row.icon.left, row.icon.width
        left = (row.box.left + row.tile - size) // 2 if _tiled(banner) else left
        canvas.icon(banner.icon, (left, row.icon.top), size, icon_colour)
    timer = _timer(canvas, banner, row, moment)
    if timer:
        canvas.text((row.right, row.timer.baseline), timer, ink, "rs")
    left, word = _text_left(banner, row), _word(canvas, banner, row, moment)
    details, room = _details(banner, moment), _room(canvas, banner, row, moment)
    if not row.inline and not details:
        canvas.text((left, row.timer.baseline), word, ink)
        return
    canvas.text((left, row.word.baseline), word, ink)
    if not row.inline:
        under = fitting.line(details, canvas.regular(*row.who.sizes), room)
        canvas.text((left, row.who.baseline), under, ink2)
    elif beside := _beside(canvas, banner, row, moment):
        canvas.text((left + word.width + _WORD_GAP, row.who.baseline), beside, ink2)


def _timer(canvas: Canvas, banner: Banner, row: BannerRow, moment: Moment) -> fitting.Fitted | None:
    if not banner.stopwatch:
        return None
    return fitting.Fitted(moment.of(banner.stopwatch), canvas.bold(*row.timer.sizes)[0])


def _text_left(banner: Banner, row: BannerRow) -> int:
    return row.tile + _WORD_GAP if _tiled(banner) else row.text_left


def _room(canvas: Canvas, banner: Banner, row: BannerRow, moment: Moment) -> int:
    """px for words: what the time leaves."""
    timer = _timer(canvas, banner, row, moment)
    taken = timer.width + timer.font.size // 2 if timer else 0
    return row.right - _text_left(banner, row) - taken


def _word(canvas: Canvas, banner: Banner, row: BannerRow, moment: Moment) -> fitting.Fitted:
    forms = (banner.word, *([banner.short] if banner.short else []))
    room = _room(canvas, banner, row, moment)
    return fitting.line(forms, canvas.bold(*row.word.sizes), room)


def _beside(
    canvas: Canvas, banner: Banner, row: BannerRow, moment: Moment
) -> fitting.Fitted | None:
    """The details behind the word, where they fit."""
    used = _word(canvas, banner, row, moment).width + _WORD_GAP
    room = _room(canvas, banner, row, moment) - used
    return fitting.whole(_details(banner, moment), canvas.regular(*row.who.sizes), room)


def _tiled(banner: Banner) -> bool:
    return banner.style is BannerStyle.STARTING and not banner.solid


def _draw_box(canvas: Canvas, banner: Banner, row: BannerRow) -> None:
    theme, (radius, thickness) = canvas.theme, row.frame
    if banner.solid:
        canvas.plate(row.box, theme.red, radius)
        return
    match banner.style:
        case BannerStyle.STARTING:
            canvas.framed(row.box, theme.red, theme.ground, radius, thickness)
            tile = Box(row.box.left, row.box.top, row.tile, row.box.bottom)
            canvas.plate(tile, theme.red, radius)
            canvas.rule(Box(tile.right - radius, tile.top, tile.right, tile.bottom), theme.red)
        case BannerStyle.STOPPING:
            canvas.framed(row.box, theme.red, theme.ground, radius, thickness)
        case BannerStyle.PAUSED | BannerStyle.RESUMING:
            canvas.framed(row.box, theme.amber, theme.tint, radius, thickness)
        case BannerStyle.FAILED:
            canvas.broken(row.box, theme.amber, radius, thickness, row.gap)
        case BannerStyle.RECORDING | BannerStyle.QUIET:
            return  # always solid; a line without a box
        case _:
            assert_never(banner.style)


def _inks(canvas: Canvas, banner: Banner) -> tuple[Rgb, Rgb, Rgb]:
    """The colours of words, details and icon in this banner."""
    theme = canvas.theme
    if banner.solid:
        return theme.on_red, theme.on_red, theme.on_red
    icon = canvas.icon_colour(banner.icon) if banner.icon else theme.ink
    return theme.ink, theme.ink2, theme.on_red if _tiled(banner) else icon
