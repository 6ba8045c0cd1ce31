"""The physical keys by the words scripts use for them."""

import pytest

from softkeys.keypad import Key, KeyPressed


def test_the_softkeys_and_line_keys_know_their_number() -> None:
    assert {key: key.softkey for key in Key if key.softkey} == {
        Key(f"softkey-{place}"): place for place in (1, 2, 3, 4)
    }
    assert {key: key.line for key in Key if key.line} == {
        Key(f"line-{number}"): number for number in range(1, 11)
    }


def test_the_dial_pad_dials_the_characters_of_rfc_4733() -> None:
    assert "".join(key.digit for key in Key if key.digit) == "0123456789*#"


@pytest.mark.parametrize(
    "word", ["hook", "off-hook", "mute", "ok", "contacts", "hold", "transfer", "conference"]
)
def test_other_keys_are_neither(word: str) -> None:
    key = Key(word)
    assert (key.softkey, key.line, key.digit) == (None, None, None)


def test_a_press_is_a_value() -> None:
    assert KeyPressed(Key("softkey-3")) == KeyPressed(Key.SOFTKEY_3)


def test_a_long_press_is_another_one() -> None:
    assert KeyPressed(Key.HOLD).long is False
    assert KeyPressed(Key.HOLD, long=True) != KeyPressed(Key.HOLD)
