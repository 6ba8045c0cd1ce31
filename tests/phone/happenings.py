"""What happens to calls and recordings, in words: `held-by 2 local` → HoldChanged.

A number from 1 to 8 behind the verb says which call is meant, by its appearance; without one it
is the first. Knows no phone: `playbook` lets them happen.
"""

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    CallReplaced,
    EarlyMedia,
    FarRecordReported,
    HoldChanged,
    HoldRefused,
    InviteReceived,
    RegistrationChanged,
    RemoteChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import Arrival, CallState, EndReason, Party, RecordWord
from phone.dispatcher import Posted
from phone.notices.outcome import AnnouncementEnded
from phone.state import TargetDialled

GIVEN = {
    "announced": Rendering.WORDS,
    "toned": Rendering.TONE,
    "unheard": Rendering.NOTHING,
}
ON_LINE, CAME_TO = " on line ", " came to "


def event(words: str) -> Posted:
    """The event of these words. Raises ValueError if they are no happening."""
    verb, _, rest = words.partition(" ")
    match verb:
        case "dial":
            target, _, line = rest.partition(ON_LINE)
            return TargetDialled(target, int(line or 0))
        case "invite":
            handle, _, caller = rest.partition(" ")
            who, _, line = caller.partition(ON_LINE)
            who, _, came_to = who.partition(CAME_TO)
            arrival = Arrival(tuple(came_to.split()) if came_to else ())
            return InviteReceived(int(handle), int(line or 1), party(who), arrival)
        case "registered":
            yes = rest == "yes"
            return RegistrationChanged(1, yes, 200 if yes else 0)
        case _:
            return _of_a_call(verb, *which(rest))


def which(rest: str) -> tuple[int, str]:
    """The slot that is meant, and the words after its number."""
    first, _, others = rest.partition(" ")
    numbered = len(first) == 1 and first.isdigit()
    return (int(first) - 1, others) if numbered else (0, rest)


def party(words: str) -> Party:
    """`Bob 1003` or `1003`."""
    name, _, number = words.rpartition(" ")
    return Party(name, number, f"sip:{number}@far.test")


def _of_a_call(verb: str, slot: int, rest: str) -> Posted:
    match verb:
        case "ringing":
            return CallProgressed(slot, CallState.PROCEEDING)
        case "early-media":
            return CallProgressed(slot, CallState.EARLY)
        case "answered":
            return CallConfirmed(slot)
        case "ended":
            reason, _, status = rest.partition(" ")
            return CallEnded(slot, EndReason(reason), int(status or 0))
        case "held-by":
            return HoldChanged(slot, "local" in rest, "remote" in rest)
        case "hold-refused":
            return HoldRefused(slot)
        case "far-records":
            return FarRecordReported(slot, RecordWord(rest))
        case "remote":
            return RemoteChanged(slot, party(rest))
        case "replaced":
            return CallReplaced(slot, party(rest))
        case "referred":
            return TransferRequested(slot, party(rest))
        case "transfer-ended":
            return TransferEnded(slot, int(rest))
        case "announced" | "toned" | "unheard":
            return AnnouncementEnded(slot, Kind(rest), GIVEN[verb])
        case "early":
            return EarlyMedia(slot, rest == "ready", "" if rest == "ready" else rest)
        case _:
            raise ValueError(f"no happening: {verb} {rest}".strip())
