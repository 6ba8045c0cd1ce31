"""What is PSTN: the rules, their order, and what is said about it (SPEC C1, C6, H2, H3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning import pstn_parameters as table
from provisioning.assignment import Assignment
from provisioning.header_hints import MOST_LINES, read_hints
from provisioning.pstn import PstnRules, Trial, judge, trials
from provisioning.values import Values
from tests.provisioning.loading import LINE, loaded

DEFAULTS = loaded(LINE).accepted().pstn
ALL = PstnRules(
    numbers=("+x.", "0x."),
    domains=("gw.example", "*.trunk.example"),
    internal_domains=("pbx.example", "gw.example"),
    header_hints=read_hints("X-Trunk: isp*|Contact: *;tgrp=*"),
    internal_header_hints=read_hints("X-Trunk: office*|X-Inside: yes"),
)
OUTSIDE, INSIDE = "+4533123456", "1003"
AT_GATEWAY, AT_PBX, ELSEWHERE = "sip:a@gw.example", "sip:a@pbx.example", "sip:a@else.example"
TRUNK, OFFICE = "X-Trunk: isp 1", "X-Inside: yes"


@pytest.mark.parametrize(
    ("number", "aor", "hints", "pstn", "by"),
    [
        (INSIDE, ELSEWHERE, (), False, None),
        (OUTSIDE, ELSEWHERE, (), True, "PSTN_Number_Patterns"),
        (INSIDE, AT_GATEWAY, (), True, "PSTN_Domains"),
        (INSIDE, "sip:a@b.trunk.example", (), True, "PSTN_Domains"),
        (OUTSIDE, AT_PBX, (), False, "Internal_Domains"),
        (OUTSIDE, AT_PBX, (TRUNK,), True, "PSTN_Header_Hints"),
        (OUTSIDE, AT_GATEWAY, (OFFICE,), False, "Internal_Header_Hints"),
        (INSIDE, AT_PBX, (OFFICE, TRUNK), True, "PSTN_Header_Hints"),
        (INSIDE, "", ("X-Other: isp",), False, None),
    ],
)
def test_headers_come_before_domains_before_numbers_and_pstn_before_internal(
    number: str, aor: str, hints: tuple[str, ...], pstn: bool, by: str | None
) -> None:
    verdict = judge(ALL, number, aor, hints)
    assert (verdict.pstn, verdict.by and verdict.by.parameter) == (pstn, by)


def test_each_rule_is_tried_in_the_order_of_the_table() -> None:
    tried = list(trials(ALL, INSIDE, ELSEWHERE, ()))
    assert [(it.parameter, it.pstn) for it in tried] == [
        ("PSTN_Header_Hints", True),
        ("Internal_Header_Hints", False),
        ("PSTN_Domains", True),
        ("Internal_Domains", False),
        ("PSTN_Number_Patterns", True),
    ]
    assert [it.name for it in table.PSTN] == [it.parameter for it in tried]
    assert [str(hint) for hint in tried[0].patterns] == ["X-Trunk: isp*", "Contact: *;tgrp=*"]
    assert not any(it.fits for it in tried)


@pytest.mark.parametrize(
    ("number", "aor", "hints", "why"),
    [
        (INSIDE, ELSEWHERE, (), "internal, because no rule of the profile fits"),
        (
            "+45 33 12 34 56",
            ELSEWHERE,
            (),
            "PSTN by PSTN_Number_Patterns: +x. fits the number +45 33 12 34 56",
        ),
        (
            INSIDE,
            AT_PBX,
            (),
            "internal by Internal_Domains: pbx.example fits the domain pbx.example",
        ),
        (
            INSIDE,
            "",
            ("contact: <sip:1;tgrp=a@b>",),
            "PSTN by PSTN_Header_Hints: Contact: *;tgrp=* fits the header "
            "contact: <sip:1;tgrp=a@b>",
        ),
    ],
)
def test_it_says_why(number: str, aor: str, hints: tuple[str, ...], why: str) -> None:
    assert judge(ALL, number, aor, hints).why == why


def test_what_others_sent_is_shown_on_one_short_line() -> None:
    hint = "X-Trunk: isp\x1b[31m\r\n " + "a" * 100
    by = judge(ALL, "", "", (hint,)).by
    assert by is not None
    assert by.fitted == "the header X-Trunk: isp?[31m " + "a" * 61 + "…"


def test_no_more_than_so_many_headers_are_looked_at() -> None:
    noise = ("X-Trunk: none",)
    assert judge(ALL, "", "", noise * (MOST_LINES - 1) + (TRUNK,)).pstn
    assert not judge(ALL, "", "", noise * MOST_LINES + (TRUNK,)).pstn


def test_without_rules_everybody_is_internal() -> None:
    assert not judge(PstnRules(()), OUTSIDE, AT_GATEWAY, (TRUNK,)).pstn


@pytest.mark.parametrize(
    ("number", "aor", "hint", "pstn"),
    [
        ("+4721555555", "", "", True),
        ("555-0100", "", "", True),
        ("12345", "", "", False),
        ("anna", "sip:anna@pbx.example", "", False),
        # a URI without a user names a host, and dots separate no digits there
        ("10.0.0.15", "sip:10.0.0.15", "", False),
        ("192.168.1.10", "sip:192.168.1.10:5060;lr", "", False),
        ("10.0.0.15", "sip:10.0.0.15@pbx.example", "", True),
        ("33123456", "sip:33123456", "", True),
        # a code that hides who calls
        ("*6733123456", "sip:*6733123456@pbx.example", "", True),
        ("#31#+4533123456", "", "", True),
        ("*671003", "sip:*671003@pbx.example", "", False),
        ("anonymous", "sip:anonymous@anonymous.invalid", "", True),
        (
            "anonymous",
            "sip:anonymous@anonymous.invalid",
            "Alert-Info: <urn:alert:source:internal>",
            False,
        ),
        ("1003", "", "Alert-Info: <urn:alert:source:external>", True),
        ("+4533123456", "", "Alert-Info: <urn:alert:source:internal>;appearance=1", False),
        ("1003", "", "Contact: <sip:1003;tgrp=tg1;trunk-context=isp.example@gw>", True),
        ("1003", "", "P-Asserted-Identity: <sip:1003;tgrp=tg1@gw>", True),
        ("1003", "", "P-Access-Network-Info: GSTN;network-provided", True),
        ("1003", "", "P-Access-Network-Info: IEEE-802.3", False),
    ],
)
def test_what_a_profile_that_says_nothing_holds_for_pstn(
    number: str, aor: str, hint: str, pstn: bool
) -> None:
    assert judge(DEFAULTS, number, aor, (hint,) if hint else ()).pstn is pstn


def test_the_rules_are_the_profiles() -> None:
    outcome = loaded(
        f"{LINE}<PSTN_Number_Patterns>9x.</PSTN_Number_Patterns>"
        "<PSTN_Domains>gw.example|*.trunk.example</PSTN_Domains>"
        "<Internal_Domains>pbx.example</Internal_Domains>"
        "<PSTN_Header_Hints>X-Trunk: *</PSTN_Header_Hints>"
        "<Internal_Header_Hints></Internal_Header_Hints>"
    )
    assert outcome.accepted().pstn == PstnRules(
        ("9x.",), ("gw.example", "*.trunk.example"), ("pbx.example",), read_hints("X-Trunk: *"), ()
    )


def test_a_fault_in_a_rule_is_told_at_its_character() -> None:
    outcome = loaded(
        f"{LINE}\n<PSTN_Header_Hints>X-Trunk: a|nothing</PSTN_Header_Hints>\n"
        "<PSTN_Domains>gw.example|two words</PSTN_Domains>"
    )
    assert [str(found) for found in outcome.diagnostics] == [
        "p.xml:3:31: error: PSTN_Header_Hints: expected Header: text, with * for any text, found "
        "'nothing'",
        "p.xml:4:1: error: PSTN_Domains: expected hosts such as pbx.example.com or *.example.com, "
        "separated by |, found 'gw.example|two words'; at 'two words'",
    ]


@given(st.text(), st.text(), st.lists(st.text(), max_size=3).map(tuple))
def test_whatever_others_send_is_judged(number: str, aor: str, hints: tuple[str, ...]) -> None:
    verdict = judge(DEFAULTS, number, aor, hints)
    assert verdict.why.isprintable()


def test_a_trial_that_fits_nothing_does_not_decide() -> None:
    assert not Trial("PSTN_Domains", True, ("gw.example",)).fits


def test_the_default_texts_are_the_tables() -> None:
    values = Values.of([Assignment(it.name, it.default, "p") for it in table.PSTN])
    assert values.get(table.HEADER_HINTS) == DEFAULTS.header_hints
    assert len(DEFAULTS.header_hints) == 4
