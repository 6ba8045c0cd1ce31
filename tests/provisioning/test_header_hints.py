"""Header hints: what fits, what others may send, and where a hint is wrong."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.header_hints import LONGEST_LINE, HeaderHint, fits, looked_at, read_hints
from provisioning.numbers import PatternError

EXTERNAL = HeaderHint("Alert-Info", "*urn:alert:source:external*")
TRUNK = HeaderHint("Contact", "*;tgrp=*")


@pytest.mark.parametrize(
    ("hint", "fitting", "others"),
    [
        (
            EXTERNAL,
            ["Alert-Info: <urn:alert:source:external>", "alert-info:<URN:ALERT:SOURCE:EXTERNAL>"],
            ["Alert-Info: <urn:alert:source:internal>", "X-Alert-Info: urn:alert:source:external"],
        ),
        (
            TRUNK,
            [
                "Contact: <sip:+16305550100;tgrp=TG-1;trunk-context=isp.example@gw.example>",
                "m: <sip:+16305550100;tgrp=TG-1@gw.example>",
                "CONTACT : <sip:1;TGRP=a@b>",
            ],
            ["Contact: <sip:1001@pbx.example>", "From: <sip:1;tgrp=a@b>", "Contact", ";tgrp="],
        ),
        (
            HeaderHint("From", "*@anonymous.example*"),
            ["f: <sip:anonymous@anonymous.example>", "From: a\r\n <sip:x@anonymous.example>"],
            ["f: <sip:anonymous@anonymous.test>"],
        ),
        (HeaderHint("X-Trunk", "isp 1"), ["X-Trunk:  isp \r\n\t 1 "], ["X-Trunk: isp 12", "X: "]),
        (HeaderHint("X-Trunk", "isp*"), ["X-Trunk: isp", "X-Trunk: isp2"], ["X-Trunk: an isp"]),
        (HeaderHint("X-Trunk", "*isp"), ["X-Trunk: isp", "X-Trunk: an isp"], ["X-Trunk: isp 2"]),
        (HeaderHint("X-Trunk", "*"), ["X-Trunk:", "X-Trunk: isp"], ["X-Trunk", ": isp"]),
        (HeaderHint("X-Trunk", "aa*aa"), ["X-Trunk: aaaa"], ["X-Trunk: aaa"]),
        (HeaderHint("X-Trunk", "*aa*aa*"), ["X-Trunk: aaaa"], ["X-Trunk: aaa"]),
    ],
    ids=str,
)
def test_a_hint_fits_a_header_of_its_name_from_end_to_end(
    hint: HeaderHint, fitting: list[str], others: list[str]
) -> None:
    assert [it for it in fitting + others if fits(hint, it)] == fitting


def test_a_header_that_makes_backtrackers_slow() -> None:
    assert not fits(HeaderHint("X", "*a" * 60 + "*b"), "X: " + "a" * 1_000_000)


def test_no_more_than_the_beginning_of_a_header_is_looked_at() -> None:
    line = "Contact: " + "a" * LONGEST_LINE + ";tgrp=x"
    assert not fits(TRUNK, line)
    assert fits(TRUNK, line.replace("a" * 100, ""))


@pytest.mark.parametrize("name", ["From", "f", "CONTACT", "m", "alert-info", "X-Trunk", "x-"])
def test_a_header_that_may_tell_where_a_call_comes_from(name: str) -> None:
    assert looked_at(name)


@pytest.mark.parametrize("name", ["To", "t", "Via", "Diversion", "Subject", "Xtrunk", ""])
def test_a_header_that_is_not_looked_at(name: str) -> None:
    assert not looked_at(name)


@given(st.text("ab*", max_size=8), st.text("ab", max_size=10))
def test_it_matches_what_the_same_regular_expression_matches(text: str, value: str) -> None:
    expression = text.replace("*", ".*")
    found = fits(HeaderHint("X", text), f"X: {value}")
    assert found == bool(re.fullmatch(expression, value))


@given(st.text(), st.text())
def test_any_hint_and_any_line_are_matched_without_a_fault(text: str, line: str) -> None:
    assert fits(HeaderHint("X", text), line) in (True, False)


def test_hints_of_a_list_stand_between_bars_with_or_without_white_space() -> None:
    assert read_hints("Contact: *;tgrp=*| X-Trunk :isp  *1 ") == (
        TRUNK,
        HeaderHint("X-Trunk", "isp *1"),
    )
    assert [str(hint) for hint in read_hints("X-Trunk:isp")] == ["X-Trunk: isp"]


LOOKED_AT = (
    "expected Alert-Info, Contact, From, P-Access-Network-Info, P-Asserted-Identity, "
    "Remote-Party-ID or X-…"
)
EXPECTED = "expected Header: text, with * for any text, found "


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, f"{EXPECTED}''"),
        ("Contact", 0, f"{EXPECTED}'Contact'"),
        ("Contact:", 0, f"{EXPECTED}'Contact:'"),
        ("X-A: a| : b", 8, f"{EXPECTED}': b'"),
        ("X-A: a|", 7, f"{EXPECTED}''"),
        ("X Y: a", 0, f"{EXPECTED}'X Y: a'"),
        ("*: a", 0, f"{EXPECTED}'*: a'"),
        ("X-A: a|X-B: " + "b" * 129, 7, "expected a text of at most 128 characters"),
        ("X-A: a|Diversion: *", 7, f"{LOOKED_AT}, found Diversion"),
    ],
)
def test_a_fault_is_told_at_its_place(text: str, offset: int, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        read_hints(text)
    assert (caught.value.offset, str(caught.value)) == (offset, message)
