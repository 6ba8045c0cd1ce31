"""Keys typed as words, one line each."""

import os
import threading
from collections.abc import Iterator
from io import StringIO
from queue import Queue

import pytest

from softkeys.keypad import Key, KeyPressed
from softkeys.terminal_keypad import TerminalKeypad

END = "end of the stream"


class Typist:
    """What a keypad delivers, in its order; `text` is typed at once, then the stream ends."""

    def __init__(self, text: str) -> None:
        self.taken: Queue[object] = Queue()
        self.keypad = TerminalKeypad(
            StringIO(text), self.taken.put, self.taken.put, lambda: self.taken.put(END)
        )

    def all(self) -> Iterator[object]:
        while (it := self.taken.get(timeout=5)) != END:
            yield it


def test_keys_are_pressed_and_other_lines_handed_on_as_typed() -> None:
    typed = Typist("softkey-3\n 5 \n#\nhook\nRecord\n\n   \ndial 1002\n")
    assert list(typed.all()) == [
        KeyPressed(Key.SOFTKEY_3),
        KeyPressed(Key.DIGIT_5),
        KeyPressed(Key.POUND),
        KeyPressed(Key.HOOK),
        "Record",
        "dial 1002",
    ]


@pytest.mark.parametrize("key", Key, ids=lambda key: key.value)
def test_every_key_can_be_typed(key: Key) -> None:
    assert list(Typist(f"{key.value}\n").all()) == [KeyPressed(key)]


def test_a_closed_keypad_delivers_nothing_not_even_the_end() -> None:
    reader, writer = os.pipe()
    taken: Queue[object] = Queue()
    with os.fdopen(reader) as lines, os.fdopen(writer, "w", buffering=1) as typing:
        keypad = TerminalKeypad(lines, taken.put, taken.put, lambda: taken.put(END))
        typing.write("5\n")
        assert taken.get(timeout=5) == KeyPressed(Key.DIGIT_5)
        keypad.close()
        keypad.close()
        typing.write("6\n")
        typing.close()
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and thread.daemon:
                thread.join(0.5)
    assert taken.empty()
