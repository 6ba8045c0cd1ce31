"""What a REFER says: RFC 3515 §2.1; compact forms of RFC 3261 §7.3.3."""

import pytest

from phone.pjsua.referrals import Referral, referral

REFER = (
    "REFER sip:1001@127.0.0.1 SIP/2.0\r\nCall-ID: abc@pbx\r\nCSeq: 7 REFER\r\n"
    "Refer-To: Jonas <sip:1003@pbx?Replaces=x%3Bto-tag%3D1>\r\nContent-Length: 0\r\n\r\n"
)
SAID = Referral("abc@pbx", "7", "Jonas <sip:1003@pbx?Replaces=x%3Bto-tag%3D1>")


def test_a_refer_is_known_by_its_dialog_and_number() -> None:
    assert referral(REFER) == SAID
    assert referral(REFER) == referral(REFER.replace("\r\n", "\n"))
    assert referral(REFER.replace("CSeq: 7", "CSeq: 8")) != SAID


def test_compact_and_odd_spellings() -> None:
    odd = REFER.replace("Call-ID:", "i:").replace("Refer-To:", "r :").replace("CSeq:", "CSEQ  :")
    assert referral(odd) == SAID


@pytest.mark.parametrize("header", ["Call-ID", "CSeq", "Refer-To"])
def test_one_that_says_too_little_is_none(header: str) -> None:
    assert referral(REFER.replace(f"{header}:", "X-Other:")) is None


def test_a_body_says_nothing() -> None:
    assert referral(REFER.replace("Refer-To", "X-Other") + "Refer-To: <sip:1@b>\r\n") is None
