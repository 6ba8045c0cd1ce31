"""The provider's page: the list and the guard, and no phone."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from hw_sim.web.recordings_page import serve_recordings
from hw_sim.web.server import STATIC, WebServer, listening
from tests.hw_sim.web.asking import ask, command, get
from tests.hw_sim.web.fake_phone import TOKEN
from tests.live.bench import ROOT


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WebServer]:
    page = serve_recordings(tmp_path, listening("127.0.0.1", 0), TOKEN)
    page.start()
    yield page
    page.stop()


def test_its_own_page_and_the_same_list(server: WebServer) -> None:
    assert ask(server, "/", {}).body == (STATIC / "recordings.html").read_bytes()
    assert get(server, "/api/recordings").json == {"recordings": []}


def test_the_same_guard(server: WebServer) -> None:
    assert ask(server, "/api/recordings", {}).status == 403


def test_no_phone(server: WebServer) -> None:
    assert get(server, "/api/state").status == 404
    assert command(server, "press Record").status == 404


def provider(*words: str) -> subprocess.Popen[str]:
    """`redlamp-sim provider WORDS…`, in a process of its own."""
    command = [sys.executable, "-m", "hw_sim", "provider", "--listen", "127.0.0.1:0", *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def test_the_provider_says_where_its_page_is_and_ends_with_who_controls_it(tmp_path: Path) -> None:
    process = provider("--page", "127.0.0.1:0", "--dir", str(tmp_path), "--json", "--control")
    assert process.stdout
    url, _, token = json.loads(process.stdout.readline())["page"].partition("#token=")
    asked = urllib.request.Request(f"{url}api/recordings")
    asked.add_header("Authorization", f"Bearer {token}")
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked) as answer:
        assert json.load(answer) == {"recordings": []}
    assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == 0


def test_a_page_whose_port_is_taken_is_one_line_and_2(server: WebServer, tmp_path: Path) -> None:
    taken = f"127.0.0.1:{server.port}"
    process = provider("--page", taken, "--dir", str(tmp_path / "other"))
    line = f"cannot listen on {taken}: Address already in use\n"
    assert process.communicate(timeout=20) == ("", line)
    assert process.returncode == 2
