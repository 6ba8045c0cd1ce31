"""When an early dialog stands, and why it does not (RFC 3262, RFC 3960)."""

import pytest

from phone.notices.reasons import NO_OFFER, NO_PRACK, NOT_HEARD
from phone.pjsua.early import (
    NO_MEDIA,
    NOT_SENT,
    EarlyDialog,
    awaits_our_offer,
)

SDP = "\r\n\r\nv=0\r\nm=audio 9 RTP/AVP 0\r\n"
PLAIN = f"INVITE sip:1@h SIP/2.0\r\nSupported: timer{SDP}"
ABLE = f"INVITE sip:1@h SIP/2.0\r\nSupported: timer, 100rel{SDP}"
BARE = "INVITE sip:1@h SIP/2.0\r\nSupported: 100rel\r\n\r\n"


@pytest.mark.parametrize(
    ("invite", "happens", "told"),
    [
        (PLAIN, ("flows",), [""]),
        (PLAIN, (), []),
        (PLAIN, ("expired",), [NO_MEDIA]),
        (PLAIN, ("refused", "expired"), [NOT_SENT]),
        (ABLE, ("flows",), []),
        (ABLE, ("acknowledged",), []),
        (ABLE, ("flows", "acknowledged"), [""]),
        (ABLE, ("acknowledged", "flows"), [""]),
        (ABLE, ("flows", "expired", "acknowledged"), [NO_PRACK]),
        (ABLE, ("acknowledged", "expired"), [NO_MEDIA]),
        (ABLE, ("flows", "acknowledged", "flows", "expired"), [""]),  # told once
        (BARE, ("flows", "acknowledged"), [""]),  # our offer in the 183, its answer in the PRACK
    ],
)
def test_what_becomes_of_it(invite: str, happens: tuple[str, ...], told: list[str]) -> None:
    heard = list[str]()
    early = EarlyDialog(invite, lambda: True, heard.append)
    assert early.may_begin()
    for one in happens:
        getattr(early, one)()
    assert heard == told


def test_a_caller_who_only_sends_does_not_hear_us() -> None:
    """RFC 3264 §6.1; what is negotiated last counts, which may come with the PRACK."""
    heard, listens = list[str](), [True]
    early = EarlyDialog(ABLE, lambda: listens[0], heard.append)
    early.flows()
    listens[0] = False
    early.acknowledged()
    assert heard == [NOT_HEARD]


def test_without_an_offer_and_100rel_there_is_none() -> None:
    heard = list[str]()
    silent = BARE.replace("100rel", "timer")
    assert not EarlyDialog(silent, lambda: True, heard.append).may_begin()
    assert heard == [NO_OFFER]
    assert [awaits_our_offer(one) for one in (BARE, silent, ABLE, PLAIN)] == [
        *(True, False, False, False),
    ]
