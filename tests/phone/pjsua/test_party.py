"""Who calls, and what a dialled string means (RFC 3261 §25.1)."""

import pytest

from phone.call.states import Party
from phone.pjsua.party import address_of_record, asserted, caller, party, request_uri
from provisioning.profile import Transport
from tests.live.telephone import line


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            '"Pat Caller" <sip:1002@pbx.example>',
            Party("Pat Caller", "1002", "sip:1002@pbx.example"),
        ),
        ('"A \\"B\\" C" <sip:1@x>', Party('A "B" C', "1", "sip:1@x")),
        ("Pat <sip:1002@pbx.example;user=phone>", Party("Pat", "1002", "sip:1002@pbx.example")),
        ("<sips:1002@pbx.example:5061>;tag=1", Party("", "1002", "sips:1002@pbx.example:5061")),
        ("sip:1002@pbx.example", Party("", "1002", "sip:1002@pbx.example")),
        ("<tel:+15551230000>", Party("", "+15551230000", "tel:+15551230000")),
        # RFC 4904 §5: parameters of the number, not of the URI
        ("<sip:+1630;tgrp=a@gw.example;user=phone>", Party("", "+1630", "sip:+1630@gw.example")),
        ("<sip:pbx.example>", Party("", "pbx.example", "sip:pbx.example")),
        # RFC 3261 §19.1.4: what is escaped is the same number
        ("<sip:%2B4533123456@pbx>", Party("", "+4533123456", "sip:%2B4533123456@pbx")),
        ("<sip:+4533:secret@pbx>", Party("", "+4533", "sip:+4533@pbx")),
        ("nonsense", Party("", "", "")),
    ],
)
def test_the_party_of_a_header(header: str, expected: Party) -> None:
    assert party(header) == expected


@pytest.mark.parametrize(
    ("target", "uri"),
    [
        ("sip:1002@host:5070;transport=tcp", "sip:1002@host:5070;transport=tcp"),
        ("1002@host", "sip:1002@host"),
        ("1002@host:5070", "sip:1002@host:5070"),
        ("1002", "sip:1002@pbx.example:5060"),
        ("tel:+1-555-123-0000;isub=1", "sip:+15551230000@pbx.example:5060"),
        ("+1 (555) 123-0000", "sip:+15551230000@pbx.example:5060"),
    ],
)
def test_what_is_dialled(target: str, uri: str) -> None:
    assert request_uri(line(proxy="pbx.example:5060"), target) == uri


def test_a_line_on_tcp_dials_by_tcp() -> None:
    dialled = request_uri(line(transport=Transport.TCP, proxy="pbx"), "1002")
    assert dialled == "sip:1002@pbx;transport=tcp"


@pytest.mark.parametrize("target", ["1002", "", "()"])
def test_a_number_needs_a_proxy(target: str) -> None:
    with pytest.raises(ValueError, match="no proxy"):
        request_uri(line(), target)


def test_the_address_of_a_line() -> None:
    assert address_of_record(line(proxy="pbx"), "h:1") == '"User 1001" <sip:1001@pbx>'
    assert address_of_record(line(), "h:1") == '"User 1001" <sip:1001@h:1>'


INVITE = "INVITE sip:1001@127.0.0.1 SIP/2.0\r\n{}\r\nCSeq: 1 INVITE\r\n\r\nbody"
SALES = 'P-Asserted-Identity: "Jonas, of sales" <sip:1003@pbx>, <tel:+4533>'
JONAS = Party("Jonas, of sales", "1003", "sip:1003@pbx", (SALES,))


@pytest.mark.parametrize(
    ("header", "name", "number", "aor"),
    [
        (SALES, "Jonas, of sales", "1003", "sip:1003@pbx"),
        ("P-Asserted-Identity: sip:1003@pbx, tel:+4533", "", "1003", "sip:1003@pbx"),
        ("P-Asserted-Identity: tel:+4533", "", "+4533", "tel:+4533"),
    ],
)
def test_whom_the_network_asserts(header: str, name: str, number: str, aor: str) -> None:
    """RFC 3325 §9.1: the first of one or two."""
    assert asserted(INVITE.format(header)) == Party(name, number, aor, (header,))


@pytest.mark.parametrize("header", ["P-Asserted-Identity: nobody", "From: <sip:1002@pbx>;tag=1"])
def test_nobody_is_asserted(header: str) -> None:
    """From asserts nothing."""
    assert asserted(INVITE.format(header)) is None


def test_a_caller_is_whom_the_network_asserts_or_who_he_says_he_is() -> None:
    said = 'f: "Mette" <sip:1002@pbx>;tag=1'
    from_line = 'From: "Mette" <sip:1002@pbx>;tag=1'
    mette = Party("Mette", "1002", "sip:1002@pbx", (from_line,))
    assert caller(INVITE.format(said)) == mette
    jonas = Party(JONAS.name, JONAS.number, JONAS.aor, (from_line, SALES))
    assert caller(INVITE.format(f"{said}\r\n{SALES}")) == jonas
