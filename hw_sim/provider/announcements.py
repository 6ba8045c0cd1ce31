"""What a client has told of announcements to the parties, as a recording's summary lists them.

Pure. Knows where in the file an instant of the wall clock lies: what is paused is cut out of it.
The client's clock is taken for ours; what it says is a stranger's word, and bounded.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from phone.siprec.metadata import Notice

ROOM: Final = 256 * 1024
"""Characters that are listed of one recording, as JSON: some 1200 announcements."""

_QUOTED: Final = 3
_LONGEST_QUOTE: Final = 40

Pauses = Sequence[Mapping[str, Any]]
Cuts = Sequence[tuple[datetime, datetime | None]]


class Announcements:
    """Those of one recording, each once, in the order in which they were told."""

    def __init__(self, start: str) -> None:
        """`start` is the summary's."""
        self._start = start
        self._entries: dict[Notice, dict[str, Any]] = {}
        self._room = ROOM

    def add(self, notices: Iterable[Notice], pauses: Pauses) -> tuple[str, ...]:
        """What was told now, `pauses` being the summary's so far; notes on what is left out."""
        no_times, full, cuts = list[str](), False, _cuts(pauses)
        for notice in notices:
            if self._room <= 0 or notice in self._entries:
                continue
            entry, wrong = _listed(notice, _instant(self._start), cuts)
            self._room -= len(json.dumps(entry))
            if full := self._room <= 0:
                break
            self._entries[notice] = entry
            no_times += wrong
        said = (_no_times(no_times),) if no_times else ()
        return (*said, _full()) if full else said

    def listed(self) -> list[dict[str, Any]]:
        """As JSON. `at_s` is the place in the file at which each began, or was given up: negative
        before the recording, None if nothing is said of when."""
        return list(self._entries.values())


def _listed(notice: Notice, begun: datetime | None, cuts: Cuts) -> tuple[dict[str, Any], list[str]]:
    """The entry, and the times of it that are none."""
    times = {"played": notice.played, "ended": notice.ended}
    wrong = [str(one) for one in times.values() if one is not None and _instant(one) is None]
    known = {name: one if _instant(one) else None for name, one in times.items()}
    entry = {
        "kind": notice.announcement,
        "rendering": notice.rendering,
        "language": notice.language or None,
        "audience": list(notice.audience),
        "outcome": notice.outcome,
        "reason": notice.reason,
        **known,
        "at_s": _place(_instant(known["played"] or known["ended"]), begun, cuts),
    }
    return entry, wrong


def _no_times(found: Sequence[str]) -> str:
    quoted = ", ".join(repr(one[:_LONGEST_QUOTE]) for one in found[:_QUOTED])
    more = f" and {len(found) - _QUOTED} more" if len(found) > _QUOTED else ""
    return f"times of announcements that are none, and left out: {quoted}{more}"


def _full() -> str:
    return f"announcements of more than {ROOM // 1024} KiB: from here on they are not listed"


def _cuts(pauses: Pauses) -> Cuts:
    both = ((_instant(one["start"]), _instant(one["end"])) for one in pauses)
    return [(since, until) for since, until in both if since is not None]


def _place(at: datetime | None, begun: datetime | None, cuts: Cuts) -> float | None:
    if at is None or begun is None:
        return None
    seconds = (at - begun).total_seconds()
    for since, until in cuts:
        seconds -= max(0.0, (min(at, until or at) - since).total_seconds())
    return round(seconds, 3)


def _instant(time: object) -> datetime | None:
    """RFC 3339 as a client may have written it; None for anything else, also for what is an instant
    in no year from 1 to 9999 of UTC."""
    try:
        found = datetime.fromisoformat(str(time))
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None
