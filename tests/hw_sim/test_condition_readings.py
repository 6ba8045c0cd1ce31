"""Readings of a state and a time line: as text, as counts, as seconds of sound."""

import pytest

from hw_sim import condition_readings as read
from hw_sim.condition_readings import Entry, View


def gate(t: float, side: str, text: str, slot: int = 0) -> Entry:
    return {"t": t, "lane": "gates", "kind": side, "text": text, "slot": slot}


@pytest.mark.parametrize(
    ("entries", "near_s"),
    [
        ([], 0.0),
        ([gate(1, "near", "open"), gate(3, "near", "closed")], 2.0),
        ([gate(1, "near", "open"), gate(2, "near", "open"), gate(3, "near", "closed")], 2.0),
        ([gate(1, "near", "open")], 9.0),
        ([gate(1, "far", "open")], 0.0),
        ([gate(3, "near", "closed")], 0.0),
        ([gate(1, "near", "open"), gate(2, "near", "open", 1), gate(4, "near", "closed")], 11.0),
    ],
)
def test_sound_is_counted_while_a_gate_is_open(entries: list[Entry], near_s: float) -> None:
    assert read.sound_s(View({"time_s": 10.0}, entries), "near") == near_s


def test_the_newest_of_what_happened_is_told() -> None:
    entries = [{"t": float(n), "lane": "journal", "text": str(n)} for n in range(20)]
    told = read.told("journal")(View({}, entries))
    assert told.startswith("12.000 12 / 13.000 13")
    assert told.endswith(" / 19.000 19")
    assert read.told("journal")(View({}, [])) == "none"


@pytest.mark.parametrize(
    ("call", "hold"),
    [
        (None, "none"),
        ({"held_by_local": False, "held_by_remote": False}, "none"),
        ({"held_by_local": True, "held_by_remote": True}, "local remote"),
    ],
)
def test_who_holds(call: dict[str, bool] | None, hold: str) -> None:
    assert read.hold({"call": call}) == hold


def test_empty_places_among_softkeys_keep_their_place() -> None:
    state = {"softkeys": ["New call", None, "DND", None]}
    assert read.softkeys(state) == read.bare("New call | | DND") == "New call |  | DND"
    assert read.bare("New call | DND") != read.softkeys(state)
