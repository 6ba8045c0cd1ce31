"""The browser's microphone while the browser asks for leave, and when it breaks as it begins.

Nobody is spoken for who was not meant; none stays open behind a button that says it is off.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.hw_sim.web.fake_phone import soon
from tests.hw_sim.web.fake_sound import FakeSound
from tests.web import page as stage
from tests.web.page import StagedPhone, opened, sees_softkeys, served
from tests.web.sounding import (
    BE_FAR,
    SPEAK,
    button,
    pressed,
    show_sound,
    speaking_browser,
    tones,
    write_wav,
)

pytestmark = [pytest.mark.web, pytest.mark.timeout(120)]

ASKS = """{
  const devices = navigator.mediaDevices;
  const give = devices.getUserMedia.bind(devices);
  const asked = [];
  window.given = [];
  window.askedFor = () => asked.length;
  window.allow = () => asked.splice(0).forEach((go) => go());
  devices.getUserMedia = async (wanted) => {
    await new Promise((go) => asked.push(go));
    const stream = await give(wanted);
    window.given.push(...stream.getTracks());
    return stream;
  };
}"""
"""The browser asks until `allow()`; `given` is every microphone it gave."""

NO_MODULE = """AudioWorklet.prototype.addModule =
  async () => { throw new DOMException("not to be loaded", "AbortError"); };"""
NO_NODE = "window.AudioWorkletNode = function () { throw new Error('no such processor'); };"
NO_SOURCE = """AudioContext.prototype.createMediaStreamSource =
  () => { throw new DOMException("no audio", "InvalidStateError"); };"""
NO_CONTEXT = "window.AudioContext = function () { throw new Error('too many of them'); };"
SLOW_MODULE = """{
  const add = AudioWorklet.prototype.addModule;
  const gate = new Promise((go) => { window.load = go; });
  AudioWorklet.prototype.addModule = async function (name) {
    if (name.includes("microphone")) await gate;
    return add.call(this, name);
  };
}"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = tmp_path_factory.mktemp("microphone") / "tone.wav"
    with speaking_browser(write_wav(path, tones(1000.0, seconds=1.0))) as browser:
        yield browser


@pytest.fixture
def sound() -> FakeSound:
    return FakeSound()


@pytest.fixture
def phone(tmp_path: Path, sound: FakeSound) -> StagedPhone:
    phone = StagedPhone(tmp_path, stage.paused(), "8851-paused", stage.timeline_of_a_call())
    phone.now["sound"] = {"near": "voice", "1002": "voice", "1003": "voice"}
    phone.sound = sound
    return phone


@contextmanager
def asking(
    browser: Browser, address: str, *scripts: str, complaints: bool = False
) -> Iterator[Page]:
    """The page in a browser that asks before it gives its microphone."""
    with opened(browser, "about:blank", complaints=complaints) as page:
        for script in (ASKS, *scripts):
            page.add_init_script(script)
        page.goto(address)
        show_sound(page)
        yield page


def allow(page: Page, count: int) -> None:
    """The browser has asked so often, and is allowed now to give its microphone."""
    page.wait_for_function("(count) => askedFor() === count", arg=count)
    page.evaluate("allow()")
    page.wait_for_function("(count) => given.length === count", arg=count)


def open_microphones(page: Page, count: int) -> None:
    page.wait_for_function(
        "(count) => given.filter((one) => one.readyState === 'live').length === count", arg=count
    )


def nobody_speaks(page: Page, sound: FakeSound) -> None:
    """No microphone is open, no party is spoken for, and no button says so."""
    open_microphones(page, 0)
    for name in ("Use this browser's microphone", "Be the far party"):
        switch = page.get_by_role("button", name=name)
        expect(switch).to_have_attribute("aria-pressed", "false")
        expect(switch).to_have_attribute("aria-busy", "false")
    expect(button(page, "Microphone on")).to_be_hidden()
    assert soon(lambda: not any(end.live for end in sound.ends.values()))


