"""The sound card: listening and speaking by clicking, what is said when that cannot be, a picture.

Behind the page stand two codecs in this process; the browser's microphone is a file.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from hw_sim.sound.ends import Side
from tests.hw_sim.web.fake_phone import soon
from tests.hw_sim.web.fake_sound import FakeSound
from tests.web import page as stage
from tests.web.page import NARROW, WIDE, StagedPhone, opened, served, shot
from tests.web.sounding import (
    BE_FAR,
    SPEAK,
    button,
    last_words,
    level_db,
    media_clock,
    pressed,
    show_sound,
    speaking_browser,
    tones,
    write_wav,
)

pytestmark = [pytest.mark.web, pytest.mark.timeout(120)]

SPOKEN_HZ, HEARD_HZ = 1000.0, 440.0
TOO_HIGH_HZ, ITS_ALIAS_HZ = 11_000.0, 5_000.0  # of 16 kHz
HEARD = tones(HEARD_HZ, seconds=1.0)
HALF_A_SECOND = 25  # frames
TARGET_PX = 44
LISTEN_FAR, LISTEN_NEAR = "Listen to what Mette hears", "Listen to what Anna hears"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Its microphone has another rate than the phone."""
    path = tmp_path_factory.mktemp("microphone") / "tone.wav"
    spoken = tones(SPOKEN_HZ, TOO_HIGH_HZ, seconds=5.0, rate=48_000)
    with speaking_browser(write_wav(path, spoken, 48_000)) as browser:
        yield browser


@pytest.fixture
def sound() -> FakeSound:
    return FakeSound()


@pytest.fixture
def phone(tmp_path: Path, sound: FakeSound) -> StagedPhone:
    phone = StagedPhone(tmp_path, stage.paused(), "8851-paused", stage.timeline_of_a_call())
    phone.now["sound"] = {"near": "voice", "1002": "voice"}
    phone.sound = sound
    return phone


