"""Dialogs outlive silence only while somebody waits for an answer that may be missed."""

from collections.abc import Callable

from phone.pjsua.recording_patience import LINGER_S, Patience


def test_as_long_as_anybody_waits_and_a_moment_longer() -> None:
    said, due = list[bool](), list[tuple[float, Callable[[], None]]]()

    def switch(*, on: bool) -> None:
        said.append(on)

    patience = Patience(switch, lambda seconds, action: due.append((seconds, action)))
    patience.begin()
    patience.begin()
    patience.end()
    patience.end()
    assert said == [True, True]
    for seconds, action in due:
        assert seconds == LINGER_S
        action()
    assert said == [True, True, True, False]
