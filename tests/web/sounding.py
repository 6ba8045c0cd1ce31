"""Sound for the page under test: a browser whose microphone plays a file, a media clock, and the
buttons of the sound card."""

import threading
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.hw_sim.web.fake_sound import FakeSound
from tests.web.page import ARGUMENTS, CHROMIUM
from tones.codec import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, RATE

SPEAK, BE_FAR = "Use this browser's microphone: speak as Anna", "Be the far party: speak as Mette"


@contextmanager
def speaking_browser(says: Path) -> Iterator[Browser]:
    """A browser whose microphone is this WAV file, again and again, and which gives it at once."""
    fake = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={says}",
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *fake])
        yield browser
        browser.close()


def tones(*hz: float, seconds: float, rate: int = RATE) -> bytes:
    """Sines at a quarter of full scale each, 16-bit little-endian."""
    t = np.arange(round(seconds * rate)) / rate
    mixed = sum(8192 * np.sin(2 * np.pi * one * t) for one in hz)
    return np.asarray(mixed).astype("<i2").tobytes()


def write_wav(path: Path, pcm: bytes, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(pcm)
    return path


def level_db(pcm: bytes, hz: float) -> float:
    """How loud this sound is within 20 Hz of there; 0 is a sine at full scale."""
    window = np.hanning(len(pcm) // 2)
    spectrum = np.abs(np.fft.rfft(np.frombuffer(pcm, "<i2") / 32_768 * window))
    places = np.fft.rfftfreq(len(window), 1 / RATE)
    there = spectrum[np.abs(places - hz) <= 20].max() / (window.sum() / 2)
    return float(20 * np.log10(max(there, 1e-9)))


@contextmanager
def media_clock(sound: FakeSound, heard: bytes) -> Iterator[dict[str, list[bytes | None]]]:
    """All codecs called each 20 ms: what their microphones gave, while all hear `heard`."""
    said: dict[str, list[bytes | None]] = {name: [] for name in sound.codecs}
    ending = threading.Event()

    def run() -> None:
        began = time.monotonic()
        for n in range(1_000_000):
            at = n % (len(heard) // FRAME_BYTES) * FRAME_BYTES
            for name, codec in sound.codecs.items():
                said[name].append(codec.read())
                codec.write(heard[at : at + FRAME_BYTES])
            if ending.wait(max(0.0, began + (n + 1) * FRAME_MS / 1000 - time.monotonic())):
                return

    clock = threading.Thread(target=run)
    clock.start()
    try:
        yield said
    finally:
        ending.set()
        clock.join()


def last_words(said: list[bytes | None], frames: int) -> bytes | None:
    """So many frames that came without a gap at the end; None: there was one."""
    newest = said[-frames:]
    whole = b"".join(one for one in newest if one is not None)
    return whole if len(whole) == frames * 2 * FRAME_SAMPLES else None


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def show_sound(page: Page) -> None:
    page.locator("#timeline").get_by_role("button", name="Sound", exact=True).click()


def pressed(page: Page, name: str, *, so: bool) -> None:
    expect(button(page, name)).to_have_attribute("aria-pressed", "true" if so else "false")
