"""The provider's recordings as a page of their own: listed, drawn, played, in either state."""

import json
from collections.abc import Iterator
from pathlib import Path

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


def recorded(directory: Path, name: str, far: dict[str, str], seconds: int, state: str) -> None:
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
