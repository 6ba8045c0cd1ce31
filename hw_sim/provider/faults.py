"""How a recorder may misbehave on request, so that clients can be tested against it.

A behaviour lasts until `ok`; an action is done once, to every session there is.
"""

from dataclasses import dataclass, replace
from enum import Enum

HELP = (
    "refuse CODE, silent, inactive, one-sided, no-siprec (INVITEs that open a session); "
    "refuse-changes CODE, silent-changes (re-INVITE, UPDATE); "
    "bye, pause, unpause, ready, snapshot (at once); ok (none of it)"
)


class Opening(Enum):
    """What an INVITE that opens a session meets."""

    ACCEPT = "ok"
    REFUSE = "refuse"
    SILENT = "silent"
    INACTIVE = "inactive"
    ONE_SIDED = "one-sided"
    NO_SIPREC = "no-siprec"


class Change(Enum):
    """What a change of a session meets."""

    ACCEPT = "ok"
    REFUSE = "refuse-changes"
    SILENT = "silent-changes"


class Action(Enum):
    """What the recorder does by itself."""

    BYE = "bye"
    PAUSE = "pause"
    UNPAUSE = "unpause"
    READY = "ready"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True)
class Faults:
    """The behaviours in force, with the codes of those that refuse."""

    opening: Opening = Opening.ACCEPT
    opening_code: int = 0
    change: Change = Change.ACCEPT
    change_code: int = 0


def understood(faults: Faults, line: str) -> tuple[Faults, Action | None]:
    """The behaviours after one command line, and the action it asks for.

    ValueError that names what was expected.
    """
    word, *rest = line.split() or [""]
    coded = word in (Opening.REFUSE.value, Change.REFUSE.value)
    if len(rest) != int(coded) or (coded and not _is_refusal(rest[0])):
        wanted = "a code from 300 to 699" if coded else "no argument"
        raise ValueError(f"fault {word!r} takes {wanted}")
    if word == "ok":
        return Faults(), None
    if word in {one.value for one in Action}:
        ready = word == Action.READY.value and faults.opening is Opening.INACTIVE
        return replace(faults, opening=Opening.ACCEPT) if ready else faults, Action(word)
    code = int(rest[0]) if coded else 0
    if word in {one.value for one in Opening}:
        return replace(faults, opening=Opening(word), opening_code=code), None
    if word in {one.value for one in Change}:
        return replace(faults, change=Change(word), change_code=code), None
    raise ValueError(f"fault {word!r}, expected one of: {HELP}")


def _is_refusal(word: str) -> bool:
    return word.isdecimal() and 300 <= int(word) <= 699
