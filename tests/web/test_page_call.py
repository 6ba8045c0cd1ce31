"""A real call, recorded, by clicking alone: `redlamp-sim live` as people start it, in Chromium.

Phone, far end and provider talk real SIP and RTP; what the page says is what SPEC B1–B4 allow.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from hw_sim.scenario.budget import Budget
from hw_sim.scenario.outcome import Verdict
from hw_sim.scenario.work import Work, done
from tests.web.live_page import live, softkey
from tests.web.page import chromium, opened, sees_lamps, sees_softkeys, shot

pytestmark = [pytest.mark.web, pytest.mark.timeout(120)]

OFF = "off"
RECORDED_MS = 2500
PAUSED_MS = 1500


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_a_call_is_recorded_paused_resumed_and_stopped_by_clicking(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        live(tmp_path) as ready,
        opened(browser, ready["url"]) as page,
    ):
        sees_softkeys(page, "New call", None, "DND", None)
        sees_lamps(page, record=OFF, pause=OFF)
        expect(page).to_have_title("Redlamp")
        shot(page, tmp_path, "call-1-idle")

        page.get_by_role("button", name="Line 6, Mette Sørensen").click()
        sees_softkeys(page, "Hold", "End call", "Record", None)
        sees_lamps(page, record=OFF, pause=OFF)
        expect(page).to_have_title("Redlamp")
        shot(page, tmp_path, "call-2-connected")

        began = time.monotonic()
        softkey(page, 3, "Record")
        sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
        sees_lamps(page, record="red steady", pause=OFF)
        expect(page).to_have_title("Recording - Redlamp")
        expect(page.locator('[data-key="line-1"]')).to_have_accessible_name(
            "Line 1, Anna, active, recording"
        )
        page.wait_for_timeout(RECORDED_MS)
        shot(page, tmp_path, "call-3-recording")

        softkey(page, 3, "PauseRec")
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        sees_lamps(page, record=OFF, pause="amber 600/900")
        expect(page).to_have_title("Paused - Redlamp")
        expect(page.locator('[data-key="line-1"]')).to_have_accessible_name(
            "Line 1, Anna, active, recording paused"
        )
        page.wait_for_timeout(PAUSED_MS)
        machine = page.get_by_role("img", name="Recording machine")
        expect(machine).to_have_accessible_name("Recording machine: paused, from pausing")
        shot(page, tmp_path, "call-4-paused")

        softkey(page, 3, "ResumeRec")
        sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
        sees_lamps(page, record="red steady", pause=OFF)
        page.wait_for_timeout(RECORDED_MS)
        shot(page, tmp_path, "call-5-resumed")

        softkey(page, 4, "StopRec")
        sees_softkeys(page, "Hold", "End call", "Record", None)
        sees_lamps(page, record=OFF, pause=OFF)
        expect(page).to_have_title("Redlamp")
        longest = time.monotonic() - began - PAUSED_MS / 1000
        shot(page, tmp_path, "call-6-stopped")

        softkey(page, 2, "End call")
        sees_softkeys(page, "New call", "Redial", "DND", None)
        sees_lamps(page, record=OFF, pause=OFF)
        recording_plays(page, longest)
        shot(page, tmp_path, "call-7-ended")
        what_was_done_is_a_scenario(page, tmp_path / "page.scenario")


def what_was_done_is_a_scenario(page: Page, path: Path) -> None:
    """Saved from a call on the wire, it runs on simulated parts: the same keys, the same states."""
    page.locator("#steps summary").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save as scenario").click()
    assert downloading.value.suggested_filename == path.name
    downloading.value.save_as(path)
    keys = ["line-6", "Record", "PauseRec", "ResumeRec", "StopRec", "End call"]
    said = [line for line in path.read_text(encoding="utf-8").splitlines() if "press" in line]
    assert said == [f"press {key}" for key in keys]
    outcome = done(Work(path, path.parent / "shots", Budget()))
    assert (outcome.verdict, outcome.why) == (Verdict.PASSED, "")


def recording_plays(page: Page, longest_s: float) -> None:
    """The one recording is as long as was recorded (SPEC H6), plays, and can be taken away."""
    play = page.get_by_role("button", name="Play the recording with Mette Sørensen")
    expect(play).to_have_count(1)
    play.click()
    expect(page.get_by_role("button", name="Stop the recording")).to_have_count(1)
    sound = page.evaluate(
        """async () => {
          const audio = document.querySelector('audio');
          while (!(audio.duration > 0 && audio.currentTime > 0))
            await new Promise((resolve) => setTimeout(resolve, 20));
          return [audio.duration, audio.error];
        }"""
    )
    shortest = 2 * RECORDED_MS / 1000
    assert sound[1] is None
    assert shortest - 0.5 < sound[0] < longest_s
    with page.expect_download() as downloading:
        page.get_by_role("link", name="WAV of the recording").click()
    assert downloading.value.path().read_bytes()[:4] == b"RIFF"
    with page.expect_download() as downloading:
        page.get_by_role("link", name="XML of the recording").click()
    assert b"<recording" in downloading.value.path().read_bytes()


def test_a_recorder_that_refuses_is_said_and_record_is_offered_again(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        live(tmp_path) as ready,
        opened(browser, ready["url"]) as page,
    ):
        sees_softkeys(page, "New call", None, "DND", None)
        page.locator("#world summary").click()
        page.get_by_role("button", name="Refuse: 403 Forbidden").click()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Line 6, Mette Sørensen").click()
        sees_softkeys(page, "Hold", "End call", "Record", None)
        softkey(page, 3, "Record")
        expect(page.get_by_role("alert").filter(has_text="Not recorded")).to_be_visible()
        sees_softkeys(page, "Hold", "End call", "Record", None)
        sees_lamps(page, record=OFF, pause="amber 170/170")
        expect(page).to_have_title("Not recorded - Redlamp")
        shot(page, tmp_path, "refused")
        page.locator("#world summary").click()
        page.get_by_role("button", name="Works as it should").click()
        page.keyboard.press("Escape")
        softkey(page, 3, "Record")
        sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
        sees_lamps(page, record="red steady", pause=OFF)
        page.get_by_role("button", name="Handset: off hook").click()
        sees_softkeys(page, "New call", "Redial", "DND", None)
        sees_lamps(page, record=OFF, pause=OFF)


PROFILE = "<flat-profile><Call_Recording_Mode_1_>{}</Call_Recording_Mode_1_></flat-profile>"
MODES = (
    ("Never", ("Hold", "End call", None, None), OFF),
    ("Always", ("Hold", "End call", None, None), "red steady"),
    ("Always with Pause/Resume", ("Hold", "End call", "PauseRec", None), "red steady"),
)


def test_the_softkeys_are_those_of_the_mode(browser: Browser, tmp_path: Path) -> None:
    """One phone, whose profile says another mode each time it is read again (SPEC F1, A1–A3)."""
    profile = tmp_path / "profile.xml"
    profile.write_text(PROFILE.format(MODES[0][0]), encoding="utf-8")
    with (
        live(tmp_path, "--profile", str(profile)) as ready,
        opened(browser, ready["url"]) as page,
    ):
        for mode, softkeys, record in MODES:
            profile.write_text(PROFILE.format(mode), encoding="utf-8")
            page.locator("#world summary").click()
            page.get_by_role("button", name="Read it again").click()
            page.keyboard.press("Escape")
            expect(page.locator("#state .facts")).to_contain_text(f"Mode{mode}")
            page.get_by_role("button", name="Line 6, Mette Sørensen").click()
            sees_softkeys(page, *softkeys)
            sees_lamps(page, record=record, pause=OFF)
            shot(page, tmp_path, f"mode-{mode.replace('/', ' ').replace(' ', '-').lower()}")
            softkey(page, 2, "End call")
            sees_softkeys(page, "New call", "Redial", "DND", None)
