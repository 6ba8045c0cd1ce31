"""A phone put together from a user agent and its panels: what both composition roots do.

Knows the roles only; which drivers or simulated parts play them is the roots' business.
"""

from dataclasses import dataclass
from typing import Protocol

from indicators.panel import Display, LampBoard
from phone.clock import ClockTimers, SystemClock
from phone.dispatcher import Dispatcher, Observer
from phone.inbox import Inbox
from phone.lines import Setting
from phone.loop import PhoneLoop
from phone.performer import World
from phone.ports import Gates, Notices, Recorder, UserAgent


class Wire(Protocol):
    """A telephone on the wire: its four roles, its room for dialogs, and how it is turned."""

    @property
    def user_agent(self) -> UserAgent: ...

    @property
    def recorder(self) -> Recorder: ...

    @property
    def gates(self) -> Gates: ...

    @property
    def notices(self) -> Notices: ...

    @property
    def capacity(self) -> int: ...

    def turn(self, ms: int) -> None: ...

    def wake(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Phone:
    """Ready to run: `loop.run(dispatcher)` on the thread that built `wire`."""

    dispatcher: Dispatcher
    loop: PhoneLoop


def assemble(
    profile: Setting,
    wire: Wire,
    inbox: Inbox,
    *,
    displays: tuple[Display, ...],
    lamp_boards: tuple[LampBoard, ...],
    observers: tuple[Observer, ...],
) -> Phone:
    """The phone in real time; `inbox` is what `wire` was built to post to."""
    clock = SystemClock()
    timers = ClockTimers(clock.now)
    loop = PhoneLoop(wire, timers, clock.now)
    world = World(
        user_agent=wire.user_agent,
        recorder=wire.recorder,
        gates=wire.gates,
        notices=wire.notices,
        timers=timers,
        clock=clock,
        displays=displays,
        lamp_boards=lamp_boards,
    )
    dispatcher = Dispatcher(
        profile, world, dialogs=wire.capacity, wake=loop.wake, observers=observers
    )
    inbox.deliver_to(dispatcher.post)
    return Phone(dispatcher, loop)
