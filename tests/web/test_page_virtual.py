"""The page of `redlamp-sim page`: time, two calls, the machine, the world, long presses, steps.

One browser and one page for all; each test begins with a phone that begins anew, time frozen.
"""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from hw_sim.page import PageBench, pump
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.outcome import Verdict
from hw_sim.scenario.work import Work, done
from hw_sim.sim.bench import SimOptions
from hw_sim.web.pace import Pace
from hw_sim.web.server import WebServer, listening, phone_app
from tests.hw_sim.web.fake_phone import soon
from tests.web.page import TOKEN, WIDE, chromium, opened, sees_lamps, sees_softkeys, shot

pytestmark = [pytest.mark.web, pytest.mark.timeout(120)]

SMALL = (390, 844)


@pytest.fixture(scope="module")
def turned() -> Iterator[tuple[PageBench, WebServer]]:
    """A phone whose time a pump turns, behind the real server."""
    phone, stop = PageBench(SimOptions(), Pace.FREEZE), threading.Event()
    server = WebServer(phone_app(phone, TOKEN, phone), TOKEN, listening("127.0.0.1", 0))
    pumping = threading.Thread(target=pump, args=(phone, stop))
    server.start()
    pumping.start()
    yield phone, server
    stop.set()
    pumping.join()
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def shown(browser: Browser, turned: tuple[PageBench, WebServer]) -> Iterator[Page]:
    with opened(browser, turned[1].address) as page:
        yield page


@pytest.fixture
def phone(turned: tuple[PageBench, WebServer], shown: Page) -> PageBench:
    """Anew, and seen so: the page has forgotten the session before."""
    phone = turned[0]
    phone.perform("time freeze")
    phone.begin()
    sees_softkeys(shown, "New call", None, "DND", None)
    return phone


@pytest.fixture
def page(phone: PageBench, shown: Page) -> Page:
    return shown


def perform(phone: PageBench, *lines: str) -> None:
    for line in lines:
        phone.perform(line)


def said(phone: PageBench, lane: str) -> list[str]:
    """The commands of a lane, in their order."""
    return [one["command"] for one in phone.timeline() if one["lane"] == lane]


RECORDED = ("dial 1002", "advance 2 s", "press Record", "advance 10 s")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def lit(page: Page) -> dict[str, Any]:
    """The phase that is lit, its colour of ink, and the way that is marked."""
    return dict(
        page.evaluate(
            """() => {
              const now = document.querySelectorAll('.diagram .now');
              const last = document.querySelector('.diagram .last title');
              const box = now[0].querySelector('rect');
              return { count: now.length, phase: now[0].dataset.phase,
                fill: getComputedStyle(box).fill, last: last?.textContent.split(':')[0] ?? null };
            }"""
        )
    )


# time


def test_time_is_frozen_stepped_and_sped_up_by_clicking(page: Page, phone: PageBench) -> None:
    expect(button(page, "Freeze")).to_have_attribute("aria-pressed", "true")
    perform(phone, "dial 1002")
    for now_s in (0.02, 0.04, 0.62, 0.64):
        button(page, "Step").click()
        assert soon(lambda now_s=now_s: phone.state()["time"]["now_s"] == now_s), now_s
    sees_softkeys(page, "Hold", "End call", "Record", None)
    assert phone.state()["time"] == {"virtual": True, "speed": 0, "now_s": 0.64}
    button(page, "+1 s").click()
    button(page, "Softkey 3: Record").click()
    sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
    assert lit(page)["phase"] == "starting"
    button(page, "100×").click()
    expect(button(page, "100×")).to_have_attribute("aria-pressed", "true")
    sees_lamps(page, record="red steady", pause="off")
    page.keyboard.press(".")
    expect(button(page, "Freeze")).to_have_attribute("aria-pressed", "true")
    assert phone.state()["time"]["now_s"] > 1.64
    page.keyboard.press(".")
    expect(button(page, "100×")).to_have_attribute("aria-pressed", "true")


# the machine


def test_the_phase_is_lit_and_the_way_it_came_by_is_marked(page: Page, phone: PageBench) -> None:
    expect(page.get_by_role("img", name="Recording machine: off")).to_be_visible()
    assert lit(page) | {"fill": ""} == {"count": 1, "phase": "off", "fill": "", "last": None}
    perform(phone, *RECORDED)
    machine = page.get_by_role("img", name="Recording machine: recording, from starting")
    expect(machine).to_be_visible()
    recording = lit(page)
    assert (recording["phase"], recording["last"]) == ("recording", "starting → recording")
    assert recording["fill"] == "rgb(179, 18, 27)"  # red: look.md §3, Day
    perform(phone, "press PauseRec")
    expect(page.get_by_role("img", name="Recording machine: pausing, from")).to_be_visible()
    assert lit(page) == {
        "count": 1,
        "phase": "pausing",
        "fill": "rgb(255, 240, 207)",
        "last": "recording → pausing",
    }
    perform(phone, "provider kill", "advance 1 s")
    expect(page.get_by_role("img", name="Recording machine: failed, from")).to_be_visible()
    assert lit(page)["last"] == "any phase of a session → failed"


# several calls


