"""A stateless proxy: what it changes in a message, and that nothing else is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw_sim.call_server.forwarding import (
    GarbageError,
    Hop,
    Transport,
    answer,
    back,
    onwards,
    read_request,
)

PHONE = Hop(Transport.UDP, "127.0.0.1", 5062)
OWN = Hop(Transport.UDP, "127.0.0.1", 5060)
METTE = Hop(Transport.UDP, "127.0.0.1", 5070)


def wire(*lines: str, body: bytes = b"") -> bytes:
    return "\r\n".join([*lines, "", ""]).encode() + body


def request(method: str = "INVITE", user: str = "1002@", via: str = "", **more: str) -> bytes:
    return wire(
        f"{method} sip:{user}127.0.0.1:5060;transport=udp SIP/2.0",
        via or "Via: SIP/2.0/UDP 10.0.0.7:5062;rport;branch=z9hG4bKa1",
        *(f"{name.replace('_', '-')}: {value}" for name, value in more.items()),
        'From: "Anna Müller" <sip:4021@127.0.0.1>;tag=f1',
        "To: <sip:1002@127.0.0.1>",
        "Call-ID: c1",
        f"CSeq: 7 {method}",
        "Content-Length: 5",
        body=b"v=0\r\n",
    )


def lines(data: bytes) -> list[str]:
    return data.decode().split("\r\n")


def test_a_request_goes_on_with_our_via_and_one_hop_less() -> None:
    """RFC 3261 §16.6; RFC 3581 §4: where it came from stands in the Via that it came with."""
    there = lines(onwards(request(Max_Forwards="12"), PHONE, OWN, METTE))
    before = lines(request())
    ours = there[1]
    assert there == [
        "INVITE sip:1002@127.0.0.1:5070;transport=udp SIP/2.0",
        ours,
        "Max-Forwards: 11",
        "Via: SIP/2.0/UDP 10.0.0.7:5062;branch=z9hG4bKa1;received=127.0.0.1;rport=5062",
        *before[2:],
    ]
    assert ours.startswith("Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK")


def branch(method: str, via: str) -> str:
    return lines(onwards(request(method, via=via), PHONE, OWN, METTE))[1]


def test_what_belongs_to_an_invite_goes_the_same_way() -> None:
    """RFC 3261 §16.11: the branch is a function of the branch that came, so that the CANCEL and
    the ACK of a refusal meet their INVITE."""
    one, other = (f"Via: SIP/2.0/UDP 127.0.0.1:5062;branch=z9hG4bK{it}" for it in "xy")
    assert branch("INVITE", one) == branch("CANCEL", one) == branch("ACK", one)
    assert branch("INVITE", one) != branch("INVITE", other)


def test_a_request_without_a_limit_gets_one() -> None:
    assert read_request(request()).hops == 70
    assert "Max-Forwards: 69" in lines(onwards(request(), PHONE, OWN, METTE))


@pytest.mark.parametrize(
    ("user", "read"),
    [("1002@", "1002"), ("%2B4533123456@", "+4533123456"), ("*68@", "*68"), ("", "")],
)
def test_the_number_is_the_user_part(user: str, read: str) -> None:
    assert read_request(request(user=user)).user == read
    start = lines(onwards(request(user=user), PHONE, OWN, METTE))[0]
    assert start == f"INVITE sip:{user}127.0.0.1:5070;transport=udp SIP/2.0"


def test_a_response_goes_back_by_the_via_below_ours() -> None:
    """RFC 3261 §16.7 step 3; §18.2.2: to `received` and `rport`, not to what was claimed."""
    _, ours, _, theirs, *_ = lines(onwards(request(), PHONE, OWN, METTE))
    rest = ["From: a;tag=1", "Call-ID: c1", "CSeq: 7 INVITE"]
    to, data = back(wire("SIP/2.0 180 Ringing", ours, theirs, *rest), OWN)
    assert to == PHONE
    assert data == wire("SIP/2.0 180 Ringing", theirs, *rest)


def test_a_response_over_tcp_goes_back_over_tcp() -> None:
    phone = Hop(Transport.TCP, "127.0.0.1", 43210)
    via = "v: SIP/2.0/TCP 127.0.0.1:5062;alias;branch=z9hG4bKa1"
    _, ours, _, theirs, *_ = lines(onwards(request(via=via), phone, OWN, METTE))
    assert back(wire("SIP/2.0 200 OK", ours, theirs), OWN)[0] == phone


@pytest.mark.parametrize(
    "vias",
    [
        (),
        ("Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1",),
        ("Via: SIP/2.0/UDP 127.0.0.1:5061", "Via: SIP/2.0/UDP 127.0.0.1:5062"),
        ("Via: SIP/2.0/UDP 127.0.0.1:5060", "Via: carrier pigeon"),
        ("Via: SIP/2.0/UDP 127.0.0.1:5060", "Via: SIP/2.0/UDP 127.0.0.1;rport=99999"),
    ],
)
def test_a_response_that_is_for_nobody_else_is_no_response(vias: tuple[str, ...]) -> None:
    with pytest.raises(GarbageError):
        back(wire("SIP/2.0 200 OK", *vias), OWN)


def test_an_answer_of_its_own_is_the_same_every_time() -> None:
    """RFC 3261 §8.2.7: stateless, so with the same To tag for every retransmission."""
    said = answer(request(), PHONE, 404)
    assert said == answer(request(), PHONE, 404)
    assert lines(said)[:2] == [
        "SIP/2.0 404 Not Found",
        "Via: SIP/2.0/UDP 10.0.0.7:5062;branch=z9hG4bKa1;received=127.0.0.1;rport=5062",
    ]
    (to,) = [line for line in lines(said) if line.startswith("To: ")]
    assert ";tag=" in to


def test_a_registration_has_its_binding_back() -> None:
    """RFC 3261 §10.3 step 8."""
    asked = request("REGISTER", user="", Contact="<sip:4021@127.0.0.1:5062>", Expires="300")
    said = lines(answer(asked, PHONE, 200))
    assert said[0] == "SIP/2.0 200 OK"
    assert {"Contact: <sip:4021@127.0.0.1:5062>", "Expires: 300"} <= set(said)


@given(st.binary(max_size=200))
def test_garbage_is_garbage(data: bytes) -> None:
    for act in (
        lambda: read_request(data),
        lambda: onwards(data, PHONE, OWN, METTE),
        lambda: back(data, OWN),
        lambda: answer(data, PHONE, 404),
    ):
        with pytest.raises(GarbageError):
            act()


@given(st.data())
def test_what_is_cut_short_or_changed_breaks_nothing(data: st.DataObject) -> None:
    whole = bytearray(request(Max_Forwards="12"))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    for act in (
        lambda: onwards(cut, PHONE, OWN, METTE),
        lambda: answer(cut, PHONE, 404),
        lambda: back(b"SIP/2.0 200 OK\r\n" + cut.partition(b"\r\n")[2], OWN),
    ):
        try:
            act()
        except GarbageError:
            continue
