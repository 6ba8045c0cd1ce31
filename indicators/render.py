"""From a screen to a picture: what `Display` drivers, the browser's page and screenshots show.

Deterministic: the same screen, model, moment and theme give the same pixels, whatever fonts and
libraries the machine has. No clock, no file but the fonts beside this module.
"""

from typing import assert_never

from PIL import Image

from indicators.canvas import Canvas, blank
from indicators.lcd.banner import draw_banners, footnote, loud
from indicators.lcd.card import Place, draw_call, draw_dialling, draw_toast
from indicators.lcd.header import draw_header
from indicators.lcd.idle import draw_idle
from indicators.lcd.line_keys import draw_line_keys
from indicators.lcd.softkeys import draw_softkeys
from indicators.lcd.strip import draw_strip
from indicators.models.geometry import Card, Model
from indicators.screen import CallCard, Dialling, Idle, Moment, Screen
from indicators.themes import DAY, Theme


def render(screen: Screen, model: Model, moment: Moment, theme: Theme = DAY) -> Image.Image:
    """The picture of `screen`, `model.width` x `model.height` px (SPEC B1, B4).

    Mode RGB on a colour LCD; L on a grey and 1 on a 1-bit one, which have a theme of their own
    whatever `theme` is.
    """
    canvas = blank(model.width, model.height, model.depth, theme)
    if model.line_keys:
        draw_line_keys(canvas, screen.line_keys, model.line_keys, moment)
    draw_header(canvas, screen.header, model.header, moment)
    draw_softkeys(canvas, screen.softkeys, model.softkeys)
    if model.strip and screen.other:
        draw_strip(canvas, screen.other, model.strip, moment)
    place = Place(_card(screen, model), model.cards.left, model.cards.right, screen.toast)
    _draw_body(canvas, screen, model, place, moment)
    draw_banners(canvas, screen.banners, model.banners, moment)
    draw_toast(canvas, place, model.softkeys.frame)
    return canvas.image


def _card(screen: Screen, model: Model) -> Card:
    """The card's place, which the other call's strip and a second banner narrow."""
    cards = model.cards
    match bool(model.strip and screen.other), len(loud(screen.banners)) > 1:
        case False, False:
            return cards.alone
        case True, False:
            return cards.under_strip
        case False, True:
            return cards.over_two
        case _:
            return cards.between


def _draw_body(canvas: Canvas, screen: Screen, model: Model, place: Place, moment: Moment) -> None:
    match screen.body:
        case Idle():
            draw_idle(canvas, screen.body, model.idle, place, moment)
        case Dialling():
            draw_dialling(canvas, screen.body, place)
        case CallCard():
            note = footnote(canvas, screen.banners, model.banners, moment)
            draw_call(canvas, screen.body, place, note, moment)
            rule = model.banners.quiet_rule
            quiet = screen.banners and not loud(screen.banners)
            if rule and quiet and not screen.toast:
                canvas.rule(rule, canvas.theme.rule)
        case _:
            assert_never(screen.body)
