"""The recorder's answers, line for line."""

from hw_sim.provider.answer import Answered, write
from phone.siprec.sdp import media

OFFER = (
    "v=0\r\no=- 1 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n"
    "m=audio 40000 RTP/AVP 9 97 0\r\na=rtpmap:97 PCMA/8000\r\na=sendonly\r\na=label:near\r\n"
    "m=audio 40004 RTP/AVP 0\r\na=inactive\r\na=label:far\r\n"
    "m=video 40008 RTP/AVP 99 100\r\na=label:v\r\n"
)


def test_labels_are_copied_and_what_cannot_be_recorded_has_port_0() -> None:
    near, far, video = media(OFFER)
    streams = [Answered(near, 50000, active=True), Answered(far, 50002), Answered(video)]
    assert write("192.0.2.20", 7, 2, streams) == (
        "v=0\r\no=redlamp 7 2 IN IP4 192.0.2.20\r\ns=recording\r\nc=IN IP4 192.0.2.20\r\nt=0 0\r\n"
        "m=audio 50000 RTP/AVP 97\r\na=rtpmap:97 PCMA/8000\r\na=recvonly\r\na=label:near\r\n"
        "m=audio 50002 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=inactive\r\na=label:far\r\n"
        "m=video 0 RTP/AVP 99 100\r\na=label:v\r\n"
    )


def test_ipv6() -> None:
    assert "c=IN IP6 ::1\r\n" in write("::1", 1, 1, [])
