"""Whatever the network sends, the provider answers or drops it, and goes on."""

import asyncio
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from hw_sim.provider.recording import Recording
from hw_sim.provider.server import Provider
from hw_sim.provider.storage import Archive, folders
from hw_sim.provider.timeline import Timeline
from hw_sim.provider.transport import Flow
from phone.siprec.metadata import NAMESPACE, NOTICE_NAMESPACE

Event = dict[str, Any]

SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio 40000 RTP/AVP 0\r\na=sendonly\r\na=label:1\r\n"
)
BODY = (
    "--b\r\nContent-Type: application/rs-metadata+xml\r\n\r\n"
    "<recording xmlns='urn:ietf:params:xml:ns:recording:1'><session session_id='a'>"
    "<reason cause='16'/></session><stream stream_id='s'><label>1</label></stream></recording>\r\n"
    f"--b\r\nContent-Type: application/sdp\r\n\r\n{SDP}\r\n--b--\r\n"
)


def request(method: str, cseq: int, call: int, to_tag: str) -> bytes:
    to = f";tag={to_tag}" if to_tag else ""
    head = (
        f"{method} sip:srs@127.0.0.1 SIP/2.0\r\n"
        f"Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK{call}.{cseq};rport\r\n"
        f"From: <sip:1001@pbx.example>;tag=f\r\nTo: <sip:srs@127.0.0.1>{to}\r\n"
        f"Call-ID: {call}\r\nCSeq: {cseq} {method}\r\nRequire: siprec\r\n"
        f"Contact: <sip:1001@127.0.0.1>;+sip.src\r\nSession-Expires: 90\r\nSupported: timer\r\n"
        f"Content-Type: multipart/mixed;boundary=b\r\nContent-Length: {len(BODY)}\r\n\r\n{BODY}"
    )
    return head.encode()


def mutilated(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out))
        match chance.randrange(4):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.randint(1, 30)]
            case 2:
                out[at:at] = out[at : at + chance.randint(1, 30)]
            case _:
                out[at:at] = chance.choice([b"\r\n", b"\0", b"999999999999", b";tag=", b'"', b"<"])
        if not out:
            break
    return bytes(out)


def test_mutilated_messages_raise_nothing_and_a_good_one_is_still_served(tmp_path: Path) -> None:
    async def run() -> list[bytes]:
        events: list[Event] = []
        sent: list[bytes] = []
        provider = Provider(Archive(tmp_path), events.append)
        await provider.start("127.0.0.1", 0)
        flow = Flow(sent.append, ("127.0.0.1", 5080), ("127.0.0.1", 5060), reliable=False)
        chance = random.Random(7866)
        for call in range(150):
            provider.receive(mutilated(request("INVITE", 1, call, ""), chance), flow)
            tag = sent[-1].partition(b"tag=f\r\n")[2].partition(b"tag=")[2].partition(b"\r\n")[0]
            for cseq, method in enumerate(("INVITE", "ACK", "UPDATE", "INFO", "CANCEL", "BYE"), 2):
                good = request(method, cseq, call, tag.decode("utf-8", "replace"))
                provider.receive(mutilated(good, chance), flow)
            provider.receive(mutilated(sent[-1], chance), flow)
        del sent[:]
        provider.receive(request("INVITE", 1, 10**6, ""), flow)
        await provider.stop()
        assert any(one["event"] == "started" for one in events)
        assert not any("a fault of the recorder" in str(one) for one in events)
        return sent

    assert asyncio.run(run(), debug=False)[0].startswith(b"SIP/2.0 200 OK")


# what metadata say


def notice(played: str) -> str:
    return (
        f"<recording-notice xmlns='{NOTICE_NAMESPACE}'><announcement>start</announcement>"
        f"<announcement-played>{played}</announcement-played></recording-notice>"
    )


