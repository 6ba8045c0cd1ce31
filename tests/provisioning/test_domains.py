"""Domains: the host of an address, and whose it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.domains import covers, host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("sip:1001@pbx.example.com", "pbx.example.com"),
        ("SIPS:1001@PBX.Example.com.:5061;transport=tcp?x=y", "pbx.example.com"),
        ("sip:+16305550100;tgrp=TG-1;trunk-context=isp.example@gw.example", "gw.example"),
        ("sip:pbx.example.com", "pbx.example.com"),
        ("sip:a@gw.example@b>", "gw.example"),
        ("sip:1002@pbx.example;x=y@anonymous.invalid", "pbx.example"),
        ("sip:1001@[2001:DB8::1]:5060", "[2001:db8::1]"),
        ("tel:+4533123456", ""),
        ("1001", ""),
        ("", ""),
        ("sip:", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("domain", "inside", "outside"),
    [
        ("gw.example", ["gw.example"], ["gw.example.com", "a.gw.example", "egw.example"]),
        ("GW.Example.", ["gw.example"], ["gw"]),
        ("*.example.com", ["a.example.com", "b.a.example.com"], ["example.com", "aexample.com"]),
    ],
)
def test_a_domain_is_itself_or_all_that_is_beneath(
    domain: str, inside: list[str], outside: list[str]
) -> None:
    assert [host for host in inside + outside if covers(domain, host)] == inside


@given(st.text())
def test_any_text_has_a_host_or_none(address: str) -> None:
    assert host_of(address) == host_of(address).lower()
