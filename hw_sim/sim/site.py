"""Where a simulated phone stands: time, network, people, provider and panel.

All that is still there when the phone has lost its power. Knows how they are wired to the time
line, and the phone only by what it is asked.
"""

from collections.abc import Callable
from random import Random
from typing import Final

from announcements.prompts import Prompts
from hw_sim.panel import SimLampBoard, SimPanel
from hw_sim.sim.call_server import NumberUnknown
from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.directory import NOBODY, Directory
from hw_sim.sim.messages import detail
from hw_sim.sim.network import Network, Passage
from hw_sim.sim.party import Surroundings
from hw_sim.sim.people import People
from hw_sim.sim.prompts import SimPrompts
from hw_sim.sim.provider import SimProvider, SimRecording
from hw_sim.time_line import TimeLine
from indicators.models.geometry import Model
from phone.call.states import Party

LONGEST: Final = 1_000_000
"""Entries of the time line that are kept: weeks of calls."""


class Site:
    """`phone_number` and `phone_dialog` are asked of the phone that is there; `service` names the
    office that a number is; `tell` hears what has changed, as a page is told."""

    def __init__(
        self,
        model: Model,
        seed: int,
        *,
        prompts: Prompts,
        phone_number: Callable[[int], str | None],
        phone_dialog: Callable[[str], str | None],
        service: Callable[[str], str | None],
        tell: Callable[[str], None],
    ) -> None:
        self._tell = tell
        self.clock, self.random = VirtualClock(), Random(seed)
        self.panel = SimPanel(model, lambda: tell("screen"))
        self.lamps = SimLampBoard(self.clock.now)
        self.line = TimeLine(
            0.0,
            self.clock.now,
            lambda: tell("timeline"),
            moment=lambda: self.panel.moment,
            longest=LONGEST,
        )
        self.prompts = SimPrompts(prompts)
        self.whose: Callable[[str], Party | None] = lambda _: None
        self.network = Network(self.clock, self._passed)
        self.directory = Directory(self._bring)
        NumberUnknown(self.network, NOBODY)
        self.provider = SimProvider(self.network, self.clock, self._session)
        around = Surroundings(
            self.network,
            self.clock,
            self.directory,
            self.random,
            phone_number,
            phone_dialog,
            lambda: tell("state"),
            self._digit,
        )
        self.people = People(around, service)

    def _bring(self, number: str) -> None:
        self.people.bring(number)

    def _passed(self, passage: Passage) -> None:
        message = passage.message
        more = {"sent": passage.sent, "detail": detail(message)}
        if passage.of == "recorder":
            who = self.whose(message.call_id)
        else:
            who = Party(self.people.name(passage.peer), passage.peer, "")
        more |= {"number": who.number, "name": who.name} if who is not None else {}
        lane = f"sip-{passage.of}"
        self.line.add(passage.time_s, lane, message.method, message.title, **more)

    def _session(self, what: str, recording: SimRecording, words: str) -> None:
        text = f"{what} session {recording.number}" + (f": {words}" if words else "")
        more = {"session": recording.number, "number": recording.far}
        self.line.add(self.clock.now(), "recordings", what, text, **more)
        self._tell("recordings")

    def _digit(self, party: Party, digit: str) -> None:
        more = {"number": party.number, "name": party.name}
        self.line.add(self.clock.now(), "dtmf", "digit", digit, **more)
