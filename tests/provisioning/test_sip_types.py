"""Values that name somebody or something in SIP."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.sip_types import (
    ExtendedFunction,
    domains,
    extended_function,
    host_port,
    recorder_uri,
    user_id,
)
from provisioning.value_types import MismatchError, ValueType


def refused(kind: ValueType[object], text: str) -> str:
    with pytest.raises(MismatchError) as caught:
        kind.read(text)
    return caught.value.expected + caught.value.remark


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("", ""),
        ("sip:127.0.0.1:5080", "sip:127.0.0.1:5080;transport=tcp"),
        ("sip:recorder.example.com;transport=tcp", "sip:recorder.example.com;transport=tcp"),
        ("sip:r@10.0.0.1;transport=TCP", "sip:r@10.0.0.1;transport=TCP"),
        ("sip:rec@[2001:db8::1]:5080", "sip:rec@[2001:db8::1]:5080;transport=tcp"),
        ("sip:rec@example.com;lr", "sip:rec@example.com;lr;transport=tcp"),
    ],
)
def test_a_recorder_is_reached_over_tcp(text: str, uri: str) -> None:
    assert recorder_uri().read(text) == uri


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "sip:10.0.0.1;transport=udp",
            ";transport=tcp; a recording INVITE is too large for UDP (RFC 3261 §18.1.1)",
        ),
        ("sip:10.0.0.1;transport=tls", ";transport=tcp; TLS is not in this build"),
        ("sips:10.0.0.1", "sip:; TLS is not in this build"),
        ("sip:10.0.0.1;transport=ws", ";transport=tcp, once"),
        ("sip:10.0.0.1;transport=tcp;transport=udp", ";transport=tcp, once"),
    ],
)
def test_a_recorder_over_another_transport(text: str, message: str) -> None:
    assert refused(recorder_uri(), text) == message


@pytest.mark.parametrize(
    "text",
    [
        "10.0.0.1:5080",
        "http://10.0.0.1",
        "sip:",
        "sip:a b@example.com",
        "sip:r@example.com:70000",
        "sip:r@example.com:0",
        "<sip:r@example.com>",
        "sip:r@example.com?Subject=x",
        "sip:r@example.com\r\nVia: x",
        "sip:a@b@c",
    ],
)
def test_no_uri_of_a_recorder(text: str) -> None:
    assert refused(recorder_uri(), text) == (
        "a SIP URI such as sip:recorder.example.com:5080;transport=tcp"
    )


@pytest.mark.parametrize("text", ["", "pbx", "192.168.1.10:5060", "sip.example.com", "[::1]:5060"])
def test_a_proxy(text: str) -> None:
    assert host_port().read(text) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("gw.example", ("gw.example",)),
        (
            "*.a-b.example. | [2001:db8::1]|10.0.0.1",
            ("*.a-b.example.", "[2001:db8::1]", "10.0.0.1"),
        ),
        (f"{'a' * 63}.example", (f"{'a' * 63}.example",)),
    ],
)
def test_domains_and_what_is_beneath_them(text: str, found: tuple[str, ...]) -> None:
    assert domains().read(text) == found


@pytest.mark.parametrize(
    "domain",
    ["a..b", ".a", "*.[::1]", "*.", "*", "*a", "a-.b", "-a", "a b", "a" * 64, "a." * 130 + "a"],
)
def test_no_domain(domain: str) -> None:
    assert refused(domains(), f"gw.example|{domain}") == (
        f"hosts such as pbx.example.com or *.example.com, separated by |; at {domain[:60]!r}"
    )


@pytest.mark.parametrize(
    "text", ["sip:pbx", "pbx:", "pbx:99999", "a..b", "a b", "-pbx", "pbx;lr", "::1"]
)
def test_no_proxy(text: str) -> None:
    assert refused(host_port(), text) == "host or host:port"


@pytest.mark.parametrize("text", ["", "1001", "+4512345678", "mette.o", "a" * 63])
def test_a_user_id(text: str) -> None:
    assert user_id().read(text) == text


@pytest.mark.parametrize("text", ["1001@pbx", "a b", '"x"', "<1001>", "a" * 64, "Ø"])
def test_no_user_id(text: str) -> None:
    assert refused(user_id(), text) == "the user part of a SIP URI, at most 63 characters"


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("", None),
        ("fnc=sd;ext=1002;nme=Mette", ExtendedFunction(("sd",), "1002", "Mette", None)),
        (
            "fnc=sd;ext=1002@192.168.1.10:5060;nme=Front Desk;",
            ExtendedFunction(("sd",), "1002@192.168.1.10:5060", "Front Desk", None),
        ),
        ("fnc=sd;ext=9@$PROXY;vid=2", ExtendedFunction(("sd",), "9@$PROXY", "", 2)),
        (
            "fnc=blf+sd+cp;sub=1003@pbx;ext=1003;usr=x",
            ExtendedFunction(("blf", "sd", "cp"), "1003", "", None),
        ),
        ("fnc=prk", ExtendedFunction(("prk",), "", "", None)),
    ],
)
def test_line_key_functions(text: str, function: ExtendedFunction | None) -> None:
    assert extended_function().read(text) == function


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sd 1002", "fnc=…;ext=…;nme=…, each once"),
        ("fnc=sd;ext=1;ext=2", "fnc=…;ext=…;nme=…, each once"),
        ("ext=1002", "fnc=sd or another function"),
        ("fnc=sd;nme=Mette", "ext=NUMBER or ext=NUMBER@HOST with fnc=sd"),
        ("fnc=sd;ext=10 02", "ext=NUMBER or ext=NUMBER@HOST with fnc=sd"),
        ("fnc=sd;ext=1002;vid=17", "vid=1 to vid=16"),
        ("fnc=sd;ext=1002;nme=a\tb", "text of at most 255 characters"),
    ],
)
def test_no_line_key_function(text: str, message: str) -> None:
    assert refused(extended_function(), text) == message


@given(st.text("sipa:@.;=[]1", max_size=60))
def test_a_uri_that_is_accepted_is_one_token_with_one_transport(tail: str) -> None:
    try:
        uri = recorder_uri().read(f"sip:{tail}")
    except MismatchError:
        return
    assert uri.lower().count(";transport=tcp") == 1
    assert not set(uri) & set(' <>"\r\n')
