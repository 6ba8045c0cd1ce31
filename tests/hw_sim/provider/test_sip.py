"""SIP messages cut from streams, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw_sim.provider.sip import (
    BODY_LIMIT,
    HEAD_LIMIT,
    PING,
    Framer,
    SipError,
    flags,
    missing,
    parameter,
    parse,
    response,
    same_user,
    uri,
)

INVITE = (
    b"INVITE sip:srs@rec.example SIP/2.0\r\nv: SIP/2.0/TCP 192.0.2.10;branch=z9hG4bKa\r\n"
    b"f: <sip:1001@pbx.example>;tag=9f2\r\nt: <sip:srs@rec.example>\r\ni: 1@192.0.2.10\r\n"
    b"CSeq: 7 INVITE\r\nSupported: timer,\r\n  100rel\r\nl: 5\r\n\r\nhello"
)
OPTIONS = (
    b"OPTIONS sip:a@b SIP/2.0\r\nVia: SIP/2.0/TCP c\r\nContent-Length : 0\r\nCall-ID: 2\r\n\r\n"
)


def test_compact_and_folded_headers_are_read() -> None:
    request = parse(INVITE)
    assert (request.method, request.status, request.cseq, request.branch) == (
        "INVITE",
        0,
        7,
        "z9hG4bKa",
    )
    assert request.header("Call-ID") == "1@192.0.2.10"
    assert request.tokens("supported") == ("timer", "100rel")
    assert request.body == b"hello"
    assert missing(request) == ""


@given(st.lists(st.integers(1, 40), max_size=60))
def test_a_stream_is_cut_the_same_wherever_its_segments_end(sizes: list[int]) -> None:
    stream = INVITE + PING + OPTIONS + b"\r\n" + INVITE
    framer, out = Framer(), []
    for size in sizes:
        segment, stream = stream[:size], stream[size:]
        out += framer.feed(segment)
    out += framer.feed(stream)
    assert out == [INVITE, PING, OPTIONS, INVITE]


@pytest.mark.parametrize(
    "stream",
    [
        b"x" * HEAD_LIMIT,
        b"OPTIONS a SIP/2.0\r\nContent-Length: %d\r\n\r\n" % (BODY_LIMIT + 1),
    ],
)
def test_a_stream_that_cannot_be_cut(stream: bytes) -> None:
    with pytest.raises(SipError):
        Framer().feed(stream)


@pytest.mark.parametrize(
    "data", [b"", b"hello\r\n\r\n", b"INVITE a SIP/3.0\r\n\r\n", b"SIP/2.0 abc\r\n\r\n"]
)
def test_what_is_no_message(data: bytes) -> None:
    with pytest.raises(SipError):
        parse(data)


@given(st.binary(max_size=200))
def test_any_datagram_is_a_message_or_refused(data: bytes) -> None:
    for whole in (data, INVITE[:40] + data):
        try:
            message = parse(whole)
        except SipError:
            continue
        assert message.status or message.method
        missing(message)


@pytest.mark.parametrize(
    ("cut", "problem"),
    [
        (b"v: SIP/2.0/TCP 192.0.2.10;branch=z9hG4bKa\r\n", "no via header"),
        (b"i: 1@192.0.2.10\r\n", "no call-id header"),
        (b";tag=9f2", "From has no tag"),
        (b"7 ", "CSeq does not fit the request line"),
    ],
)
def test_what_every_request_must_have(cut: bytes, problem: str) -> None:
    assert missing(parse(INVITE.replace(cut, b""))) == problem


def test_a_response_copies_what_it_must_and_tags_the_to() -> None:
    assert response(parse(INVITE), 420, "x1", [("Unsupported", "siprec")]) == (
        b"SIP/2.0 420 Bad Extension\r\nVia: SIP/2.0/TCP 192.0.2.10;branch=z9hG4bKa\r\n"
        b"From: <sip:1001@pbx.example>;tag=9f2\r\nTo: <sip:srs@rec.example>;tag=x1\r\n"
        b"Call-ID: 1@192.0.2.10\r\nCSeq: 7 INVITE\r\nUnsupported: siprec\r\n"
        b"Content-Length: 0\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("contact", "found"),
    [
        ("<sip:a@b;src>;+sip.src;expires=5", ("+sip.src", "expires")),
        ('"A" <sip:a@b>; +SIP.SRC', ("+sip.src",)),
        ("sip:a@b;src", ("src",)),
        ("<sip:a@b;+sip.src>", ()),
    ],
)
def test_contact_parameters_are_those_outside_the_uri(contact: str, found: tuple[str, ...]) -> None:
    assert flags(contact) == found


def test_addresses_and_their_parameters() -> None:
    assert uri('"A;x" <sip:a@b;y>;tag=t') == "sip:a@b;y"
    assert uri("sip:a@b;tag=t") == "sip:a@b"
    assert parameter('<sip:a@b;tag=no>;tag="yes"', "TAG") == "yes"
    assert same_user("sip:1001@PBX.example:5060;x", "sips:1001@pbx.example")
    assert not same_user("sip:1001@pbx.example", "sip:1002@pbx.example")
    assert not same_user("", "")
