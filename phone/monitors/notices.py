"""What is said to the parties: once, truly, and never in an emergency call (SPEC C1, C4, H1).

Follows words by effects; what a call has been told it hands on to the call that follows it.
"""

from dataclasses import dataclass
from typing import assert_never

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.call.events import CallReplaced, HoldChanged, RemoteChanged
from phone.call.states import CallState, Direction
from phone.effects import Announce
from phone.monitors.words import Effects, Violation
from phone.notices.compliance import Compliance, suppresses
from phone.notices.outcome import AnnouncementEnded
from phone.recording.shown import Flow, Shown, flow, shown
from phone.recording.words import Phase, Wish
from phone.saying import is_said
from phone.slots import in_conference
from phone.state import PhoneEvent, PhoneState, Slot

FAILURES = (Kind.FAILURE_PROCEED, Kind.FAILURE_END)
HEARD = (Compliance.PLAYED, Compliance.EARLIER)
SETTLED = (Phase.OFF, Phase.READY, Phase.RECORDING, Phase.PAUSED)


@dataclass(frozen=True, slots=True)
class Announcements:
    """The start is said once until the stop is, the failure once in a run of failures, and
    whatever is said is so. `said`: START, of calls whose parties know; a failure's words."""

    said: frozenset[tuple[int, Kind]] = frozenset()

    def step(
        self,
        before: PhoneState,
        event: PhoneEvent,
        effects: Effects,
        after: PhoneState,
    ) -> "Announcements | Violation":
        said = _handed_on(self.said, before, after)
        said -= {(at, kind) for at in _anew(before, event, after) for kind in FAILURES}
        said -= _unheard(before, event, after)
        for effect in effects:
            if not isinstance(effect, Announce):
                continue
            index, kind = effect.slot, effect.kind
            if not _so(kind, index, after):
                return Violation(f"{kind.value} is said, and is not so")
            told = {(at, kind) for at in _hearing(index, kind, after)}
            if told <= said:
                return Violation(f"{kind.value} is said twice")
            if kind in (Kind.START, Kind.STOP) and all(
                _may_be_recorded(after, at) for at, _ in told
            ):
                return Violation(f"{kind.value} is said to whom the compliance announcement was")
            if kind is Kind.COMPLIANCE:
                said |= {(index, kind)}
            elif kind is Kind.STOP:
                said -= {(at, Kind.START) for at, _ in told}
            elif kind is Kind.START:
                said |= told
            elif kind in FAILURES:  # what was said of the start is not so any more
                said = (said | told) - {(at, Kind.START) for at, _ in told}
        if any((at, Kind.COMPLIANCE) not in said for at in _claimed(before, after)):
            return Violation("compliance is taken as heard, and was not")
        return Announcements(frozenset(it for it in said if _remembered(*it, after)))


def _anew(before: PhoneState, event: PhoneEvent, after: PhoneState) -> tuple[int, ...]:
    """Whose recording is another one now: a failure of it is the first."""
    if isinstance(event, CallReplaced):
        return (event.slot,)
    joined = before.conference
    return (joined.host, joined.guest) if joined and after.conference is None else ()


def _unheard(
    before: PhoneState, event: PhoneEvent, after: PhoneState
) -> frozenset[tuple[int, Kind]]:
    """What was begun to be said, and nobody heard whole; or was heard by another party than that
    which is there now, and of another recording."""
    match event:
        case AnnouncementEnded(slot, Kind.START, Rendering.NOTHING):
            return frozenset((at, Kind.START) for at in _hearing(slot, Kind.START, after))
        case RemoteChanged(slot, _):
            was, now = before.slots[slot], after.slots[slot]
            other = was and now and was.recording.mode is not now.recording.mode
            return frozenset({(slot, Kind.START)} if other else ())
        case CallReplaced(slot, _) | HoldChanged(slot, _, _):
            was, now = before.slots[slot], after.slots[slot]
            replaced = isinstance(event, CallReplaced) and was and was.compliance not in HEARD
            cut = was.announcing if was and now and now.call.held else ()
            words = {(slot, one.kind) for one in cut if one.kind in (Kind.START, Kind.COMPLIANCE)}
            return frozenset(words | ({(slot, Kind.COMPLIANCE)} if replaced else set()))
        case _:
            return frozenset()


