"""What the header of an INVITE says of how the call came (RFC 5806, 7044, 7090, 3262)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phone.call.states import Arrival
from phone.pjsua.headers import (
    MOST_NUMBERS,
    arrival,
    fields,
    has_offer,
    hints,
    supports,
)
from provisioning.header_hints import LONGEST_LINE, MOST_LINES


def invite(*lines: str, body: str = "") -> str:
    head = "\r\n".join(("INVITE sip:4021@192.0.2.7:5060;line=x SIP/2.0", *lines))
    return f"{head}\r\nContent-Length: {len(body)}\r\n\r\n{body}"


def test_folded_lines_and_compact_names() -> None:
    message = invite("f: <sip:1002@pbx>;tag=1", "k : 100rel,", " timer", "nonsense", ": x")
    assert list(fields(message)) == [
        ("From", "<sip:1002@pbx>;tag=1"),
        ("Supported", "100rel, timer"),
        ("Content-Length", "0"),
    ]


@pytest.mark.parametrize(
    ("lines", "came_to"),
    [
        ((), ()),
        (("Diversion: <sip:2000@pbx>;reason=unconditional",), ("2000",)),
        # RFC 5806 §4: the top-most is the last diverter
        (("Diversion: <sip:2001@pbx>", "Diversion: <sip:2000@pbx>"), ("2000", "2001")),
        (('Diversion: "A, <B>" <sip:2001@pbx>;reason=x, <tel:+4570>',), ("+4570", "2001")),
        (("Diversion: sip:2000@pbx;reason=no-answer",), ("2000",)),
        (("Diversion: <sip:pbx>", "Diversion: unknown", "Diversion: <"), ()),
        # RFC 7044 §5: in the order of the index, and without where it went to in the end
        (
            (
                "History-Info: <sip:2002@pbx?Reason=SIP%3Bcause%3D302>;index=1.10;mp=1.1",
                "History-Info: <sip:2000@pbx>;index=1, <sip:2001@pbx>;index=1.2;rc=1",
                "History-Info: <sip:4021@192.0.2.7>;index=1.10.1",
            ),
            ("2000", "2001", "2002"),
        ),
        (("Diversion: <sip:2000@pbx>", "History-Info: <sip:2000@pbx>;index=1"), ("2000",)),
        (("Diversion: <sip:%2B4570@pbx>",), ("+4570",)),
    ],
)
def test_through_which_numbers_a_call_came(
    lines: tuple[str, ...], came_to: tuple[str, ...]
) -> None:
    assert arrival(invite(*lines)) == Arrival(came_to)


def test_a_call_back_after_an_emergency_call() -> None:
    """RFC 7090 §4."""
    assert arrival(invite("Priority: psap-callback")).callback
    assert not arrival(invite("Priority: urgent")).callback


def test_the_lines_that_may_tell_where_a_call_comes_from() -> None:
    told = (
        "Alert-Info: <urn:alert:source:external>",
        "P-Asserted-Identity: <tel:+4533123456>",
        "Contact: <sip:gw@192.0.2.1;tgrp=trunk-1>",
        "From: <sip:1002@pbx>;tag=1",
        "Remote-Party-ID: <sip:1002@pbx>;party=calling",
        "P-Access-Network-Info: IEEE-802.11",
        "X-Trunk: 7",
    )
    assert hints(invite("Via: SIP/2.0/UDP h", *told, "To: <sip:4021@pbx>")) == told


def test_as_many_lines_as_anybody_needs() -> None:
    filler = [f"X-Filler: {'y' * LONGEST_LINE}"] * MOST_LINES
    found = hints(invite(*filler, "Alert-Info: <urn:alert:source:external>"))
    assert found[0] == "Alert-Info: <urn:alert:source:external>"
    assert len(found) == MOST_LINES
    assert {len(one) for one in found[1:]} == {LONGEST_LINE}


@pytest.mark.parametrize(
    ("line", "able"),
    [
        ("Supported: timer, 100rel", True),
        ("Require: 100rel", True),
        ("k: 100rel", True),
        ("Supported: 100relay", False),
        ("Allow: PRACK", False),
    ],
)
def test_who_can_acknowledge_a_provisional_response(line: str, able: bool) -> None:
    assert supports(invite(line), "100rel") is able


def test_an_offer_is_a_body_with_media() -> None:
    assert has_offer(invite(body="v=0\r\nm=audio 9 RTP/AVP 0\r\n"))
    assert not has_offer(invite("X-M: m=audio"))
    assert not has_offer("INVITE sip:a@b SIP/2.0\r\nm=audio")


NAMES = st.sampled_from(["Diversion", "History-Info", "Priority", "k", "X-Odd", "Contact", "From"])
GARBAGE = st.text(
    st.sampled_from('<>";,:@=\\ %?.1x\r\n\tsip\u2028') | st.characters(), max_size=300
)


@given(st.lists(st.tuples(NAMES, GARBAGE), max_size=40), GARBAGE)
def test_nothing_that_others_send_breaks_it(lines: list[tuple[str, str]], body: str) -> None:
    message = invite(*(f"{name}: {value}" for name, value in lines), body=body)
    for one in (message, body):
        came = arrival(one)
        assert len(came.came_to) <= MOST_NUMBERS
        assert all(came.came_to)
        assert len(set(came.came_to)) == len(came.came_to)
        assert all(len(line) <= LONGEST_LINE and "\n" not in line for line in hints(one))
        supports(one, "100rel")
        has_offer(one)


@given(st.lists(st.from_regex(r"[0-9]{3,8}", fullmatch=True), unique=True, max_size=12))
def test_every_diverter_is_found_the_first_one_first(numbers: list[str]) -> None:
    wanted = tuple(number for number in numbers if number != "4021")
    lines = [f"Diversion: <sip:{number}@pbx>" for number in reversed(numbers)]
    assert arrival(invite(*lines)).came_to == wanted
    assert arrival(invite(f"Diversion: {', '.join(line[11:] for line in lines)}")).came_to == wanted
