"""Which stream is the recorded user's (left) and which the other party's (right).

The user is who the recording session comes from (RFC 7866 §6.1.1): the participant whose address
is the From header's. Where metadata do not tell, the first stream is near and the second far.
"""

import re
from collections.abc import Sequence

from hw_sim.provider.sip import same_user
from phone.siprec.metadata import Metadata, Participant

NEAR, FAR = 0, 1
SIDES = ("near", "far")


def user(metadata: Metadata, from_uri: str) -> Participant | None:
    """The participant who records: the same user at the same host, else the only one so named."""
    exact = [one for one in metadata.participants if same_user(one.aor, from_uri)]
    if exact:
        return exact[0]
    named = [one for one in metadata.participants if _name(one.aor) == _name(from_uri)]
    return named[0] if len(named) == 1 else None


def channels(metadata: Metadata, from_uri: str, labels: Sequence[str]) -> tuple[int, ...]:
    """NEAR or FAR for each of at most two labels, each side at most once."""
    senders = {
        stream.label: flow.participant_id
        for flow in metadata.flows
        for stream in metadata.streams
        if stream.stream_id in flow.sends
    }
    near = user(metadata, from_uri)
    if near is None or not any(label in senders for label in labels):
        return tuple(range(len(labels)))
    told = tuple(NEAR if senders.get(one) == near.participant_id else FAR for one in labels)
    return told if len(set(told)) == len(told) else tuple(range(len(labels)))


def parties(metadata: Metadata, from_uri: str) -> list[dict[str, str]]:
    """The participants as a summary names them, the recorded user first."""
    near = user(metadata, from_uri)
    first = near or next(iter(metadata.participants), None)
    ordered = sorted(metadata.participants, key=lambda one: one is not first)
    return [
        {"side": SIDES[0 if one is first else 1], "aor": one.aor, "name": one.name}
        for one in ordered
    ]


def _name(address: str) -> str:
    found = re.match(r"(?:sips?:|tel:)?([^@;?]+)", address, re.IGNORECASE)
    return found[1] if found else ""
