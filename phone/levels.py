"""The phone's level outputs that are not seen: gates, what is audible, what the far end is told.

Functions of the state (DESIGN §3 "Level and edge"): the dispatcher performs the difference.
"""

from dataclasses import dataclass, replace

from announcements.catalogue import Kind
from phone.call.states import Party, RecordWord
from phone.lines import Setting, from_pstn, line_of
from phone.notices.compliance import Compliance
from phone.notices.reminder import ReminderPlan, reminder
from phone.ports import Audible
from phone.recording.shown import Flow, flow, word
from phone.recording.table import OPEN, OPENING
from phone.slots import heard_with, host_of, in_emergency, is_calling, is_ringing
from phone.state import PhoneState, Slot


@dataclass(frozen=True, slots=True)
class Levels:
    """What holds now, per slot where it is a tuple."""

    gates: tuple[tuple[bool, bool], ...]  # near, far
    far_words: tuple[RecordWord | None, ...]  # None: no call
    audible: Audible
    muted: bool
    bridge: tuple[int, ...] = ()  # the calls that are joined, the host first
    parties: tuple[tuple[Party, ...], ...] = ()  # heard in the far stream of a session that stands


def levels(profile: Setting, state: PhoneState) -> Levels:
    """All of them; the gates are open exactly while the lamp says so."""
    indexes = range(len(state.slots))
    return Levels(
        gates=tuple(_gates(state, index) for index in indexes),
        far_words=tuple(_far_word(state, index) for index in indexes),
        audible=_audible(profile, state),
        muted=state.muted,
        bridge=_bridge(state),
        parties=tuple(_parties(state, index) for index in indexes),
    )


def _gates(state: PhoneState, index: int) -> tuple[bool, bool]:
    """Near: what is sent to the far party, silence while either side holds or we talk elsewhere;
    far: what it sends, music on hold too, but nothing of a call that we hold."""
    slot = state.slots[index]
    if slot is None or flow(slot.recording) is not Flow.CERTAIN:
        return False, False
    members = [one for one in _members(state, index) if one.call.talking]
    return any(not one.call.held_by_remote for one in members), bool(members)


def _members(state: PhoneState, index: int) -> list[Slot]:
    return [slot for at in heard_with(state, index) if (slot := state.slots[at])]


def _far_word(state: PhoneState, index: int) -> RecordWord | None:
    """A conference's parties are told of the one recording they are in."""
    slot, host = state.slots[index], state.slots[host_of(state, index)]
    return word(host.recording) if slot and host else None


def _bridge(state: PhoneState) -> tuple[int, ...]:
    joined = state.conference
    if joined is None or not joined.told:
        return ()
    both = (state.slots[joined.host], state.slots[joined.guest])
    together = all(slot is not None and slot.call.talking for slot in both)
    return (joined.host, joined.guest) if together else ()


def _parties(state: PhoneState, index: int) -> tuple[Party, ...]:
    slot = state.slots[index]
    if slot is None or slot.recording.phase not in OPEN or slot.recording.phase in OPENING:
        return ()
    return tuple(one.call.remote.identity for one in _members(state, index))


def _audible(profile: Setting, state: PhoneState) -> Audible:
    slots = [slot for slot in state.slots if slot]
    in_call = any(slot.call.talking for slot in slots)
    ringing = any(is_ringing(slot) and not slot.call.answer_wanted for slot in slots)
    ringing = ringing and not in_emergency(state)
    return Audible(
        ringer=ringing and not in_call,
        ringing_tone=any(is_calling(slot) for slot in slots),
        waiting_tone=ringing and in_call,
        far_ringing=tuple(
            index for index, slot in enumerate(state.slots) if slot and _waits_on_early_media(slot)
        ),
        reminders=tuple(_reminders(profile, state)),
        spares_ear=in_emergency(state),
    )


def _waits_on_early_media(slot: Slot) -> bool:
    """The caller has an early dialog with us, on which nothing else would be heard now: RFC 3960
    lets its telephone make no ringing tone of its own."""
    return is_ringing(slot) and slot.compliance is not Compliance.NONE


def _reminders(profile: Setting, state: PhoneState) -> list[tuple[int, ReminderPlan]]:
    """They rest while words are being played: a tone would talk over them (DESIGN §3 "reminder"),
    over those of another call too, which our user hears. In a conference it reaches everybody, if
    either party is among those reminded (SPEC H3)."""
    found = list[tuple[int, ReminderPlan]]()
    heard_by_all = any(
        one.kind is not Kind.COMPLIANCE for slot in state.slots if slot for one in slot.announcing
    )
    for index, slot in enumerate(state.slots):
        members = _members(state, index)
        if slot is None:
            continue
        settings = line_of(profile, slot.call.line).recording
        plans = [
            reminder(one.call, slot.recording, settings, pstn=from_pstn(profile, one.call.remote))
            for one in members
        ]
        due = [plan for plan in plans if plan]
        if due:
            to_far = any(plan.to_far for plan in due)
            resting = heard_by_all or any(one.announcing for one in members)
            found.append((index, replace(due[0], to_far=to_far, resting=resting)))
    return found
