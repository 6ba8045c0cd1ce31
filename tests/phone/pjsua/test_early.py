"""When an early dialog stands, and why it does not (RFC 3262, RFC 3960)."""

import pytest

from phone.pjsua.early import NO_MEDIA, NO_OFFER, NO_PRACK, NOT_HEARD, NOT_SENT, EarlyDialog

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
        (PLAIN, ("unheard",), [NOT_HEARD]),
        (ABLE, ("acknowledged", "unheard", "flows"), [NOT_HEARD]),
    ],
)
def test_what_becomes_of_it(invite: str, happens: tuple[str, ...], told: list[str]) -> None:
    heard = list[str]()
    early = EarlyDialog(invite, heard.append)
    assert early.may_begin()
    for one in happens:
        match one:
            case "flows" | "unheard":
                early.flows(heard=one == "flows")
            case _:
                getattr(early, one)()
    assert heard == told


def test_without_an_offer_there_is_none() -> None:
    heard = list[str]()
    assert not EarlyDialog(BARE, heard.append).may_begin()
    assert heard == [NO_OFFER]
