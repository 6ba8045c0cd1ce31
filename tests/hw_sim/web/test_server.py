"""The server as a whole: its address, its files, its end."""

import logging
import socket

import pytest

from hw_sim.web.server import FONTS, STATIC, WebServer, listening, new_token, phone_app
from indicators.fonts import Face
from phone.recording.words import Mode
from tests.hw_sim.web.asking import ask, get
from tests.hw_sim.web.fake_phone import TOKEN, FakePhone, Served


def test_the_address_carries_the_token_where_it_is_never_sent(server: WebServer) -> None:
    assert server.address == f"http://127.0.0.1:{server.port}/#token={TOKEN}"


def test_tokens_are_long_and_differ() -> None:
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert {len(token) for token in tokens} == {32}


def test_the_page_and_its_parts(server: WebServer) -> None:
    page = ask(server, "/", {})
    assert page.body == (STATIC / "index.html").read_bytes()
    script = ask(server, "/static/main.js", {})
    assert script.body == (STATIC / "main.js").read_bytes()
    assert script.headers["Content-Type"].startswith(("text/javascript", "application/javascript"))


@pytest.mark.parametrize("face", Face)
def test_the_page_brings_its_own_letters(server: WebServer, face: Face) -> None:
    font = ask(server, f"/static/fonts/{face.value}.ttf", {})
    assert font.headers["Content-Type"] == "font/ttf"
    assert font.body == (FONTS / f"{face.value}.ttf").read_bytes()


@pytest.mark.parametrize("name", ["../__init__.py", "%2e%2e/__init__.py", "OFL.txt"])
def test_and_nothing_else_of_their_folder(server: WebServer, name: str) -> None:
    answer = ask(server, f"/static/fonts/{name}", {})
    assert (answer.status, answer.body) == (404, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static//etc/passwd",
    ],
)
def test_nothing_but_the_page_is_served(server: WebServer, path: str) -> None:
    answer = ask(server, path, {})
    assert answer.status in (403, 404)
    assert list(answer.json) == ["error"]


def test_without_the_page_there_is_rest_alone(phone: FakePhone) -> None:
    app = phone_app(phone, TOKEN, page=False)
    server = WebServer(app, TOKEN, listening("127.0.0.1", 0))
    server.start()
    try:
        assert [ask(server, path, {}).status for path in ("/", "/static/main.js")] == [404, 404]
        assert get(server, "/api/state").status == 200
    finally:
        server.stop()


def test_the_machine_is_drawn_for_those_who_hold_the_token(server: WebServer) -> None:
    assert ask(server, "/api/machine", {}).status == 403
    told = get(server, "/api/machine").json
    assert set(told["modes"]) == {mode.value for mode in Mode}


def test_a_port_that_is_taken_is_said_in_one_line(server: WebServer) -> None:
    taken = f"cannot listen on 127.0.0.1:{server.port}: Address already in use"
    with pytest.raises(OSError, match=f"^{taken}$"):
        listening("127.0.0.1", server.port)


def test_it_listens_on_loopback_alone(server: WebServer) -> None:
    with socket.socket() as other:
        assert other.connect_ex(("127.0.0.2", server.port)) != 0


def test_its_end_frees_the_port_and_the_phone(phone: FakePhone) -> None:
    with Served(phone) as server:
        assert get(server, "/api/state").status == 200
        assert len(phone.listeners) == 1
        port = server.port
    assert phone.listeners == []
    listening("127.0.0.1", port).close()


def test_no_token_in_the_log(server: WebServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ask(server, f"/api/screenshot.png?token={TOKEN}", {})
    ask(server, f"/api/recordings/x/recording.wav?token={TOKEN}", {})
    assert TOKEN not in caplog.text
