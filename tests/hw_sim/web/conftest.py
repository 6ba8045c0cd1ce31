"""A phone behind its server, for every test of the server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hw_sim.web.server import WebServer
from tests.hw_sim.web.fake_phone import FakePhone, Served


@pytest.fixture
def phone(tmp_path: Path) -> FakePhone:
    return FakePhone(tmp_path / "provider")


@pytest.fixture
def server(phone: FakePhone) -> Iterator[WebServer]:
    with Served(phone) as served:
        yield served
