"""What must hold between calls: one microphone, one recording per conference, keys that stay
(DESIGN §3 "What happens on hold, transfer, conference, second call").

Functions of one moment, as in `rules`, which gathers them; written from DESIGN and SPEC alone.
"""

from collections.abc import Callable

from announcements.catalogue import Kind
from phone.call.states import CallState
from phone.moment import Moment
from phone.recording.words import Mode, Phase
from phone.slots import in_emergency, is_offered, is_ringing
from phone.state import Ending, Slot
from softkeys.actions import Softkey

ALWAYS = (Mode.ALWAYS, Mode.ALWAYS_PAUSE_RESUME)
UNRECORDED = (Phase.OFF, Phase.READY, Phase.STOPPING)


def _wants_microphone(slot: Slot) -> bool:
    return slot.call.state is CallState.CONFIRMED and not slot.call.hold_wanted


def _answered(slot: Slot | None) -> bool:
    return slot is not None and slot.call.state is CallState.CONFIRMED


def one_conversation_has_the_microphone(moment: Moment) -> bool:
    """One call at most, or the two of a conference."""
    speaking = {index for index, slot in moment.calls() if _wants_microphone(slot)}
    conference = moment.state.conference
    together = {conference.host, conference.guest} if conference else set[int]()
    return len(speaking) <= 1 or speaking <= together


def the_microphone_reaches_only_its_own_recording(moment: Moment) -> bool:
    """A near gate is open only for a call that the microphone is being sent to, or for the host
    of a conference whose guest it is being sent to; not while we hold, or ask to."""
    for index, (near, _) in enumerate(moment.levels.gates):
        speaking = [it for it in moment.heard(index) if it.call.talking]
        if near and not any(not it.call.held_by_remote for it in speaking):
            return False
    return True


def a_conference_has_one_recording(moment: Moment) -> bool:
    """That of the call which started it."""
    joined, conference = moment.joined(), moment.state.conference
    if joined is None or conference is None:
        return True
    shut = not any(moment.levels.gates[conference.guest])
    return shut and joined[1].recording.phase is Phase.OFF


def a_conference_is_recorded_if_a_member_must_be(moment: Moment) -> bool:
    """An Always mode of either is not got round by joining: recorded, or failed and said so."""
    joined = moment.joined()
    if joined is None or not any(it.recording.mode in ALWAYS for it in joined):
        return True
    return joined[0].recording.phase not in UNRECORDED


def both_parties_of_a_conference_are_told_the_same(moment: Moment) -> bool:
    """RFC 7866 §6.1.2: each is in the one recording."""
    conference = moment.state.conference
    words = moment.levels.far_words
    return conference is None or words[conference.host] is words[conference.guest]


def a_guest_is_heard_after_it_is_told(moment: Moment) -> bool:
    """SPEC C1: nobody is mixed in, or into the recording, before."""
    conference = moment.state.conference
    members = (conference.host, conference.guest) if conference else ()
    heard = conference is not None and conference.told
    alone = all(len(moment.levels.parties[index]) <= 1 for index in members)
    return moment.levels.bridge in ((), members) and (heard or (alone and not moment.levels.bridge))


def nothing_points_at_an_empty_slot(moment: Moment) -> bool:
    """Focus, conference, consultation and what follows a transfer are all of calls there are."""
    state = moment.state
    asked, conference = state.consultation, state.conference
    members = (conference.host, conference.guest) if conference else ()
    pointed = {*members, *(slot.follows for _, slot in moment.calls())}
    pointed |= {asked.slot, asked.other} if asked else set()
    there = {index for index, _ in moment.calls()}
    consulted = asked is None or _answered(state.slots[asked.slot])
    together = all(_answered(state.slots[index]) for index in members)
    return {*pointed, state.focus} - {None} <= there and consulted and together


def keys_follow_one_thing(moment: Moment) -> bool:
    """A call in focus, or a number being keyed in; a call is never out of reach."""
    state = moment.state
    if state.digits is not None:
        return state.focus is None
    return state.idle or state.focus is not None


