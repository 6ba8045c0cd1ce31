"""How a person gets at a softkey."""

import pytest

from hw_sim.command_words import CommandError
from hw_sim.sim.softkeys import keys_to
from phone.state import PhoneState
from softkeys.keypad import Key
from tests.phone.desk import profile

WANTED = "newcall;redial;dnd;pickup;gpickup;unpark;"
CODES = {
    "Call_Pickup_Code": "*98",
    "Group_Call_Pickup_Code": "*37",
    "Call_Unpark_Code": "*88",
}
PHONE = profile(Idle_Key_List=WANTED, **CODES)
"""New call, DND, Pickup and More; GrPickup, Unpark and More."""


@pytest.mark.parametrize(
    ("label", "page", "keys"),
    [
        ("New call", 0, (Key.SOFTKEY_1,)),
        ("new", 0, (Key.SOFTKEY_1,)),
        ("GrPickup", 0, (Key.SOFTKEY_4, Key.SOFTKEY_1)),
        ("GrPickup", 1, (Key.SOFTKEY_1,)),
        ("New call", 1, (Key.SOFTKEY_4, Key.SOFTKEY_1)),
        ("More", 0, (Key.SOFTKEY_4,)),
    ],
)
def test_the_keys_to_press(label: str, page: int, keys: tuple[Key, ...]) -> None:
    assert keys_to(PHONE, PhoneState(page=page), label) == keys


def test_a_page_that_is_gone_is_the_first() -> None:
    assert keys_to(PHONE, PhoneState(page=7), "New call") == (Key.SOFTKEY_1,)


def test_a_softkey_that_is_on_no_page() -> None:
    with pytest.raises(
        CommandError, match="no key or softkey 'Record' is there now; softkeys: New"
    ):
        keys_to(PHONE, PhoneState(), "Record")
