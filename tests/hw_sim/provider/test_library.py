"""The list of what was recorded, and the one way to a file."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from hw_sim.provider.library import BUCKETS, recordings, wav_path
from hw_sim.provider.storage import Archive


def record(archive: Archive, minute: int, frames: np.ndarray) -> str:
    at = datetime(2026, 11, 21, 9, minute, tzinfo=UTC)
    folder = archive.begin(at, {"state": "ended", "call_id": str(minute)})
    folder.write(0, frames.astype("<i2").tobytes(), len(frames))
    folder.close(len(frames))
    return folder.name


def test_newest_first_with_an_envelope_per_channel(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    ramp = np.zeros((BUCKETS * 10, 2))
    ramp[:, 0] = np.repeat(np.arange(BUCKETS), 10) * -256
    ramp[5, 1] = 32767
    old, new = record(archive, 1, ramp), record(archive, 2, np.zeros((0, 2)))
    first, second = recordings(tmp_path)
    assert (first["folder"], first["call_id"]) == (new, "2")
    assert first["envelope"] == {"near": [0.0] * BUCKETS, "far": [0.0] * BUCKETS}
    assert second["folder"] == old
    assert (first["documents"], second["documents"]) == ([], [])
    assert second["envelope"]["near"] == [round(i * 256 / 32768, 4) for i in range(BUCKETS)]
    assert second["envelope"]["far"] == [1.0] + [0.0] * (BUCKETS - 1)


def test_a_recording_shorter_than_its_envelope(tmp_path: Path) -> None:
    record(Archive(tmp_path), 1, np.full((3, 2), 16384))
    assert recordings(tmp_path)[0]["envelope"]["near"] == [0.5] * BUCKETS


def test_no_directory_no_recordings(tmp_path: Path) -> None:
    assert recordings(tmp_path / "none") == []


def test_only_a_recordings_own_name_leads_to_a_file(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    name = record(Archive(inside), 1, np.zeros((1, 2)))
    assert wav_path(inside, name) == inside / name / "recording.wav"


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../in",
        "/etc",
        "20261121T090100Z-00000000",
        "20261121T090100Z-0000000l",
        "20261121T090100Z-0000000f\n",
        "20261121T090100Z-0000000a",
        "20261121T090100Z-0000000b",
    ],
)
def test_any_other_name_leads_nowhere(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "recording.wav").write_bytes(b"secret")
    inside = tmp_path / "in"
    (inside / "20261121T090100Z-0000000b").mkdir(parents=True)
    (inside / "20261121T090100Z-0000000a").symlink_to(elsewhere)
    (inside / "20261121T090100Z-0000000b" / "recording.wav").symlink_to(elsewhere / "recording.wav")
    assert wav_path(inside, name) is None
