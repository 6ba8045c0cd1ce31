"""The layout rule: which key stands where (SPEC B2, B3)."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from softkeys.actions import Softkey
from softkeys.key_list import Item, KeyList, parse
from softkeys.layout import EMPTY_PAGE, Page, layout

CONNECTED = parse(
    "hold|1;endcall|2;crdstart|3;crdpause|3;crdresume|3;crdstop;confLx;xferLx;phold;callpush;"
)
KEYS = [key for key in Softkey if key is not Softkey.MORE]


def words(pages: tuple[Page, ...]) -> list[str]:
    """Pages as people write them: `hold endcall - more`."""
    return [" ".join(key.value if key else "-" for key in page) for page in pages]


def shown(key_list: KeyList, *keywords: str) -> list[str]:
    return words(layout(key_list, frozenset(map(Softkey, keywords))))


def test_on_demand_through_a_recording() -> None:
    assert shown(CONNECTED, "hold", "endcall", "crdstart") == ["hold endcall crdstart -"]
    assert shown(CONNECTED, "hold", "endcall", "crdpause", "crdstop") == [
        "hold endcall crdpause crdstop"
    ]
    assert shown(CONNECTED, "hold", "endcall", "crdresume", "crdstop") == [
        "hold endcall crdresume crdstop"
    ]


def test_always_with_pause_and_resume() -> None:
    assert shown(CONNECTED, "hold", "endcall", "crdpause") == ["hold endcall crdpause -"]
    assert shown(CONNECTED, "hold", "endcall", "crdresume") == ["hold endcall crdresume -"]


def test_a_reserved_place_stays_empty_when_recording_is_never_or_always() -> None:
    assert shown(CONNECTED, "hold", "endcall") == ["hold endcall - -"]
    assert shown(CONNECTED, "hold", "endcall", "crdstop") == ["hold endcall - crdstop"]


def test_keys_this_phone_has_not_reserve_nothing() -> None:
    vendor = parse("hold|1;endcall|2;join|3;pip|4;phold;crdstart;crdpause;crdresume;crdstop;")
    assert shown(vendor, "hold", "endcall", "crdpause", "crdstop") == [
        "hold endcall crdpause crdstop"
    ]


def test_more_takes_place_four_and_what_stood_there_comes_first_on_the_next_page() -> None:
    full = parse("hold|1;endcall|2;crdpause|3;crdstop|4;redial;newcall;")
    assert shown(full, "hold", "endcall", "crdpause", "crdstop") == [
        "hold endcall crdpause crdstop"
    ]
    assert shown(full, "hold", "endcall", "crdpause", "crdstop", "redial") == [
        "hold endcall crdpause more",
        "crdstop redial - more",
    ]


def test_three_keys_on_every_further_page() -> None:
    many = parse("hold;endcall;crdpause;crdstop;redial;newcall;answer;")
    assert shown(many, *(item.keyword for item in many.items)) == [
        "hold endcall crdpause more",
        "crdstop redial newcall more",
        "answer - - more",
    ]


def test_positions_beyond_four_come_in_their_order_behind_the_floating_keys() -> None:
    conference = parse("crdstop|6;crdpause|5;hold|1;redial;")
    assert shown(conference, "hold", "redial", "crdpause", "crdstop") == [
        "hold redial crdpause crdstop"
    ]


def test_of_two_keys_on_one_place_the_first_keeps_it() -> None:
    same = parse("crdpause|1;crdstop|1;")
    assert shown(same, "crdpause", "crdstop") == ["crdpause crdstop - -"]


def test_a_key_listed_twice_is_shown_once() -> None:
    assert shown(parse("dial|1;call|2;"), "call") == ["call - - -"]


def test_there_is_always_a_page() -> None:
    assert layout(CONNECTED, frozenset()) == (EMPTY_PAGE,)
    assert layout(KeyList(()), frozenset(KEYS)) == (EMPTY_PAGE,)


softkeys = st.sampled_from(KEYS)
positions = st.none() | st.integers(1, 9)
items = st.builds(lambda key, at: Item(key.value, at, key), softkeys, positions) | st.builds(
    lambda at: Item("park", at, None), positions
)
key_lists = st.lists(items, max_size=20).map(lambda found: KeyList(tuple(found)))
valid_keys = st.frozensets(softkeys)


@given(key_lists, valid_keys)
def test_every_valid_key_of_the_list_appears_exactly_once_and_nothing_else(
    key_list: KeyList, valid: frozenset[Softkey]
) -> None:
    listed = {item.softkey for item in key_list.items}
    placed = Counter(key for page in layout(key_list, valid) for key in page if key)
    del placed[Softkey.MORE]
    assert placed == Counter(valid & listed)


@given(key_lists, valid_keys)
def test_a_key_pinned_to_one_two_or_three_stands_there(
    key_list: KeyList, valid: frozenset[Softkey]
) -> None:
    first, *_ = layout(key_list, valid)
    pinned: dict[int, Softkey] = {}
    seen: set[Softkey] = set()
    for item in key_list.items:
        if item.softkey in valid and item.softkey not in seen and item.softkey is not None:
            seen.add(item.softkey)
            pinned.setdefault(item.position or 0, item.softkey)
    assert {at: first[at - 1] for at in pinned if 1 <= at <= 3} == {
        at: key for at, key in pinned.items() if 1 <= at <= 3
    }


@given(key_lists, valid_keys)
def test_a_place_reserved_by_an_invalid_key_stays_empty(
    key_list: KeyList, valid: frozenset[Softkey]
) -> None:
    first, *_ = layout(key_list, valid)
    owners: dict[int, set[Softkey]] = {}
    for item in key_list.items:
        if item.softkey and item.position:
            owners.setdefault(item.position, set()).add(item.softkey)
    for place in (1, 2, 3):
        if place in owners and not owners[place] & valid:
            assert first[place - 1] is None


@given(key_lists, valid_keys)
def test_more_stands_on_place_four_of_every_page_exactly_if_they_do_not_fit_on_one(
    key_list: KeyList, valid: frozenset[Softkey]
) -> None:
    pages = layout(key_list, valid)
    more = [page.index(Softkey.MORE) for page in pages if Softkey.MORE in page]
    assert more == ([3] * len(pages) if len(pages) > 1 else [])


@given(key_lists, valid_keys)
def test_no_page_is_turned_in_vain(key_list: KeyList, valid: frozenset[Softkey]) -> None:
    _, *later = layout(key_list, valid)
    assert [page for page in later if page[0] is None] == []
    full = [page for page in later[:-1] if None in page]
    assert full == []
    free = {1, 2, 3, 4} - {item.position for item in key_list.items if item.softkey}
    listed = valid & {item.softkey for item in key_list.items}
    assert not (later and len(listed) <= len(free))
