"""What was typed, and the party it means."""

import pytest

from phone.pjsua.party import caller
from provisioning.pstn import judge
from provisioning.pstn_report import judgement, party, record, text
from tests.provisioning.loading import LINE, loaded


@pytest.mark.parametrize(
    ("who", "number", "aor"),
    [
        ("1002", "1002", "sip:1002@pbx.example"),
        ("+45 33 12 34 56", "+45 33 12 34 56", "sip:+45 33 12 34 56@pbx.example"),
        ("1002@gw.example", "1002", "sip:1002@gw.example"),
        ("sip:1002@gw.example:5060", "1002", "sip:1002@gw.example:5060"),
        ("SIPS:+45;tgrp=a@gw.example;user=phone", "+45", "sips:+45@gw.example"),
        ("sip:%2B45@gw.example", "+45", "sip:%2B45@gw.example"),
        ("<sip:+45@gw.example>", "+45", "sip:+45@gw.example"),
        ('"Bob" <sip:+45@gw.example;x=y>;tag=1', "+45", "sip:+45@gw.example"),
        ("sip:gw.example;lr", "", "sip:gw.example"),
        ("tel:+45;phone-context=x", "+45", "tel:+45"),
    ],
)
def test_whom_a_word_means(who: str, number: str, aor: str) -> None:
    assert party(who, "pbx.example") == (number, aor)


def test_without_a_proxy_nobody_knows_where_a_number_is() -> None:
    assert party("1002", "") == ("1002", "")
    said = text(judgement(loaded(LINE).accepted(), "1002", ()))
    assert said.splitlines()[1] == "judged: the number 1002; tried in this order:"


def test_a_profile_without_lines_judges_too() -> None:
    assert judgement(loaded("").accepted(), "+45", ()).verdict.pstn


@pytest.mark.parametrize(("who", "calls_for_help"), [("112", True), ("1-1-2", True), ("1", False)])
def test_an_emergency_number_is_told(who: str, calls_for_help: bool) -> None:
    found = judgement(loaded(LINE).accepted(), who, ())
    assert found.calls_for_help == (who if calls_for_help else "")
    assert ("is an emergency number" in text(found)) is calls_for_help


@pytest.mark.parametrize("who", ["<bob>", '"Bob" <>', "sip:", "sip:@", "tel:", "<mailto:a@b>"])
def test_what_is_no_address_is_not_judged(who: str) -> None:
    with pytest.raises(ValueError, match="expected a number or SIP URI, found"):
        party(who, "pbx.example")


def test_whom_the_network_asserts_counts_before_what_was_typed() -> None:
    said = "P-Asserted-Identity: <sip:+4533123456@gw>"
    found = judgement(loaded(LINE).accepted(), "sip:1002@pbx", (said,))
    assert text(found).splitlines()[:2] == [
        "PSTN by PSTN_Number_Patterns: +x. fits the number +4533123456",
        "judged: the number +4533123456 at sip:+4533123456@gw (P-Asserted-Identity); "
        "tried in this order:",
    ]
    assert record(found)["asserted"] is True


def test_who_has_no_number_is_shown_by_the_address() -> None:
    said = text(judgement(loaded(LINE).accepted(), "sip:10.0.0.15", ()))
    assert said.splitlines()[1] == "judged: no number at sip:10.0.0.15; tried in this order:"


RULES = (
    f"{LINE}<PSTN_Domains>gw|anonymous.invalid</PSTN_Domains>"
    "<Internal_Domains>office</Internal_Domains>"
)
ALIKE = (
    "sip:1002@pbx",
    "<sip:+4533123456@pbx>",
    '"Bob" <sip:33123456@pbx>;tag=1',
    "sip:%2B4533123456@pbx",
    "SIP:1002@GW:5060;transport=tcp",
    "sip:1002@pbx;x=y@anonymous.invalid",
    "sip:1002@gw@pbx",
    "<sip:+4533123456:secret@pbx>",
    "<sip:+4533123456;phone-context=a@office>",
    "sip:10.0.0.15",
    "<sip:192.168.1.10:5070>",
    "tel:+45-33-12-34-56;phone-context=x",
    "<sips:anna@anonymous.invalid>",
)


@pytest.mark.parametrize("who", ALIKE)
@pytest.mark.parametrize("asserted", ["", *ALIKE[:4], "tel:+4533, sip:1002@pbx", "nobody"])
def test_it_judges_as_the_phone_does(who: str, asserted: str) -> None:
    profile = loaded(RULES).accepted()
    headers = [f"From: {who}", *([f"P-Asserted-Identity: {asserted}"] if asserted else [])]
    remote = caller("\r\n".join(["INVITE sip:1001@phone SIP/2.0", *headers, "", ""]))
    heard = judge(profile.pstn, remote.number, remote.aor, remote.hints)
    assert judgement(profile, who, tuple(headers[1:])).verdict == heard