def _claimed(before: PhoneState, after: PhoneState) -> tuple[int, ...]:
    """Whose party has heard the compliance announcement now."""
    pairs = enumerate(zip(before.slots, after.slots, strict=True))
    playing, played = Compliance.PLAYING, Compliance.PLAYED
    return tuple(
        at
        for at, (was, now) in pairs
        if was and now and was.compliance is playing and now.compliance is played
    )


def _hearing(index: int, kind: Kind, after: PhoneState) -> tuple[int, ...]:
    """Who hears what is said in this slot: of a conference both, if the host is spoken to and the
    guest is heard; the compliance announcement is for one party alone."""
    joined = after.conference
    if joined is None or joined.host != index or not joined.told or kind is Kind.COMPLIANCE:
        return (index,)
    return index, joined.guest


def _may_be_recorded(after: PhoneState, index: int) -> bool:
    """Whether this party has been told so, or is about to be (SPEC C6)."""
    slot = after.slots[index]
    return slot is not None and suppresses(slot.compliance, slot.call.direction)


def _handed_on(
    said: frozenset[tuple[int, Kind]], before: PhoneState, after: PhoneState
) -> frozenset[tuple[int, Kind]]:
    """A call that follows another, or is left of a conference, knows what that one was told."""
    heirs = [
        (index, was.follows)
        for index, (was, now) in enumerate(zip(before.slots, after.slots, strict=True))
        if was is not None and was.follows is not None and now is not None and now.follows is None
    ]
    joined = before.conference
    if joined is not None and after.conference is None:
        heirs.append((joined.guest, joined.host))
    heard = {(heir, Kind.START) for heir, of in heirs if (of, Kind.START) in said}
    for heir, of in heirs:
        slot = before.slots[of]
        followed = (was := before.slots[heir]) is not None and was.follows == of
        if followed and slot is not None and slot.compliance in HEARD:
            heard.add((heir, Kind.COMPLIANCE))
    return said | heard


def _remembered(index: int, kind: Kind, after: PhoneState) -> bool:
    slot = after.slots[index]
    if slot is None:
        return False
    return kind in (Kind.START, Kind.COMPLIANCE) or slot.recording.phase not in SETTLED


def _so(kind: Kind, index: int, after: PhoneState) -> bool:
    """Whether the words are true of this call now; but for the compliance announcement, none are
    of one that is not answered."""
    slot = after.slots[index]
    if slot is not None and kind is Kind.COMPLIANCE:
        return _at_its_time(slot)
    if slot is None or slot.call.state is not CallState.CONFIRMED or slot.call.emergency:
        return False
    if kind is Kind.START and not all(_hears(after, at) for at in _hearing(index, kind, after)):
        return False
    return is_said(slot, kind) and _true(kind, slot, joined=in_conference(after, index))


def _hears(after: PhoneState, index: int) -> bool:
    """A guest that holds us while it is told is the conference's to know."""
    joined, slot = after.conference, after.slots[index]
    untold = joined is not None and joined.guest == index and not joined.told
    return untold or (slot is not None and not slot.call.held and not slot.call.hold_wanted)


def _at_its_time(slot: Slot) -> bool:
    """SPEC C6: an incoming call's before the answer; an outgoing one's after it, to somebody who
    listens; and a call for help is not talked over."""
    is_answered = slot.call.state is CallState.CONFIRMED
    inbound = slot.call.direction is Direction.RECIPIENT
    heard = is_answered is not inbound and not slot.call.held and not slot.call.hold_wanted
    return heard and not slot.call.emergency and is_said(slot, Kind.COMPLIANCE)


def _true(kind: Kind, slot: Slot, *, joined: bool) -> bool:
    recording = slot.recording
    match kind:
        case Kind.START:
            return joined or flow(recording) is Flow.CERTAIN
        case Kind.RESUME:
            return flow(recording) is Flow.CERTAIN
        case Kind.PAUSE:
            return recording.phase is Phase.PAUSED and recording.wish is Wish.PAUSED
        case Kind.STOP:
            return shown(recording) is Shown.READY or (joined and recording.phase is Phase.OFF)
        case Kind.FAILURE_PROCEED | Kind.FAILURE_END:
            return shown(recording) is Shown.FAILED
        case Kind.COMPLIANCE:
            return False  # `_at_its_time` says it
        case _:
            assert_never(kind)
