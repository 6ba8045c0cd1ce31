"""Every document we emit is valid by RFC 7865 §9, and says what the schema cannot check."""

import base64
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.notices.outcome import Outcome
from phone.siprec.metadata import (
    Attendance,
    DataMode,
    Flow,
    Metadata,
    Notice,
    Participant,
    Reason,
    Session,
    SessionRecording,
    Stream,
)
from phone.siprec.reader import read
from phone.siprec.writer import utc, write

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).with_name("rs-metadata.xsd"))))
ID = base64.b64encode(bytes(range(16))).decode()
AT = "2026-11-21T09:00:00Z"


def checked(metadata: Metadata) -> str:
    document = write(metadata)
    SCHEMA.assertValid(etree.fromstring(document.encode()))
    return document


ids = st.binary(min_size=16, max_size=16).map(lambda raw: base64.b64encode(raw).decode())
words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=20
).map(lambda text: " ".join(text.split()))
times = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1)).map(
    lambda at: utc(at.replace(tzinfo=UTC))
)
maybe = st.none() | times
uris = st.from_regex(r"sips?:[a-z0-9.+-]{1,12}@[a-z0-9.-]{1,12}", fullmatch=True)
notices = st.builds(
    Notice,
    st.sampled_from([one.value for one in Kind]),
    maybe,
    maybe,
    st.sampled_from([(), ("far",), ("near", "far")]),
    st.sampled_from(["", *(one.value for one in Language)]),
    st.sampled_from([one.value for one in Rendering]),
    st.sampled_from([one.value for one in Outcome]),
    words,
)
reasons = st.builds(Reason, st.integers(0, 699), words, st.sampled_from(["SIP", "Q.850"]))


def some(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=3).map(tuple)


documents = st.builds(
    Metadata,
    st.sampled_from(DataMode),
    some(st.builds(Session, ids, some(words), some(reasons), maybe, maybe, some(notices))),
    some(st.builds(Participant, ids, uris, words.filter(bool), st.sampled_from(["", "en"]))),
    some(st.builds(Stream, ids, ids, st.sampled_from(["1", "2", "near"]))),
    some(st.builds(SessionRecording, ids, maybe, maybe)),
    some(st.builds(Attendance, ids, ids, maybe, maybe)),
    some(st.builds(Flow, ids, some(ids), some(ids), maybe, maybe)),
)


@given(documents)
def test_what_is_written_is_valid_and_reads_back(metadata: Metadata) -> None:
    assert read(checked(metadata).encode()) == metadata


@given(st.text(), st.text())
def test_any_name_and_address_a_caller_sends_gives_a_valid_document(name: str, aor: str) -> None:
    checked(Metadata(participants=(Participant(ID, aor, name),)))


def test_markup_in_a_name_stays_text() -> None:
    name = "</name><stream \"&amp;'>"
    document = checked(Metadata(participants=(Participant(ID, "sip:a@b", name),)))
    assert read(document.encode()).participants[0].name == name


def test_announcements_are_the_last_children_of_their_session_and_text_only() -> None:
    notice = Notice("compliance", AT, "2026-11-21T09:00:06Z", ("far",), "nb")
    document = checked(Metadata(sessions=(Session(ID, start=AT, stop=AT, notices=(notice,)),)))
    session = etree.fromstring(document.encode())[1]
    assert [etree.QName(child).localname for child in session] == [
        "start-time",
        "stop-time",
        "recording-notice",
    ]
    assert [
        (etree.QName(child).localname, child.text, dict(child.attrib)) for child in session[-1]
    ] == [
        ("announcement", "compliance", {}),
        ("announcement-outcome", "played", {}),
        ("announcement-played", AT, {}),
        ("announcement-ended", "2026-11-21T09:00:06Z", {}),
        ("announcement-audience", "far", {}),
        ("announcement-language", "nb", {}),
        ("announcement-rendering", "words", {}),
    ]


def test_the_example_in_the_documentation_is_what_is_written() -> None:
    text = (Path(__file__).parents[3] / "docs" / "recording-notice.md").read_text("utf-8")
    example = re.sub(r"\n *", "", text.partition("```xml")[2].partition("```")[0])
    start = Notice(
        "start", "2026-11-21T09:00:03.250Z", "2026-11-21T09:00:05.330Z", ("near", "far"), "da"
    )
    assert example in checked(Metadata(sessions=(Session(ID, notices=(start,)),)))


def test_one_that_nobody_heard_has_a_reason_and_no_beginning() -> None:
    why = "no PRACK within 4 s"
    failed = Notice("compliance", None, AT, ("far",), "", "nothing", "failed", why)
    document = checked(Metadata(sessions=(Session(ID, notices=(failed,)),)))
    assert [
        (etree.QName(one).localname, one.text) for one in etree.fromstring(document.encode())[1][-1]
    ] == [
        ("announcement", "compliance"),
        ("announcement-outcome", "failed"),
        ("announcement-ended", AT),
        ("announcement-audience", "far"),
        ("announcement-rendering", "nothing"),
        ("announcement-reason", why),
    ]


def test_a_consumer_of_rfc_7865_alone_reads_the_same_call_without_announcements() -> None:
    told = Metadata(sessions=(Session(ID, start=AT, notices=(Notice("start", AT, AT),)),))
    theirs = etree.fromstring(checked(told).encode())
    for element in theirs.xpath("//*[namespace-uri() != namespace-uri(/*)]"):
        element.getparent().remove(element)
    SCHEMA.assertValid(theirs)
    silent = Metadata(sessions=(Session(ID, start=AT),))
    assert read(etree.tostring(theirs)) == silent != told


@pytest.mark.parametrize(
    "bad", ["", "x", "hRk0o0mXQ9m9m3b8c0x5Z", base64.b64encode(b"15 bytes only!!").decode()]
)
def test_an_id_that_is_not_16_bytes_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        write(Metadata(sessions=(Session(bad),)))


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (datetime(2026, 11, 21, 9, 0, 3, tzinfo=UTC), "2026-11-21T09:00:03Z"),
        (datetime(2026, 11, 21, 9, 0, 3, 250_000, UTC), "2026-11-21T09:00:03.250Z"),
        (datetime(2026, 11, 21, 9, tzinfo=timezone(timedelta(hours=2))), "2026-11-21T07:00:00Z"),
        ("2026-11-21T09:00:03Z", "2026-11-21T09:00:03Z"),
    ],
)
def test_times_are_written_in_utc_with_z(time: datetime | str, text: str) -> None:
    assert utc(time) == text


@pytest.mark.parametrize(
    "time", [datetime(2026, 11, 21), "2026-11-21 09:00:03Z", "2026-11-21T09:00:03+01:00", ""]
)
def test_a_time_whose_zone_is_not_known_is_refused(time: datetime | str) -> None:
    with pytest.raises(ValueError, match="time"):
        utc(time)