def test_one_listens_by_a_button_and_nothing_is_sent_to_who_does_not(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    with (
        served(phone) as server,
        opened(browser, server.address) as page,
        media_clock(sound, HEARD),
    ):
        show_sound(page)
        assert not sound.ends["1002"].listened(Side.HEARD)
        button(page, LISTEN_FAR).click()
        pressed(page, LISTEN_FAR, so=True)
        pressed(page, LISTEN_NEAR, so=False)
        expect(button(page, LISTEN_FAR)).to_have_attribute("data-level", "0.250")  # it is played
        button(page, LISTEN_FAR).click()
        pressed(page, LISTEN_FAR, so=False)
        assert soon(lambda: not sound.ends["1002"].listened(Side.HEARD))
        assert not sound.ends["near"].listened(Side.HEARD)


def test_the_browsers_microphone_is_the_phones_until_it_is_switched_off(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    with (
        served(phone) as server,
        opened(browser, server.address) as page,
        media_clock(sound, HEARD) as said,
    ):
        show_sound(page)
        button(page, SPEAK).click()
        pressed(page, SPEAK, so=True)
        pressed(page, LISTEN_NEAR, so=True)  # who speaks hears as well
        assert soon(lambda: last_words(said["near"], HALF_A_SECOND) is not None)
        spoken = last_words(said["near"], HALF_A_SECOND)
        assert spoken is not None
        assert level_db(spoken, SPOKEN_HZ) == pytest.approx(-12, abs=3)
        assert level_db(spoken, ITS_ALIAS_HZ) < -50
        assert set(said["1002"]) == {None}
        button(page, "Microphone on").click()  # wherever one is on the page
        pressed(page, SPEAK, so=False)
        expect(button(page, "Microphone on")).to_be_hidden()
        assert soon(lambda: not sound.ends["near"].live)
        pressed(page, LISTEN_NEAR, so=True)


def test_one_tab_is_one_party_and_the_newest_tab_has_the_microphone(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    with (
        served(phone) as server,
        opened(browser, server.address) as first,
        opened(browser, server.address) as second,
    ):
        show_sound(first)
        button(first, SPEAK).click()
        pressed(first, SPEAK, so=True)
        button(first, BE_FAR).click()
        pressed(first, BE_FAR, so=True)
        pressed(first, SPEAK, so=False)
        assert soon(lambda: [end.live for end in sound.ends.values()] == [False, True])
        show_sound(second)
        button(second, BE_FAR).click()
        pressed(second, BE_FAR, so=True)
        taken = first.get_by_role("alert").filter(has_text="Another page has this microphone now")
        expect(taken).to_be_visible()
        pressed(first, BE_FAR, so=False)
        assert sound.ends["1002"].live


REFUSES = """navigator.mediaDevices.getUserMedia =
  async () => { throw new DOMException("no", "NotAllowedError"); };"""
INSECURE = "Object.defineProperty(window, 'isSecureContext', { value: false });"


@pytest.mark.parametrize(
    ("script", "name", "said"),
    [
        (REFUSES, SPEAK, "allow it for this page"),
        (INSECURE, SPEAK, "not secure"),
        (INSECURE, LISTEN_NEAR, "open the page at the address that was printed"),
    ],
    ids=["refused", "insecure", "insecure-ear"],
)
def test_what_cannot_be_is_said_clearly(
    browser: Browser, phone: StagedPhone, sound: FakeSound, script: str, name: str, said: str
) -> None:
    with served(phone) as server, opened(browser, "about:blank") as page:
        page.add_init_script(script)
        page.goto(server.address)
        show_sound(page)
        button(page, name).click()
        expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
        pressed(page, name, so=False)
        assert not sound.ends["near"].live


def test_without_sound_there_are_no_buttons(browser: Browser, tmp_path: Path) -> None:
    """A phone in virtual time: absent, not dead."""
    with served(StagedPhone(tmp_path)) as server:
        for size in (WIDE, NARROW):
            with opened(browser, server.address, size) as page:
                expect(page.get_by_role("img", name="LCD")).to_be_visible()
                assert page.locator("#sound button").count() <= 2  # the hidden switch
                for words in ("Sound", "Listen", "microphone"):
                    expect(page.get_by_role("button", name=words)).to_have_count(0)
                expect(page.get_by_role("tab", name="Sound")).to_have_count(0)


# the picture


def voiced(seconds: float, height: int) -> list[int]:
    return [-height, height] * round(50 * seconds)


@pytest.fixture
def drawn(phone: StagedPhone, sound: FakeSound) -> StagedPhone:
    """A minute up to second 300: the near party spoke in its second half, and some of it is heard
    with a tone and two announcements, of which one was for the far party alone."""
    quiet, spoken = voiced(30, 0), voiced(30, 4000)
    trace = {"from_s": 240.0, "peaks": quiet + spoken}
    silence = {"from_s": 240.0, "peaks": quiet + quiet}
    sound.picture = {
        "near": {"said": trace, "heard": silence},
        "1002": {"said": silence, "heard": trace},
    }

    def add(t: float, lane: str, kind: str, **more: Any) -> None:
        number = len(phone.entries) + 1
        entry = {"id": number, "t": t, "lane": lane, "kind": kind, "text": kind}
        phone.entries.append(entry | more)

    def announced(t: float, kind: str, form: str, said: str, slot: int = 0) -> None:
        add(t, "announcements", kind, text=f"{kind} {said}", form=form, slot=slot)
        add(t + 1.5, "announcements", "ended", text=f"ended {kind}", form=form, slot=slot)

    add(276.0, "tones", "reminder")
    announced(280.0, "compliance", "words", "words da")
    announced(283.0, "compliance", "words", "words nl", slot=1)  # in another call
    announced(288.0, "paused", "beep", "beep")
    return phone


def colours(picture: Locator) -> set[tuple[int, ...]]:
    """Every colour of which there is more than a trace."""
    found = Image.open(BytesIO(picture.screenshot())).convert("RGB").getcolors(1 << 20)
    return {colour for count, colour in found or () if count > 20}


TONE, WORDS, RED, AMBER, SOUND = (
    {"light": (107, 63, 160), "dark": (201, 166, 255)},
    {"light": (27, 90, 138), "dark": (132, 188, 232)},
    {"light": (179, 18, 27), "dark": (255, 98, 89)},
    {"light": (122, 72, 0), "dark": (255, 194, 92)},
    {"light": (70, 78, 85), "dark": (182, 191, 198)},
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_last_minute_has_its_colours_and_its_words(
    browser: Browser, drawn: StagedPhone, tmp_path: Path, scheme: str
) -> None:
    with served(drawn) as server, opened(browser, server.address, color_scheme=scheme) as page:
        show_sound(page)
        rows = page.locator("#sound canvas")
        for row, words in enumerate(
            (
                "Anna says: sound now",
                "Anna hears: silence now, tone T ago, tone T ago, paused · beep T ago",
                "Mette says: silence now",
                "Mette hears: sound now, tone T ago, tone T ago, compliance · da T ago, "
                "paused · beep T ago",
                "Recording: recording from T ago to T ago, paused from T ago to now",
            )
        ):
            name = re.compile(words.replace("T", "[0-2]:[0-5][0-9]") + "$")
            expect(rows.nth(row)).to_have_accessible_name(name)
        shot(page, tmp_path, f"sound-1280-{scheme}")
        assert {one[scheme] for one in (TONE, WORDS, SOUND)} <= colours(rows.nth(3))
        assert {RED[scheme], AMBER[scheme]} <= colours(rows.nth(4))
        assert not {RED[scheme], TONE[scheme]} & colours(rows.nth(0))
        size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        assert tuple(page.evaluate(size)) == WIDE


def test_the_picture_follows_the_party_of_the_call_in_focus(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    phone.now["sound"]["1003"] = "browser"
    with served(phone) as server, opened(browser, server.address) as page:
        show_sound(page)
        expect(button(page, BE_FAR)).to_be_visible()
        phone.now["call"]["remote"] |= {"name": "Jonas Holm", "number": "1003"}
        phone.tell("state")
        expect(button(page, "Be the far party: speak as Jonas")).to_be_visible()
        expect(page.locator("#sound .who").nth(2)).to_have_text("Jonas saysanother page")


def test_where_motion_is_not_wanted_the_picture_steps_once_a_second(
    browser: Browser, drawn: StagedPhone
) -> None:
    with (
        served(drawn) as server,
        opened(browser, server.address, reduced_motion="reduce") as page,
    ):
        show_sound(page)
        times = page.evaluate(
            """() => new Promise((resolve) => {
              const pen = CanvasRenderingContext2D.prototype;
              const clear = pen.clearRect;
              let drawn = 0;
              pen.clearRect = function (...box) {
                if (this.canvas.className === "band") drawn += 1;
                clear.apply(this, box);
              };
              setTimeout(() => resolve(drawn), 3000);
            })"""
        )
        assert 1 <= times <= 5  # 180 where motion is wanted


def test_in_a_narrow_window_it_is_a_panel_with_room_for_a_finger(
    browser: Browser, drawn: StagedPhone, tmp_path: Path
) -> None:
    with served(drawn) as server, opened(browser, server.address, (390, 844)) as page:
        page.get_by_role("tab", name="Sound").click()
        expect(page.locator("#sound canvas").first).to_be_visible()
        shot(page, tmp_path, "sound-390")
        boxes = page.evaluate(
            """[...document.querySelectorAll('#sound button, .tabs button')]
              .filter((one) => one.checkVisibility())
              .map((one) => one.getBoundingClientRect().toJSON())"""
        )
        assert len(boxes) == 4 + 5
        assert min(box["height"] for box in boxes) >= TARGET_PX
        assert max(box["right"] for box in boxes) <= 390
        assert page.evaluate("document.documentElement.scrollWidth") == 390
