"""The call server on its sockets: from one end to the other and back, over UDP and TCP."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

import pytest

from hw_sim.call_server.server import CallServer

LONGEST_S = 5.0
Scene = Callable[[CallServer], Awaitable[None]]


class Telephone:
    """A UDP socket with a number."""

    def __init__(self) -> None:
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.setblocking(False)
        self.port: int = self.socket.getsockname()[1]

    def call(self, server: CallServer, number: str, method: str = "INVITE", more: str = "") -> None:
        host, _, port = server.address.rpartition(":")
        self.socket.sendto(self.request(server, number, method, more), (host, int(port)))

    def request(self, server: CallServer, number: str, method: str, more: str = "") -> bytes:
        user = f"{number}@" if number else ""
        return (
            f"{method} sip:{user}{server.address} SIP/2.0\r\n"
            f"Via: SIP/2.0/UDP 127.0.0.1:{self.port};rport;branch=z9hG4bKa\r\n{more}"
            f"From: <sip:4021@a>;tag=1\r\nTo: <sip:{user}b>\r\nCall-ID: c\r\n"
            f"CSeq: 1 {method}\r\nContent-Length: 0\r\n\r\n"
        ).encode()

    async def hears(self) -> str:
        loop = asyncio.get_running_loop()
        data, self.heard_from = await asyncio.wait_for(
            loop.sock_recvfrom(self.socket, 65536), LONGEST_S
        )
        return data.decode()

    def answers(self, request: str, status: str) -> None:
        copied = [line for line in request.split("\r\n")[1:] if not line.startswith("Max")]
        self.socket.sendto("\r\n".join([f"SIP/2.0 {status}", *copied]).encode(), self.heard_from)


def run(scene: Scene, ask: Callable[[str], None] | None = None) -> None:
    async def whole() -> None:
        server = CallServer(ask)
        await server.start("127.0.0.1", 0)
        try:
            await scene(server)
        finally:
            await server.stop()

    asyncio.run(whole())


@pytest.fixture
def anna() -> Telephone:
    return Telephone()


@pytest.fixture
def mette() -> Telephone:
    return Telephone()


@pytest.fixture(autouse=True)
def closed(anna: Telephone, mette: Telephone) -> object:
    yield
    anna.socket.close()
    mette.socket.close()


def first(message: str) -> str:
    return message.partition("\r\n")[0]


def test_a_call_rings_where_its_number_is_and_the_answer_comes_back(
    anna: Telephone, mette: Telephone
) -> None:
    async def scene(server: CallServer) -> None:
        server.enter("1002", "127.0.0.1", mette.port)
        anna.call(server, "1002")
        request = await mette.hears()
        assert first(request) == f"INVITE sip:1002@127.0.0.1:{mette.port} SIP/2.0"
        mette.answers(request, "180 Ringing")
        ringing = await anna.hears()
        assert first(ringing) == "SIP/2.0 180 Ringing"
        assert ringing.count("Via:") == 1
        assert server.dropped == 0

    run(scene)


def test_a_number_that_is_nobodys(anna: Telephone) -> None:
    async def scene(server: CallServer) -> None:
        anna.call(server, "1999")
        assert first(await anna.hears()) == "SIP/2.0 404 Not Found"
        anna.call(server, "1999", "ACK")  # of the 404: it ends here
        anna.call(server, "", "OPTIONS")
        assert first(await anna.hears()) == "SIP/2.0 404 Not Found"
        anna.call(server, "", "REGISTER", "Contact: <sip:4021@a>\r\n")
        assert first(await anna.hears()) == "SIP/2.0 200 OK"

    run(scene)


def test_a_call_waits_for_somebody_who_is_asked_for(anna: Telephone, mette: Telephone) -> None:
    asked = asyncio.Queue[str]()

    async def scene(server: CallServer) -> None:
        anna.call(server, "1003")
        assert await asyncio.wait_for(asked.get(), LONGEST_S) == "1003"
        server.enter("1003", "127.0.0.1", mette.port)
        assert first(await mette.hears()).startswith("INVITE sip:1003@")
        anna.call(server, "1999")
        assert await asyncio.wait_for(asked.get(), LONGEST_S) == "1999"
        server.unknown("1999")
        assert first(await anna.hears()) == "SIP/2.0 404 Not Found"

    run(scene, asked.put_nowait)


def test_a_request_that_has_gone_round_in_circles(anna: Telephone, mette: Telephone) -> None:
    """RFC 3261 §16.3 step 3."""

    async def scene(server: CallServer) -> None:
        server.enter("1002", "127.0.0.1", mette.port)
        anna.call(server, "1002", more="Max-Forwards: 0\r\n")
        assert first(await anna.hears()).startswith("SIP/2.0 483 ")

    run(scene)


def test_garbage_is_dropped_and_the_next_call_goes_on(anna: Telephone, mette: Telephone) -> None:
    async def scene(server: CallServer) -> None:
        server.enter("1002", "127.0.0.1", mette.port)
        host, _, port = server.address.rpartition(":")
        for data in (b"\0" * 99, b"SIP/2.0 200 OK\r\n\r\n", b"\r\n\r\n", b"INVITE"):
            anna.socket.sendto(data, (host, int(port)))
        anna.call(server, "1002")
        assert first(await mette.hears()).startswith("INVITE ")
        assert server.dropped == 3  # a blank one keeps a way open

    run(scene)


def test_over_tcp_it_goes_on_over_tcp(anna: Telephone) -> None:
    """SIP_Transport_N_ = TCP, and requests that are too long for UDP (RFC 3261 §18.1.1)."""

    async def answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = (await reader.readuntil(b"\r\n\r\n")).decode()
        start, *rest = request.split("\r\n")
        assert start.startswith("INVITE sip:1002@")
        writer.write("\r\n".join(["SIP/2.0 200 OK", *rest]).encode())
        await reader.read()
        writer.close()

    async def scene(server: CallServer) -> None:
        there = await asyncio.start_server(answered, "127.0.0.1", 0)
        server.enter("1002", "127.0.0.1", there.sockets[0].getsockname()[1])
        host, _, port = server.address.rpartition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        sent = anna.request(server, "1002", "INVITE").replace(b"2.0/UDP", b"2.0/TCP")
        writer.write(sent[:40])
        await writer.drain()
        writer.write(sent[40:])
        answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), LONGEST_S)
        assert answer.startswith(b"SIP/2.0 200 OK\r\n")
        assert answer.count(b"Via: SIP/2.0/TCP 127.0.0.1:") == answer.count(b"Via:") == 1
        writer.close()
        there.close()

    run(scene)