def test_the_last_that_was_pressed_while_the_browser_asked_is_meant(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    with served(phone) as server, asking(browser, server.address) as page:
        button(page, SPEAK).click()
        expect(button(page, SPEAK)).to_have_attribute("aria-busy", "true")
        button(page, BE_FAR).click()
        expect(button(page, SPEAK)).to_have_attribute("aria-busy", "false")
        allow(page, 2)
        pressed(page, BE_FAR, so=True)
        pressed(page, SPEAK, so=False)
        open_microphones(page, 1)
        assert soon(lambda: sound.ends["1002"].live)
        assert sound.spoken_for == ["1002"]
        button(page, "Microphone on").click()
        nobody_speaks(page, sound)


def test_pressed_again_while_the_browser_asks_it_is_taken_back(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    with served(phone) as server, asking(browser, server.address) as page:
        button(page, SPEAK).click()
        button(page, SPEAK).click()
        allow(page, 1)
        nobody_speaks(page, sound)
        assert sound.spoken_for == []


def test_who_was_meant_is_not_the_next_in_focus(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    with served(phone) as server, asking(browser, server.address) as page:
        button(page, BE_FAR).click()
        phone.now["call"]["remote"] |= {"name": "Jonas Holm", "number": "1003"}
        phone.tell("state")
        told = page.get_by_role("alert").filter(has_text="The far party is somebody else now")
        expect(told).to_be_visible()
        allow(page, 1)
        nobody_speaks(page, sound)
        assert sound.spoken_for == []


def test_what_was_asked_for_before_the_phone_was_lost_is_nothing_to_the_one_that_comes_back(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    with ExitStack() as staying:
        with served(phone) as server:
            page = staying.enter_context(asking(browser, server.address, complaints=True))
            button(page, SPEAK).click()
            expect(button(page, SPEAK)).to_have_attribute("aria-busy", "true")
        sees_softkeys(page, *["unknown"] * 4)
        with served(phone, server.port):
            sees_softkeys(page, "Hold", "End call", "ResumeRec", "StopRec")
            allow(page, 1)
            nobody_speaks(page, sound)
            assert sound.spoken_for == []


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (NO_MODULE, "not to be loaded"),
        (NO_NODE, "no such processor"),
        (NO_SOURCE, "no audio"),
        (NO_CONTEXT, "too many of them"),
    ],
    ids=["module", "node", "source", "context"],
)
def test_what_breaks_as_it_begins_leaves_no_microphone_open(
    browser: Browser, phone: StagedPhone, sound: FakeSound, script: str, why: str
) -> None:
    with served(phone) as server, asking(browser, server.address, script) as page:
        for _ in range(2):  # and may be tried again
            button(page, SPEAK).click()
            page.wait_for_function("askedFor() === 1")
            page.evaluate("allow()")
            said = f"This browser cannot send its microphone: {why}"
            expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
            nobody_speaks(page, sound)
        assert page.evaluate("given.length") == 2
        assert sound.spoken_for == []


def test_while_it_is_not_ready_it_takes_nobodys_microphone(
    browser: Browser, phone: StagedPhone, sound: FakeSound
) -> None:
    """So that of two pages that begin at once, the later is told of by the earlier's end."""
    with (
        served(phone) as server,
        asking(browser, server.address, SLOW_MODULE) as slow,
        asking(browser, server.address) as other,
    ):
        button(slow, SPEAK).click()
        allow(slow, 1)
        button(other, SPEAK).click()
        allow(other, 1)
        pressed(other, SPEAK, so=True)
        assert soon(lambda: sound.spoken_for == ["near"])
        slow.evaluate("load()")
        pressed(slow, SPEAK, so=True)
        taken = other.get_by_role("alert").filter(has_text="Another page has this microphone now")
        expect(taken).to_be_visible()
        pressed(other, SPEAK, so=False)
        open_microphones(other, 0)
        assert sound.ends["near"].live


@pytest.mark.parametrize("again", [False, True], ids=["unplugged", "pressed"])
def test_what_ends_while_it_is_made_ready_does_not_begin(
    browser: Browser, phone: StagedPhone, sound: FakeSound, again: bool
) -> None:
    with served(phone) as server, asking(browser, server.address, SLOW_MODULE) as page:
        button(page, SPEAK).click()
        allow(page, 1)
        if again:
            button(page, SPEAK).click()
        else:
            page.evaluate("given[0].stop(); given[0].dispatchEvent(new Event('ended'))")
            gone = page.get_by_role("alert").filter(has_text="The microphone has gone")
            expect(gone).to_be_visible()
        nobody_speaks(page, sound)
        page.evaluate("load()")
        nobody_speaks(page, sound)
        assert sound.spoken_for == []
