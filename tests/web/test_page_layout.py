"""How the page looks, wide (light and dark) and narrow: what stands where, in what colour."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from indicators.models import model
from tests.hw_sim.web.fake_phone import soon
from tests.web import page as stage
from tests.web.page import NARROW, WIDE, StagedPhone, opened, sees_softkeys, served, shot

pytestmark = [pytest.mark.web, pytest.mark.timeout(120)]

TARGET_PX = 44


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with stage.chromium() as browser:
        yield browser


@pytest.fixture
def phone(tmp_path: Path) -> StagedPhone:
    return StagedPhone(tmp_path, stage.paused(), "8851-paused", stage.timeline_of_a_call())


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Where the visible elements stand, in px."""
    found = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)]
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect().toJSON())""",
        selector,
    )
    assert found, selector
    return list(found)


def centre(box: dict[str, float]) -> tuple[float, float]:
    return (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2


def red_pixels(page: Page) -> int:
    """Saturated red on the page: red ink, lamp, banner, pill (not amber, whose green is half)."""
    picture = np.asarray(Image.open(BytesIO(page.screenshot())).convert("RGB"))
    red, green, blue = (picture[..., band].astype(int) for band in range(3))
    return int(((red > 140) & (2 * green < red) & (2 * blue < red)).sum())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_of_it_fits_a_laptop(
    browser: Browser, phone: StagedPhone, tmp_path: Path, scheme: str
) -> None:
    with served(phone) as server, opened(browser, server.address, color_scheme=scheme) as page:
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        expect(page.locator("#timeline .bar")).to_have_count(7)
        shot(page, tmp_path, f"page-1280-{scheme}")
        width, height = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert (width, height) == WIDE
        for part in ("#phone", "#state", "#recordings", "#timeline"):
            (box,) = boxes(page, part)
            assert 0 <= box["left"] < box["right"] <= WIDE[0], part
            assert box["bottom"] <= WIDE[1], part


def test_the_theme_button_turns_the_page_round(browser: Browser, phone: StagedPhone) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with served(phone) as server, opened(browser, server.address, color_scheme="light") as page:
        light = page.evaluate(ground)
        page.get_by_role("button", name="Dark").click()
        dark = page.evaluate(ground)
        assert (light, dark) == ("rgb(236, 237, 232)", "rgb(11, 14, 16)")
        page.reload()
        assert page.evaluate(ground) == dark


@pytest.mark.parametrize("name", ["8851", "7841"])
def test_keys_stand_where_the_lcd_says(browser: Browser, phone: StagedPhone, name: str) -> None:
    lcd = model(name)
    assert lcd.line_keys is not None
    rows = lcd.line_keys.rows
    phone.now["model"] |= {
        "name": name,
        "width": lcd.width,
        "height": lcd.height,
        "line_keys": 2 * rows,
    }
    phone.picture = f"{name}-paused"
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        (canvas,) = boxes(page, "canvas")
        scale = canvas["width"] / lcd.width
        assert scale == {"8851": 0.5, "7841": 1.0}[name]
        for key, place in zip(boxes(page, ".softkey"), lcd.softkeys.keys, strict=True):
            drawn = canvas["left"] + scale * (place.left + place.right) / 2
            assert centre(key)[0] == pytest.approx(drawn, abs=4)
        keys = boxes(page, ".line")
        assert len(keys) == 2 * rows
        for index, key in enumerate(keys):
            top = lcd.line_keys.top + (index % rows + 0.5) * lcd.line_keys.cell[1]
            assert centre(key)[1] == pytest.approx(canvas["top"] + scale * top, abs=1)
            left, right = key["right"] < canvas["left"], key["left"] > canvas["right"]
            assert (left, right) == (index < rows, index >= rows)


def test_red_means_that_sound_may_be_flowing(browser: Browser, tmp_path: Path) -> None:
    phone = StagedPhone(tmp_path)
    for scheme in ("light", "dark"):
        with served(phone) as server, opened(browser, server.address, color_scheme=scheme) as page:
            for state, picture in (
                (stage.idle(), "8851-idle"),
                (stage.ready(), "8851-not-recorded"),
                (stage.paused(), "8851-paused"),
                (stage.failed(), "8851-failed"),
            ):
                phone.become(state, picture)
                sees_softkeys(page, *state["softkeys"])
                page.wait_for_timeout(200)
                assert red_pixels(page) == 0, (scheme, picture)
            phone.become(stage.recording(), "8851-recording")
            sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
            assert soon(lambda page=page: red_pixels(page) > 5000)


def test_one_column_for_a_hand(browser: Browser, phone: StagedPhone, tmp_path: Path) -> None:
    with served(phone) as server, opened(browser, server.address, NARROW) as page:
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        for tab in ("Keypad", "State", "Recordings", "Time line"):
            page.get_by_role("tab", name=tab).click()
            expect(page.get_by_role("tab", selected=True)).to_have_text(tab)
            shot(page, tmp_path, f"page-420-{tab.replace(' ', '-').lower()}")
            assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0], tab
            for box in boxes(page, "button, summary, a"):
                assert min(box["height"], box["width"]) >= TARGET_PX, (tab, box)
        (bezel,) = boxes(page, ".bezel")
        page.set_viewport_size({"width": NARROW[0], "height": 640})
        assert page.evaluate("(scrollTo(0, 2000), scrollY)") > 40
        (scrolled,) = boxes(page, ".bezel")
        assert 0 <= scrolled["top"] <= bezel["top"]  # sticky
        page.get_by_role("button", name="Handset: off hook").click()
        assert phone.given() == "press hook"


def overlapping(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs of one lane's labels that share a pixel."""
    return [
        (one["text"], other["text"])
        for n, one in enumerate(found)
        for other in found[n + 1 :]
        if one["lane"] == other["lane"]
        and one["left"] < other["right"] - 1
        and other["left"] < one["right"] - 1
    ]


