"""What the user of a call is promised: keys that act, a recording that starts when it is due,
a pause that holds, an end that is one (SPEC A, B, H6; DESIGN §3).

Each monitor follows one promise by events and effects alone; the table is not consulted.
"""

from dataclasses import dataclass

from phone.recording.machine import Effect, Recording, Say
from phone.recording.monitors.words import Violation, asks
from phone.recording.rules import ALWAYS, FAILED, invariants, keys_allowed
from phone.recording.shown import Flow, flow
from phone.recording.words import KEYS, Action, Event, Mode, Note, Phase, Wish

E = Event


@dataclass(frozen=True, slots=True)
class States:
    """Every state keeps the invariants, and the mode is fixed."""

    def step(
        self,
        before: Recording,
        event: Event,  # noqa: ARG002  invariants are of states
        effects: tuple[Effect, ...],  # noqa: ARG002
        after: Recording,
    ) -> "States | Violation":
        broken = invariants(after) if after.mode is before.mode else ("the mode has changed",)
        return Violation("; ".join(broken)) if broken else self


@dataclass(frozen=True, slots=True)
class Keys:
    """A key that is offered does something; one that is not does nothing (SPEC B3)."""

    def step(
        self, before: Recording, event: Event, effects: tuple[Effect, ...], after: Recording
    ) -> "Keys | Violation":
        if event not in KEYS:
            return self
        acts = after != before or bool(effects)
        if acts and event not in keys_allowed(before):
            return Violation(f"{event.value} acts, and is not offered")
        if not acts and event in keys_allowed(before):
            return Violation(f"{event.value} is offered, and does nothing")
        if acts and not asks(effects) and after.phase is not before.phase:
            return Violation("a change of mind moves nothing yet")
        stopped = acts and event is E.STOP_PRESSED
        if stopped is not (Action.CLOSE in asks(effects)):
            return Violation("Stop alone closes the session, and at once")
        if stopped and after.phase is not Phase.STOPPING:
            return Violation("Stop is not shown")
        return self


@dataclass(frozen=True, slots=True)
class Openings:
    """A session is asked for when it is due and never else: at the answer in the Always modes, by
    Record, by the retry, and narrow after 488. Without a call nothing is asked of anybody."""

    in_call: bool = False

    def step(
        self, before: Recording, event: Event, effects: tuple[Effect, ...], after: Recording
    ) -> "Openings | Violation":
        in_call = event is E.CALL_CONFIRMED or (self.in_call and event is not E.CALL_ENDED)
        if (after.phase is Phase.OFF) is (in_call and after.mode is not Mode.NEVER):
            return Violation("a recording is off without a call, and in mode Never, alone")
        if not in_call and not self.in_call and effects:
            return Violation("something is asked for a call that has ended")
        opened = [it for it in asks(effects) if it in (Action.OPEN, Action.OPEN_NARROW)]
        if opened != _opening_due(before, event):
            return Violation("a session is opened exactly when it is due")
        return Openings(in_call)


def _opening_due(before: Recording, event: Event) -> list[Action]:
    always = before.mode in ALWAYS
    match event:
        case E.CALL_CONFIRMED:
            due = always and before.phase is Phase.OFF
        case E.RETRY_EXPIRED:
            due = always and before.phase in FAILED
        case E.RECORD_PRESSED:
            due = event in keys_allowed(before)
        case E.NOT_ACCEPTABLE if before.phase is Phase.STARTING:
            return [Action.OPEN_NARROW]
        case _:
            due = False
    return [Action.OPEN] if due else []


def _anew(before: Recording) -> frozenset[Event]:
    """What asks for sound from now on: Resume, Record, or a call that begins."""
    pressed = keys_allowed(before) & {E.RESUME_PRESSED, E.RECORD_PRESSED}
    return pressed | {E.CALL_CONFIRMED} if before.phase is Phase.OFF else pressed


@dataclass(frozen=True, slots=True)
class Privacy:
    """Once the user has paused, nothing flows until the user resumes or records anew: whatever
    the recorder reports, in whatever order, through failures and retries."""

    paused: bool = False

    def step(
        self,
        before: Recording,
        event: Event,
        effects: tuple[Effect, ...],  # noqa: ARG002  what is asked is not what flows
        after: Recording,
    ) -> "Privacy | Violation":
        pressed = event is E.PAUSE_PRESSED and event in keys_allowed(before)
        paused = (self.paused or pressed) and event not in _anew(before)
        if paused and flow(after) is Flow.CERTAIN:
            return Violation("sound flows though the user has paused")
        return Privacy(paused)


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wish is the user's newest word, and a refused resume takes it back; a failure does not
    touch it, so that a paused recording comes back paused. Refusals of a change are said once."""

    wish: Wish = Wish.ON

    def step(
        self, before: Recording, event: Event, effects: tuple[Effect, ...], after: Recording
    ) -> "Wishes | Violation":
        wish, note = self.wish, None
        if event is E.CHANGE_REFUSED and before.phase is Phase.RESUMING:
            wish, note = Wish.PAUSED, Note.RESUME_REFUSED
        elif event is E.CHANGE_REFUSED and before.phase is Phase.PAUSING and wish is Wish.PAUSED:
            note = Note.PAUSE_UNCONFIRMED
        elif event is E.PAUSE_PRESSED and event in keys_allowed(before):
            wish = Wish.PAUSED
        elif event in _anew(before) or after.phase is Phase.READY:
            wish = Wish.ON
        if after.wish is not wish:
            return Violation(f"the wish is {after.wish.value}, the user's word {wish.value}")
        if [it.note for it in effects if isinstance(it, Say)] != ([note] if note else []):
            return Violation("what was refused is said once, and nothing else is")
        return Wishes(wish)
