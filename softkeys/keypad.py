"""The port to the keys: what can be pressed, and the event of a press.

Knows the physical keys of the handset by the words that scripts, REST and drivers use. Knows
nothing of what a key means: that is decided by the phone from the layout it shows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Key(Enum):
    """A physical key; the value is the word scripts use for it."""

    SOFTKEY_1 = "softkey-1"
    SOFTKEY_2 = "softkey-2"
    SOFTKEY_3 = "softkey-3"
    SOFTKEY_4 = "softkey-4"
    LINE_1 = "line-1"
    LINE_2 = "line-2"
    LINE_3 = "line-3"
    LINE_4 = "line-4"
    LINE_5 = "line-5"
    LINE_6 = "line-6"
    LINE_7 = "line-7"
    LINE_8 = "line-8"
    LINE_9 = "line-9"
    LINE_10 = "line-10"
    DIGIT_0 = "0"
    DIGIT_1 = "1"
    DIGIT_2 = "2"
    DIGIT_3 = "3"
    DIGIT_4 = "4"
    DIGIT_5 = "5"
    DIGIT_6 = "6"
    DIGIT_7 = "7"
    DIGIT_8 = "8"
    DIGIT_9 = "9"
    STAR = "*"
    POUND = "#"
    HOOK = "hook"
    OFF_HOOK = "off-hook"
    ON_HOOK = "on-hook"
    MUTE = "mute"
    SPEAKER = "speaker"
    HEADSET = "headset"
    VOLUME_UP = "volume-up"
    VOLUME_DOWN = "volume-down"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    OK = "ok"
    CONTACTS = "contacts"
    HOLD = "hold"
    TRANSFER = "transfer"
    CONFERENCE = "conference"

    @property
    def softkey(self) -> int | None:
        """The place of this key below the LCD, 1 (lower left) to 4; None if it is no softkey."""
        return _number_after("softkey-", self.value)

    @property
    def line(self) -> int | None:
        """The number of this line key, 1 to 10; None if it is no line key."""
        return _number_after("line-", self.value)

    @property
    def digit(self) -> str | None:
        """The character this key dials, `0`–`9`, `*` or `#` (RFC 4733 events 0–11), or None."""
        return self.value if len(self.value) == 1 else None


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """A key was pressed; the hook switch counts as a key. Releases are not reported."""

    key: Key
    long: bool = False
    """Held down for a second or more."""


Post = Callable[[KeyPressed], None]
"""Where a keypad delivers presses: it may be called from any thread, and returns at once."""


class Keypad(Protocol):
    """A source of key presses. It is made with a `Post` and calls it from then on until closed."""

    def close(self) -> None:
        """Stop delivering presses and let go of the device. Closing twice is harmless."""


def _number_after(prefix: str, word: str) -> int | None:
    return int(word.removeprefix(prefix)) if word.startswith(prefix) else None
