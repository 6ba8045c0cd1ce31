"""SDP of recording sessions and recorded calls."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phone.siprec.sdp import (
    Direction,
    Format,
    Medium,
    RecordState,
    SdpError,
    directions,
    media,
    only_codecs,
    record_state,
    with_labels,
    with_record,
)

HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
CALL = (
    HEAD + "a=group:X\r\nm=audio 30000 RTP/AVP 9 0 101\r\na=rtpmap:9 G722/8000\r\n"
    "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=sendrecv\r\n"
)
states = st.sampled_from(RecordState)


def test_media_say_where_with_what_and_which_way() -> None:
    sdp = (
        HEAD + "a=sendonly\r\nm=audio 40000 RTP/AVP 0 97\r\na=rtpmap:97 PCMA/8000/1\r\n"
        "a=label:1\r\nm=video 0 RTP/AVP 99\r\nc=IN IP4 192.0.2.9\r\na=inactive\r\na=rtcp:53020\r\n"
    )
    audio = (Format(0, "PCMU", 8000), Format(97, "PCMA", 8000))
    assert media(sdp) == (
        Medium("audio", 40000, "RTP/AVP", audio, Direction.SENDONLY, "192.0.2.1", "1", 40001),
        Medium(
            "video", 0, "RTP/AVP", (Format(99, "", 0),), Direction.INACTIVE, "192.0.2.9", "", 53020
        ),
    )


def test_directions_default_to_sendrecv_and_a_refused_medium_is_inactive() -> None:
    sdp = (
        HEAD
        + "m=audio 1 RTP/AVP 0\r\nm=audio 0 RTP/AVP 0\r\na=recvonly\r\n"
        + "m=audio 3 RTP/AVP 0\na=recvonly"
    )
    assert directions(sdp) == (Direction.SENDRECV, Direction.INACTIVE, Direction.RECVONLY)


@given(st.lists(st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True), min_size=1, max_size=4))
def test_labels_are_what_was_set(labels: list[str]) -> None:
    sdp = HEAD + "m=audio 4000 RTP/AVP 0\r\na=label:old\r\n" * len(labels)
    assert [one.label for one in media(with_labels(sdp, labels))] == labels


def test_labels_must_be_as_many_as_media() -> None:
    with pytest.raises(SdpError, match="1 m-lines, expected 2"):
        with_labels(CALL, ("1", "2"))


@given(states, states)
def test_the_record_attribute_is_one_and_before_other_attributes(
    first: RecordState, then: RecordState
) -> None:
    sdp = with_record(with_record(CALL, first), then)
    assert record_state(sdp) is then
    assert sdp == CALL.replace("a=group", f"a=record:{then.value}\r\na=group")


def test_record_goes_to_the_end_of_a_session_without_attributes() -> None:
    sdp = with_record(HEAD + "m=audio 1 RTP/AVP 0\r\na=record:off\r\n", RecordState.ON)
    assert sdp == HEAD + "a=record:on\r\nm=audio 1 RTP/AVP 0\r\n"


@pytest.mark.parametrize(
    ("session", "video", "audio", "effective"),
    [
        ("", "", "", None),
        ("on", "", "", RecordState.ON),
        ("on", "", "paused", RecordState.PAUSED),
        ("", "on", "", None),
        ("off", "on", "", RecordState.OFF),
        ("", "", "OFF ", RecordState.OFF),
        ("on", "", "perhaps", RecordState.ON),
    ],
)
def test_the_audio_mediums_word_beats_the_sessions(
    session: str, video: str, audio: str, effective: RecordState | None
) -> None:
    def line(word: str) -> str:
        return f"a=record:{word}\r\n" if word else ""

    videos = f"m=video 1 RTP/AVP 99\r\n{line(video)}"
    sdp = f"{HEAD}{line(session)}{videos}m=audio 2 RTP/AVP 0\r\n{line(audio)}"
    assert record_state(sdp) is effective


def test_only_g711_drops_the_rest_with_what_belongs_to_it() -> None:
    assert only_codecs(CALL, ("PCMU", "PCMA")) == (
        HEAD + "a=group:X\r\nm=audio 30000 RTP/AVP 0\r\na=sendrecv\r\n"
    )


def test_only_codecs_that_are_not_there() -> None:
    with pytest.raises(SdpError, match="none of OPUS"):
        only_codecs(CALL, ("opus",))


@pytest.mark.parametrize(
    "sdp",
    ["", "hello", HEAD + "m=audio", HEAD + "m=audio x RTP/AVP 0", HEAD + "m=audio 65536 RTP/AVP 0"],
)
def test_what_is_not_sdp(sdp: str) -> None:
    with pytest.raises(SdpError):
        media(sdp)


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(SdpError):
        media("v=0\n" + text)
    with contextlib.suppress(SdpError):
        media(text)
