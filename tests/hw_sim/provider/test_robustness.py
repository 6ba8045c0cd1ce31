"""Whatever the network sends, the provider answers or drops it, and goes on."""

import asyncio
import random
from pathlib import Path
from typing import Any

from hw_sim.provider.server import Provider
from hw_sim.provider.storage import Archive
from hw_sim.provider.transport import Flow

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
        events: list[dict[str, Any]] = []
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
        return sent

    assert asyncio.run(run(), debug=False)[0].startswith(b"SIP/2.0 200 OK")
