"""Reading a profile from a file or the web, and keeping the last good one."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from provisioning.errors import FetchError
from provisioning.fetch import LAST_GOOD, fetch, keep, last_good, may_redirect
from provisioning.xml_profile import LARGEST


class Server(BaseHTTPRequestHandler):
    """Answers by path; counts what was asked."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        match self.path.split("?"):
            case ["/good.xml"]:
                self._answer(200, b"<flat-profile/>")
            case ["/to", target]:
                self.send_response(302)
                self.send_header("Location", target)
                self.end_headers()
            case ["/loop"]:
                self.send_response(302)
                self.send_header("Location", "/loop")
                self.end_headers()
            case ["/huge.xml"]:
                self._answer(200, b" " * (LARGEST + 1))
            case ["/cut.xml"]:
                self.send_response(200)
                self.send_header("Content-Length", "100")
                self.end_headers()
                self.wfile.write(b"<flat-")
            case _:
                self._answer(404, b"")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on stderr."""


@pytest.fixture
def web() -> Iterator[str]:
    Server.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def refused(address: str) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(address)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_file(tmp_path: Path) -> None:
    (tmp_path / "p.xml").write_bytes(b"<flat-profile/>")
    assert fetch(str(tmp_path / "p.xml")) == b"<flat-profile/>"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "no")) == f"{tmp_path}/no: error: No such file or directory"
    assert refused(str(tmp_path)) == f"{tmp_path}: error: Is a directory"
    assert refused("a\0b") == "a\0b: error: embedded null byte"


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "p.xml").write_bytes(b" " * (LARGEST + 1))
    assert refused(str(tmp_path / "p.xml")).endswith(f"error: expected at most {LARGEST} bytes")


def test_a_url(web: str) -> None:
    assert fetch(f"{web}/good.xml") == b"<flat-profile/>"
    assert fetch(f"{web}/to?{web}/good.xml") == b"<flat-profile/>"
    assert fetch(f"{web}/to?/good.xml") == b"<flat-profile/>"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/p.xml", "data:,x"])
def test_no_redirect_leaves_the_web(web: str, target: str) -> None:
    assert "302" in refused(f"{web}/to?{target}")
    assert Server.asked == [f"/to?{target}"]


def test_a_refused_redirect_says_so(web: str) -> None:
    assert refused(f"{web}/to?ftp://127.0.0.1/p.xml") == (
        f"{web}/to?ftp://127.0.0.1/p.xml: error: 302 redirected to where it may not"
    )


def test_no_redirect_gives_up_encryption() -> None:
    schemes = ("http", "https", "ftp", "file")
    followed = {(a, b) for a in schemes for b in schemes if may_redirect(f"{a}://x/", f"{b}://x/")}
    assert followed == {("http", "http"), ("http", "https"), ("https", "https")}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none.xml", "404 Not Found"),
        ("/huge.xml", f"expected at most {LARGEST} bytes"),
        ("/cut.xml", "the body ends 94 bytes early"),
    ],
)
def test_a_url_that_does_not_give_a_whole_profile(web: str, path: str, reason: str) -> None:
    assert refused(web + path) == f"{web}{path}: error: {reason}"


def test_a_redirect_without_end(web: str) -> None:
    assert "302" in refused(f"{web}/loop")


def test_a_server_that_is_not_there() -> None:
    assert refused("http://127.0.0.1:1/p.xml") == (
        "http://127.0.0.1:1/p.xml: error: [Errno 111] Connection refused"
    )


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.com/p", "tftp://example.com/p", "x://y"]
)
def test_other_schemes(address: str) -> None:
    assert refused(address).startswith(address)


def test_user_and_password_of_a_url_are_not_shown() -> None:
    assert "secret" not in refused("ftp://u:secret@example.com/p")


@pytest.mark.parametrize("host", ["127.0.0.1:1", "127.0.0.1", "[bad", "a?b", ""])
@pytest.mark.parametrize("user", ["u:secret", "secret"])
def test_a_url_with_a_user_is_refused_and_the_user_is_not_named(host: str, user: str) -> None:
    assert refused(f"http://{user}@{host}/p.xml") == (
        f"http://{host}/p.xml: error: expected a URL without user name and password, which are "
        "not sent"
    )


def test_no_redirect_leads_to_a_url_with_a_user(web: str) -> None:
    said = refused(f"{web}/to?{web.replace('://', '://u:secret@')}/good.xml")
    assert said.endswith("error: 302 redirected to where it may not")
    assert len(Server.asked) == 1


def test_the_last_good_profile(tmp_path: Path) -> None:
    state = tmp_path / "a" / "state"
    assert last_good(state) is None
    keep(state, b"one")
    keep(state, b"two")
    assert last_good(state) == b"two"
    assert [path.name for path in state.iterdir()] == [LAST_GOOD]
    assert (state / LAST_GOOD).stat().st_mode & 0o777 == 0o600
    assert state.stat().st_mode & 0o777 == 0o700


def test_what_cannot_be_kept_is_told_and_leaves_the_last_one(tmp_path: Path) -> None:
    (tmp_path / LAST_GOOD).mkdir()
    with pytest.raises(FetchError, match=r"error: profile not kept: Is a directory$"):
        keep(tmp_path, b"one")
    assert [path.name for path in tmp_path.iterdir()] == [LAST_GOOD]
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FetchError, match="error: profile not kept: "):
        keep(tmp_path / "file", b"one")
