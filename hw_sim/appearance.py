"""What a change of what is seen is on a time line: lamps, screen and softkeys, one fact each.

Pure; knows presentations as data. No power: nothing is shown.
"""

from indicators.lamps import DARK, Light
from indicators.screen import Moment, text_of
from phone.presentation import Presentation
from softkeys.actions import LABELS

Fact = tuple[str, str, str]  # lane, kind, text


def appearance(
    before: Presentation | None, after: Presentation | None, moment: Moment
) -> list[Fact]:
    """The facts that are new; None: the phone is without power."""
    return [
        *_lamps(before, after),
        *_if_new("screen", _screen(before, moment), _screen(after, moment)),
        *_if_new("softkeys", _softkeys(before), _softkeys(after)),
    ]


def shown_light(light: Light) -> str:
    """`red steady`, `amber 600/900`, `off`."""
    return f"{light.colour.value} {light.pattern}" if light.colour else light.pattern


def _lamps(before: Presentation | None, after: Presentation | None) -> list[Fact]:
    was = dict(before.lamps) if before else {}
    now = dict(after.lamps) if after else {}
    lamps = dict.fromkeys([*was, *now])
    return [
        ("lamps", lamp.value, f"{lamp.value} {shown_light(now.get(lamp, DARK))}")
        for lamp in lamps
        if was.get(lamp, DARK) != now.get(lamp, DARK)
    ]


def _screen(seen: Presentation | None, moment: Moment) -> str:
    """Without the header, which names the phone, and without the softkeys, which have a lane."""
    return " / ".join(text_of(seen.screen, moment)[1:-1]) if seen else "dark"


def _softkeys(seen: Presentation | None) -> str:
    labels = [LABELS[key].text if key else "" for key in seen.softkeys] if seen else []
    return " | ".join(labels).strip(" |")


def _if_new(lane: str, before: str, after: str) -> list[Fact]:
    return [(lane, lane, after)] if before != after else []
