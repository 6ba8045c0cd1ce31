"""The transcript: a run as lines of text, one fact each, with the virtual time and its lane.

    12.340  keys          PauseRec
    12.340  recording     1002 pausing
    12.340  sip-recorder  > re-INVITE inactive

Pure: a time line in, lines out; what is compared with a `transcript … end` block, and what a
failure prints. Same history, same lines.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from hw_sim.lanes import LANES, sip_text

Entry = Mapping[str, Any]

LATENCY_ONLY = ("trying", "proceeding", "early")
"""Call states that come and go with the speed of a network."""
JUDGED_LIVE = ("keys", "call", "hold", "recording", "lamps", "softkeys")
"""The lanes whose order is the same on the wire; the others tell times, addresses or samples."""

_LANE_WIDTH = max(map(len, LANES))


def _text(entry: Entry) -> str:
    return str(entry["text"])


def _state(entry: Entry) -> str:
    ended = f": {entry['text']}" if entry["state"] == "terminated" else ""
    return f"{entry['state']}{ended}"


def _sip(entry: Entry) -> str:
    return sip_text(entry).partition(" ")[2]


def _kind_first(entry: Entry) -> str:
    kind, text = str(entry["kind"]), str(entry["text"])
    return text if text.startswith(kind) else f"{kind} {text}"


_WORDS: MappingProxyType[str, Callable[[Entry], str]] = MappingProxyType(
    {
        "call": _state,
        "recording": _state,
        "sip-call": _sip,
        "sip-recorder": _sip,
        "gates": _kind_first,
        "tones": _kind_first,
        "announcements": _kind_first,
        "recordings": _kind_first,
    }
)


def fact(entry: Entry) -> str:
    """What happened, without time and lane; of which party, if of one."""
    words = _WORDS.get(entry["lane"], _text)(entry)
    return f"{entry['number']} {words}" if entry.get("number") else words


def line(entry: Entry) -> str:
    """One fact, one line."""
    return f"{entry['t']:9.3f}  {entry['lane']:<{_LANE_WIDTH}} {fact(entry)}".rstrip()


def transcript(entries: Sequence[Entry], lanes: Sequence[str] = ()) -> tuple[str, ...]:
    """The lines of a history, of these lanes; none named: of all."""
    wanted = lanes or tuple(LANES)
    return tuple(line(entry) for entry in entries if entry["lane"] in wanted)


def difference(wanted: Sequence[str], found: Sequence[str]) -> str | None:
    """The first line that is another one, in one sentence; blanks between words do not count."""
    for number, (one, other) in enumerate(zip(wanted, found, strict=False), 1):
        if one.split() != other.split():
            return f"line {number}: expected {_bare(one)!r}, found {_bare(other)!r}"
    if len(wanted) > len(found):
        return f"line {len(found) + 1}: expected {_bare(wanted[len(found)])!r}, found the end"
    if len(found) > len(wanted):
        return f"line {len(wanted) + 1}: expected the end, found {_bare(found[len(wanted)])!r}"
    return None


def live_difference(wanted: Sequence[str], found: Sequence[str]) -> str | None:
    """What is another one when only order and states count: lane by lane, without times."""
    for lane in JUDGED_LIVE:
        one, other = _of_lane(lane, wanted), _of_lane(lane, found)
        said = difference(one, other) if one else None
        if said:
            return f"{lane}, {said}"
    return None


def _of_lane(lane: str, lines: Sequence[str]) -> list[str]:
    facts = [" ".join(words[2:]) for it in lines if (words := it.split())[1:2] == [lane]]
    return [it for it in facts if lane != "call" or it.split()[-1] not in LATENCY_ONLY]


def _bare(text: str) -> str:
    return " ".join(text.split())