def test_two_calls_have_a_row_each_and_the_machine_follows_the_focus(
    page: Page, phone: PageBench
) -> None:
    perform(phone, *RECORDED, "far-end Jonas call", "advance 1 s", "press down", "press Answer")
    perform(phone, "advance 5 s")
    calls = page.get_by_role("list", name="Calls").get_by_role("listitem")
    expect(calls).to_have_text(
        [
            "Mette Sørensenconfirmed, held by this phone, recording",
            "Jonas Holmconfirmed, ready",
        ]
    )
    expect(page.get_by_role("img", name="Recording machine: ready")).to_be_visible()
    expect(page.locator("#timeline .lane.call .bar.confirmed")).to_have_count(2)
    tops = page.evaluate(
        "[...document.querySelectorAll('#timeline .lane.call .bar.confirmed rect')]"
        ".map((one) => one.getBoundingClientRect()).map((one) => [one.top, one.bottom])"
    )
    assert tops[0][1] <= tops[1][0] + 1  # one under the other
    button(page, "Cursor up").click()
    expect(page.get_by_role("img", name="Recording machine: recording")).to_be_visible()
    sees_lamps(page, record="red steady", pause="off")
    assert said(phone, "keys")[-1] == "press up"


# keys


def test_hard_keys_and_a_key_that_is_held(page: Page, phone: PageBench) -> None:
    perform(phone, "dial 1002", "advance 2 s")
    sees_softkeys(page, "Hold", "End call", "Record", None)
    for name, word in (("Transfer", "transfer"), ("Hold", "hold"), ("Conference", "conference")):
        page.locator(f'[data-key="{word}"]').click()
        expect(page.locator(f'[data-key="{word}"]')).to_have_accessible_name(name)
    zero = page.locator('[data-key="0"]')
    zero.click(delay=1200)
    zero.click()
    keys = ["press transfer", "press hold", "press conference", "long-press 0", "press 0"]
    assert soon(lambda: said(phone, "keys") == ["dial 1002", *keys]), said(phone, "keys")


# the world


def test_what_others_do_is_said_in_the_words_of_the_vocabulary(
    page: Page, phone: PageBench
) -> None:
    page.locator("#far-end summary").click()
    button(page, "Jonas").click()
    page.get_by_role("textbox", name="Number of somebody else").fill("2000")
    button(page, "Calls by way of it").click()
    button(page, "Never does").click()
    button(page, "Call this phone").click()
    page.keyboard.press("Escape")
    page.locator("#world summary").click()
    button(page, "Down").click()
    button(page, "Refuse: 503 Unavailable").click()
    expect(button(page, "Down")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("textbox", name="Profile: NAME = VALUE").fill("DND_Serv = No")
    button(page, "Set").click()
    expect(page.locator("#world summary")).to_have_css("font-weight", "700")
    button(page, "+1 h").click()
    page.keyboard.press("Escape")
    wanted = [
        "far-end 1003 came-to 2000",
        "far-end 1003 100rel silent",
        "far-end 1003 call",
        "network down",
        "provider refuse 503",
        "profile DND_Serv = No",
        "clock jump 3600 s",
    ]
    assert soon(lambda: said(phone, "commands") == wanted), said(phone, "commands")


# steps


def test_steps_are_recorded_saved_and_do_the_same_again(
    page: Page, phone: PageBench, tmp_path: Path
) -> None:
    perform(phone, "press 9", "advance 3 s")
    page.locator("#steps summary").click()
    button(page, "Record steps").click()
    sees_softkeys(page, "New call", None, "DND", None)
    button(page, "Line 6, Mette Sørensen").click()
    button(page, "+1 s").click()
    sees_softkeys(page, "Hold", "End call", "Record", None)
    button(page, "Softkey 3: Record").click()
    button(page, "+1 s").click()
    sees_lamps(page, record="red steady", pause="off")
    page.locator("#steps summary").click()
    with page.expect_download() as downloading:
        button(page, "Save as scenario").click()
    path = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    wanted = ["press line-6", "advance 1 s", "press Record", "advance 1 s", "transcript"]
    assert lines[2 : lines.index("transcript") + 1] == wanted
    outcome = done(Work(path, tmp_path / "shots", Budget()))
    assert (path.name, outcome.verdict, outcome.why) == ("page.scenario", Verdict.PASSED, "")


# look


def overlapping(page: Page, selector: str) -> list[str]:
    """Visible elements of this kind that share more than a pixel with another one."""
    return list(
        page.evaluate(
            """(selector) => {
              const all = [...document.querySelectorAll(selector)]
                .filter((one) => one.checkVisibility());
              const boxes = all.map((one) => one.getBoundingClientRect());
              const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 1 && b.top < a.bottom - 1;
              return all.flatMap((one, i) => all.slice(i + 1).filter((other, j) =>
                !one.contains(other) && meet(boxes[i], boxes[i + 1 + j]))
                .map((other) => `${one.textContent} × ${other.textContent}`));
            }""",
            selector,
        )
    )


def test_nothing_overlaps_or_runs_over_wide_and_small(
    page: Page, phone: PageBench, tmp_path: Path
) -> None:
    perform(phone, *RECORDED, "press PauseRec", "advance 5 s")
    try:
        for size in (WIDE, SMALL):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            expect(page.get_by_role("img", name="Record lamp: off")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") == size[0]
            if size == WIDE:
                assert page.evaluate("document.documentElement.scrollHeight") == size[1]
                assert overlapping(page, "button, summary, .nameplate, .bezel") == []
                assert overlapping(page, ".diagram rect:not(.frame)") == []
            else:
                assert overlapping(page, ".top button, .top summary, .pill") == []
                assert overlapping(page, ".controls .key, .digit, .dial input, .dial button") == []
            shot(page, tmp_path, f"virtual-{size[0]}")
            for menu in ("far-end", "world", "steps"):
                page.locator(f"#{menu} summary").click()
                box = page.locator(f"#{menu} .sheet").bounding_box()
                assert box is not None
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= size[0]
                assert box["y"] + box["height"] <= size[1]
                assert overlapping(page, f"#{menu} .sheet :is(button, input, h3, p)") == []
                shot(page, tmp_path, f"virtual-{size[0]}-{menu}")
                page.keyboard.press("Escape")
    finally:
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
