"""Simpler words for the same: what they are, and that they end."""

import pytest

from hw_sim.fuzz.simpler import simpler_lines, simpler_walks
from hw_sim.fuzz.walk import Beginning, Walk


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("advance 12 s", ["advance 1 s", "advance 2 s", "advance 5 s", "advance 10 s"]),
        ("advance 50 ms", ["advance 1 s"]),
        ("advance 1 s", []),
        ("press Record twice 50 ms", ["press Record"]),
        ("long-press 0", ["press 0"]),
        ("press Record", []),
        ("dial 1003 on line 2", ["dial 1003"]),
        ("dial 1003", ["dial 1002"]),
        ("dial 1002", []),
        ("far-end 1003 hold", ["far-end 1002 hold"]),
        ("far-end 1002 hold", ["far-end hold"]),
        ("far-end hold", []),
        (
            "profile DND_Serv = No; Softphone = Yes",
            ["profile Softphone = Yes", "profile DND_Serv = No"],
        ),
        ("profile DND_Serv = No", []),
        ("provider bye", []),
    ],
)
def test_a_line_in_simpler_words(line: str, others: list[str]) -> None:
    assert list(simpler_lines(line)) == others


def test_a_walk_is_simpler_by_one_thing_at_a_time() -> None:
    start = Beginning((("A", "1"), ("B", "2")), 7, 4)
    walk = Walk(start, ("dial 1003", "advance 100 ms", "advance 5 s"))
    bare, lines = Beginning(), walk.lines
    assert list(simpler_walks(walk)) == [
        Walk(bare, lines),
        Walk(Beginning(start.sets, 0, 4), lines),
        Walk(Beginning(start.sets, 7), lines),
        Walk(Beginning((("B", "2"),), 7, 4), lines),
        Walk(Beginning((("A", "1"),), 7, 4), lines),
        Walk(start, ("dial 1002", *lines[1:])),
        Walk(start, (lines[0], "advance 1 s", lines[2])),
        *(Walk(start, (*lines[:2], f"advance {it} s")) for it in (1, 2)),
        Walk(start, (lines[0], "advance 5.1 s")),
    ]


def test_a_number_that_is_keyed_in_is_dialled() -> None:
    keyed = ("press New call", "press 1", "press *", "press Call", "press 5", "press Hold")
    walks = list(simpler_walks(Walk(Beginning(), keyed)))
    assert walks == [Walk(Beginning(), ("press New call", "dial 1*", *keyed[4:]))]


def test_simpler_and_simpler_comes_to_an_end() -> None:
    start = Beginning((("A", "1"),), 7, 4, 2)
    walk = Walk(start, ("far-end 1003 hold", "long-press 0", "advance 70 ms", "dial 5 on line 2"))
    seen, open_walks = set[Walk](), [walk]
    while open_walks:
        now = open_walks.pop()
        further = list(simpler_walks(now))
        assert now not in further
        open_walks += [it for it in further if it not in seen]
        seen.update(further)
    assert Walk(Beginning(), ("far-end hold", "press 0", "advance 1 s", "dial 1002")) in seen
    assert walk not in seen
