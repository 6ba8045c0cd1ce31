"""The shell around the machine: one queue, one thread; event -> step -> perform -> show.

Decides nothing and performs nothing itself: `machine` decides, `performer` performs.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from indicators.screen import Moment
from phone.call.events import CallOffered, CallRefused, InviteReceived
from phone.dialling import incoming, needs_early_media, slot_for_offer
from phone.effects import PhoneEffect
from phone.levels import levels
from phone.lines import Setting
from phone.machine import step
from phone.performer import Performer, World
from phone.presentation import Presentation, present
from phone.recording.reports import RecorderReported
from phone.state import APPEARANCES, PhoneEvent, PhoneState, ToastExpired
from phone.stopwatches import Stopwatches

TOAST_S = 4.0
BUSY_HERE = 486


@dataclass(frozen=True, slots=True)
class Change:
    """One step, as observers (journal, time line, rules) are told of it."""

    at: float
    event: PhoneEvent
    before: PhoneState
    after: PhoneState
    effects: tuple[PhoneEffect, ...]
    presentation: Presentation


@dataclass(frozen=True, slots=True)
class ProfileArrived:
    """A profile that was loaded whole; it takes effect when the phone is idle."""

    profile: Setting


Observer = Callable[[Change], None]
Posted = PhoneEvent | InviteReceived | ProfileArrived


class Dispatcher:
    """Owns the phone's state. `post` may be called from any thread; all else from one."""

    def __init__(
        self,
        profile: Setting,
        world: World,
        *,
        appearances: int = APPEARANCES,
        dialogs: int = 2 * APPEARANCES,
        wake: Callable[[], None] = lambda: None,
        observers: tuple[Observer, ...] = (),
    ) -> None:
        self.profile = profile
        self.state = PhoneState(
            slots=(None,) * appearances,
            dialogs=dialogs,
            line=profile.lines[0].number,
            registered=tuple((line.number, False) for line in profile.lines if line.register),
        )
        self.presentation = present(profile, self.state)
        self.stopwatches = Stopwatches(world.clock.now)
        self._world, self._wake, self._observers = world, wake, observers
        self._queue: deque[Posted] = deque()
        self._waiting_profile: Setting | None = None
        self._performer = Performer(world, levels(profile, self.state))
        self._toast_due: tuple[float, int] | None = None
        self._shown_at: int | None = None

    def post(self, event: Posted) -> None:
        """Queue an event and wake the loop; returns at once."""
        self._queue.append(event)
        self._wake()

    def turn(self) -> None:
        """Handle what is queued, expire the toast, and keep the display's times fresh."""
        while self._queue:
            self._take(self._queue.popleft())
        if self._toast_due and self._toast_due[0] <= self._world.clock.now():
            number, self._toast_due = self._toast_due[1], None
            self._step(ToastExpired(number))
        second = int(self._world.clock.now())
        if second != self._shown_at:
            self._shown_at = second
            self._show()

    def next_due(self) -> float:
        """When `turn` has something to do by itself, in monotonic seconds."""
        second = float(int(self._world.clock.now()) + 1)
        return min(second, self._toast_due[0]) if self._toast_due else second

    def moment(self) -> Moment:
        """What the renderer is told of time."""
        clock, date = self._world.clock.words()
        return Moment(clock, date, self.stopwatches.seconds())

    def _take(self, event: Posted) -> None:
        match event:
            case InviteReceived():
                self._offer(event)
            case ProfileArrived(profile):
                self._waiting_profile = profile
            case RecorderReported(slot, session) if not self._performer.is_current(slot, session):
                pass  # a late word about a session that was replaced
            case _:
                self._step(event)
        if self._waiting_profile and self.state.idle:
            self.profile, self._waiting_profile = self._waiting_profile, None
            self._refresh()

    def _offer(self, event: InviteReceived) -> None:
        """DND, busy and capacity are decided first, then whether the caller hears something before
        we alert (SPEC C6)."""
        call = incoming(self.profile, event.line, event.remote, event.arrival)
        slot = slot_for_offer(self.profile, self.state, call)
        if slot is None:
            self._world.user_agent.refuse(event.handle, BUSY_HERE)
            self._step(CallRefused(event.remote))
            return
        early = needs_early_media(self.profile, call, event.arrival)
        self._world.user_agent.claim(event.handle, slot, early=early)
        self._step(CallOffered(slot, event.line, event.remote, event.arrival))

    def _step(self, event: PhoneEvent) -> None:
        before = self.state
        self.state, effects = step(self.profile, before, event)
        if self.state is before and not effects:
            return
        self._performer.perform(self.profile, self.state, effects)
        self._refresh()
        change = Change(
            self._world.clock.now(), event, before, self.state, effects, self.presentation
        )
        for observe in self._observers:
            observe(change)

    def _refresh(self) -> None:
        before = self.presentation
        self.presentation = present(self.profile, self.state)
        self.stopwatches.follow(self.presentation.stopwatches)
        toast = self.state.toast
        if toast is None:
            self._toast_due = None
        elif before.screen.toast is None or before.screen.toast.number != toast.number:
            self._toast_due = (self._world.clock.now() + TOAST_S, toast.number)
        if before.lamps != self.presentation.lamps:
            for board in self._world.lamp_boards:
                board.light(dict(self.presentation.lamps))
        if before.screen != self.presentation.screen:
            self._show()

    def _show(self) -> None:
        moment = self.moment()
        for display in self._world.displays:
            display.show(self.presentation.screen, moment)
