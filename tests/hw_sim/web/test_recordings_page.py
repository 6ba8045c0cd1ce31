"""The provider's page: the list and the guard, and no phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hw_sim.web.recordings_page import serve_recordings
from hw_sim.web.server import STATIC, WebServer, listening
from tests.hw_sim.web.asking import ask, command, get
from tests.hw_sim.web.fake_phone import TOKEN


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
