"""What the time line draws, as data: stretches, the window of time, clusters and their words."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.web import page as stage
from tests.web.page import StagedPhone, opened, served

pytestmark = [pytest.mark.web, pytest.mark.timeout(60)]

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with stage.chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def ask(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Call an expression of the model; arguments are `a`, `b` …"""
    phone = StagedPhone(tmp_path_factory.mktemp("recordings"))
    with served(phone) as server, opened(browser, server.address) as page:

        def evaluate(expression: str, *arguments: Any) -> Any:
            names = ", ".join("abcd"[: len(arguments)])
            module = "await import('/static/time_line_model.js')"
            script = f"async ([{names}]) => {{ const m = {module}; return {expression}; }}"
            return page.evaluate(script, list(arguments))

        yield evaluate


def entry(t: float, lane: str, state: str = "", text: str = "") -> dict[str, Any]:
    return {"id": int(t * 1000), "t": t, "lane": lane, "state": state, "text": text or state}


def kinds(found: list[dict[str, Any]]) -> list[tuple[str, float, float]]:
    return [(one["kind"], one["from"], one["to"]) for one in found]


RECORDING = [
    entry(2.0, "recording", "ready"),
    entry(3.0, "recording", "starting"),
    entry(3.2, "recording", "recording"),
    entry(10.0, "recording", "pausing"),
    entry(10.1, "recording", "paused"),
    entry(15.0, "recording", "resuming"),
    entry(15.1, "recording", "recording"),
]


def test_pausing_paused_and_resuming_are_one_stretch(ask: Ask) -> None:
    found = ask("m.stretches(a, 'recording', 20)", RECORDING)
    assert kinds(found) == [
        ("pending", 3.0, 3.2),
        ("recording", 3.2, 10.0),
        ("paused", 10.0, 15.1),
        ("recording", 15.1, 20),
    ]


def test_a_call_rings_is_confirmed_and_ends(ask: Ask) -> None:
    call = [
        entry(1.0, "call", "trying", "Mette"),
        entry(1.1, "call", "proceeding", "Mette"),
        entry(3.0, "call", "confirmed", "Mette"),
        entry(9.0, "call", "terminated", "local-bye"),
    ]
    assert kinds(ask("m.stretches(a, 'call', 20)", call)) == [
        ("ringing", 1.0, 3.0),
        ("confirmed", 3.0, 9.0),
    ]
    assert ask("m.newestCall(a)", call) == {"from": 1.0, "to": 9.0}
    again = [*call, entry(12.0, "call", "early", "Jonas")]
    assert ask("m.newestCall(a)", again) == {"from": 12.0, "to": None}


def test_entries_out_of_order_are_drawn_in_order(ask: Ask) -> None:
    assert ask("m.stretches(a, 'recording', 20)", RECORDING[::-1]) == ask(
        "m.stretches(a, 'recording', 20)", RECORDING
    )


def test_calls_at_the_same_time_have_stretches_of_their_own(ask: Ask) -> None:
    calls = [
        entry(1.0, "call", "confirmed", "Mette") | {"slot": 0},
        entry(5.0, "call", "proceeding", "Jonas") | {"slot": 1},
        entry(8.0, "call", "confirmed", "Jonas") | {"slot": 1},
        entry(12.0, "call", "terminated") | {"slot": 0},
    ]
    found = ask("m.stretches(a, 'call', 20)", calls)
    assert [(one["slot"], *kind) for one, kind in zip(found, kinds(found), strict=True)] == [
        (0, "confirmed", 1.0, 12.0),
        (1, "ringing", 5.0, 8.0),
        (1, "confirmed", 8.0, 20),
    ]
    assert ask("m.newestCall(a)", calls) == {"from": 1.0, "to": None}
    over = [*calls, entry(15.0, "call", "terminated") | {"slot": 1}]
    assert ask("m.newestCall(a)", over) == {"from": 1.0, "to": 15.0}


def test_the_window_is_the_last_minute_or_the_newest_call(ask: Ask) -> None:
    call = [entry(100.0, "call", "trying", "Mette")]
    assert ask("m.extent(a, 130, false)", call) == {"from": 73, "to": 133, "zero": 100}
    assert ask("m.extent(a, 130, true)", call) == {"from": 99, "to": 160, "zero": 100}
    assert ask("m.extent([], 20, true)") == {"from": -1, "to": 59, "zero": 0}


def test_a_call_that_ended_keeps_its_window(ask: Ask) -> None:
    call = [entry(100.0, "call", "trying", "M"), entry(120.0, "call", "terminated")]
    assert ask("m.extent(a, 121, true)", call) == ask("m.extent(a, 500, true)", call)


def test_marks_that_would_touch_share_a_cluster_and_words_drop_out(ask: Ask) -> None:
    said = [entry(1.0, "sip-call", "", word) for word in ("INVITE", "100", "180", "200")]
    said += [entry(9.0, "sip-call", "", "BYE")]
    found = ask("m.clusters(a, (t) => 10 * t, 9)", said)
    assert [(one["x"], len(one["entries"])) for one in found] == [(10, 4), (90, 1)]
    assert ask("m.words(a, () => true)", said) == "INVITE 180 200 BYE"
    assert ask("m.words(a, (text) => text.length < 12)", said) == "INVITE 180"
    assert ask("m.words(a, () => false)", said) == ""


def test_nothing_recorded_is_said_and_nothing_red_is_explained(
    browser: Browser, tmp_path: Path
) -> None:
    phone = StagedPhone(tmp_path)
    with served(phone) as server, opened(browser, server.address) as page:
        lanes = page.get_by_role("img", name="Time line")
        expect(lanes).to_have_accessible_name("Time line: nothing recorded")
        expect(page.locator(".legend .recording")).to_have_count(0)
        phone.entries = stage.timeline_of_a_call()
        phone.tell("timeline")
        expect(page.locator(".legend .recording")).to_have_count(1)
        told = (
            "Time line: recording 0:55 to 2:00, paused 2:00 to 2:25, "
            "recording 2:25 to 3:35, paused 3:35 to 4:"
        )
        expect(lanes).to_have_accessible_name(re.compile(f"^{told}[0-5][0-9]$"))  # it goes on


def test_what_another_party_sent_is_text_and_never_markup(browser: Browser, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    phone = StagedPhone(tmp_path, stage.recording(), "8851-recording")
    phone.now["call"]["remote"]["name"] = hostile
    phone.now["line_keys"][0]["label"] = hostile
    phone.entries = [
        entry(290.0, "call", "confirmed", hostile),
        entry(291.0, "keys", "", hostile),
        entry(292.0, "sip-call", "", hostile) | {"sent": True, "detail": hostile},
    ]
    summary = {
        "state": "ended",
        "parties": [{"side": "far", "aor": "", "name": hostile}],
        "start": "2026-11-21T09:38:49.957Z",
        "duration_s": 1,
    }
    folder = tmp_path / "20261121T093849Z-acaf08df"
    folder.mkdir()
    (folder / "summary.json").write_text(json.dumps(summary))
    with served(phone) as server, opened(browser, server.address) as page:
        expect(page.locator(".list .who")).to_have_text(hostile)
        expect(page.locator(".lanes .bar.confirmed text")).to_contain_text("<img")
        assert page.locator("img").count() == 0
