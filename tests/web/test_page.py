"""The page with a phone on a stage behind it: names, lamps, keys, the edge of what is known."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web import page as stage
from tests.web.page import StagedPhone, cadence, opened, sees_lamps, sees_softkeys, served

pytestmark = [pytest.mark.web, pytest.mark.timeout(120)]

UNKNOWN = (100, 900)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with stage.chromium() as browser:
        yield browser


@pytest.fixture
def phone(tmp_path: Path) -> StagedPhone:
    return StagedPhone(tmp_path)


def test_what_the_phone_shows_is_named_as_a_person_would_name_it(
    browser: Browser, phone: StagedPhone
) -> None:
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "New call", None, None, None)
        sees_lamps(page, record="off", pause="off")
        expect(page.locator('[data-key="line-6"]')).to_have_accessible_name(
            "Line 6, Mette Sørensen"
        )
        phone.become(stage.recording(), "8851-recording")
        sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
        sees_lamps(page, record="red steady", pause="off")
        phone.become(stage.paused(), "8851-paused")
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        sees_lamps(page, record="off", pause="amber 600/900")
        line = page.locator('[data-key="line-1"]')
        expect(line).to_have_accessible_name("Line 1, Anna, active, recording paused")
        expect(page.locator('[data-key="hook"]')).to_have_accessible_name("Handset: off hook")
        unnamed = page.evaluate(
            "[...document.querySelectorAll('button, a, input, [role=img]')]"
            ".filter((e) => !(e.ariaLabel || e.textContent.trim() || e.labels?.length)).length"
        )
        assert unnamed == 0


@pytest.mark.parametrize(
    ("state", "picture", "record", "pause"),
    [
        (stage.ready(), "8851-not-recorded", (0, 1), (0, 1)),
        (stage.recording(), "8851-recording", (1, 0), (0, 1)),
        (stage.paused(), "8851-paused", (0, 1), (600, 900)),
        (stage.failed(), "8851-failed", (0, 1), (170, 170)),
    ],
    ids=["ready", "recording", "paused", "failed"],
)
def test_lamps_keep_their_rhythm_under_reduced_motion(
    browser: Browser, phone: StagedPhone, state: dict, picture: str, record: tuple, pause: tuple
) -> None:
    phone.become(state, picture)
    with (
        served(phone) as server,
        opened(browser, server.address, reduced_motion="reduce") as page,
    ):
        sees_softkeys(page, *state["softkeys"])
        assert (cadence(page, "record"), cadence(page, "pause")) == (record, pause)


def test_a_cadence_is_not_begun_again_by_each_state(browser: Browser, phone: StagedPhone) -> None:
    phone.become(stage.paused(), "8851-paused")
    with served(phone) as server, opened(browser, server.address) as page:
        sees_lamps(page, record="off", pause="amber 600/900")
        began = "document.querySelector('[data-lamp=pause] .glow').getAnimations()[0].startTime"
        first = page.evaluate(began)
        phone.become(stage.paused() | {"screen": ["later"]}, "8851-paused")
        expect(page.locator("canvas")).to_have_accessible_name("LCD: later")
        assert page.evaluate(began) == first


def test_title_and_pill_follow_the_record_lamp(browser: Browser, phone: StagedPhone) -> None:
    with served(phone) as server, opened(browser, server.address) as page:
        pill = page.locator("link[rel=icon]")
        expect(page).to_have_title("Redlamp")
        phone.become(stage.recording(), "8851-recording")
        expect(page).to_have_title("Recording - Redlamp")
        expect(pill).to_have_attribute("href", "/static/pill-red.svg")
        phone.become(stage.paused(), "8851-paused")
        expect(page).to_have_title("Paused - Redlamp")
        expect(pill).to_have_attribute("href", "/static/pill-dark.svg")
        phone.become(stage.ready(), "8851-not-recorded")
        expect(page).to_have_title("Redlamp")


def test_live_regions_are_polite_and_failure_is_assertive(
    browser: Browser, phone: StagedPhone
) -> None:
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "New call", None, None, None)
        started = stage.recording() | {"toast": {"number": 1, "text": "Recording started"}}
        phone.become(started, "8851-recording")
        expect(page.get_by_role("status")).to_have_text("Recording started")
        phone.become(stage.failed(), "8851-failed")
        alert = page.get_by_role("alert").filter(has_text="Not recorded")
        expect(alert).to_have_text("Not recorded: the recorder refused: 503")


def test_keys_of_the_keyboard(browser: Browser, phone: StagedPhone) -> None:
    phone.become(stage.recording(), "8851-recording")
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
        page.keyboard.press("p")  # the focus is not in the phone yet
        for key, command in (
            ("5", "press 5"),
            ("*", "press *"),
            ("#", "press #"),
            ("F1", "press softkey-1"),
            ("F4", "press softkey-4"),
            ("Alt+1", "press line-1"),
            ("Alt+0", "press line-10"),
        ):
            page.keyboard.press(key)
            assert phone.given() == command
        page.locator("canvas").focus()
        for key, command in (
            ("p", "press PauseRec"),
            ("s", "press StopRec"),
            ("h", "press Hold"),
            ("m", "press mute"),
            ("Space", "press hook"),
        ):
            page.keyboard.press(key)
            assert phone.given() == command
        page.keyboard.press("r")
        expect(page.get_by_role("status")).to_have_text("Record: no such softkey now")
        phone.become(stage.paused(), "8851-paused")
        sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
        page.keyboard.press("p")
        assert phone.given() == "press ResumeRec"
        page.locator('[data-key="mute"]').focus()
        page.keyboard.press("Space")  # the button's own
        assert phone.given() == "press mute"
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
        page.keyboard.press("5")  # the list is open
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
        assert phone.commands.empty()


def test_a_mouse_leaves_the_focus_in_the_phone(browser: Browser, phone: StagedPhone) -> None:
    phone.become(stage.recording(), "8851-recording")
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "Hold", "End call", "PauseRec", "StopRec")
        page.get_by_role("button", name="Softkey 3: PauseRec").click()
        assert phone.given() == "press softkey-3"
        page.keyboard.press("Space")
        assert phone.given() == "press hook"


def test_text_fields_menus_and_what_they_say(browser: Browser, phone: StagedPhone) -> None:
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "New call", None, None, None)
        page.get_by_role("textbox", name="Number or SIP address to dial").fill("sip:1002@127.0.0.1")
        page.keyboard.press("5")  # a digit of the address, not of the dial pad
        page.keyboard.press("Enter")
        assert phone.given() == "dial sip:1002@127.0.0.15"
        page.get_by_text("Far end", exact=True).first.click()
        expect(page.get_by_role("button", name="Hang up")).to_be_disabled()
        page.get_by_role("button", name="Call this phone").click()
        assert phone.given() == "far-end call"
        page.get_by_text("World", exact=True).click()
        page.get_by_role("button", name="Refuse: 503 Unavailable").click()
        assert phone.given() == "provider refuse 503"
        page.keyboard.press("Escape")
        page.keyboard.press("0")
        expect(page.get_by_role("alert").filter(has_text="0 does")).to_have_text(
            "0 does nothing here"
        )


def test_a_key_without_effect_sends_nothing(browser: Browser, phone: StagedPhone) -> None:
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "New call", None, None, None)
        page.locator('[data-key="softkey-3"]').click(force=True)
        page.locator('[data-key="line-2"]').click(force=True)
        page.get_by_role("button", name="Softkey 1: New call").click()
        assert phone.given() == "press softkey-1"


def test_when_the_phone_ends_no_lamp_lies_and_it_comes_back(
    browser: Browser, phone: StagedPhone, tmp_path: Path
) -> None:
    phone.become(stage.recording(), "8851-recording")
    with served(phone) as server:
        port = server.port
        held = opened(browser, server.address, complaints=True)
        page = held.__enter__()
        sees_lamps(page, record="red steady", pause="off")
    sees_lamps(page, record="unknown", pause="unknown")
    assert cadence(page, "record") == UNKNOWN
    expect(page).to_have_title("Not connected - Redlamp")
    expect(page.locator("#lost")).to_have_text("Not connected – trying again")
    expect(page.locator("canvas")).to_have_accessible_name("LCD: unknown")
    assert "grayscale" in page.locator("canvas").evaluate("(e) => getComputedStyle(e).filter")
    assert page.locator('[data-key="softkey-3"]').get_attribute("aria-label") == (
        "Softkey 3: unknown"
    )
    stage.shot(page, tmp_path, "lost")
    phone.become(stage.paused(), "8851-paused")
    with served(phone, port):
        sees_lamps(page, record="off", pause="amber 600/900")
        expect(page.locator("#lost")).to_be_hidden()
        held.__exit__(None, None, None)


def test_a_phone_that_says_nothing_is_unknown_too(browser: Browser, phone: StagedPhone) -> None:
    phone.become(stage.recording(), "8851-recording")
    with served(phone) as server, opened(browser, server.address, complaints=True) as page:
        sees_lamps(page, record="red steady", pause="off")
        phone.answers = False
        try:
            sees_lamps(page, record="unknown", pause="unknown")
        finally:
            phone.answers = True
        sees_lamps(page, record="red steady", pause="off")


def test_the_token_leaves_the_address_and_outlives_a_reload(
    browser: Browser, phone: StagedPhone
) -> None:
    with served(phone) as server, opened(browser, server.address) as page:
        sees_softkeys(page, "New call", None, None, None)
        assert page.url == server.url
        page.reload()
        sees_softkeys(page, "New call", None, None, None)
    with served(phone) as server, opened(browser, server.url) as page:
        expect(page.locator("#lost")).to_contain_text("Open the address")
        sees_lamps(page, record="unknown", pause="unknown")
