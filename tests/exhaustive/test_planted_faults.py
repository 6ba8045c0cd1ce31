"""The walks can fail: faults put into what holds, joins, transfers, makes room and shows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from phone import conference, dialling, hold, keys, levels, lights, slots, transfer
from phone.recording.shown import Shown, shown
from phone.recording.words import KEYS as RECORDING_KEYS
from phone.recording.words import Event
from phone.state import PhoneState
from tests.exhaustive.phone_space import OneCall
from tests.exhaustive.search import walk
from tests.exhaustive.two_call_space import TwoCalls
from tests.exhaustive.walks import lines

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
    patch.setattr(transfer, "inherit", lambda *it: replace(sane(*it), paused=False))


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
        quiet = tuple(slot and replace(slot, announcing=None) for slot in state.slots)
        return sane(profile, replace(state, slots=quiet))

    patch.setattr(levels, "_reminders", reminders)


def the_lamp_is_dark(patch: Patch) -> None:
    patch.setattr(lights, "_sounding", lambda slot: False)


def every_recording_key_is_there(patch: Patch) -> None:
    patch.setattr(keys, "recording_keys", lambda recording: frozenset(RECORDING_KEYS))


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
