"""Performs what a step asks of the world, in the one order that is safe.

Gates that close come first (privacy before signalling), then effects, then the levels that open
or sound. Knows who is asked, not why.
"""

from dataclasses import dataclass, replace
from typing import Protocol, assert_never

from announcements.catalogue import Kind
from indicators.panel import Display, LampBoard
from phone.call.states import Party
from phone.effects import (
    Announce,
    AskCall,
    AskRecorder,
    CallAction,
    CancelTimer,
    Dial,
    Follow,
    Forget,
    PhoneEffect,
    RefuseTransfer,
    SendDtmf,
    StartTimer,
    TellRecorder,
    Transfer,
    TransferTo,
)
from phone.levels import Levels, levels
from phone.lines import Setting
from phone.notices.outcome import Outcome, Told
from phone.ports import Gates, Notices, Recorder, Timers, UserAgent
from phone.recording.words import Action
from phone.session_requests import deadline, session_request, spoken
from phone.state import PhoneState

DECLINE = 603


class Clock(Protocol):
    """Monotonic seconds, and the wall clock's words."""

    def now(self) -> float: ...

    def words(self) -> tuple[str, str]: ...


@dataclass(frozen=True, slots=True)
class World:
    """Everything the dispatcher may ask; wired by a composition root."""

    user_agent: UserAgent
    recorder: Recorder
    gates: Gates
    notices: Notices
    timers: Timers
    clock: Clock
    displays: tuple[Display, ...] = ()
    lamp_boards: tuple[LampBoard, ...] = ()


class Performer:
    """Holds the levels performed last, and of each slot's newest session its serial and whom its
    metadata name."""

    def __init__(self, world: World, before: Levels) -> None:
        self._world, self._levels = world, before
        self._sessions = [0] * len(before.gates)
        self._asked_s = dict[Kind, float]()  # when words of each kind were asked for last
        self._parties: list[tuple[Party, ...]] = [()] * len(before.gates)  # as the recorder has it

    def is_current(self, slot: int, session: int) -> bool:
        """Whether a report speaks of the newest session of its slot."""
        return session == self._sessions[slot]

    def perform(
        self, profile: Setting, state: PhoneState, effects: tuple[PhoneEffect, ...]
    ) -> None:
        """Bring the world to `state`, with `effects` in their order."""
        after = levels(profile, state)
        self._close_gates(after)
        for effect in effects:
            self._do(profile, state, effect)
        self._apply(after)

    def _close_gates(self, after: Levels) -> None:
        for slot, (was, now) in enumerate(zip(self._levels.gates, after.gates, strict=True)):
            near, far = was[0] and now[0], was[1] and now[1]
            if (near, far) != was:
                self._world.gates.set_gates(slot, near=near, far=far)

    def _apply(self, after: Levels) -> None:
        before, self._levels = self._levels, after
        for slot, (near, far) in enumerate(after.gates):
            kept = (before.gates[slot][0] and near, before.gates[slot][1] and far)
            if (near, far) != kept:
                self._world.gates.set_gates(slot, near=near, far=far)
        if before.audible != after.audible:
            self._world.notices.sound(after.audible)
        if before.bridge != after.bridge:
            self._world.user_agent.bridge(after.bridge)
        for slot, now in enumerate(after.parties):
            if now and now != self._parties[slot]:
                self._parties[slot] = now
                self._world.recorder.parties(slot, now)
        for slot, word in enumerate(after.far_words):
            if word is not None and word is not before.far_words[slot]:
                self._world.user_agent.tell_recording(slot, word)
        if before.muted != after.muted:
            self._world.user_agent.mute(on=after.muted)

    def _do(self, profile: Setting, state: PhoneState, effect: PhoneEffect) -> None:
        world = self._world
        match effect:
            case Dial(slot, line, target):
                world.user_agent.dial(slot, line, target)
            case AskCall(slot, action):
                self._ask_call(slot, action)
            case SendDtmf(slot, digit):
                world.user_agent.send_dtmf(slot, digit)
            case AskRecorder(slot, recorder_action, reason):
                self._ask_recorder(profile, state, slot, recorder_action, reason)
            case StartTimer(slot, timer, seconds):
                due = deadline(profile, state, slot) if seconds is None else seconds
                world.timers.start(slot, timer, due)
            case CancelTimer(slot, timer):
                world.timers.cancel(slot, timer)
            case Announce(slot, kind, form):
                self._asked_s[kind] = world.clock.now()
                world.notices.announce(slot, spoken(profile, state, slot, kind, form))
            case TellRecorder(slot, told):
                world.recorder.tell(slot, self._as_long_as_now(told))
            case Forget(slot):
                world.recorder.forget(slot)
            case Transfer() | TransferTo() | Follow() | RefuseTransfer():
                _transfer(world.user_agent, effect)
            case _:
                assert_never(effect)

    def _as_long_as_now(self, told: Told) -> Told:
        """What is being said has lasted since it was asked for."""
        if told.outcome is not Outcome.PLAYING:
            return told
        now = self._world.clock.now()
        return replace(told, lasted_s=now - self._asked_s.get(told.kind, now))

    def _ask_call(self, slot: int, action: CallAction) -> None:
        agent = self._world.user_agent
        match action:
            case CallAction.ALERT:
                agent.alert(slot)
            case CallAction.ANSWER:
                agent.answer(slot)
            case CallAction.DECLINE:
                agent.reject(slot, DECLINE)
            case CallAction.HANG_UP:
                agent.hang_up(slot)
            case CallAction.HOLD:
                agent.hold(slot)
            case CallAction.RETRIEVE:
                agent.retrieve(slot)
            case _:
                assert_never(action)

    def _ask_recorder(
        self, profile: Setting, state: PhoneState, slot: int, action: Action, reason: str
    ) -> None:
        recorder = self._world.recorder
        match action:
            case Action.OPEN | Action.OPEN_NARROW:
                self._sessions[slot] += 1
                narrow = action is Action.OPEN_NARROW
                request = session_request(profile, state, slot, self._sessions[slot], narrow=narrow)
                self._parties[slot] = (request.far,)
                recorder.open(request)
            case Action.SUSPEND:
                recorder.suspend(slot)
            case Action.RESUME:
                recorder.resume(slot)
            case Action.CLOSE:
                recorder.close(slot, reason)
            case _:
                assert_never(action)


def _transfer(agent: UserAgent, effect: Transfer | TransferTo | Follow | RefuseTransfer) -> None:
    match effect:
        case Transfer(slot, target):
            agent.transfer(slot, target)
        case TransferTo(slot, other):
            agent.transfer_to(slot, other)
        case Follow(slot, into):
            agent.follow(slot, into)
        case RefuseTransfer(slot, status):
            agent.refuse_transfer(slot, status)
        case _:
            assert_never(effect)
