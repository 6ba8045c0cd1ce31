"""Requests as a test words them: any Host, Origin and token, and the answer as data."""

import http.client
import json
from dataclasses import dataclass
from typing import Any

from hw_sim.web.server import WebServer
from tests.hw_sim.web.fake_phone import TOKEN

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
