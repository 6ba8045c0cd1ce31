"""The WAVs of `prompts.toml` made again: whichever are asked for, and their checksums written.

Driver: reads and writes the folder of our prompts. What it makes depends on the words, the
engine and, in the last bits, on the processor (docs/decisions/voices.md).
"""

import hashlib
import io
import re
import wave
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from announcements.loudness import LUFS, PEAK_DBTP, TOLERANCE_LU, from_pcm, measure
from announcements.make_prompts.finishing import finished
from announcements.make_prompts.kokoro import RATE as SPOKEN
from announcements.prompts import RATE
from announcements.standard import StandardError, samples
from announcements.wording import HOME, TABLE, Status, Wording


class Speaker(Protocol):
    """A speech engine: phonemes in, samples at 24 kHz out."""

    def say(self, phonemes: str, voice: str, speed: float) -> NDArray[np.float64]:
        """Raises EngineError if it cannot."""


def made(wording: Wording, speaker: Speaker) -> bytes:
    """The WAV of a synthetic prompt. Raises EngineError."""
    speech = speaker.say(wording.phonemes, wording.voice, wording.speed)
    return riff(finished(speech, SPOKEN))


def riff(pcm: bytes) -> bytes:
    """16-bit mono samples at 16 kHz as a RIFF/WAVE file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(pcm)
    return file.getvalue()


def remake(
    wordings: Iterable[Wording], speaker: Speaker, home: Path = HOME, table: Path = TABLE
) -> Iterator[tuple[Wording, bool]]:
    """Make each synthetic prompt of `wordings` below `home` and write its checksum into `table`;
    after each: which, and whether its bytes are new."""
    for wording in wordings:
        if wording.status is not Status.SYNTHETIC:
            continue
        wav = made(wording, speaker)
        path = home / wording.name
        new = not path.exists() or path.read_bytes() != wav
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wav)
        _note(table, wording, hashlib.sha256(wav).hexdigest())
        yield wording, new


def faults(wordings: Iterable[Wording], home: Path = HOME) -> Iterator[str]:
    """What `--check` finds: prompts without a WAV, with another than `prompts.toml` names, in a
    form that no phone plays, or louder or quieter than all are."""
    for wording in wordings:
        try:
            found = measure(from_pcm(samples(wording, home)))
        except StandardError as error:
            yield str(error)
            continue
        if abs(found.lufs - LUFS) > TOLERANCE_LU or found.peak_dbtp > PEAK_DBTP:
            wanted = f"{LUFS:g} LUFS ± {TOLERANCE_LU:g} with peaks up to {PEAK_DBTP:g} dBTP"
            there = f"{found.lufs:.1f} LUFS with peaks of {found.peak_dbtp:.1f} dBTP"
            yield f"{home / wording.name}: expected {wanted}, found {there}"


def _note(table: Path, wording: Wording, sha256: str) -> None:
    """Put a checksum into the table, and leave every other letter of it alone."""
    text = table.read_text(encoding="utf-8")
    section = re.escape(f"[{wording.language.value}.{wording.kind.value}]")
    noted, count = re.subn(
        rf'(^{section}[ \t]*(?:#.*)?\n(?:(?!\[).*\n)*?sha256 = ")[0-9a-f]*(?=")',
        rf"\g<1>{sha256}",
        text,
        flags=re.MULTILINE,
    )
    if count != 1:
        raise ValueError(f"{table}: expected one sha256 in {section}, found {count}")
    if noted != text:
        table.write_text(noted, encoding="utf-8")
