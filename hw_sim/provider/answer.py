"""The recorder's SDP: its answer to an offer, and its own offer (RFC 3264, RFC 7866 §7.1.2).

Knows ports and directions of streams. Must not know sockets, recordings or why a stream is off.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hw_sim.provider.admission import codec
from phone.siprec.sdp import Direction, Medium


@dataclass(frozen=True, slots=True)
class Answered:
    """What becomes of one offered m-line: our `port`, 0 if refused, and whether it may send."""

    medium: Medium
    port: int = 0
    active: bool = False


def offers_audio(medium: Medium) -> bool:
    """Whether its sender means to send on it now (RFC 3264 §5.1)."""
    return medium.direction in (Direction.SENDONLY, Direction.SENDRECV)


def write(address: str, session: int, version: int, streams: Sequence[Answered]) -> str:
    """The body; `session` and `version` are those of its o-line (RFC 3264 §8)."""
    family = "IP6" if ":" in address else "IP4"
    lines = [
        "v=0",
        f"o=redlamp {session} {version} IN {family} {address}",
        "s=recording",
        f"c=IN {family} {address}",
        "t=0 0",
        *(line for one in streams for line in _stream(one)),
    ]
    return "".join(f"{line}\r\n" for line in lines)


def _stream(one: Answered) -> list[str]:
    medium, chosen = one.medium, codec(one.medium)
    if not one.port or chosen is None:
        formats = " ".join(str(each.payload) for each in medium.formats) or "0"
        return [f"m={medium.kind} 0 {medium.protocol} {formats}", *_label(medium)]
    payload, name = chosen
    return [
        f"m=audio {one.port} {medium.protocol} {payload}",
        f"a=rtpmap:{payload} {name}/8000",
        "a=recvonly" if one.active else "a=inactive",
        *_label(medium),
    ]


def _label(medium: Medium) -> list[str]:
    return [f"a=label:{medium.label}"] if medium.label else []
