"""Documents as deployed clients send them, and those that must be refused."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phone.siprec.metadata import (
    DataMode,
    Flow,
    Metadata,
    MetadataError,
    Participant,
    Session,
    Stream,
)
from phone.siprec.reader import asks_for_snapshot, read
from phone.siprec.xml_tree import LIMIT


@pytest.mark.parametrize(
    "namespace",
    [
        "urn:ietf:params:xml:ns:recording:1",
        "urn:ietf:params:xml:ns:recording",
        "urn:ietf:params:xml:ns:siprec",
    ],
)
def test_draft_namespaces_and_datamode_casing_and_shuffled_elements(namespace: str) -> None:
    document = f"""<recording xmlns='{namespace}'>
      <dataMode>Partial</dataMode>
      <stream id="s1"><label> 1 </label></stream>
      <participant id="p1"><nameID aor="sip:a@b"><name xml:lang="da">Åse</name></nameID>
        <send>s1</send></participant>
      <session id="c1"><start-time>2026-11-21T09:00:00Z</start-time></session>
    </recording>"""
    assert read(document.encode()) == Metadata(
        DataMode.PARTIAL,
        (Session("c1", start="2026-11-21T09:00:00Z"),),
        (Participant("p1", "sip:a@b", "Åse", "da"),),
        (Stream("s1", "c1", "1"),),
        flows=(Flow("p1", ("s1",)),),
    )


def test_foreign_elements_of_the_same_name_are_not_ours() -> None:
    document = (
        b"<recording xmlns='urn:ietf:params:xml:ns:recording:1'><session session_id='a'>"
        b"<x:start-time xmlns:x='urn:other'>never</x:start-time></session>"
        b"<x:session xmlns:x='urn:other' session_id='b'/></recording>"
    )
    assert read(document).sessions == (Session("a"),)


def test_a_reason_without_a_number_is_left_out() -> None:
    document = b"<recording><session session_id='a'><reason cause='soon'/></session></recording>"
    assert read(document).sessions == (Session("a"),)


@pytest.mark.parametrize(
    ("document", "line", "problem"),
    [
        (b"", 1, "no element found"),
        (b"<recording>\n<session>\n</recording>", 3, "mismatched tag"),
        (b"<recording>", 1, "no element found"),
        (b"<requestsnapshot/>", 1, "expected <recording>"),
        (b"<!DOCTYPE recording [<!ENTITY x 'y'>]><recording>&x;</recording>", 1, "DTD"),
        (b"<recording>\n&lol;</recording>", 2, "undefined entity"),
        (b"<a>" * 40 + b"</a>" * 40, 1, "nested too deeply"),
        (b"<recording>\xff</recording>", 1, "not well-formed"),
        (b" " * (LIMIT + 1), 1, "at most"),
    ],
)
def test_refused_with_its_line(document: bytes, line: int, problem: str) -> None:
    with pytest.raises(MetadataError, match=problem) as caught:
        read(document)
    assert caught.value.line == line


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(document: bytes) -> None:
    with contextlib.suppress(MetadataError):
        read(document)


def test_a_recorders_snapshot_request() -> None:
    ns = "urn:ietf:params:xml:ns:recording:1"
    assert asks_for_snapshot(f"<requestsnapshot xmlns='{ns}'/>".encode())
    assert not asks_for_snapshot(f"<recording xmlns='{ns}'/>".encode())
    assert not asks_for_snapshot(b"v=0\r\n")
