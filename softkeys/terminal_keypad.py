"""Driver: keys typed as words, one line each, for a phone without a keypad.

`softkey-3`, `5`, `hook` …: the words of `Key`. What is no key is handed on as it was typed.
"""

import threading
from collections.abc import Callable
from typing import TextIO

from softkeys.keypad import Key, KeyPressed, Post


class TerminalKeypad:
    """Implements `keypad.Keypad` on a stream of lines; `other` gets the lines that are no key."""

    def __init__(
        self, lines: TextIO, post: Post, other: Callable[[str], None], ended: Callable[[], None]
    ) -> None:
        self._lines, self._post, self._other, self._ended = lines, post, other, ended
        self._closed = threading.Event()
        threading.Thread(target=self._read, daemon=True).start()

    def close(self) -> None:
        """Deliver nothing from now on; the thread ends with its stream."""
        self._closed.set()

    def _read(self) -> None:
        for line in self._lines:
            if self._closed.is_set():
                return
            word = line.strip()
            try:
                self._post(KeyPressed(Key(word)))
            except ValueError:
                if word:
                    self._other(word)
        if not self._closed.is_set():
            self._ended()
