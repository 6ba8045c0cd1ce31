"""The card: the call in focus, or the digits being keyed.

A text on the timer's baseline yields to the timer. Where the LCD has no row for the status, the
number's row serves: status and icon when they matter, else what the banner had no room to say.
"""

from dataclasses import dataclass

from indicators import fitting
from indicators.canvas import Canvas
from indicators.models.geometry import Card, Row
from indicators.screen import CallCard, Dialling, Icon, Moment, Toast

_GAP = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card stands, and the toast that may cover one of its rows."""

    card: Card
    left: int
    right: int
    toast: Toast | None

    @property
    def width(self) -> int:
        """px from left to right."""
        return self.right - self.left

    def shows(self, row: Row) -> bool:
        """Whether no toast stands where this row would."""
        box = self.card.toast
        return self.toast is None or not box.top < row.baseline <= box.bottom


def draw_toast(canvas: Canvas, place: Place, frame: tuple[int, int]) -> None:
    """A message in a box of its own; `frame` is that of the softkeys (radius, thickness)."""
    if place.toast is None:
        return
    box, row, (radius, thickness) = place.card.toast, place.card.toast_row, frame
    canvas.framed(box, canvas.theme.edge, canvas.theme.paper, radius, thickness)
    room = place.right - place.left - 2 * _GAP
    words = fitting.line((place.toast.text,), canvas.regular(*row.sizes), room)
    canvas.text((place.left + _GAP, row.baseline), words, canvas.theme.ink)


def draw_dialling(canvas: Canvas, body: Dialling, place: Place) -> None:
    """The prompt, and the digits; of too many digits the last ones are shown."""
    card, left = place.card, place.left
    row = card.status or card.number
    if row and place.shows(row):
        prompt = fitting.line((body.prompt,), canvas.regular(*row.sizes), place.width)
        canvas.text((left, row.baseline), prompt, canvas.theme.ink2)
    fonts, baseline = canvas.bold(*card.name.sizes), card.name.baseline
    caret = fitting.Fitted("|", canvas.regular(card.name.sizes[-1])[0])
    room = place.width - caret.width
    whole = fitting.whole((body.digits,), fonts, room)
    digits = whole or fitting.tail(body.digits, fonts[-1], room)
    canvas.text((left, baseline), digits, canvas.theme.ink)
    canvas.text((left + digits.width, baseline), caret, canvas.theme.ink2)


def draw_call(canvas: Canvas, call: CallCard, place: Place, note: str, moment: Moment) -> None:
    """Draw the call; `note` is what a narrow banner leaves to the number's row."""
    card = place.card
    timer_width = _draw_timer(canvas, call, place, moment)

    def room(row: Row) -> int:
        return place.width - (timer_width if row.baseline == card.timer.baseline else 0)

    number = card.number
    if _draw_name(canvas, call, place, room(card.name)) and number:
        number = Row(card.number_under_pair, number.sizes)
    if card.status:
        _draw_status(canvas, call, (place.left, card.status), room(card.status))
    if number is None or not place.shows(number):
        return
    if card.status:
        _draw_number(canvas, call.number, call, (place.left, number), room(number))
    else:
        _draw_second_row(canvas, call, (place.left, number), note, room(number))


def _draw_timer(canvas: Canvas, call: CallCard, place: Place, moment: Moment) -> int:
    """Draw the call's time; the px it takes from its row."""
    row = place.card.timer
    if not call.stopwatch or not place.shows(row):
        return 0
    timer = fitting.Fitted(moment.of(call.stopwatch), canvas.bold(*row.sizes)[0])
    canvas.text((place.right, row.baseline), timer, canvas.theme.ink, "rs")
    return timer.width + _GAP


def _draw_name(canvas: Canvas, call: CallCard, place: Place, room: int) -> bool:
    """Draw the name: in steps, on two lines, then with an ellipsis. Whether it took two."""
    card, left, ink = place.card, place.left, canvas.theme.ink
    if not place.shows(card.name):  # its descenders would stand out under the toast
        return False
    fonts = canvas.bold(*card.name.sizes)
    name = fitting.line((call.name,), fonts, room)
    pair = fitting.two_lines(call.name, fonts, room)
    if fitting.whole((call.name,), fonts, room) or not card.pair or not pair:
        canvas.text((left, card.name.baseline), name, ink)
        return False
    for baseline, words in zip(card.pair, pair, strict=True):
        canvas.text((left, baseline), words, ink)
    return True


def _draw_number(
    canvas: Canvas, words: str, call: CallCard, at: tuple[int, Row], room: int
) -> None:
    left, row = at
    if words != call.name:
        fitted = fitting.line((words,), canvas.regular(*row.sizes), room)
        canvas.text((left, row.baseline), fitted, canvas.theme.ink2)


def _draw_status(canvas: Canvas, call: CallCard, at: tuple[int, Row], room: int) -> int:
    """Draw the status behind its icon; the px taken. An incoming call is green and bold."""
    left, row = at
    incoming = call.icon is Icon.INCOMING
    fonts = (canvas.bold if incoming else canvas.regular)(*row.sizes)
    lead = 0
    if call.icon:
        size = row.sizes[0] * 12 // 13
        top = row.baseline - row.sizes[0] * 5 // 14 - size // 2
        canvas.icon(call.icon, (left, top), size, canvas.icon_colour(call.icon))
        lead = size + size // 3
    status = fitting.line((call.status,), fonts, room - lead)
    colour = canvas.theme.green if incoming else canvas.theme.ink2
    canvas.text((left + lead, row.baseline), status, colour)
    return lead + status.width


def _draw_second_row(
    canvas: Canvas, call: CallCard, at: tuple[int, Row], note: str, room: int
) -> None:
    """The one row for number and status: a status that matters leads, else it follows."""
    left, row = at
    fonts = canvas.regular(*row.sizes)
    end = (left + room, row.baseline)
    if call.icon:
        taken = _draw_status(canvas, call, at, room) + _GAP
        number = fitting.whole((call.number,), fonts, room - taken)
        if number and call.number != call.name:
            canvas.text(end, number, canvas.theme.ink2, "rs")
        return
    if not call.stopwatch:
        status = fitting.line((call.status,), fonts, room)
        canvas.text(end, status, canvas.theme.ink2, "rs")
        room -= status.width + _GAP
    _draw_number(canvas, note or call.number, call, at, room)
