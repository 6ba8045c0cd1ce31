"""What was typed, and the party it means."""

import pytest

from provisioning.pstn_report import judgement, party, text
from tests.provisioning.loading import LINE, loaded


@pytest.mark.parametrize(
    ("who", "number", "aor"),
    [
        ("1002", "1002", "sip:1002@pbx.example"),
        ("+45 33 12 34 56", "+45 33 12 34 56", "sip:+45 33 12 34 56@pbx.example"),
        ("1002@gw.example", "1002", "sip:1002@gw.example"),
        ("sip:1002@gw.example:5060", "1002", "sip:1002@gw.example:5060"),
        ("SIPS:+45;tgrp=a@gw.example;user=phone", "+45", "SIPS:+45;tgrp=a@gw.example;user=phone"),
        ("sip:gw.example;lr", "gw.example", "sip:gw.example;lr"),
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
    assert found.emergency is calls_for_help
    assert ("is an emergency number" in text(found)) is calls_for_help
