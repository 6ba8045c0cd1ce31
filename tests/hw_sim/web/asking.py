"""Requests as a test words them: any Host, Origin and token, and the answer as data."""

import http.client
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

import pytest

from hw_sim.web.server import WebServer
from tests.hw_sim.web.fake_phone import TOKEN

_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    server: WebServer, path: str, headers: dict[str, str], method: str = "GET", body: str = ""
) -> Answer:
    """Exactly these headers; Host is the server's own unless it is among them."""
    link = http.client.HTTPConnection(server.host, server.port, timeout=10)
    link.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        link.putheader(name, value)
    link.putheader("Content-Length", str(len(body.encode())))
    link.endheaders(body.encode())
    answer = link.getresponse()
    found = Answer(answer.status, dict(answer.getheaders()), answer.read())
    link.close()
    return found


def origin(server: WebServer) -> str:
    """`http://127.0.0.1:PORT`."""
    return server.url.rstrip("/")


def command(server: WebServer, line: str) -> Answer:
    """POST /api/command as the page does."""
    own = {**BEARER, "Origin": origin(server)}
    return ask(server, "/api/command", own, "POST", json.dumps({"command": line}))


def get(server: WebServer, path: str, **headers: str) -> Answer:
    """GET with the token."""
    return ask(server, path, {**BEARER, **headers})


class Asked:
    """A server in another process, by the address that it printed."""

    def __init__(self, address: str) -> None:
        url, _, token = address.partition("#token=")
        self._origin = url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}", "Origin": self._origin}

    def text(self, path: str, body: str | None = None) -> str:
        """What a request is answered with."""
        data = None if body is None else body.encode()
        request = urllib.request.Request(self._origin + path, data, self._headers)
        with _DIRECT.open(request, timeout=20) as answer:
            return str(answer.read().decode())

    def status(self, path: str) -> int:
        """The status of an answer that is an error."""
        with pytest.raises(urllib.error.HTTPError) as refused:
            self.text(path)
        with refused.value:
            return refused.value.code

    def state(self) -> dict[str, Any]:
        return dict(json.loads(self.text("/api/state")))

    def command(self, line: str) -> dict[str, Any]:
        return dict(json.loads(self.text("/api/command", json.dumps({"command": line}))))
