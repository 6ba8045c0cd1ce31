"""Announcements as a summary lists them, and where in the file each is."""

import pytest

from hw_sim.provider.announcements import ROOM, Announcements
from phone.siprec.metadata import Notice

START = "2026-11-21T09:00:00.000Z"
PAUSES = (
    {"start": "2026-11-21T09:00:10.000Z", "end": "2026-11-21T09:00:30.000Z"},
    {"start": "2026-11-21T09:00:40.000Z", "end": None},
)
NO_TIMES = ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-11-21T09:00:31", "soon")
"""Two that no clock in UTC shows, one of an unknown zone, and a word."""


def test_all_that_was_told_is_listed_once_in_its_order() -> None:
    start = Notice("start", "2026-11-21T09:00:02Z", "2026-11-21T09:00:03.500Z", ("near", "far"))
    failed = Notice(
        "compliance", None, "2026-11-21T08:59:50Z", ("far",), "da", "nothing", "failed", "no PRACK"
    )
    announcements = Announcements(START)
    assert announcements.add((start, start), ()) == ()
    assert announcements.add((start, failed), ()) == ()
    assert announcements.listed() == [
        {
            "kind": "start",
            "rendering": "words",
            "language": None,
            "audience": ["near", "far"],
            "outcome": "played",
            "reason": "",
            "played": "2026-11-21T09:00:02Z",
            "ended": "2026-11-21T09:00:03.500Z",
            "at_s": 2.0,
        },
        {
            "kind": "compliance",
            "rendering": "nothing",
            "language": "da",
            "audience": ["far"],
            "outcome": "failed",
            "reason": "no PRACK",
            "played": None,
            "ended": "2026-11-21T08:59:50Z",
            "at_s": -10.0,
        },
    ]


@pytest.mark.parametrize(
    ("played", "at_s"),
    [
        ("2026-11-21T08:59:57.250Z", -2.75),
        ("2026-11-21T09:00:09Z", 9.0),
        ("2026-11-21T09:00:15Z", 10.0),  # while it was paused
        ("2026-11-21T09:00:31+00:00", 11.0),
        ("2026-11-21T10:00:31+01:00", 11.0),
        ("2026-11-21T09:02:00Z", 20.0),  # in a pause that lasts
        (None, None),
    ],
)
def test_its_place_in_the_file_leaves_out_what_was_paused(
    played: str | None, at_s: float | None
) -> None:
    announcements = Announcements(START)
    assert announcements.add((Notice("start", played),), PAUSES) == ()
    assert [one["at_s"] for one in announcements.listed()] == [at_s]


@pytest.mark.parametrize("time", NO_TIMES)
def test_a_time_that_cannot_be_is_said_and_left_out(time: str) -> None:
    announcements = Announcements(START)
    said = announcements.add((Notice("start", time, "2026-11-21T09:00:03Z"),), PAUSES)
    assert said == (f"times of announcements that are none, and left out: {time!r}",)
    (only,) = announcements.listed()
    assert (only["played"], only["ended"], only["at_s"]) == (None, "2026-11-21T09:00:03Z", 3.0)


def test_of_many_times_that_cannot_be_a_few_are_said_and_none_at_length() -> None:
    announcements = Announcements(START)
    (said,) = announcements.add([Notice("start", f"{n}" * 99) for n in range(1, 6)], ())
    quoted = ", ".join(repr(f"{n}" * 40) for n in (1, 2, 3))
    assert said == f"times of announcements that are none, and left out: {quoted} and 2 more"


def test_there_is_room_for_so_much_and_that_it_is_full_is_said_once() -> None:
    """Of one client's thousand announcements, no other client's recording knows anything."""
    announcements = Announcements(START)
    notices = [Notice("start", reason=f"{n:0999}") for n in range(ROOM // 1000)]
    assert announcements.add(notices, ()) == (
        f"announcements of more than {ROOM // 1024} KiB: from here on they are not listed",
    )
    found = announcements.listed()
    assert 0.8 * len(notices) < len(found) < len(notices)
    assert [one["reason"] for one in found] == [one.reason for one in notices[: len(found)]]
    assert announcements.add((Notice("stop"),), ()) == ()
    assert announcements.listed() == found
