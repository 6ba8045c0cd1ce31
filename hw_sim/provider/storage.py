"""Recordings on disk: one folder each, with names of our own making and readable by their owner.

`recording.wav` (near left, far right) grows as audio comes and its header is true after every
flush, so that a killed provider leaves a playable file; `metadata-001.xml` … are the documents as
received; `summary.json` says what the recording is. Must not know SIP or RTP.
"""

import contextlib
import fcntl
import json
import os
import re
import secrets
import struct
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from hw_sim.provider.g711 import RATE

WAV: Final = "recording.wav"
SUMMARY: Final = "summary.json"
FOLDER: Final = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")

Summary = dict[str, Any]

_HEADER_SIZE: Final = 44
_FRAME_SIZE: Final = 4


class StorageError(OSError):
    """The directory cannot be used; the text says why in one line."""


def stamp(when: datetime) -> str:
    """RFC 3339 in UTC with milliseconds."""
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def wav_header(frames: int) -> bytes:
    """The header of a two-channel 16-bit WAV at 8 kHz with so many frames."""
    size = min(frames * _FRAME_SIZE, 0xFFFFFFFF - 36)
    shape = struct.pack("<IHHIIHH", 16, 1, 2, RATE, RATE * _FRAME_SIZE, _FRAME_SIZE, 16)
    return (b"RIFF" + struct.pack("<I", size + 36) + b"WAVEfmt " + shape + b"data") + struct.pack(
        "<I", size
    )


class RecordingFolder:
    """One recording being written."""

    def __init__(self, parent: Path, started: datetime, summary: Summary) -> None:
        self.name = f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
        self.path = parent / self.name
        self.path.mkdir(mode=0o700)
        self._documents = 0
        self.describe(summary)
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL
        self._wav = os.open(self.path / WAV, flags, 0o600)
        os.pwrite(self._wav, wav_header(0), 0)

    def write(self, offset: int, pcm: bytes, length: int) -> None:
        """Puts interleaved samples at a frame offset; the recording has `length` frames."""
        os.pwrite(self._wav, pcm, _HEADER_SIZE + offset * _FRAME_SIZE)
        os.pwrite(self._wav, wav_header(length), 0)

    def keep_metadata(self, document: bytes) -> None:
        """Stores a metadata document as it was received."""
        self._documents += 1
        _write(self.path / f"metadata-{self._documents:03}.xml", document)

    def describe(self, summary: Summary) -> None:
        """Replaces the summary, at once or not at all."""
        _write_json(self.path / SUMMARY, summary)

    def close(self, length: int) -> None:
        """Ends the file at `length` frames."""
        try:
            os.ftruncate(self._wav, _HEADER_SIZE + length * _FRAME_SIZE)
            os.pwrite(self._wav, wav_header(length), 0)
        finally:
            os.close(self._wav)


class Archive:
    """The directory of recordings, held by one provider at a time."""

    def __init__(self, path: Path) -> None:
        """StorageError if the directory cannot be made, or another provider uses it."""
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = os.open(path / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StorageError(f"{path}: {error.strerror}") from None
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._lock)
            raise StorageError(f"{path}: another provider records here") from None
        self.path = path

    def begin(self, started: datetime, summary: Summary) -> RecordingFolder:
        """A new recording's folder; OSError if it cannot be made."""
        return RecordingFolder(self.path, started, summary)

    def repair(self) -> list[str]:
        """Finishes what a killed provider left, and names it."""
        return [one.name for one in folders(self.path) if _repaired(one)]

    def close(self) -> None:
        """Lets another provider use the directory."""
        os.close(self._lock)


def folders(directory: Path) -> list[Path]:
    """The recordings' folders, oldest first."""
    with contextlib.suppress(FileNotFoundError):
        return sorted(
            one
            for one in directory.iterdir()
            if FOLDER.fullmatch(one.name) and one.is_dir() and not one.is_symlink()
        )
    return []


def read_summary(folder: Path) -> Summary:
    """What summary.json says; empty if it is missing or broken."""
    try:
        found = json.loads((folder / SUMMARY).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _repaired(folder: Path) -> bool:
    summary = read_summary(folder)
    if summary.get("state") in ("ended", "interrupted"):
        return False
    wav = folder / WAV
    frames, changed = 0, folder.stat().st_mtime
    if wav.is_file():
        frames = max(0, wav.stat().st_size - _HEADER_SIZE) // _FRAME_SIZE
        changed = wav.stat().st_mtime
        with wav.open("r+b") as file:
            file.truncate(_HEADER_SIZE + frames * _FRAME_SIZE)
            file.write(wav_header(frames))
    ended = stamp(datetime.fromtimestamp(changed, UTC))
    pauses = [
        one | {"end_s": one["start_s"], "end": ended} if one.get("end") is None else one
        for one in summary.get("pauses", [])
    ]
    found: Summary = {"state": "interrupted", "reason": "the provider was killed", "end": ended}
    found |= {"duration_s": round(frames / RATE, 6), "pauses": pauses}
    _write_json(folder / SUMMARY, summary | found)
    return True


def _write_json(path: Path, value: Summary) -> None:
    _write(path, (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode())


def _write(path: Path, data: bytes) -> None:
    part = path.with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
    part.replace(path)
