"""Driver: the screen in words on a stream, for a phone without an LCD; lamps likewise.

Prints a screen when it changes, not when only its times do.
"""

import json
from typing import TextIO

from indicators.lamps import Lamp, LampStates
from indicators.screen import Moment, Screen, text_of

SHOWN: tuple[Lamp, ...] = (Lamp.RECORD, Lamp.PAUSE, Lamp.MUTE)


class TextDisplay:
    """Implements `panel.Display` and `panel.LampBoard`; `as_json` prints one object a line."""

    def __init__(self, stream: TextIO, *, as_json: bool = False) -> None:
        self._stream, self._as_json = stream, as_json
        self._screen: Screen | None = None

    def show(self, screen: Screen, moment: Moment) -> None:
        """The screen's lines, if it is another screen."""
        if screen == self._screen:
            return
        self._screen = screen
        lines = text_of(screen, moment)
        if self._as_json:
            self._say(json.dumps({"screen": lines}, ensure_ascii=False))
        else:
            self._say("\n".join(["", *lines]))

    def light(self, lamps: LampStates) -> None:
        """The lamps that people ask about."""
        patterns = {lamp.value: lamps[lamp].pattern for lamp in SHOWN if lamp in lamps}
        if self._as_json:
            self._say(json.dumps({"lamps": patterns}))
        else:
            self._say("lamps: " + ", ".join(f"{name} {word}" for name, word in patterns.items()))

    def _say(self, text: str) -> None:
        self._stream.write(text + "\n")
        self._stream.flush()
