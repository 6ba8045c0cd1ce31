"""The layout rule: which key stands where below the LCD (SPEC B3).

A pure function of the key list and the keys that do something just now. Knows nothing of why a key
is valid, nor of pages turned: the phone keeps the number of the page it shows.
"""

from typing import Final

from softkeys.actions import Softkey
from softkeys.key_list import KeyList

Page = tuple[Softkey | None, Softkey | None, Softkey | None, Softkey | None]
"""The four places from left to right; None is a place without a key."""

EMPTY_PAGE: Final[Page] = (None, None, None, None)


def layout(key_list: KeyList, valid: frozenset[Softkey]) -> tuple[Page, ...]:
    """Place the valid keys of the list: one page or more, never none.

    - A valid key pinned to 1–4 stands there; of two that are valid at once, the first in the list.
    - A place that any key of this phone is pinned to is reserved: it stays empty while that key is
      invalid, so that no key moves under the user's finger.
    - The others – floating keys in list order, then keys pinned beyond 4 in the order of their
      positions – fill the free places.
    - If they do not all fit, place 4 of every page is More; what stood there or did not fit
      follows in order, three on a page, and More on the last page leads back to the first.
    """
    pinned, others = _claims(key_list, valid)
    reserved = {i.position for i in key_list.items if i.softkey and i.position}
    free = [place for place in (1, 2, 3, 4) if place not in reserved]
    if len(others) <= len(free):
        return (_page(pinned | dict(zip(free, others, strict=False))),)
    free = [place for place in free if place != 4]
    displaced = [pinned.pop(4)] if 4 in pinned else []
    following = displaced + others[len(free) :]
    first = pinned | dict(zip(free, others, strict=False))
    later = [dict(enumerate(following[i : i + 3], 1)) for i in range(0, len(following), 3)]
    return tuple(_page(places | {4: Softkey.MORE}) for places in (first, *later))


def _claims(
    key_list: KeyList, valid: frozenset[Softkey]
) -> tuple[dict[int, Softkey], list[Softkey]]:
    """Who stands on a place of its own, and who queues for a free one, in order."""
    pinned: dict[int, Softkey] = {}
    queue: list[tuple[int, Softkey]] = []
    seen: set[Softkey] = set()
    for item in key_list.items:
        if item.softkey is None or item.softkey not in valid or item.softkey in seen:
            continue
        seen.add(item.softkey)
        position = item.position or 0
        if 1 <= position <= 4 and position not in pinned:
            pinned[position] = item.softkey
        else:
            queue.append((position if position > 4 else 0, item.softkey))
    queue.sort(key=lambda claim: claim[0])  # stable: floating keys keep the order of the list
    return pinned, [softkey for _, softkey in queue]


def _page(places: dict[int, Softkey]) -> Page:
    return (places.get(1), places.get(2), places.get(3), places.get(4))
