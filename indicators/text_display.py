"""Driver: the screen in words on a stream, for a phone without an LCD; lamps likewise.

Prints a screen when it changes, not when only its times do. What others call themselves is not
trusted: it may be what the stream cannot encode, or tell a terminal what to do.
"""

import json
import re
from typing import Final, TextIO

from indicators.lamps import Lamp, LampStates
from indicators.screen import Moment, Screen, text_of

SHOWN: tuple[Lamp, ...] = (Lamp.RECORD, Lamp.PAUSE, Lamp.MUTE)

_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f]")


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
            self._say("\n".join(["", *(_CONTROL.sub("\ufffd", line) for line in lines)]))

    def light(self, lamps: LampStates) -> None:
        """The lamps that people ask about."""
        patterns = {lamp.value: lamps[lamp].pattern for lamp in SHOWN if lamp in lamps}
        if self._as_json:
            self._say(json.dumps({"lamps": patterns}))
        else:
            self._say("lamps: " + ", ".join(f"{name} {word}" for name, word in patterns.items()))

    def _say(self, text: str) -> None:
        encoding = self._stream.encoding or "utf-8"  # a stream in memory has none
        self._stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        self._stream.flush()
