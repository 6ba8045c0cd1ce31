"""The contract's stage: three telephones and a provider, in virtual time or on the wire.

Both worlds are asked in the words of `phone.ports` and post the same events; a scenario that holds
in the one therefore holds in the other. The simulated one is here, the real one in `wire`.
"""

from collections.abc import Callable
from random import Random
from typing import Any, Protocol

from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.directory import Directory, aor
from hw_sim.sim.manners import calling
from hw_sim.sim.negotiation import Manners
from hw_sim.sim.network import PHONE, Network
from hw_sim.sim.prompts import standard_prompts
from hw_sim.sim.provider import SimProvider
from hw_sim.sim.recorder import SimRecorder
from hw_sim.sim.recording_session import Surroundings
from hw_sim.sim.sound import SimGates, SimNotices
from hw_sim.sim.user_agent import SimUserAgent
from phone.call.events import CallEnded, CallReplaced
from phone.call.states import Party

NUMBERS = ("4021", "1002", "1003")
STEP_S = 0.01
DIALOGS = 4
PROMPTS = standard_prompts()


class Telephone(Protocol):
    """One telephone: `ask` is a word of a port, `posted` what came of it, `calls` one of the words
    in which a far end is told how it calls from now on (`hw_sim.sim.manners`)."""

    posted: list[Any]

    @property
    def uri(self) -> str: ...

    def ask(self, name: str, *args: Any, **kwargs: Any) -> Any: ...

    def wait(self, event: Any, seconds: float = 5.0) -> Any: ...

    def calls(self, verb: str, *words: str) -> None: ...

    def forget(self) -> None: ...


class Stage(Protocol):
    """Who is there; only `near` records."""

    near: Telephone
    mette: Telephone
    jonas: Telephone

    @property
    def recorder_uri(self) -> str: ...

    def provider(self, words: str) -> None: ...

    def pass_time(self, seconds: float) -> None: ...


class SimTelephone:
    """The simulated parts with the face of a telephone on the wire."""

    def __init__(self, number: str, run: Callable[[float], None]) -> None:
        self.posted: list[Any] = []
        self.parts: dict[str, Any] = {}
        self._number, self._run, self._mark = number, run, 0

    @property
    def uri(self) -> str:
        return aor(self._number)

    def ask(self, name: str, *args: Any, **kwargs: Any) -> Any:
        part, _, word = name.partition(".")
        return getattr(self.parts[part], word)(*args, **kwargs)

    def wait(self, event: Any, seconds: float = 5.0) -> Any:
        for _ in range(int(seconds / STEP_S)):
            for place in range(self._mark, len(self.posted)):
                one = self.posted[place]
                if one == event or (isinstance(event, type) and isinstance(one, event)):
                    self._mark = place + 1
                    return one
            self._run(STEP_S)
        raise AssertionError(f"{event} not within {seconds} s; posted: {self.posted}")

    def post(self, event: Any) -> None:
        """What a part of it tells; as `hw_sim.sim.phone` does."""
        notices = self.parts.get("notices")
        if isinstance(event, CallReplaced) and notices:
            notices.cut(event.slot)
        self.posted.append(event)
        if isinstance(event, CallEnded) and notices:
            notices.call_over(event.slot)

    def calls(self, verb: str, *words: str) -> None:
        agent = self.parts["user_agent"]
        agent.manners = calling(agent.manners, verb, list(words))

    def forget(self) -> None:
        self.posted.clear()
        self._mark = 0
        self.parts["user_agent"].manners = Manners()


class SimStage:
    """All of it in virtual time."""

    recorder_uri = "sip:recorder@rec.sim;transport=tcp"

    def __init__(self) -> None:
        self._clock, self._directory = VirtualClock(), Directory()
        self._network = Network(self._clock, lambda _: None)
        self._provider = SimProvider(self._network, self._clock, lambda _what, _which, _words: None)
        self.near, self.mette, self.jonas = (self._telephone(number) for number in NUMBERS)
        near = self.near
        around = Surroundings(self._network, self._clock, self._provider, near.post)
        recorder = SimRecorder(around, lambda: True)
        agent: SimUserAgent = near.parts["user_agent"]
        near.parts |= {
            "recorder": recorder,
            "gates": SimGates(_untold, lambda *_: None),
            "notices": SimNotices(
                self._clock,
                _untold,
                near.post,
                lambda slot, **_: ("1002",) if slot in agent.slots else (),
                PROMPTS,
            ),
        }

    def provider(self, words: str) -> None:
        self._provider.obey(words)

    def pass_time(self, seconds: float) -> None:
        until = self._clock.now() + seconds
        while True:
            if self._clock.perform_due():
                continue
            due = self._clock.next_due()
            self._clock.move_to(until if due is None else min(until, due))
            if self._clock.now() >= until and not self._clock.perform_due():
                return

    def close(self) -> None:
        """Nothing is left running."""

    def _telephone(self, number: str) -> SimTelephone:
        telephone = SimTelephone(number, self.pass_time)
        name = PHONE if number == NUMBERS[0] else number
        telephone.parts["user_agent"] = SimUserAgent(
            name,
            self._network,
            self._clock,
            self._directory,
            {1: Party("", number, aor(number))},
            telephone.post,
            Random(1),
            room=lambda: _has_room(telephone),
        )
        return telephone


def _has_room(telephone: SimTelephone) -> bool:
    """As many dialogs as the library's build on the wire carries."""
    taken = sum(part.dialogs for part in telephone.parts.values() if hasattr(part, "dialogs"))
    return taken < DIALOGS


def _untold(*_: object, **__: object) -> None:
    """Nobody keeps a time line here."""
