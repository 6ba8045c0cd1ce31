"""A simulated provider's session in the shape of a real one's summary."""

from datetime import datetime
from typing import Any

from hw_sim.page_recordings import summary
from hw_sim.provider.library import BUCKETS

WALL = datetime(2026, 11, 21, 11, 0)


def session(**changes: Any) -> dict[str, Any]:
    """100 s to 160 s, near cut from 120 s to 130 s, far from 110 s."""
    told: dict[str, Any] = {
        "session": 3,
        "with": "1002",
        "opened": 100.0,
        "closed": 160.0,
        "near": [[100.0, 120.0], [130.0, 160.0]],
        "far": [[100.0, 110.0]],
        "announcements": [],
    }
    return told | changes


def name(number: str) -> str:
    return {"1002": "Mette"}.get(number, "")


def test_a_session_that_has_ended() -> None:
    told = summary(session(), 200.0, WALL, name)
    envelope = told.pop("envelope")
    assert told == {
        "folder": "session-3",
        "state": "ended",
        "start": "2026-11-21T10:58:20.000",
        "duration_s": 50.0,
        "pauses": [{"from_s": 120.0, "to_s": 130.0}],
        "parties": [{"side": "far", "name": "Mette", "aor": "sip:1002"}],
        "announcements": [],
        "documents": [],
        "sound": False,
    }
    third, sixth = BUCKETS // 3, BUCKETS // 6
    assert envelope["near"] == [1.0] * third + [0.0] * sixth + [1.0] * (BUCKETS - third - sixth)
    assert envelope["far"] == [1.0] * sixth + [0.0] * (BUCKETS - sixth)


def test_announcements_have_the_clock_and_their_place_in_the_file() -> None:
    start = {"kind": "start", "played": 100.0, "ended": 102.0}
    earlier = {"kind": "compliance", "played": None, "ended": None}
    before = {"kind": "compliance", "played": 91.5, "ended": 93.0}
    resume = {"kind": "resume", "played": 131.0, "ended": 132.5}
    told = summary(session(announcements=[start, earlier, before, resume]), 200.0, WALL, name)
    assert [(it["played"], it["at_s"]) for it in told["announcements"]] == [
        ("2026-11-21T10:58:20.000", 0.0),
        (None, None),
        ("2026-11-21T10:58:11.500", -8.5),
        ("2026-11-21T10:58:51.000", 21.0),
    ]
    assert told["announcements"][3]["ended"] == "2026-11-21T10:58:52.500"


def test_one_that_goes_on_lasts_until_now() -> None:
    told = summary(session(closed=None, near=[[110.0, None]]), 120.0, WALL, name)
    assert (told["state"], told["duration_s"], told["pauses"]) == ("recording", 10.0, [])
    half = BUCKETS // 2
    assert told["envelope"]["near"] == [0.0] * half + [1.0] * half


def test_one_that_has_just_been_opened_has_no_sound_yet() -> None:
    told = summary(session(opened=5.0, closed=None, near=[], far=[]), 5.0, WALL, name)
    assert told["duration_s"] == 0
    assert set(told["envelope"]["near"]) == {0.0}


def test_a_number_that_nobody_has_has_no_name() -> None:
    told = summary(session(**{"with": "1044"}), 200.0, WALL, name)
    assert told["parties"] == [{"side": "far", "name": "", "aor": "sip:1044"}]
