"""A bench in virtual time: a phone, far parties, a call server and a provider, all simulated.

What others use is the face of `hw_sim.live.LiveBench` – `perform(line)`, `do(command)`, `state()`,
`timeline(after)`, `screenshot()`, `recorded()`, `captured_s()`, `listen(listener)` – and what only
virtual time can do: `advance(seconds, until)`, `settle()`, `post(event)`, `wait`/`expect`/`holds`
of a condition, `power_off()`, `power_on()`, `network(up=…)`, `resync(xml)`, `change_profile(…)`.
`broken` has the rules that did not hold, `journal` the phone's journal, `lost` what it found at
the newest start, `pictures` what `screenshot NAME` took, `site` the world around the phone.

Time moves only when it is told to; the same options and the same commands are the same run, byte
for byte. Nothing here has a thread or a lock: whoever shares a bench takes turns.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from announcements.prompts import Prompts
from hw_sim.command_words import Command, CommandError
from hw_sim.commands import parse
from hw_sim.conditions import Condition, found, holds
from hw_sim.far_end.offices import office
from hw_sim.live_profile import live_profile
from hw_sim.panel import BLANK
from hw_sim.sim.commands import do
from hw_sim.sim.directory import HOST as PBX
from hw_sim.sim.links import links
from hw_sim.sim.phone import SimPhone
from hw_sim.sim.prompts import standard_prompts
from hw_sim.sim.provider import HOST as PROVIDER
from hw_sim.sim.score import Score
from hw_sim.sim.site import Site
from hw_sim.sim.view import view, without_power
from hw_sim.sim.watch import Broken, Watch
from indicators.lamps import DARK, Lamp
from indicators.models.geometry import Model
from indicators.models.mpp8851 import MPP8851
from indicators.screen import Moment
from phone.dispatcher import Change, ProfileArrived
from phone.journal_entries import Entry, entries, loss, lost
from phone.lines import Setting
from phone.profiles import EMPTY, Profiles, Store
from phone.state import APPEARANCES, PhoneEvent
from provisioning.load import Texts
from provisioning.xml_profile import write

PATIENCE_S: Final = 10.0
"""So long after the phone has lost its power its far parties hang up."""
LONGEST_INSTANT: Final = 100_000
STOPPED: Final = "the phone stopped"


class NotMetError(CommandError):
    """A condition did not hold (in time)."""


class NeverSettlesError(RuntimeError):
    """Things kept happening without time going on."""


@dataclass(frozen=True, slots=True)
class SimOptions:
    """What a simulated bench is built from. `profile` is the text of an XML profile over the
    built-in one; `script_sets` are below it, `sets` above."""

    model: Model = MPP8851
    profile: bytes = EMPTY
    sets: Texts = ()
    script_sets: Texts = ()
    seed: int = 0
    appearances: int = APPEARANCES
    dialogs: int = 2 * APPEARANCES
    prompts: Prompts = field(default_factory=standard_prompts)
    listens: bool = False  # a score is written, of which `mixing` makes samples


class SimBench:
    """Powered on when it is made."""

    def __init__(self, options: SimOptions = SimOptions()) -> None:
        """Raises ProfileError."""
        self.options = options
        self.journal: list[Entry] = []
        self.lost: list[Entry] = []  # what the journal found left open at the newest start
        self.pictures: dict[str, bytes] = {}
        self._listeners = dict[int, Callable[[str], None]]()
        self._text = options.profile
        self.profiles = self._profiles()
        self.profile: Setting = self.profiles.start()
        self.phone: SimPhone | None = None
        self.site = Site(
            options.model,
            options.seed,
            prompts=options.prompts,
            phone_number=self._phone_number,
            phone_dialog=lambda number: (
                self.phone.dialog_with_another(number) if self.phone else None
            ),
            service=self._service,
            tell=self._tell,
        )
        self.score = Score(self.site.clock.now) if options.listens else None
        self.watch = Watch(self.site.clock.now, self.timeline)
        self.power_on()

    # what the page, REST and scripts ask

    @property
    def broken(self) -> list[Broken]:
        """The rules that did not hold, since the beginning."""
        return self.watch.broken

    def state(self) -> dict[str, Any]:
        """Everything an observer may know, as JSON."""
        if self.phone is None:
            return without_power(self.profile, self.site)
        return view(self.phone.dispatcher, self.site)

    def recorded(self) -> list[dict[str, Any]]:
        """The provider's recordings, newest first."""
        return [one.as_json() for one in reversed(self.site.provider.recordings)]

    def screenshot(self) -> bytes:
        """PNG of the LCD."""
        return self.site.panel.png()

    def captured_s(self) -> float:
        """Virtual seconds since the beginning."""
        return self.site.clock.now()

    def timeline(self, after: int = 0) -> list[dict[str, Any]]:
        """Entries with greater ids (`hw_sim.lanes`)."""
        return self.site.line.after(after)

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call `listener` with what changed; returns the end of it."""
        self._listeners[id(listener)] = listener
        return lambda: self._listeners.pop(id(listener), None) and None

    def perform(self, command: str) -> dict[str, Any]:
        """One line of the vocabulary. Raises CommandError (NotMetError for conditions)."""
        return self.do(parse(command))

    def do(self, command: Command) -> dict[str, Any]:
        """One command, to its end. Raises CommandError, NeverSettlesError."""
        result = do(self, command)
        self.settle()
        return result

    def post(self, event: PhoneEvent) -> None:
        """Something happens to the phone. Raises CommandError if it is without power."""
        self.running.dispatcher.post(event)
        self.settle()

    # time

    def advance(self, seconds: float, until: Callable[[], bool] | None = None) -> bool:
        """Let time pass, stopping at everything that falls due; and for good as soon as `until`
        is so. Whether it was."""
        clock = self.site.clock
        end = round(clock.now() + seconds, 6)
        self.settle()
        while True:
            if until is not None and until():
                return True
            due = self._next_due()
            if clock.now() >= end and due > end:
                return False
            clock.move_to(max(clock.now(), min(due, end)))
            self.settle()

    def settle(self) -> None:
        """Everything that happens now has happened when this returns."""
        for _ in range(LONGEST_INSTANT):
            if self.phone is not None:
                self.phone.turn()
            if not self.site.clock.perform_due():
                break
        else:
            raise NeverSettlesError(f"at {self.site.clock.now():.3f} s things do not come to rest")
        if self.phone is not None:
            self.watch.rest(self.phone)
        if self.score is not None:
            there = self.phone
            self.score.link(links(there, self.site.people) if there else frozenset())

    def wait(self, condition: Condition, seconds: float) -> None:
        """Until it holds. Raises NotMetError."""
        if not self.advance(seconds, lambda: self.holds(condition)):
            raise self._not_met(f"waited {seconds:g} s for", condition)

    def expect(self, condition: Condition) -> None:
        """Raises NotMetError if it does not hold now."""
        if not self.holds(condition):
            raise self._not_met("expected", condition)

    def holds(self, condition: Condition) -> bool:
        """Whether it is so now."""
        return holds(condition, self.state(), self.timeline())

    # the surroundings

    @property
    def running(self) -> SimPhone:
        """The phone. Raises CommandError if it is without power."""
        if self.phone is None:
            raise CommandError("the phone is without power")
        return self.phone

    def power_off(self) -> None:
        """Without a word to anybody."""
        phone, self.phone, site = self.running, None, self.site
        phone.vanish()
        site.panel.show(BLANK, Moment())
        site.lamps.light(dict.fromkeys(Lamp, DARK))
        site.line.see(site.clock.now(), None)
        site.clock.after(PATIENCE_S, site.people.leaving())
        self._tell("state")

    def power_on(self) -> None:
        """A new start: the journal says what was lost, and its session is ended if it stands."""
        if self.phone is not None:
            raise CommandError("the phone is on already")
        self.lost = lost(self.journal)
        for entry in self.lost:
            self._write(loss(entry))
        self.phone = SimPhone(
            self.site,
            self.profile,
            appearances=self.options.appearances,
            dialogs=self.options.dialogs,
            observers=(self._observe,),
            score=self.score,
        )
        if self.site.clock.now() or self.journal:  # not at the very beginning
            self.site.line.see(self.site.clock.now(), self.phone.dispatcher.presentation)
        if self.lost:
            self.site.provider.end_left_open(STOPPED)
        self.settle()
        self._tell("state")

    def resync(self, profile: bytes | None = None) -> dict[str, Any]:
        """Read the profile again, or this one; it takes effect when the phone is idle."""
        self._text = self._text if profile is None else profile
        arrived = self.profiles.resync()
        now, said = self.site.clock.now(), self.profiles.diagnostics
        self.site.line.resynced(now, said, accepted=arrived is not None)
        if arrived is not None:
            self.profile = arrived
            if self.phone is not None:
                self.phone.dispatcher.post(ProfileArrived(arrived))
                self.settle()
        return {"ok": arrived is not None, "diagnostics": list(self.profiles.diagnostics)}

    def change_profile(self, values: Texts) -> dict[str, Any]:
        """The profile has these from now on, and a resync."""
        return self.resync(write(values))

    def network(self, *, up: bool) -> None:
        """The phone's link."""
        if self.site.network.up is not up:
            self.site.network.up = up
            if self.phone is not None:
                self.phone.network_changed()

    # inside

    def _next_due(self) -> float:
        booked = self.site.clock.next_due()
        due = [] if booked is None else [booked]
        due += [self.phone.next_due()] if self.phone is not None else []
        return min(due, default=float("inf"))

    def _profiles(self) -> Profiles:
        """Built-in values, those of the script, the XML text, those that are above all."""
        keys = self.options.model.line_keys
        base = dict(live_profile(PBX, PROVIDER, 0, keys.rows + 1 if keys else None))
        base |= dict(self.options.script_sets)
        store = Store(lambda _: self._text, lambda: None, lambda _: None)
        sets = self.options.sets
        return Profiles(store, "profile", base=tuple(base.items()), overrides=sets)

    def _phone_number(self, line: int) -> str | None:
        found_line = next((one for one in self.profile.lines if one.number == line), None)
        return found_line.user_id if found_line else None

    def _service(self, number: str) -> str | None:
        return office(self.profile, number)

    def _observe(self, change: Change) -> None:
        for entry in entries(change.before, change.after):
            self._write(entry)
        if self.phone is not None:
            self.watch.step(self.phone, change)
        self._tell("state")

    def _write(self, entry: Entry) -> None:
        self.journal.append({"at": self.site.clock.stamp(), **entry})
        words = f"{entry['recording']}: {entry['why']}" if "why" in entry else entry["recording"]
        self.site.line.add(self.site.clock.now(), "journal", "entry", words, number=entry["with"])

    def _not_met(self, what: str, condition: Condition) -> NotMetError:
        there = found(condition, self.state(), self.timeline())
        return NotMetError(f"{what} {condition}; found {there}")

    def _tell(self, what: str) -> None:
        for listener in list(self._listeners.values()):
            listener(what)