class Caller:
    """Recording sessions over one connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._tags: dict[str, str] = {}

    async def invite(self, call: str, cseq: int, notices: str = "") -> bytes:
        """The first, or one within; the status line of its answer."""
        body = (
            f"--b\r\nContent-Type: application/rs-metadata+xml\r\n\r\n"
            f"<recording xmlns='{NAMESPACE}'><session session_id='a'>{notices}</session>"
            f"</recording>\r\n--b\r\nContent-Type: application/sdp\r\n\r\n{SDP}\r\n--b--\r\n"
        )
        to = f";tag={self._tags[call]}" if call in self._tags else ""
        head = (
            f"INVITE sip:srs@127.0.0.1 SIP/2.0\r\n"
            f"Via: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK{call}{cseq}\r\n"
            f"From: <sip:1001@pbx.example>;tag=f\r\nTo: <sip:srs@127.0.0.1>{to}\r\n"
            f"Call-ID: {call}\r\nCSeq: {cseq} INVITE\r\nRequire: siprec\r\n"
            f"Contact: <sip:1001@127.0.0.1>;+sip.src\r\n"
            f"Content-Type: multipart/mixed;boundary=b\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write((head + body).encode())
        answered = await self._reader.readuntil(b"\r\n\r\n")
        size = answered.partition(b"Content-Length: ")[2].partition(b"\r\n")[0]
        await self._reader.readexactly(int(size))
        self._tags[call] = (
            answered.partition(b"\nTo: ")[2].partition(b"tag=")[2].split(b"\r\n")[0].decode()
        )
        return answered.partition(b"\r\n")[0]


def recorded(directory: Path, script: Callable[[Caller], Any]) -> tuple[list[Event], list[Event]]:
    """What was reported, and the summaries, after a provider was stopped."""
    events: list[Event] = []

    async def run() -> None:
        provider = Provider(Archive(directory), events.append)
        await provider.start("127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*provider.address)
        try:
            await asyncio.wait_for(script(Caller(reader, writer)), 20)
        finally:
            await provider.stop()
            writer.close()

    asyncio.run(run())
    return events, [json.loads((one / "summary.json").read_text()) for one in folders(directory)]


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_time_that_cannot_be_ends_nothing(tmp_path: Path, time: str) -> None:
    answers = list[bytes]()

    async def script(caller: Caller) -> None:
        answers.append(await caller.invite("good", 1))
        answers.append(await caller.invite("strange", 1))
        answers.append(await caller.invite("strange", 2, notice(time)))
        answers.append(await caller.invite("good", 2))  # over the same connection

    events, summaries = recorded(tmp_path, script)
    assert answers == [b"SIP/2.0 200 OK"] * 4
    assert [one["state"] for one in summaries] == ["ended", "ended"]
    said = [one["note"] for one in events if one["event"] == "noted"]
    assert said == [f"times of announcements that are none, and left out: {time!r}"]


def test_a_fault_of_ours_ends_neither_connection_nor_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = list[bytes]()

    def breaks(*_: object) -> NoReturn:
        raise ZeroDivisionError('as "nobody" foresaw')

    async def script(caller: Caller) -> None:
        answers.append(await caller.invite("good", 1))
        answers.append(await caller.invite("bad", 1))
        monkeypatch.setattr(Recording, "told", breaks)
        answers.append(await caller.invite("bad", 2))
        answers.append(await caller.invite("third", 1))
        monkeypatch.undo()
        answers.append(await caller.invite("bad", 3))
        monkeypatch.setattr(Timeline, "finish", breaks)  # as all are ended

    events, summaries = recorded(tmp_path, script)
    ok, failed = b"SIP/2.0 200 OK", b"SIP/2.0 500 Server Internal Error"
    assert answers == [ok, ok, ok, failed, ok]  # of `bad` the streams had been accepted
    why = "ZeroDivisionError('as \"nobody\" foresaw')"
    told = [one for one in events if one["event"] in ("noted", "refused", "ended")]
    assert [one.get("note") or one.get("reason") or one["event"] for one in told] == [
        f"a fault of the recorder: {why}",
        "ended",  # what `third` had become
        f"a fault of the recorder: {why}".replace('"', ""),
        f"cannot finish: {why}",
        f"cannot finish: {why}",
    ]
    assert len(summaries) == 3


def test_many_announcements_again_and_again_are_listed_once_and_cost_no_more(
    tmp_path: Path,
) -> None:
    def some(version: int) -> str:
        return "".join(notice(f"2026-11-21T09:00:00.{version}{n:05}Z") for n in range(900))

    async def script(caller: Caller) -> None:
        for cseq in range(1, 6):
            assert await caller.invite("much", cseq, some(cseq)) == b"SIP/2.0 200 OK"

    events, (summary,) = recorded(tmp_path, script)
    played = [one["played"] for one in summary["announcements"]]
    assert len(set(played)) == len(played) > 900
    assert [one["note"] for one in events if one["event"] == "noted"] == [
        "announcements of more than 256 KiB: from here on they are not listed"
    ]
