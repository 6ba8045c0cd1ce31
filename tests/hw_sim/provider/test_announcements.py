"""Announcements as a summary lists them, and where in the file each is."""

import pytest

from hw_sim.provider.announcements import listed
from phone.siprec.metadata import Notice

START = "2026-11-21T09:00:00.000Z"
PAUSES = (
    {"start": "2026-11-21T09:00:10.000Z", "end": "2026-11-21T09:00:30.000Z"},
    {"start": "2026-11-21T09:00:40.000Z", "end": None},
)


def test_all_that_was_told_is_listed_in_its_order() -> None:
    start = Notice("start", "2026-11-21T09:00:02Z", "2026-11-21T09:00:03.500Z", ("near", "far"))
    failed = Notice(
        "compliance", None, "2026-11-21T08:59:50Z", ("far",), "da", "nothing", "failed", "no PRACK"
    )
    assert listed((start, failed), START, ()) == [
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
        ("2026-11-21T09:00:31", None),  # whose time?
        ("soon", None),
        (None, None),
    ],
)
def test_its_place_in_the_file_leaves_out_what_was_paused(
    played: str | None, at_s: float | None
) -> None:
    (only,) = listed((Notice("start", played),), START, PAUSES)
    assert only["at_s"] == at_s
