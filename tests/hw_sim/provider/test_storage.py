"""Recordings on disk: playable at every moment, private, repaired after a kill."""

import json
import stat
import wave
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hw_sim.provider.storage import FOLDER, Archive, RecordingFolder, StorageError

BEGUN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def begun(path: Path, **facts: object) -> tuple[Archive, RecordingFolder]:
    archive = Archive(path)
    return archive, archive.begin(BEGUN, {"state": "recording", "pauses": [], **facts})


def frames(folder: RecordingFolder) -> bytes:
    with wave.open(str(folder.path / "recording.wav")) as wav:
        return wav.readframes(wav.getnframes())


def test_the_file_is_playable_after_every_write_and_holes_are_filled(tmp_path: Path) -> None:
    _archive, folder = begun(tmp_path)
    assert frames(folder) == b""
    folder.write(0, b"aaaabbbb", 2)
    assert frames(folder) == b"aaaabbbb"
    folder.write(1, b"BBBBcccc", 3)
    assert frames(folder) == b"aaaaBBBBcccc"
    folder.close(2)
    assert frames(folder) == b"aaaaBBBB"


def test_names_are_of_our_own_making_and_only_the_owner_may_read(tmp_path: Path) -> None:
    _archive, folder = begun(tmp_path / "new", call_id="../../etc/passwd")
    folder.keep_metadata(b"<a/>")
    folder.keep_metadata(b"<b/>")
    assert FOLDER.fullmatch(folder.name)
    assert folder.name.startswith("20261121T090000Z-")
    found = {one.name: stat.S_IMODE(one.stat().st_mode) for one in folder.path.iterdir()}
    assert found == {
        "recording.wav": 0o600,
        "summary.json": 0o600,
        "metadata-001.xml": 0o600,
        "metadata-002.xml": 0o600,
    }
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_one_provider_at_a_time(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with pytest.raises(StorageError, match="another provider records here"):
        Archive(tmp_path)
    archive.close()
    Archive(tmp_path).close()


def test_a_directory_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="file"):
        Archive(tmp_path / "file")


def test_repair_finishes_what_a_killed_provider_left(tmp_path: Path) -> None:
    open_pause = {"start_s": 0.0, "end_s": None, "start": "2026-11-21T09:00:00Z", "end": None}
    archive, folder = begun(tmp_path, call_id="c", pauses=[open_pause])
    folder.write(0, bytes(4 * 8000), 4)  # a header that speaks of less than is there
    with (folder.path / "recording.wav").open("ab") as file:
        file.write(b"xy")  # half a frame
    assert archive.repair() == [folder.name]
    assert len(frames(folder)) == 4 * 8000
    summary = json.loads((folder.path / "summary.json").read_text())
    assert (summary["state"], summary["reason"]) == ("interrupted", "the provider was killed")
    assert (summary["duration_s"], summary["call_id"]) == (1.0, "c")
    assert summary["pauses"][0]["end"] == summary["end"]
    assert archive.repair() == []


@pytest.mark.parametrize("left", ["", "{", "[]"])
def test_repair_of_a_folder_without_a_summary(tmp_path: Path, left: str) -> None:
    archive, folder = begun(tmp_path)
    (folder.path / "summary.json").write_text(left)
    (folder.path / "recording.wav").unlink()
    assert archive.repair() == [folder.name]
    assert json.loads((folder.path / "summary.json").read_text())["state"] == "interrupted"


def test_a_finished_recording_is_left_alone(tmp_path: Path) -> None:
    archive, folder = begun(tmp_path)
    folder.describe({"state": "ended"})
    (tmp_path / "20261121T090000Z-link0000").mkdir()
    assert archive.repair() == []
