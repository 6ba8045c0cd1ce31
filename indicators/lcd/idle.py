"""The idle screen: a clock to be read from across the room, the date, one line of news."""

from indicators import fitting
from indicators.canvas import Canvas
from indicators.lcd.card import Place
from indicators.models.geometry import IdleRows, Row
from indicators.screen import Idle, Moment
from indicators.themes import Rgb


def draw_idle(canvas: Canvas, idle: Idle, geometry: IdleRows, place: Place, moment: Moment) -> None:
    """Draw it in the middle of the card's place; the date gives way to a toast."""
    theme = canvas.theme
    clock = fitting.Fitted(moment.clock, canvas.bold(*geometry.clock.sizes)[0])
    middle = (place.left + place.right) // 2
    canvas.text((middle, geometry.clock.baseline), clock, theme.ink, "ms")
    if place.shows(geometry.date):
        _centred(canvas, moment.date, geometry.date, place, theme.ink2)
    if idle.notice:
        if geometry.rule:
            canvas.rule(geometry.rule, theme.rule)
        _centred(canvas, idle.notice, geometry.notice, place, theme.ink)


def _centred(canvas: Canvas, words: str, row: Row, place: Place, colour: Rgb) -> None:
    fitted = fitting.line((words,), canvas.regular(*row.sizes), place.width)
    canvas.text(((place.left + place.right) // 2, row.baseline), fitted, colour, "ms")
