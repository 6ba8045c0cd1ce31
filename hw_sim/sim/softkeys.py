"""Which keys a person presses to get at a softkey: the one it stands above, after More where it
stands on another page. Pure."""

from typing import Final

from hw_sim.command_words import CommandError
from phone.keys import pages
from phone.lines import Setting
from phone.state import PhoneState
from softkeys.actions import LABELS, Softkey
from softkeys.keypad import Key

PLACES: Final = (Key.SOFTKEY_1, Key.SOFTKEY_2, Key.SOFTKEY_3, Key.SOFTKEY_4)


def keys_to(profile: Setting, state: PhoneState, wanted: str) -> tuple[Key, ...]:
    """The keys to press, in their order. Raises CommandError if it is on no page."""
    there = pages(profile, state)
    shown = state.page if state.page < len(there) else 0
    more = list[Key]()
    for turn in range(len(there)):
        page = there[(shown + turn) % len(there)]
        for place, softkey in zip(PLACES, page, strict=True):
            if softkey is not None and _is_called(softkey, wanted):
                return (*more, place)
        if Softkey.MORE in page:
            more.append(PLACES[page.index(Softkey.MORE)])
    labels = " | ".join(LABELS[key].text if key else "" for page in there for key in page)
    raise CommandError(f"no key or softkey {wanted!r} is there now; softkeys: {labels}")


def _is_called(softkey: Softkey, wanted: str) -> bool:
    label = LABELS[softkey]
    return wanted.lower() in (label.text.lower(), label.short.lower())
