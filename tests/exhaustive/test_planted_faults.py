"""The walks can fail: faults put into what holds, joins, transfers, makes room and shows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from phone import (
    announcing,
    compliance,
    conference,
    dialling,
    hold,
    keys,
    levels,
    lights,
    remote_parties,
    slots,
    transfer,
)
from phone.notices import announcements
from phone.notices.compliance import Compliance
from phone.recording.shown import Shown, shown
from phone.recording.words import KEYS as RECORDING_KEYS
from phone.recording.words import Event
from phone.state import PhoneState
from tests.exhaustive.forgetting import OUTSIDE
from tests.exhaustive.phone_space import OneCall
from tests.exhaustive.search import walk
from tests.exhaustive.two_call_space import TwoCalls
from tests.exhaustive.walks import COMPLIANCE, ONE, lines

Patch = pytest.MonkeyPatch
pytestmark = pytest.mark.timeout(600)  # two walks may share a core with the rest


def nobody_is_held_for_another(patch: Patch) -> None:
    patch.setattr(hold, "hold_others", lambda state, but: (state, ()))
    patch.setattr(dialling, "hold_others", lambda state, but: (state, ()))


def the_guest_s_recording_goes_on(patch: Patch) -> None:
    sane = conference.record

    def deaf(profile: Any, state: Any, index: int, event: Event, reason: str = "") -> Any:
        joined = reason == conference.JOINED
        return (state, ()) if joined else sane(profile, state, index, event, reason)

    patch.setattr(conference, "record", deaf)


def anything_may_be_joined(patch: Patch) -> None:
    patch.setattr(conference, "_objection", lambda *_: None)


def a_pause_is_not_inherited(patch: Patch) -> None:
    sane = transfer.inherit
    for one in (transfer, remote_parties):
        patch.setattr(one, "inherit", lambda *it: replace(sane(*it), paused=False))


def a_split_forgets_the_pause(patch: Patch) -> None:
    sane = conference.inherit
    patch.setattr(conference, "inherit", lambda *it: replace(sane(*it), paused=False))


def there_is_always_room(patch: Patch) -> None:
    patch.setattr(dialling, "room", lambda profile, state, call: slots.free(state))


def the_near_gate_stays_open(patch: Patch) -> None:
    sane = levels._gates

    def leaking(state: PhoneState, index: int) -> tuple[bool, bool]:
        near, far = sane(state, index)
        slot = state.slots[index]
        certain = slot is not None and shown(slot.recording) is Shown.RECORDING
        return near or certain, far

    patch.setattr(levels, "_gates", leaking)


def the_guest_is_heard_at_once(patch: Patch) -> None:
    def bridge(state: PhoneState) -> tuple[int, ...]:
        joined = state.conference
        return (joined.host, joined.guest) if joined else ()

    patch.setattr(levels, "_bridge", bridge)


def the_tone_talks_over_words(patch: Patch) -> None:
    sane = levels._reminders

    def reminders(profile: Any, state: PhoneState) -> Any:
        quiet = tuple(slot and replace(slot, announcing=()) for slot in state.slots)
        return sane(profile, replace(state, slots=quiet))

    patch.setattr(levels, "_reminders", reminders)


def the_lamp_is_dark(patch: Patch) -> None:
    patch.setattr(lights, "_sounding", lambda slot: False)


def every_recording_key_is_there(patch: Patch) -> None:
    patch.setattr(keys, "recording_keys", lambda recording: frozenset(RECORDING_KEYS))


def it_is_said_again_after_a_transfer(patch: Patch) -> None:
    sane = transfer.inherit
    forgetful = {"compliance": Compliance.NONE}
    patch.setattr(transfer, "inherit", lambda *it: replace(sane(*it), **forgetful))


def nothing_is_suppressed(patch: Patch) -> None:
    patch.setattr(announcements, "suppresses", lambda *_: False)


def the_phone_rings_at_once(patch: Patch) -> None:
    patch.setattr(keys, "is_ringing", slots.is_offered)


def it_plays_to_a_held_party(patch: Patch) -> None:
    patch.setattr(compliance, "listens", lambda slot: slot.ending is None)


def the_start_is_said_to_a_held_party(patch: Patch) -> None:
    patch.setattr(announcing, "listens", lambda _: True)


def what_is_held_counts_as_heard(patch: Patch) -> None:
    patch.setattr(compliance, "interrupted", lambda state, _: (state, ()))


def an_ending_call_is_recorded_anew(patch: Patch) -> None:
    patch.setattr(remote_parties, "_is_ending", lambda _: False)


def words_reach_an_ear_that_calls_for_help(patch: Patch) -> None:
    sane = levels._audible
    patch.setattr(levels, "_audible", lambda *it: replace(sane(*it), spares_ear=False))


P, NA = "Always with Pause/Resume", ("Never", "Always")
PRIVACY = "Privacy: a party that was paused is recorded"
ADMISSION = "Admission: a call has no room for its recording"
SPOKEN = {"Call_Recording_Announce_Internal_n_": "Yes"}
Fault = Callable[[Patch], None]
FAULTS: tuple[tuple[Fault, OneCall | TwoCalls, str], ...] = (
    (
        nobody_is_held_for_another,
        TwoCalls(lines("Always")),
        "one_conversation_has_the_microphone",
    ),
    (
        the_guest_s_recording_goes_on,
        TwoCalls(lines("Always")),
        "a_conference_has_one_recording",
    ),
    (anything_may_be_joined, TwoCalls(lines(*NA)), "a_conference_is_recorded_if_a_member_must_be"),
    (a_pause_is_not_inherited, TwoCalls(lines(P)), PRIVACY),
    (a_split_forgets_the_pause, TwoCalls(lines(P)), PRIVACY),
    (there_is_always_room, TwoCalls(lines("Always"), dialogs=3), ADMISSION),
    (the_near_gate_stays_open, TwoCalls(lines("Always")), "no_microphone_while_held_or_unanswered"),
    (
        the_guest_is_heard_at_once,
        TwoCalls(lines("Always", **SPOKEN)),
        "a_guest_is_heard_after_it_is_told",
    ),
    (the_tone_talks_over_words, OneCall(lines("Always", **SPOKEN)), "no_reminder_while_words_play"),
    (the_lamp_is_dark, OneCall(lines("Always")), "icon_and_lamp_agree"),
    (every_recording_key_is_there, OneCall(lines("Always")), "always_has_no_key"),
    (every_recording_key_is_there, OneCall(lines("Never")), "never_is_silent"),
    (
        it_is_said_again_after_a_transfer,
        TwoCalls(lines("Always", **COMPLIANCE), parties=(OUTSIDE,)),
        "Announcements: compliance is said twice",
    ),
    (
        nothing_is_suppressed,
        ONE["Always, compliance and start"],
        "Announcements: start is said to whom the compliance announcement was",
    ),
    (
        the_phone_rings_at_once,
        ONE["Always, compliance and start"],
        "nobody_answers_before_the_caller_has_heard",
    ),
    (
        the_start_is_said_to_a_held_party,
        OneCall(lines("Always", **SPOKEN)),
        "Announcements: start is said, and is not so",
    ),
    (
        what_is_held_counts_as_heard,
        OneCall(lines("Always", **COMPLIANCE), True),
        "Announcements: compliance is taken as heard, and was not",
    ),
    (
        an_ending_call_is_recorded_anew,
        ONE["Always, ends unrecorded, some selected out"],
        "only_a_failure_ends_a_call_unrecorded",
    ),
    (
        words_reach_an_ear_that_calls_for_help,
        OneCall(lines("Never")),
        "an_emergency_call_is_left_alone",
    ),
    (
        it_plays_to_a_held_party,
        ONE["On Demand, compliance delayed"],
        "Announcements: compliance is said, and is not so",
    ),
)


@pytest.mark.parametrize(
    ("fault", "space", "rule"), FAULTS, ids=[f"{it[0].__name__}-{it[2]}" for it in FAULTS]
)
def test_a_fault_is_found_by_its_rule(
    fault: Fault, space: OneCall | TwoCalls, rule: str, monkeypatch: Patch
) -> None:
    fault(monkeypatch)
    found = walk(space)
    assert rule in found.broken
    assert found.history
