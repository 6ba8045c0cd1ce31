"""The table of refusals, row by row, on one INVITE that is right but for one thing."""

import re

import pytest

from hw_sim.provider.admission import Refusal, admit, check_require, contents
from hw_sim.provider.sip import parse

SDP = (
    "v=0\r\no=- 1 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n"
    "m=audio 40000 RTP/AVP 0\r\na=sendonly\r\na=label:1\r\n"
)
XML = "<recording xmlns='urn:ietf:params:xml:ns:recording:1'/>"
GOOD = (
    "INVITE sip:srs@rec.example SIP/2.0\r\nVia: SIP/2.0/TCP c;branch=z9hG4bKa\r\n"
    "From: <sip:1001@pbx.example>;tag=9f2\r\nTo: <sip:srs@rec.example>\r\nCall-ID: 1\r\n"
    "CSeq: 1 INVITE\r\nRequire: siprec\r\nContact: <sip:1001@c>;+sip.src\r\n"
    "Content-Type: multipart/mixed;boundary=b\r\n\r\n"
    f"--b\r\nContent-Type: application/rs-metadata+xml\r\n\r\n{XML}\r\n"
    f"--b\r\nContent-Type: application/sdp\r\n\r\n{SDP}\r\n--b--\r\n"
)


def changed(old: str, new: str) -> bytes:
    assert old in GOOD
    return GOOD.replace(old, new).encode()


def with_body(kind: str, body: str) -> bytes:
    head = GOOD.partition("\r\n\r\n")[0].replace("multipart/mixed;boundary=b", kind)
    return f"{head}\r\n\r\n{body}".encode()


def test_the_good_one() -> None:
    body, notes = admit(parse(GOOD.encode()))
    assert (body.problem, notes) == ("", ())
    assert [one.label for one in body.offered] == ["1"]
    assert body.document == XML.encode()


@pytest.mark.parametrize(
    ("invite", "note"),
    [
        (changed(";+sip.src", ";src"), "Contact has ;src, expected ;+sip.src"),
        (changed("a=label:1\r\n", ""), "an audio stream without a=label"),
        (changed("rs-metadata+xml", "rs-metadata"), None),
        (changed("Require: siprec", "Require: timer, SIPREC"), None),
        (changed("ns:recording:1", "ns:siprec"), None),
    ],
)
def test_what_is_overlooked(invite: bytes, note: str | None) -> None:
    assert admit(parse(invite))[1] == ((note,) if note else ())


@pytest.mark.parametrize(
    ("invite", "status", "why", "header"),
    [
        (changed("Require: siprec", "Require: siprec, 100rel, x"), 420, "cannot do 100rel, x",
         ("Unsupported", "100rel, x")),
        (changed("Require: siprec\r\n", ""), 421, "no Require: siprec", ("Require", "siprec")),
        (changed("Require: siprec", "Supported: siprec"), 421, "no Require: siprec",
         ("Require", "siprec")),
        (changed("Contact: <sip:1001@c>;+sip.src\r\n", ""), 400, "no Contact", None),
        (changed(";+sip.src", ""), 400, "Contact without ;+sip.src", None),
        (changed("<sip:1001@c>;+sip.src", "<sip:1001@c;+sip.src>"), 400,
         "Contact without ;+sip.src", None),
        (with_body("text/plain", "hello"), 415, "expected SDP and metadata as multipart/mixed",
         ("Accept", "application/sdp, application/rs-metadata+xml, multipart/mixed")),
        (changed("\r\nContent-Type: multi", "\r\nContent-Encoding: gzip\r\nContent-Type: multi"),
         415, "Content-Encoding", ("Accept-Encoding", "identity")),
        (with_body("application/sdp", SDP), 400, "no application/rs-metadata+xml part", None),
        (with_body("application/sdp", ""), 400, "no application/rs-metadata+xml part", None),
        (with_body("multipart/mixed", "x"), 400, "multipart without a boundary", None),
        (changed("v=0", "v=1"), 400, "the body does not begin with v=0", None),
        (changed("m=audio 40000", "m=audio x"), 400, "malformed m-line", None),
        (changed("'/>", "'>"), 400, "metadata line 1: no element found", None),
        (changed(XML, "<!DOCTYPE a>" + XML), 400, "metadata line 1: a DTD is not allowed", None),
        (with_body("application/rs-metadata+xml", XML), 488, "no SDP offer", None),
        (changed("RTP/AVP 0", "RTP/AVP 9 18"), 488, "no audio stream with PCMU or PCMA", None),
        (changed("RTP/AVP 0", "RTP/SAVP 0"), 488, "no audio stream with PCMU or PCMA", None),
        (changed("m=audio", "m=video"), 488, "no audio stream with PCMU or PCMA", None),
    ],
)  # fmt: skip
def test_what_is_refused_and_why(
    invite: bytes, status: int, why: str, header: tuple[str, str] | None
) -> None:
    with pytest.raises(Refusal, match=re.escape(why)) as caught:
        admit(parse(invite))
    refusal = caught.value
    assert refusal.status == status
    assert refusal.headers == (
        *((header,) if header else ()),
        ("Warning", f'399 redlamp "{refusal.why}"'),
    )
    assert '"' not in refusal.why


def test_a_dynamic_payload_type_of_g711_is_audio_we_can_record() -> None:
    offer = changed("RTP/AVP 0\r\n", "RTP/AVP 9 97\r\na=rtpmap:97 pcma/8000\r\n")
    assert admit(parse(offer))[0].offered[0].formats[1].name == "pcma"


def test_within_a_session_metadata_that_cannot_be_read_are_kept_with_the_problem() -> None:
    body = contents(parse(changed("'/>", "'>")))
    assert (body.metadata, body.problem) == (None, "line 1: no element found")
    assert body.sdp is not None


def test_require_within_a_session_may_be_absent() -> None:
    check_require(parse(changed("Require: siprec\r\n", "")))
