"""What is offered, and in which order."""

import pytest

from phone.pjsua.codecs import NARROW, RECORDED, led_by, offering, priorities
from phone.siprec.sdp import SdpError, media
from provisioning.profile import Codec

HEAD = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
AUDIO = (
    "m=audio 4000 RTP/AVP 9 0 8 101\r\na=rtpmap:9 G722/8000\r\na=rtpmap:0 PCMU/8000\r\n"
    "a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=sendonly\r\n"
)
OFFER = HEAD + AUDIO + AUDIO.replace("4000", "4002")


def names(sdp: str) -> list[list[str]]:
    return [[one.name for one in medium.formats] for medium in media(sdp)]


@pytest.mark.parametrize("codec", list(Codec))
def test_the_preferred_codec_has_the_highest_priority(codec: Codec) -> None:
    ranked = sorted(priorities(codec), key=lambda one: -one[1])
    first = {Codec.PCMU: "PCMU/8000/1", Codec.PCMA: "PCMA/8000/1", Codec.G722: "G722/16000/1"}
    assert ranked[0][0] == first[codec]
    assert len({priority for _name, priority in ranked}) == 3


def test_a_recorder_is_offered_the_common_codecs_first_and_no_keys() -> None:
    assert names(offering(OFFER, RECORDED)) == [["PCMU", "PCMA", "G722"]] * 2
    assert "101" not in offering(OFFER, RECORDED)


def test_the_narrow_offer() -> None:
    assert names(offering(OFFER, NARROW)) == [["PCMU", "PCMA"]] * 2


def test_nothing_to_offer() -> None:
    with pytest.raises(SdpError):
        offering(OFFER, ("opus",))


@pytest.mark.parametrize(
    ("codec", "first"), [(Codec.PCMU, "PCMU"), (Codec.PCMA, "PCMA"), (Codec.G722, "G722")]
)
def test_a_line_leads_with_its_own_codec_and_keeps_the_keys(codec: Codec, first: str) -> None:
    sdp = led_by(OFFER, codec)
    for medium in names(sdp):
        assert medium[0] == first
        assert medium[-1] == "telephone-event"
        assert sorted(medium) == sorted(names(OFFER)[0])
    assert [one.direction for one in media(sdp)] == [one.direction for one in media(OFFER)]
