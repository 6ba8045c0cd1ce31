"""The state's two questions."""

from phone.state import Message, PhoneState
from tests.phone.states import phone, slot


def test_the_call_in_focus() -> None:
    assert PhoneState().in_focus is None
    first, second = slot(), slot(local=True)
    assert phone(first, second, focus=1).in_focus == second
    assert phone(first, second, focus=None).in_focus is None


def test_a_phone_with_any_call_is_not_idle() -> None:
    assert PhoneState().idle
    assert PhoneState(digits="5").idle
    assert not phone(None, slot(), focus=None).idle


def test_messages_have_names_of_their_own() -> None:
    assert len({message.value for message in Message}) == len(Message)
