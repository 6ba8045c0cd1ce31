"""Two people talk over the simulated handset, each with a browser's microphone, and are recorded.

Real SIP, RTP and SIPREC; the browser's microphone is a file with a voice that nobody else has.
"""

import json
import re
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from hw_sim.measure.absence import absent
from hw_sim.measure.alignment import RATE, align, likeness
from hw_sim.measure.correlation import best_lag, shifted
from hw_sim.measure.sound import Samples, read_sound, rms
from hw_sim.time_line import recorded_stretches
from hw_sim.voices import Voice, loop
from tests.web.live_page import live, softkey
from tests.web.page import opened, sees_softkeys, shot
from tests.web.sounding import speaking_browser, write_wav

pytestmark = [pytest.mark.web, pytest.mark.alone, pytest.mark.timeout(120)]

BROWSER = Voice(pitch_hz=160.0, syllables_per_s=4.0, tract=1.1, seed=7)
SPOKEN_MS, PAUSED_MS, RESUMED_MS, ANSWERED_MS = 1800, 1600, 500, 2500
MUTED_MS, SETTLES_MS = 400, 300
LOUD, FAINT = 1000, 100  # samples
AUDIBLE = 0.003
PIECE = RATE // 2
GRAIN_S = 0.2  # from the key to the first frame, and back
A_COPY, STRANGERS = 0.75, 0.7
"""Likeness of half a second through a browser's echo canceller and a codec, and by chance."""


@dataclass(frozen=True, slots=True)
class Asking:
    """This run's REST."""

    address: str

    def __call__(self, path: str) -> Any:
        url, _, token = self.address.partition("/#token=")
        request = urllib.request.Request(url + path, headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def loudest(self, party: str, side: str, since_s: float) -> int:
        """The greatest sample in the picture of a side from then on."""
        peaks = self(f"/api/sound/peaks?since={since_s}")[party][side]["peaks"]
        return max(map(abs, peaks), default=0)


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def likest(voice: Samples, sound: Samples) -> float:
    """How like some half second of `sound` is to a place in `voice`: the first copy, or the best
    there is."""
    best = 0.0
    for at in range(len(sound) - PIECE, 0, -PIECE // 2):
        piece = sound[at : at + PIECE]
        if best < A_COPY and rms(piece) > AUDIBLE:
            lag = best_lag(voice, piece)
            best = max(best, likeness(shifted(voice, -lag, PIECE), piece))
    return best


def test_two_people_talk_with_their_browsers_and_a_pause_is_a_pause(tmp_path: Path) -> None:
    says = write_wav(tmp_path / "browser.wav", loop(BROWSER)[: 8 * 32_000])
    quiet = write_wav(tmp_path / "quiet.wav", bytes(32_000))  # what the phone says by itself
    with (
        live(tmp_path, "--mouth", str(quiet)) as ready,
        speaking_browser(says) as browser,
        opened(browser, ready["url"]) as page,
    ):
        ask = Asking(ready["url"])
        the_user_speaks_and_is_recorded(page)
        shot(page, tmp_path, "talk")
        entries = ask("/api/timeline")["entries"]
        mute_still_mutes(page, ask)
        with opened(browser, ready["url"]) as other:
            somebody_is_the_far_party(other, ask)
        wait_for(page, lambda: ask("/api/state")["sound"]["1002"] == "voice")  # at once
        the_microphone_is_switched_off(page, ask)
        softkey(page, 2, "End call")
        sees_softkeys(page, "New call", "Redial", "DND", None)
    out = tmp_path / "live"
    voice = read_sound(says, 1).channel(0, RATE)
    kept = read_sound(next(out.rglob("recording.wav")), 2).channel(0, RATE)
    said, far_heard, near_heard = (
        read_sound(out / f"{name}.wav", 1).channel(0, RATE)
        for name in ("near-said", "far-heard", "near-heard")
    )
    found = {
        name: likest(voice, sound)
        for name, sound in (
            ("said", said),
            ("heard by the far party", far_heard),
            ("recorded", kept),
            ("heard of the far party", near_heard),
        )
    }
    assert min(found.values()) >= A_COPY, found
    (record, pause), (resume, _) = recorded_stretches(entries)
    places = align(kept, said)
    assert rms(said[round(pause * RATE) : round(resume * RATE)]) > AUDIBLE  # spoken all the same
    missing = absent(kept, said, places, pause + GRAIN_S, resume - GRAIN_S)
    assert (missing.likeness < STRANGERS, missing.covered_s < GRAIN_S) == (True, True), missing
    there = absent(kept, said, places, record + GRAIN_S, pause - GRAIN_S)
    assert there.likeness > A_COPY  # what is there is found so


def the_user_speaks_and_is_recorded(page: Page) -> None:
    button(page, "Line 6, Mette Sørensen")
    sees_softkeys(page, "Hold", "End call", "Record", None)
    page.locator("#timeline").get_by_role("button", name="Sound", exact=True).click()
    button(page, "Use this browser's microphone")
    ear = page.get_by_role("button", name="Listen to what Anna hears")
    expect(ear).to_have_attribute("data-level", re.compile(r"0\.[01]\d*[1-9]"))
    softkey(page, 3, "Record")
    sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
    page.wait_for_timeout(SPOKEN_MS)
    softkey(page, 3, "PauseRec")
    sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
    page.wait_for_timeout(PAUSED_MS)
    softkey(page, 3, "ResumeRec")
    sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
    page.wait_for_timeout(RESUMED_MS)
    softkey(page, 4, "StopRec")
    sees_softkeys(page, "Hold", "End call", "Record", None)


def mute_still_mutes(page: Page, ask: Asking) -> None:
    mute = page.get_by_role("button", name="Mute", exact=True)
    mute.click()
    wait_for(page, lambda: ask("/api/state")["muted"])
    page.wait_for_timeout(SETTLES_MS)
    since_s = ask("/api/state")["time_s"]
    page.wait_for_timeout(MUTED_MS)
    assert ask.loudest("near", "said", since_s) > LOUD
    assert ask.loudest("1002", "heard", since_s) < FAINT
    mute.click()


def somebody_is_the_far_party(other: Page, ask: Asking) -> None:
    other.locator("#timeline").get_by_role("button", name="Sound", exact=True).click()
    button(other, "Be the far party: speak as Mette")
    wait_for(other, lambda: ask("/api/state")["sound"] == {"near": "browser", "1002": "browser"})
    ear = other.get_by_role("button", name="Listen to what Mette hears")
    expect(ear).to_have_attribute("data-level", re.compile(r"0\.[01]\d*[1-9]"))
    other.wait_for_timeout(ANSWERED_MS)


def the_microphone_is_switched_off(page: Page, ask: Asking) -> None:
    button(page, "Microphone on")
    wait_for(page, lambda: ask("/api/state")["sound"]["near"] == "voice")
    since_s = ask("/api/state")["time_s"] + SETTLES_MS / 1000
    page.wait_for_timeout(SETTLES_MS + 200)
    assert ask.loudest("near", "said", since_s) == 0


def wait_for(page: Page, so: Callable[[], bool]) -> None:
    for _ in range(100):
        if so():
            return
        page.wait_for_timeout(50)
    pytest.fail("it has not become so")
