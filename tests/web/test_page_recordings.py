"""The provider's recordings as a page of their own: listed, drawn, played, in either state."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, expect

from hw_sim.provider.storage import wav_header
from hw_sim.web.recordings_page import serve_recordings
from hw_sim.web.server import WebServer, listening
from tests.web import page as stage
from tests.web.page import NARROW, TOKEN, opened, shot

pytestmark = [pytest.mark.web, pytest.mark.timeout(60)]

RATE = 8000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with stage.chromium() as browser:
        yield browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WebServer]:
    server = serve_recordings(tmp_path, listening("127.0.0.1", 0), TOKEN)
    server.start()
    yield server
    server.stop()


def recorded(
    directory: Path,
    name: str,
    far: dict[str, str],
    seconds: int,
    state: str,
    announcements: tuple[dict[str, Any], ...] = (),
) -> None:
    """A recording as the provider leaves it: a near party who speaks, a far one who listens."""
    folder = directory / name
    folder.mkdir()
    near = (9000 * np.sin(np.arange(seconds * RATE) / 5)).astype("<i2")
    samples = np.stack([near, np.zeros_like(near)], axis=1).tobytes()
    (folder / "recording.wav").write_bytes(wav_header(seconds * RATE) + samples)
    (folder / "metadata-001.xml").write_text("<recording/>")
    summary = {
        "state": state,
        "parties": [{"side": "near", "aor": "sip:4021@a", "name": "Anna"}, {"side": "far", **far}],
        "start": "2026-11-21T09:38:49.957Z",
        "duration_s": seconds,
        "pauses": [{"start_s": 1.0, "end_s": 1.0}],
        "announcements": announcements,
    }
    (folder / "summary.json").write_text(json.dumps(summary))


def test_recordings_are_listed_newest_first_and_play(
    browser: Browser, server: WebServer, tmp_path: Path
) -> None:
    mette = {"aor": "sip:1002@127.0.0.1", "name": "Mette Sørensen"}
    nobody = {"aor": "sip:+442079460958@example.com", "name": ""}
    recorded(tmp_path, "20261121T093849Z-acaf08df", mette, 3, "ended")
    recorded(tmp_path, "20261121T101500Z-00000001", nobody, 67, "interrupted")
    with opened(browser, server.address) as page:
        names = page.locator(".list .who")
        expect(names).to_have_text(["+442079460958", "Mette Sørensen"])
        expect(page.locator(".list .length")).to_have_text(["1:07", "0:03"])
        expect(page.locator(".list li").first).to_contain_text("interrupted")
        expect(page.locator(".list .when").last).to_contain_text("1 pause")
        page.get_by_role("button", name="Play the recording with Mette Sørensen, 0:03").click()
        playing = page.get_by_role("button", name="Stop the recording with Mette Sørensen, 0:03")
        expect(playing).to_be_visible()
        shot(page, tmp_path, "recordings")
        duration = page.evaluate(
            """async () => {
              const audio = document.querySelector('audio');
              while (!audio.duration) await new Promise((resolve) => setTimeout(resolve, 20));
              return audio.duration;
            }"""
        )
        assert duration == 3.0
        playing.click()
        assert page.evaluate("document.querySelector('audio').paused")
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0]
        shot(page, tmp_path, "recordings-420")


def told(kind: str, at_s: float | None, **changed: Any) -> dict[str, Any]:
    """An announcement as the provider lists it."""
    usual = {"rendering": "words", "language": "da", "audience": ["near", "far"]}
    return {"kind": kind, "at_s": at_s, **usual, "outcome": "played", "reason": "", **changed}


TOLD = (
    told(
        "compliance",
        -6.2,
        rendering="nothing",
        language=None,
        audience=["far"],
        outcome="failed",
        reason="no PRACK within 4 s",
    ),
    told("start", 0.4, language="zh-Hant"),
    told("pause", 1.0, rendering="beep", language=None),
    told("resume", 1.0, rendering="tone", language=None, reason="no prompt can be played"),
    told("pause", 2.0, language="no such tag"),
    told("stop", 3.0, outcome="follows"),
    told("compliance", None, language=None, audience=["far"], outcome="earlier"),
    told("hold", 2.0, language=None, audience=["all"], outcome="heard"),
)
MARKS = ("1 ", "24 ", "60 ", "60 ", "120 ", "180 ", "120 ")
"""Of 240: what came before the beginning is at the edge, what has no time is nowhere."""
LINES = [
    ["−0:06", "Compliance", "not heard, to far party", "failed: no PRACK within 4 s"],
    ["0:00", "Start", "in words, Traditional Chinese, to both parties", "played"],
    ["0:01", "Pause", "beep, to both parties", "played"],
    ["0:01", "Resume", "tone for words, to both parties", "played: no prompt can be played"],
    ["0:02", "Pause", "in words, no such tag, to both parties", "played"],
    ["0:03", "Stop", "in words, Danish, to both parties", "after the recording"],
    ["–", "Compliance", "in words, to far party", "in an earlier call"],
    ["0:02", "hold", "in words, to all", "heard"],
]


def test_what_was_announced_is_listed_and_marked_on_the_wave(
    browser: Browser, server: WebServer, tmp_path: Path
) -> None:
    """SPEC C3, as the provider's people see it; another client's words are shown as they came."""
    mette = {"aor": "sip:1002@127.0.0.1", "name": "Mette Sørensen"}
    recorded(tmp_path, "20261121T093849Z-acaf08df", mette, 4, "ended", TOLD)
    recorded(tmp_path, "20261121T093949Z-acaf08df", mette, 4, "ended")
    with opened(browser, server.address) as page:
        expect(page.locator(".announced")).to_have_count(1)
        fold = page.locator(".announced summary")
        expect(fold).to_have_text(
            "Announced Compliance (failed), Start, Pause ×2, Resume, Stop, Compliance, hold"
        )
        lines = page.get_by_role("list", name="Announcements").get_by_role("listitem")
        expect(lines).to_have_count(0)
        fold.click()
        expect(lines).to_have_count(len(LINES))
        seen = [line.locator("> *").all_inner_texts() for line in lines.all()]
        assert seen == LINES
        marked = page.locator(".envelope .told").evaluate_all(
            "all => all.map((one) => one.getAttribute('d'))"
        )
        assert marked == [f"M{x}0v30" for x in MARKS]
        page.get_by_role("button", name="Play the recording").last.click()
        expect(lines).to_have_count(len(LINES))  # what is drawn again stays unfolded
        shot(page, tmp_path, "recordings-announced")
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        shot(page, tmp_path, "recordings-announced-390")


def test_a_new_recording_appears_by_itself(
    browser: Browser, server: WebServer, tmp_path: Path
) -> None:
    with opened(browser, server.address) as page:
        expect(page.get_by_text("No recordings yet")).to_be_visible()
        recorded(tmp_path, "20261121T093849Z-acaf08df", {"aor": "", "name": "Mette"}, 1, "ended")
        expect(page.locator(".list .who")).to_have_text(["Mette"])


def test_without_the_token_the_page_says_what_to_open(browser: Browser, server: WebServer) -> None:
    with opened(browser, f"{server.url}#token=another", complaints=True) as page:
        expect(page.get_by_role("alert")).to_have_text("Open the address that the provider printed")
        expect(page.locator(".list li")).to_have_count(1)