def an_ending_call_offers_its_end_alone(moment: Moment) -> bool:
    """While our REFER is under way, or the words of the failure policy are."""
    slot = moment.state.in_focus
    if slot is None or slot.ending is None:
        return True
    return set(moment.presentation.softkeys) <= {None, Softkey.END_CALL}


def an_emergency_call_is_left_alone(moment: Moment) -> bool:
    """No tone, no words, no failure policy, no transfer and no conference; nor words of another
    call in our user's ear."""
    if in_emergency(moment.state) and not moment.levels.audible.spares_ear:
        return False
    reminded = {index for index, _ in moment.levels.audible.reminders}
    conference = moment.state.conference
    members = (conference.host, conference.guest) if conference else ()
    for index, slot in moment.calls():
        disturbed = slot.announcing or slot.ending or index in reminded or index in members
        if slot.call.emergency and disturbed:
            return False
    return True


def only_one_of_ringer_and_waiting_tone(moment: Moment) -> bool:
    """The ringer is for a room, the waiting tone for an ear in a call."""
    return not (moment.levels.audible.ringer and moment.levels.audible.waiting_tone)


def what_rings_is_heard(moment: Moment) -> bool:
    """An offered call makes itself heard, one way or the other, until it is being answered; not
    beside an emergency call. Nothing else does."""
    ringing = any(
        is_ringing(slot) and not slot.call.answer_wanted and not in_emergency(moment.state)
        for _, slot in moment.calls()
    )
    return ringing == (moment.levels.audible.ringer or moment.levels.audible.waiting_tone)


def nobody_answers_before_the_caller_has_heard(moment: Moment) -> bool:
    """SPEC C6: while the compliance announcement is due or plays to a caller, nothing alerts, no
    key answers, and no recording is open."""
    for index, slot in moment.calls():
        if not is_offered(slot) or is_ringing(slot):
            continue
        in_focus = moment.state.focus == index
        if in_focus and Softkey.ANSWER in moment.presentation.softkeys:
            return False
        if slot.recording.phase is not Phase.OFF or slot.call.answer_wanted:
            return False
    return True


def no_reminder_while_words_play(moment: Moment) -> bool:
    """DESIGN §3 "reminder": a burst that falls due during words comes after them, whichever call
    they are of: our user hears both."""
    for index, plan in moment.levels.audible.reminders:
        if plan.resting:
            continue
        ours = any(slot.announcing for slot in moment.heard(index))
        in_our_ear = {one.kind for _, slot in moment.calls() for one in slot.announcing}
        if ours or in_our_ear - {Kind.COMPLIANCE}:
            return False
    return True


def one_reminder_sounds(moment: Moment) -> bool:
    """SPEC C5: a held call is not reminded, and a conference as one, so never two at once."""
    return len(moment.levels.audible.reminders) <= 1


def only_a_failure_ends_a_call_unrecorded(moment: Moment) -> bool:
    """SPEC H1: the words of FAILURE_END are for a recording that failed."""
    failed = (Phase.FAILED, Phase.FAILED_QUIET)
    return all(
        slot.recording.phase in failed
        for _, slot in moment.calls()
        if slot.ending is Ending.UNRECORDED
    )


RULES: tuple[Callable[[Moment], bool], ...] = (
    one_conversation_has_the_microphone,
    the_microphone_reaches_only_its_own_recording,
    a_conference_has_one_recording,
    a_conference_is_recorded_if_a_member_must_be,
    both_parties_of_a_conference_are_told_the_same,
    a_guest_is_heard_after_it_is_told,
    nothing_points_at_an_empty_slot,
    keys_follow_one_thing,
    an_ending_call_offers_its_end_alone,
    an_emergency_call_is_left_alone,
    only_one_of_ringer_and_waiting_tone,
    what_rings_is_heard,
    nobody_answers_before_the_caller_has_heard,
    no_reminder_while_words_play,
    one_reminder_sounds,
    only_a_failure_ends_a_call_unrecorded,
)
