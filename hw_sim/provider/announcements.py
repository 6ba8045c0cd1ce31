"""What a client has told of announcements to the parties, as a recording's summary lists them.

Pure. Knows where in the file an instant of the wall clock lies: what is paused is cut out of it.
The client's clock is taken for ours.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from phone.siprec.metadata import Notice


def listed(
    notices: Sequence[Notice], start: str, pauses: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The announcements in the order in which they were told; `start` and `pauses` are the
    summary's. `at_s` is the place in the file at which each began, or was given up: negative before
    the recording, None if nothing is said of when."""
    return [_as_json(one) | {"at_s": _place(one, start, pauses)} for one in notices]


def _as_json(notice: Notice) -> dict[str, Any]:
    return {
        "kind": notice.announcement,
        "rendering": notice.rendering,
        "language": notice.language or None,
        "audience": list(notice.audience),
        "outcome": notice.outcome,
        "reason": notice.reason,
        "played": notice.played,
        "ended": notice.ended,
    }


def _place(notice: Notice, start: str, pauses: Sequence[Mapping[str, Any]]) -> float | None:
    at, begun = _instant(notice.played or notice.ended), _instant(start)
    if at is None or begun is None:
        return None
    seconds = (at - begun).total_seconds()
    for pause in pauses:
        since, until = _instant(pause["start"]), _instant(pause["end"]) or at
        if since is not None:
            seconds -= max(0.0, (min(at, until) - since).total_seconds())
    return round(seconds, 3)


def _instant(time: object) -> datetime | None:
    """RFC 3339 as a client may have written it; None for anything else."""
    try:
        found = datetime.fromisoformat(str(time))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else None
