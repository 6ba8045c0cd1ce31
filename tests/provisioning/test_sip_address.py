"""Whom an address means, whatever it looks like (RFC 3261 §19.1, §25.1; RFC 3966; RFC 3325)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.sip_address import Address, asserted, read, read_uri


@pytest.mark.parametrize(
    ("uri", "number", "aor", "domain"),
    [
        ("sip:1002@pbx.example", "1002", "sip:1002@pbx.example", "pbx.example"),
        ("SIPS:1002@PBX.Example.:5061;x?y=z", "1002", "sips:1002@PBX.Example.:5061", "pbx.example"),
        # RFC 3261 §19.1.4: escaped or not, it is the same user
        ("sip:%2B4533@pbx", "+4533", "sip:%2B4533@pbx", "pbx"),
        ("sip:*21%23@pbx", "*21#", "sip:*21%23@pbx", "pbx"),
        ("sip:a%0Ab@pbx", "a%0Ab", "sip:a%0Ab@pbx", "pbx"),
        # RFC 4904 §5, and a password
        ("sip:+4533;tgrp=a;x=b:c@gw", "+4533", "sip:+4533@gw", "gw"),
        ("sip:anna:secret@pbx", "anna", "sip:anna@pbx", "pbx"),
        ("sip:who?what@pbx", "who?what", "sip:who?what@pbx", "pbx"),
        # no user, no number, unless it can be no host
        ("sip:10.0.0.15:5070;lr", "", "sip:10.0.0.15:5070", "10.0.0.15"),
        ("sip:[2001:DB8::1]:5060", "", "sip:[2001:DB8::1]:5060", "[2001:db8::1]"),
        ("sip:+4533", "+4533", "sip:+4533", "+4533"),
        # one reading of what is malformed: the first @ counts
        ("sip:1002@pbx;x=y@else", "1002", "sip:1002@pbx", "pbx"),
        ("sip:1002@pbx@else", "1002", "sip:1002@pbx", "pbx"),
        ("tel:+45-33;phone-context=x", "+45-33", "tel:+45-33", ""),
        ("TEL:112", "112", "tel:112", ""),
        ("sip:", "", "sip:", ""),
        ("mailto:a@b", "", "", ""),
        ("1002", "", "", ""),
    ],
)
def test_what_a_uri_says(uri: str, number: str, aor: str, domain: str) -> None:
    found = read_uri(uri)
    assert (found.number, found.aor, found.domain) == (number, aor, domain)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sip:1@x", ""),
        ("<sip:1@x>;tag=1", ""),
        ('"A \\"B\\" <C>" <sip:1@x>', 'A "B" <C>'),
        ("  Pat Caller <  sip:1@x ;y>", "Pat Caller"),
    ],
)
def test_a_name_stands_before_angle_brackets(text: str, name: str) -> None:
    assert read(text) == Address(name, "sip", "1", "x")


def test_a_name_without_an_address() -> None:
    assert read('"Anonymous" <>') == Address("Anonymous")
    assert read("nobody") == Address()


@pytest.mark.parametrize(
    ("values", "aor"),
    [
        (("<sip:1@x>, <tel:+45>", "<sip:2@x>"), "sip:1@x"),
        (("sip:1@x, tel:+45",), "sip:1@x"),
        (("tel:+45,sip:1@x",), "tel:+45"),
        (('"Sales, A" <sip:1@x>, <tel:+45>',), "sip:1@x"),
        (("<sip:x>",), "sip:x"),
    ],
)
def test_the_first_identity_is_asserted(values: tuple[str, ...], aor: str) -> None:
    found = asserted(values)
    assert found is not None
    assert found.aor == aor


@pytest.mark.parametrize("values", [(), ("nobody",), ("",), ("<>", "<sip:1@x>")])
def test_nobody_is_asserted(values: tuple[str, ...]) -> None:
    assert asserted(values) is None


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for found in (read(text), read_uri(f"sip:{text}"), read(f"<sip:{text}>")):
        assert read_uri(found.aor).aor == found.aor
        assert found.domain == found.domain.lower()


def test_a_text_that_makes_backtrackers_slow() -> None:
    blank = " " * 50_000
    assert read(f"a{blank}b{blank}") == Address()
    assert read(f'{blank}"a{blank}') == Address()
