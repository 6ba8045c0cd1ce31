"""The phone's state as JSON: whole, serialisable, and true."""

import json

import pytest

from phone.recording.shown import Shown
from tests.hw_sim.desktop import RECORDED, desk, seen
from tests.phone.playbook import happen


def test_an_idle_phone_whole() -> None:
    now = seen(desk(Call_Recording_Tone_Interval_1_="30", Register_1_="Yes"))
    lamps = now.pop("lamps")
    assert {lamp["pattern"] for lamp in lamps.values()} == {"off"}
    assert len(lamps) == 14
    assert now == {
        "title": "",
        "model": {"name": "8851", "width": 800, "height": 480, "line_keys": 10, "colour": True},
        "line": {"name": "Anna Berg", "number": "4021"},
        "call": None,
        "recording": {
            "state": "off",
            "phase": "off",
            "word": "off",
            "api": None,
            "mode": "On Demand with User Initiated Start",
            "flow": "none",
            "reason": None,
            "by": {"phone": "off", "server": "off", "far_end": "off"},
            "recorded_s": 0,
            "paused_s": 0,
        },
        "calls": [],
        "conference": False,
        "dnd": False,
        "softkeys": ["New call", None, "DND", None],
        "line_keys": [key(1, "4021", "4021"), key(6, "Mette")],
        "screen": ["Anna Berg 4021", "10:42", "Not registered", "New call |  | DND | "],
        "toast": None,
        "muted": False,
        "off_hook": False,
        "reminder": {"interval_s": 30, "running": False},
        "tones": {
            "reminder": False,
            "ringer": False,
            "ringing-tone": False,
            "waiting-tone": False,
            "far-ringing": False,
        },
        "lines": [{"line": 1, "number": "4021", "registered": False}],
        "sip": {"registered": False},
        "far_end": {"hears_record": "off"},
    }


def key(position: int, label: str, detail: str = "") -> dict[str, object]:
    """A line key with nothing on it."""
    plain = {"tab": "none", "focus": False, "recording": None}
    return {"position": position, "label": label, "detail": detail, **plain}


def test_a_recorded_call() -> None:
    now = seen(desk(*RECORDED, "press PauseRec", "recorder suspended", "wait 2 s", "press mute"))
    assert now["title"] == "Paused"
    assert now["call"] == {
        "state": "confirmed",
        "direction": "initiator",
        "remote": {"name": "", "number": "1002", "aor": "sip:1002@pbx.test"},
        "seconds": 7,
        "held_by_local": False,
        "held_by_remote": False,
        "compliance": "none",
        "language": "en",
    }
    assert now["recording"] | {"by": {}} == {
        "state": "paused",
        "phase": "paused",
        "word": "paused",
        "api": "paused",
        "mode": "On Demand with User Initiated Start",
        "flow": "none",
        "reason": None,
        "by": {},
        "recorded_s": 5,
        "paused_s": 2,
    }
    assert now["lamps"]["pause"] == {
        "colour": "amber",
        "on_ms": 600,
        "off_ms": 900,
        "pattern": "600/900",
    }
    assert (now["muted"], now["toast"]) == (True, {"number": 0, "text": "Recording paused"})


@pytest.mark.parametrize(
    ("more", "state", "api", "flow"),
    [
        (("press Record",), Shown.STARTING, "pending", "none"),
        (("press Record", "recorder accepted"), Shown.RECORDING, "started", "certain"),
        (("press Record", "recorder lost"), Shown.FAILED, "failed", "none"),
        ((), Shown.READY, None, "none"),
        (("far-records on",), Shown.READY, None, "certain"),
    ],
)
def test_the_recording_in_its_words(
    more: tuple[str, ...], state: Shown, api: str | None, flow: str
) -> None:
    now = seen(desk("dial 1002", "answered", *more))["recording"]
    assert (now["state"], now["api"], now["flow"]) == (state.value, api, flow)


def test_each_reporter_has_its_own_word() -> None:
    now = seen(desk(*RECORDED, "far-records paused"))["recording"]
    assert now["by"] == {"phone": "on", "server": "off", "far_end": "paused"}


def test_the_reason_of_a_failure() -> None:
    now = seen(desk("dial 1002", "answered", "press Record", "recorder not-found"))
    assert now["recording"]["reason"] == "recorder not found (404)"


@pytest.mark.parametrize(
    ("happenings", "off_hook"),
    [
        ((), False),
        (("press hook",), True),
        (("invite 1 Mette 1002",), False),  # it rings: the handset still lies there
        (("invite 1 Mette 1002", "answered"), True),
        (("dial 1002",), True),
        (("dial 1002", "ended rejected 404"), False),
    ],
)
def test_the_hook(happenings: tuple[str, ...], off_hook: bool) -> None:
    assert seen(desk(*happenings))["off_hook"] is off_hook


def test_the_reminder_runs_while_it_is_heard() -> None:
    it = desk(*RECORDED)
    assert seen(it)["reminder"] == {"interval_s": 20, "running": True}
    happen(it, "held-by remote")
    assert seen(it)["reminder"]["running"] is False


def test_every_call_has_its_line_and_its_recording() -> None:
    it = desk(*RECORDED, "invite 2 Jonas 1003")
    now = seen(it)
    told = [(c["slot"], c["line"], c["focus"], c["remote"]["number"]) for c in now["calls"]]
    assert told == [(0, 1, True, "1002"), (1, 1, False, "1003")]
    assert [c["recording"]["state"] for c in now["calls"]] == ["recording", "off"]
    assert now["calls"][0]["state"] == now["call"]["state"]
    assert now["tones"]["waiting-tone"] is True


def test_it_is_json() -> None:
    now = seen(desk(*RECORDED, "far-records on"))
    assert json.loads(json.dumps(now)) == now
