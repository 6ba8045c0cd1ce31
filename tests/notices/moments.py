"""The moments of a call, read off its wires and its keys: not off anything that the phone says of
its own state."""

from collections.abc import Callable
from typing import Any

from tests.notices.oracle import Moments

Entry = dict[str, Any]


def moments(timeline: list[Entry]) -> Moments:
    """Of a time line with one call, in its seconds."""
    call = [it for it in timeline if it["lane"] == "sip-call"]
    wire = [it for it in timeline if it["lane"] == "sip-recorder"]

    def key(label: str) -> float | None:
        return _first(timeline, lambda it: it["lane"] == "keys" and it["text"] == label)

    def accepted(method: str, after: float | None) -> float | None:
        """The provider's yes to what was asked at this moment."""
        return _first(
            wire,
            lambda it: (
                (it["kind"], it["text"], it["sent"]) == (method, "200", False)
                and after is not None
                and it["t"] > after
            ),
        )

    opened = _first(wire, lambda it: it["text"] == "INVITE" and it["sent"])
    pausing, resuming, stopping = (key(it) for it in ("PauseRec", "ResumeRec", "StopRec"))
    answered = _first(call, _answers)
    ended = _first(call, lambda it: it["text"] == "BYE" and it["sent"])
    assert answered is not None
    assert ended is not None
    return Moments(
        answered,
        ended,
        early=_first(call, lambda it: it["text"] == "PRACK" and not it["sent"]),
        recorded=accepted("INVITE", opened),
        pausing=pausing,
        paused=accepted("INVITE", pausing),
        resumed=accepted("INVITE", resuming),
        stopping=stopping,
        stopped=accepted("BYE", stopping),
        refused=_first(wire, _refuses),
    )


def _answers(it: Entry) -> bool:
    """The other party's ACK of our answer, or its answer: from then on both hear each other."""
    return not it["sent"] and (it["text"] == "ACK" or (it["kind"], it["text"]) == ("INVITE", "200"))


def _refuses(it: Entry) -> bool:
    """A final answer to an INVITE that is no yes (RFC 3261 §7.2)."""
    return not it["sent"] and it["kind"] == "INVITE" and "300" <= it["text"] < "700"


def _first(entries: list[Entry], wanted: Callable[[Entry], bool]) -> float | None:
    return next((float(it["t"]) for it in entries if wanted(it)), None)
