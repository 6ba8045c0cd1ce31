"""Key lists: `name|position;name;…`, as the vendor's profiles write them (SPEC B3, F1).

Knows the grammar and the keywords, the vendor's and hence ours. Knows neither profiles nor which
key does something just now: that is `layout`.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from softkeys.actions import Softkey

LAST_POSITION: Final = 16
"""The highest position a key list may name; four stand on the first page."""

_SHOWN: Final = MappingProxyType(
    {key.value: key for key in Softkey if key is not Softkey.MORE} | {"dial": Softkey.CALL}
)
"""Keyword → key. The vendor calls the key that sends the number `dial` or `call`, by release."""

_VENDOR_WORDS: Final = """
    acd_login acd_logout alpha astate avail back barge bargesilent calllist callpush cfwd clear
    confLx dir disp_code editcall em_login em_logout emergency flash guestin guestout home
    ignoresilent join lcr left messages miss option phold pip recents right save selfview
    showvideo starcode toggle trace unavail xferLx
"""
_NOT_HERE: Final = frozenset(_VENDOR_WORDS.split()) | {f"psk{number}" for number in range(1, 17)}
"""Keywords of the vendor's phones for features this phone has not: valid, and never shown."""


class KeyListError(ValueError):
    """A key list that is no key list; `offset` counts characters from its start, from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Item:
    """One key of a list: its keyword, its pinned position (1 is lower left) or None if it floats,
    and the key this phone shows for it, or None if it has no such feature."""

    keyword: str
    position: int | None
    softkey: Softkey | None


@dataclass(frozen=True, slots=True)
class KeyList:
    """The keys of one phone state, in the order of the list."""

    items: tuple[Item, ...]


def parse(text: str) -> KeyList:
    """Read a key list: `hold|1;endcall|2;conf|3;phold;`.

    White space around an item, empty items (a trailing `;`) and an empty position (`dir|`: the key
    floats) are allowed, and so is one position for several keys, which then exclude each other.

    Raises KeyListError for the first fault: one misspelt key rejects the whole list, as it does on
    the vendor's phones, so that a list is either shown as written or not at all.
    """
    items = []
    offset = 0
    for part in text.split(";"):
        if part.strip():
            items.append(_item(part, offset))
        offset += len(part) + 1
    return KeyList(tuple(items))


def _item(part: str, offset: int) -> Item:
    keyword, bar, position = part.partition("|")
    name = keyword.strip()
    at = offset + len(keyword) - len(keyword.lstrip())
    if name not in _SHOWN and name not in _NOT_HERE:
        raise KeyListError(f"expected a key name, found {name[:32]!r}{_nearest(name)}", at)
    pinned = _position(position, offset + len(keyword) + 1) if bar else None
    return Item(name, pinned, _SHOWN.get(name))


def _position(text: str, offset: int) -> int | None:
    digits = text.strip()
    if not digits:
        return None
    at = offset + len(text) - len(text.lstrip())
    if not (re.fullmatch(r"[0-9]{1,2}", digits) and 1 <= int(digits) <= LAST_POSITION):
        raise KeyListError(f"expected a position 1–{LAST_POSITION}, found {digits[:32]!r}", at)
    return int(digits)


def _nearest(name: str) -> str:
    known = {word.lower(): word for word in (*_SHOWN, *_NOT_HERE)}
    near = get_close_matches(name.lower()[:32], sorted(known), n=1, cutoff=0.7)
    return f"; did you mean {known[near[0]]}?" if near else ""
