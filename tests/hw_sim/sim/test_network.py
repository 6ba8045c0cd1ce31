"""What is sent arrives later, or when it can, or never."""

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.messages import Message, Request
from hw_sim.sim.network import PHONE, RECORDING_CLIENT, Network, Passage
from tests.hw_sim.sim.world import run

BYE = Request("a", 1, "BYE")


class Listener:
    """A station that notes what comes, and when."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self.heard = list[tuple[float, str]]()

    def receive(self, message: Message, sender: str) -> None:
        self.heard.append((round(self._clock.now(), 3), f"{message.title} of {sender}"))

    def hear(self, call_id: str, digit: str) -> None:
        self.heard.append((round(self._clock.now(), 3), f"{digit} in {call_id}"))


class Post:
    """A network between the phone and 1002."""

    def __init__(self) -> None:
        self.clock, self.seen = VirtualClock(), list[Passage]()
        self.network = Network(self.clock, self.seen.append)
        self.phone, self.far = Listener(self.clock), Listener(self.clock)
        self.network.attach(PHONE, self.phone)
        self.network.attach("1002", self.far)


def test_a_message_takes_its_time() -> None:
    post = Post()
    post.network.send(PHONE, "1002", BYE)
    run(post.clock, 0.01)
    assert post.far.heard == []
    run(post.clock, 1.0)
    assert post.far.heard == [(0.02, "BYE of phone")]
    post.network.latency_s = 0.2
    post.network.send("1002", PHONE, BYE)
    run(post.clock, 1.0)
    assert post.phone.heard == [(1.21, "BYE of 1002")]


def test_what_passes_the_phone_is_seen_when_it_leaves_and_when_it_comes() -> None:
    post = Post()
    post.network.attach("provider", Listener(post.clock))
    post.network.attach("1003", Listener(post.clock))
    post.network.send(PHONE, "1002", BYE)
    post.network.send("1002", PHONE, BYE)
    post.network.send(RECORDING_CLIENT, "provider", BYE)
    post.network.send("1002", "1003", BYE)
    run(post.clock, 1.0)
    assert post.seen == [
        Passage(0.0, True, "call", BYE, "1002"),
        Passage(0.0, True, "recorder", BYE, "provider"),
        Passage(0.02, False, "call", BYE, "1002"),
    ]


def test_what_is_lost_is_sent_again_until_the_link_is_up() -> None:
    post = Post()
    post.network.up = False
    post.network.send(PHONE, "1002", BYE)
    run(post.clock, 3.0)
    post.network.up = True
    run(post.clock, 10.0)
    assert post.far.heard == [(3.52, "BYE of phone")]  # sent at 0, 0.5, 1.5 and 3.5 s


def test_what_is_under_way_when_the_link_goes_is_lost_and_sent_again() -> None:
    post = Post()
    post.network.send(PHONE, "1002", BYE)
    post.network.up = False
    run(post.clock, 0.1)
    post.network.up = True
    run(post.clock, 1.0)
    assert post.far.heard == [(0.54, "BYE of phone")]


def test_after_32_seconds_it_is_given_up() -> None:
    post = Post()
    post.network.up = False
    post.network.send(PHONE, "1002", BYE)
    run(post.clock, 33.0)
    post.network.up = True
    run(post.clock, 100.0)
    assert post.far.heard == []
    assert post.clock.next_due() is None


def test_the_link_is_the_phone_s_own() -> None:
    post = Post()
    other = Listener(post.clock)
    post.network.attach("1003", other)
    post.network.up = False
    post.network.send("1002", "1003", BYE)
    run(post.clock, 1.0)
    assert other.heard == [(0.02, "BYE of 1002")]


def test_nobody_is_there() -> None:
    post = Post()
    post.network.detach("1002")
    assert not post.network.is_there("1002")
    post.network.send(PHONE, "1002", BYE)
    run(post.clock, 100.0)
    assert post.far.heard == []


def test_a_digit_that_is_lost_is_lost() -> None:
    post = Post()
    post.network.carry(PHONE, "1002", lambda it: it.hear("a", "5"))
    run(post.clock, 1.0)
    post.network.carry(PHONE, "1002", lambda it: it.hear("a", "6"))
    post.network.up = False
    run(post.clock, 1.0)
    post.network.carry(PHONE, "1002", lambda it: it.hear("a", "7"))
    post.network.up = True
    run(post.clock, 50.0)
    assert post.far.heard == [(0.02, "5 in a")]
