"""The recordings over HTTP: listed, played from anywhere, and no other file ever."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hw_sim.provider.storage import Archive
from hw_sim.web.server import WebServer
from tests.hw_sim.web.asking import ask, get
from tests.hw_sim.web.fake_phone import TOKEN, FakePhone, Served

METADATA = b"<recording xmlns='urn:ietf:params:xml:ns:recording:1'/>"


@pytest.fixture
def folder(phone: FakePhone) -> Path:
    """One recording of 200 ms."""
    archive = Archive(phone.recordings)
    kept = archive.begin(datetime(2026, 11, 21, 9, 38, tzinfo=UTC), {"state": "ended"})
    kept.write(0, bytes(range(256)) * 25, 1600)
    kept.keep_metadata(METADATA)
    kept.close(1600)
    archive.close()
    return kept.path


def test_no_directory_yet_is_no_recordings_yet(server: WebServer) -> None:
    assert get(server, "/api/recordings").json == {"recordings": []}


def test_the_list(server: WebServer, folder: Path) -> None:
    (one,) = get(server, "/api/recordings").json["recordings"]
    assert (one["folder"], one["state"]) == (folder.name, "ended")
    assert [len(one["envelope"][side]) for side in ("near", "far")] == [120, 120]


def test_the_audio_whole_and_in_part(server: WebServer, folder: Path) -> None:
    path, wav = f"/api/recordings/{folder.name}/recording.wav", (folder / "recording.wav")
    whole = get(server, path)
    assert (whole.status, whole.headers["Content-Type"]) == (200, "audio/wav")
    assert whole.body == wav.read_bytes()
    assert whole.headers["Accept-Ranges"] == "bytes"
    part = get(server, path, Range="bytes=44-143")
    assert part.status == 206
    assert part.headers["Content-Range"] == f"bytes 44-143/{wav.stat().st_size}"
    assert part.body == wav.read_bytes()[44:144]
    assert get(server, path, Range="bytes=999999-").status == 416


def test_the_documents(server: WebServer, folder: Path) -> None:
    at = f"/api/recordings/{folder.name}"
    metadata = ask(server, f"{at}/metadata-001.xml?token={TOKEN}", {})
    assert (metadata.body, metadata.headers["Content-Type"]) == (METADATA, "application/xml")
    summary = get(server, f"{at}/summary.json")
    assert summary.json == json.loads((folder / "summary.json").read_text())
    assert summary.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "file",
    [
        "metadata-002.xml",
        "other.txt",
        "..",
        "%2e%2e/secret",
        "recording.wav%00",
        "summary.part",
        "",
    ],
)
def test_no_other_file(server: WebServer, folder: Path, file: str) -> None:
    (folder / "other.txt").write_text("not a recording")
    (folder.parent / "secret").write_text("not a recording")
    answer = get(server, f"/api/recordings/{folder.name}/{file}")
    assert (answer.status, list(answer.json)) == (404, ["error"])


@pytest.mark.parametrize("name", ["..", ".", "%2e%2e", "..%2f..%2fetc", ".lock"])
def test_no_other_folder(server: WebServer, folder: Path, name: str) -> None:
    (folder.parent.parent / "recording.wav").write_bytes(b"not a recording")
    assert get(server, f"/api/recordings/{name}/recording.wav").status == 404


def test_no_link_leads_elsewhere(server: WebServer, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("<secret/>")
    (folder / "metadata-002.xml").symlink_to(secret)
    assert get(server, f"/api/recordings/{folder.name}/metadata-002.xml").status == 404


def test_a_provider_that_keeps_no_sound_has_a_list_and_no_files(phone: FakePhone) -> None:
    phone.recordings = None
    phone.recorded = lambda: [{"folder": "session-1", "sound": False}]
    with Served(phone) as server:
        assert get(server, "/api/recordings").json == {"recordings": phone.recorded()}
        assert get(server, "/api/recordings/session-1/recording.wav").status == 404