@pytest.mark.parametrize("size", [WIDE, NARROW, (1920, 1080)], ids=["1280", "420", "1920"])
def test_labels_of_the_time_line_never_overlap(
    browser: Browser, phone: StagedPhone, size: tuple[int, int]
) -> None:
    with served(phone) as server, opened(browser, server.address, size) as page:
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        if size == NARROW:
            page.get_by_role("tab", name="Time line").click()
        for span in ("1 min", "Whole call"):
            page.get_by_role("button", name=span).click()
            labels = page.evaluate(
                """() => [...document.querySelectorAll('.lanes .lane text')].map((one) => ({
                  lane: one.closest('.lane').getAttribute('class'), text: one.textContent,
                  ...one.getBoundingClientRect().toJSON() }))"""
            )
            assert len(labels) >= 7
            assert overlapping(labels) == [], span
            assert all(one["right"] <= size[0] for one in labels)


def test_text_is_never_smaller_than_a_legend(browser: Browser, phone: StagedPhone) -> None:
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        small = page.evaluate(
            """() => [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()
                 && [...one.childNodes].some((c) => c.nodeType === 3 && c.data.trim())
                 && !one.closest('.unseen'))
              .map((one) => [one.textContent.trim(), parseFloat(getComputedStyle(one).fontSize),
                 Boolean(one.closest('.digit'))])
              .filter(([, px, legend]) => px < (legend ? 10 : 12))"""
        )
        assert small == []


def test_the_focus_ring_is_three_pixels(browser: Browser, phone: StagedPhone) -> None:
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        for _ in range(30):
            page.keyboard.press("Tab")
            ring = page.evaluate(
                """() => { const one = document.activeElement;
                  const shown = one.matches('canvas') ? one.parentElement : one;
                  const style = getComputedStyle(shown);
                  return [one.tagName, style.outlineStyle, style.outlineWidth]; }"""
            )
            assert ring[1:] == ["solid", "3px"] or ring[0] == "BODY", ring
