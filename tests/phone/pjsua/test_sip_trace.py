"""The messages in the library's log; nothing secret comes out of it."""

from phone.pjsua.observations import SipMessageSeen
from phone.pjsua.sip_trace import message

REGISTER = (
    "TX 612 bytes Request msg REGISTER/cseq=2 (tdta0x1) to UDP 127.0.0.1:5060:\n"
    "REGISTER sip:pbx SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5070\r\n"
    'Authorization: Digest username="1001", response="abcdef0123"\r\n'
    "Call-ID: call-1\r\nCSeq: 2 REGISTER\r\n\r\n\n--end msg--"
)
INVITE = (
    "RX 900 bytes Request msg INVITE/cseq=7 (rdata0x1) from TCP 127.0.0.1:5080:\n"
    "INVITE sip:1001@127.0.0.1 SIP/2.0\r\ni: rs-77\r\nCSeq:7 INVITE\r\n\r\nCall-ID: body\r\n"
)


def test_a_sent_request_without_its_credentials() -> None:
    seen = message(REGISTER, 3.5)
    assert seen == SipMessageSeen(
        3.5, True, "REGISTER sip:pbx SIP/2.0", "REGISTER", "call-1", "registration"
    )
    assert "abcdef" not in repr(seen)


def test_a_received_request_of_a_recording_session() -> None:
    assert message(INVITE, 1.0) == SipMessageSeen(
        1.0, False, "INVITE sip:1001@127.0.0.1 SIP/2.0", "INVITE", "rs-77", "recorder"
    )


def test_a_response_of_a_call() -> None:
    entry = (
        INVITE.replace("Request", "Response")
        .replace("rs-77", "x")
        .replace("INVITE sip:1001@127.0.0.1 SIP/2.0", "SIP/2.0 180 Ringing")
    )
    assert message(entry, 1.0) == SipMessageSeen(
        1.0, False, "SIP/2.0 180 Ringing", "INVITE", "x", "call"
    )


def test_what_is_no_message() -> None:
    assert message("Call 1 hanging up: code=0..", 1.0) is None
    assert message("TX 4 bytes Request msg ?:\nhello", 1.0) is None
