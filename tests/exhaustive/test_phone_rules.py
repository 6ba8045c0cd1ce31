"""The rules of the whole phone, in every state that one call can come to (DESIGN §3, §7)."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import gcd

import pytest

from indicators import lamps
from phone import keys, levels, lights, presentation, rules
from phone.call.events import CallEnded, CallProgressed
from phone.call.states import EndReason, RecordWord
from phone.effects import PhoneEffect, StartTimer
from phone.levels import Levels
from phone.machine import step
from phone.ports import Audible, ReminderPlan
from phone.presentation import present
from phone.recording import machine
from phone.recording.shown import Flow, Shown, shown
from phone.recording.words import KEYS as RECORDING_KEYS
from phone.recording.words import Mode, Phase
from phone.slots import Setting, Step
from phone.state import PhoneEvent, PhoneState, Slot
from tests.exhaustive import phone_space
from tests.exhaustive.phone_space import (
    FORGOTTEN,
    UNSEEN,
    Node,
    Walk,
    after,
    as_it_may_be,
    forgetting,
    judged,
    possible,
    walk,
)
from tests.phone.desk import profile

PAGED = "hold|1;endcall|2;crdstart|3;crdpause;crdresume;crdstop"
SETTINGS: dict[str, Setting] = {
    **{mode.value: profile(mode.value) for mode in Mode},
    "On Demand, keys on two pages": profile(Connected_Key_List=PAGED),
    "Always, no tone, registered": profile(
        "Always", Call_Recording_Tone_Interval_1_="0", Register_1_="Yes"
    ),
}
EACH = pytest.mark.parametrize("name", SETTINGS)
ON_DEMAND = Mode.ON_DEMAND.value


@cache
def everything(name: str) -> Walk:
    return walk(SETTINGS[name])


@EACH
def test_every_rule_holds_in_every_state(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    walked = everything(name)
    assert not walked.broken, "\n".join((*walked.broken, *walked.history))
    record_property("measured", f"{len(walked.came_from)} states, {walked.steps} steps")


@EACH
def test_a_call_that_ends_leaves_nothing_behind(name: str) -> None:
    setting = SETTINGS[name]
    for node in everything(name).came_from:
        if node.state.idle:
            continue
        ended = after(setting, node, CallEnded(0, EndReason.REMOTE_BYE))
        now = levels.levels(setting, ended.state)
        assert ended.state.idle
        assert ended.state.focus is None
        assert not ended.running
        assert now == Levels(((False, False),), (None,), Audible(), muted=False)
        lit = {lamp for lamp, light in present(setting, ended.state).lamps if light != lamps.DARK}
        assert not lit


@EACH
def test_the_timers_of_the_recording_are_those_that_run(name: str) -> None:
    for node in everything(name).came_from:
        slot = node.state.slots[0]
        wanted = machine.timers(slot.recording) if slot else frozenset()
        assert node.running == wanted


@EACH
def test_nothing_is_lost_by_what_is_forgotten(name: str) -> None:
    """With any toast, mute, registration, … the phone goes the same ways by the same effects."""
    setting, nodes = SETTINGS[name], everything(name).came_from
    for number, node in enumerate(nodes):
        variant = as_it_may_be(node.state, 5 * number)  # all variants come round
        assert forgetting(variant) == node.state
        assert judged(setting, Node(variant, node.running)) == ()
        for event in possible(node):
            state, effects = step(setting, node.state, event)
            other, other_effects = step(setting, variant, event)
            assert forgetting(other) == forgetting(state), (variant, event)
            assert untimed(other_effects) == untimed(effects), (variant, event)
    assert gcd(5, len(FORGOTTEN)) == 1
    assert name == Mode.NEVER.value or len(nodes) > len(FORGOTTEN)


def untimed(effects: tuple[PhoneEffect, ...]) -> list[PhoneEffect]:
    """Failures in a row decide how long a retry waits, and nothing else."""
    return [replace(it, seconds=0.0) if isinstance(it, StartTimer) else it for it in effects]


def test_what_is_unseen_changes_only_what_is_forgotten() -> None:
    for node in everything(ON_DEMAND).came_from:
        for event in UNSEEN:
            assert after(SETTINGS[ON_DEMAND], node, event) == node


# the rules can fail: faults put into what is seen, heard and done


def _flows_while_pausing(monkeypatch: pytest.MonkeyPatch) -> None:
    late = (Phase.RECORDING, Phase.PAUSING)
    flow = {True: Flow.CERTAIN, False: Flow.NONE}
    monkeypatch.setattr(levels, "flow", lambda recording: flow[recording.phase in late])


def _lamp_stays_lit_while_stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    def sounding(slot: Slot) -> bool:
        ours = shown(slot.recording) in (Shown.RECORDING, Shown.STOPPING)
        return ours or slot.call.far_record is RecordWord.ON

    monkeypatch.setattr(lights, "_sounding", sounding)


def _no_icon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presentation, "icon_of", lambda slot: None)


def _far_end_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(levels, "word", lambda recording: RecordWord.OFF)


def _tone_on_a_held_call(monkeypatch: pytest.MonkeyPatch) -> None:
    def reminder(_: object, recording: machine.Recording, __: object) -> ReminderPlan | None:
        return ReminderPlan(20) if recording.phase is Phase.RECORDING else None

    monkeypatch.setattr(levels, "reminder", reminder)


def _near_gate_open_on_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    def leaking(setting: Setting, state: PhoneState) -> Levels:
        now = levels.levels(setting, state)
        return replace(now, gates=tuple((near or far, far) for near, far in now.gates))

    monkeypatch.setattr(phone_space, "levels", leaking)


def _a_late_180_takes_the_answer_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(setting: Setting, state: PhoneState, event: PhoneEvent) -> Step:
        slot = state.slots[0]
        if isinstance(event, CallProgressed) and slot:
            call = replace(slot.call, state=event.state)
            return replace(state, slots=(replace(slot, call=call),)), ()
        return step(setting, state, event)

    monkeypatch.setattr(phone_space, "step", faulty)


def _keys_that_the_mode_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "recording_keys", lambda recording: frozenset(RECORDING_KEYS))


def _keys_on_a_held_call(monkeypatch: pytest.MonkeyPatch) -> None:
    def unheld(setting: Setting, state: PhoneState) -> object:
        slot = state.slots[0]
        if slot:
            call = replace(slot.call, held_by_local=False, held_by_remote=False)
            state = replace(state, slots=(replace(slot, call=call),))
        return keys.page(setting, state)

    monkeypatch.setattr(presentation, "page", unheld)


def _banner_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presentation, "banners", lambda state: ())


def _timers_go_on_after_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    sane = machine.step

    def forgetful(recording: machine.Recording, event: object) -> object:
        state, effects = sane(recording, event)  # type: ignore[arg-type]
        return state, tuple(it for it in effects if not isinstance(it, machine.CancelTimer))

    monkeypatch.setattr(machine, "step", forgetful)


Fault = Callable[[pytest.MonkeyPatch], None]
R = rules
FAULTS: tuple[tuple[Fault, Mode, str], ...] = (
    (_flows_while_pausing, Mode.ON_DEMAND, R.lamp_is_never_dark_while_sound_flows.__name__),
    (_flows_while_pausing, Mode.ALWAYS_PAUSE_RESUME, R.the_far_end_is_told_the_truth.__name__),
    (_lamp_stays_lit_while_stopping, Mode.ON_DEMAND, R.icon_and_lamp_agree.__name__),
    (
        _lamp_stays_lit_while_stopping,
        Mode.ON_DEMAND,
        R.lamp_is_never_lit_without_a_recording.__name__,
    ),
    (_no_icon, Mode.ALWAYS, R.icon_and_lamp_agree.__name__),
    (_far_end_is_told_nothing, Mode.ALWAYS, R.the_far_end_is_told_the_truth.__name__),
    (_tone_on_a_held_call, Mode.ALWAYS, R.reminder_only_while_recording.__name__),
    (_near_gate_open_on_hold, Mode.ALWAYS, R.no_microphone_while_held_or_unanswered.__name__),
    (
        _a_late_180_takes_the_answer_back,
        Mode.ALWAYS,
        R.no_microphone_while_held_or_unanswered.__name__,
    ),
    (_keys_that_the_mode_has_not, Mode.NEVER, R.never_is_silent.__name__),
    (_keys_that_the_mode_has_not, Mode.ALWAYS, R.always_has_no_key.__name__),
    (_keys_that_the_mode_has_not, Mode.ALWAYS_PAUSE_RESUME, R.always_has_no_key.__name__),
    (_keys_on_a_held_call, Mode.ON_DEMAND, R.a_held_call_has_no_record_key.__name__),
    (_banner_is_forgotten, Mode.ALWAYS, R.solid_banner_means_sound.__name__),
    (_timers_go_on_after_the_call, Mode.ALWAYS, "a timer runs without a call"),
)


@pytest.mark.parametrize(
    ("fault", "mode", "rule"), FAULTS, ids=[f"{it[0].__name__[1:]}-{it[2]}" for it in FAULTS]
)
def test_a_fault_is_found_by_its_rule(
    fault: Fault, mode: Mode, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch)
    found = walk(SETTINGS[mode.value])
    assert rule in found.broken
    assert found.history
    assert found.history[-1].count(" -> ") == 1


def test_every_rule_is_among_those_that_were_seen_to_fail() -> None:
    assert {rule.__name__ for rule in rules.RULES} <= {rule for _, _, rule in FAULTS}
