"""The tables of words are whole, and short enough for the screens they stand on."""

from phone.recording.rules import FOR_GOOD, MAY_PASS
from phone.state import Message
from phone.wording import REASONS, TOASTS


def test_every_message_has_words() -> None:
    assert set(TOASTS) == set(Message)
    assert len(set(TOASTS.values())) == len(TOASTS)


def test_every_failure_has_a_reason() -> None:
    assert set(REASONS) == {*MAY_PASS, *FOR_GOOD}
    assert len(set(REASONS.values())) == len(REASONS)


def test_a_message_is_one_short_line() -> None:
    for text in (*TOASTS.values(), *REASONS.values()):
        assert text == text.strip()
        assert 0 < len(text) <= 32
