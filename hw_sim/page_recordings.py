"""A simulated provider's session as the page lists recordings. Pure: JSON in, JSON out.

The shape is that of a real provider's summary (docs/rest.md); of the sound there is only where it
was: the envelope is 1 where a side reached the provider, from the session's beginning to its end.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from hw_sim.provider.library import BUCKETS


def summary(
    session: Mapping[str, Any], now: float, wall: datetime, name: Callable[[str], str]
) -> dict[str, Any]:
    """`session` as `SimRecording.as_json` tells it, at `now` (virtual seconds), when the clock
    on the wall says `wall`; `name` is whose number it is."""
    opened, number = float(session["opened"]), str(session["with"])
    closed = now if session["closed"] is None else float(session["closed"])
    near = _ended(session["near"], now)
    start = wall - timedelta(seconds=now - opened)

    def at_clock(seconds: float | None) -> str | None:
        if seconds is None:
            return None
        return (start + timedelta(seconds=seconds - opened)).isoformat(timespec="milliseconds")

    return {
        "folder": f"session-{session['session']}",
        "state": "recording" if session["closed"] is None else "ended",
        "start": start.isoformat(timespec="milliseconds"),
        "duration_s": round(sum(end - began for began, end in near), 3),
        "pauses": _between(near),
        "parties": [{"side": "far", "name": name(number), "aor": f"sip:{number}"}],
        "announcements": [
            {
                **told,
                "played": at_clock(told["played"]),
                "ended": at_clock(told["ended"]),
                "at_s": _place(told["played"], told["ended"], opened, near),
            }
            for told in session["announcements"]
        ],
        "documents": [],
        "sound": False,
        "envelope": {
            "near": _envelope(near, opened, closed),
            "far": _envelope(_ended(session["far"], now), opened, closed),
        },
    }


def _place(
    played: float | None, ended: float | None, opened: float, near: list[tuple[float, float]]
) -> float | None:
    """In the file, from which what is paused is cut out; negative before the recording."""
    at = ended if played is None else played
    if at is None:
        return None
    cut = sum(max(0.0, min(at, other[0]) - one[1]) for one, other in pairwise(near))
    return round(at - opened - cut, 3)


def _ended(stretches: list[list[float | None]], now: float) -> list[tuple[float, float]]:
    return [(began or 0.0, now if end is None else end) for began, end in stretches]


def _between(stretches: list[tuple[float, float]]) -> list[dict[str, float]]:
    return [{"from_s": one[1], "to_s": other[0]} for one, other in pairwise(stretches)]


def _envelope(stretches: list[tuple[float, float]], opened: float, closed: float) -> list[float]:
    width = max(closed - opened, 0.001) / BUCKETS
    middles = (opened + (index + 0.5) * width for index in range(BUCKETS))
    return [float(any(began <= at < end for began, end in stretches)) for at in middles]
