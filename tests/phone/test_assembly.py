"""A phone put together: one inbox, one clock, one loop; what came too early is not lost."""

from collections.abc import Callable

from indicators.lamps import Lamp
from phone.assembly import assemble
from phone.call.events import InviteReceived
from phone.call.states import Party
from phone.inbox import Inbox
from phone.ports import Gates, Notices, Recorder, UserAgent
from tests.phone.desk import Neighbours, Panel, VirtualClock, profile

METTE = Party("Mette", "1002", "sip:1002@far.test")


class FakeWire:
    """A telephone on no wire, whose poll does what it is told."""

    def __init__(self) -> None:
        self.fakes = Neighbours(VirtualClock())
        self.turns = 0
        self.stop: Callable[[], None] = lambda: None

    @property
    def user_agent(self) -> UserAgent:
        return self.fakes

    @property
    def recorder(self) -> Recorder:
        return self.fakes

    @property
    def gates(self) -> Gates:
        return self.fakes

    @property
    def notices(self) -> Notices:
        return self.fakes

    @property
    def capacity(self) -> int:
        return 4

    def turn(self, ms: int) -> None:
        self.turns += 1
        self.stop()

    def wake(self) -> None:
        raise AssertionError("nobody is on another thread")


def test_events_reach_the_phone_in_their_order_and_are_seen() -> None:
    wire, inbox, panel, seen = FakeWire(), Inbox(), Panel(), list[object]()
    inbox.post(InviteReceived(1, 1, METTE))  # while the phone is still being built
    phone = assemble(
        profile(),
        wire,
        inbox,
        displays=(panel,),
        lamp_boards=(panel,),
        observers=(lambda change: seen.append(type(change.event).__name__),),
    )
    inbox.post(InviteReceived(2, 1, METTE))
    inbox.post(InviteReceived(3, 1, METTE))  # two calls and their recordings fill the wire
    wire.stop = phone.loop.stop
    phone.loop.run(phone.dispatcher)
    assert wire.fakes.asked == [
        *("claim 1", "sound ringer", "a=record:off"),
        *("claim 2 as 2", "a=record:off 2"),
        "refuse 3 486",
    ]
    assert seen == ["CallOffered", "CallOffered", "CallRefused"]
    assert panel.lamps[Lamp.LINE_1].pattern == "200/200"
    assert wire.turns == 1
