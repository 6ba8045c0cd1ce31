"""RFC 7865 metadata as recorders meet it: draft namespaces, `dataMode`, any order of elements.

Must not know what is done with it. No DTD, no entity, nothing beyond the given bytes.
"""

import re
from collections.abc import Iterator

from phone.siprec.metadata import (
    Attendance,
    DataMode,
    Flow,
    Metadata,
    MetadataError,
    Notice,
    Participant,
    Reason,
    Session,
    SessionRecording,
    Stream,
)
from phone.siprec.xml_tree import Node, tree


def read(xml: bytes) -> Metadata:
    """What the document says; elements and values it cannot place are left out.

    MetadataError if it is not well-formed XML with a `recording` root, has a DTD, or is too large.
    """
    root = tree(xml)
    if root.tag != "recording":
        raise MetadataError(1, f"root element is <{root.tag}>, expected <recording>")
    mode = root.first("datamode").lower()
    sessions = tuple(map(_session, root.all("session")))
    only = sessions[0].session_id if len(sessions) == 1 else ""
    return Metadata(
        mode=DataMode.PARTIAL if mode == "partial" else DataMode.COMPLETE,
        sessions=sessions,
        participants=tuple(map(_participant, root.all("participant"))),
        streams=tuple(_stream(node, only) for node in root.all("stream")),
        recordings=tuple(
            SessionRecording(node.attribute("session_id", "session"), *_span(node))
            for node in root.all("sessionrecordingassoc")
        ),
        attendances=tuple(
            Attendance(
                node.attribute("participant_id", "participant"),
                node.attribute("session_id", "session"),
                *_span(node),
            )
            for node in root.all("participantsessionassoc")
        ),
        flows=tuple(map(_flow, _flow_nodes(root))),
    )


def asks_for_snapshot(xml: bytes) -> bool:
    """Whether the document is a recorder's snapshot request (RFC 7866 §9.2); never raises."""
    try:
        return tree(xml).tag == "requestsnapshot"
    except MetadataError:
        return False


def _session(node: Node) -> Session:
    return Session(
        node.attribute("session_id", "id"),
        sip_session_ids=node.texts("sipsessionid"),
        reasons=tuple(
            Reason(int(cause), one.text.strip(), one.attribute("protocol") or "SIP")
            for one in node.all("reason")
            if re.fullmatch("[0-9]{1,4}", cause := one.attribute("cause").strip())
        ),
        start=node.first("start-time") or None,
        stop=node.first("stop-time") or None,
        notices=tuple(map(_notice, node.all("recording-notice"))),
    )


def _notice(node: Node) -> Notice:
    return Notice(
        announcement=node.first("announcement"),
        played=node.first("announcement-played") or None,
        ended=node.first("announcement-ended") or None,
        audience=tuple(node.first("announcement-audience").split()),
        language=node.first("announcement-language"),
        rendering=node.first("announcement-rendering") or "words",
        outcome=node.first("announcement-outcome") or "played",
        reason=node.first("announcement-reason"),
    )


def _participant(node: Node) -> Participant:
    named = next(node.all("nameid"), node)
    name = next(named.all("name"), None)
    return Participant(
        node.attribute("participant_id", "id"),
        aor=named.attribute("aor") or named.first("aor") or node.first("aor"),
        name=name.text.strip() if name else "",
        language=name.attribute("lang") if name else "",
    )


def _stream(node: Node, only: str) -> Stream:
    """Where it does not say of which session it is, it is of the `only` one."""
    session = node.attribute("session_id", "session") or only
    return Stream(node.attribute("stream_id", "id"), session, node.first("label"))


def _flow_nodes(root: Node) -> Iterator[Node]:
    yield from root.all("participantstreamassoc")
    for node in root.all("participant"):  # the drafts put send and recv into participant
        if any(node.all("send", "recv")):
            yield node


def _flow(node: Node) -> Flow:
    return Flow(
        node.attribute("participant_id", "participant", "id"),
        node.texts("send"),
        node.texts("recv"),
        *_span(node),
    )


def _span(node: Node) -> tuple[str | None, str | None]:
    return node.first("associate-time") or None, node.first("disassociate-time") or None
