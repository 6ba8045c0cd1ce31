"""What each command of the vocabulary does on a simulated bench."""

from typing import Any, Protocol, assert_never

from hw_sim.command_words import (
    ChangeProfile,
    ClockJump,
    Command,
    CommandError,
    DialTarget,
    Expect,
    FarEnd,
    LineRegistration,
    Mark,
    Network,
    NetworkLatency,
    Power,
    Press,
    Prompts,
    Provider,
    Resync,
    Screenshot,
    Sleep,
    Wait,
)
from hw_sim.conditions import Condition
from hw_sim.sim.phone import SimPhone
from hw_sim.sim.site import Site
from hw_sim.sim.softkeys import keys_to
from phone.state import PhoneEvent, TargetDialled
from provisioning.load import Texts
from softkeys.actions import LABELS
from softkeys.keypad import Key, KeyPressed

Surrounding = (
    ChangeProfile
    | ClockJump
    | LineRegistration
    | Network
    | NetworkLatency
    | Power
    | Prompts
    | Resync
)


class Bench(Protocol):
    """What commands need of the bench."""

    site: Site
    pictures: dict[str, bytes]

    @property
    def running(self) -> SimPhone: ...

    def post(self, event: PhoneEvent) -> None: ...

    def advance(self, seconds: float) -> bool: ...

    def wait(self, condition: Condition, seconds: float) -> None: ...

    def expect(self, condition: Condition) -> None: ...

    def screenshot(self) -> bytes: ...

    def power_on(self) -> None: ...

    def power_off(self) -> None: ...

    def network(self, *, up: bool) -> None: ...

    def resync(self) -> dict[str, Any]: ...

    def change_profile(self, values: Texts) -> dict[str, Any]: ...


def do(bench: Bench, command: Command) -> dict[str, Any]:
    """One command; what REST answers. Raises CommandError."""
    now = bench.site.clock.now()
    match command:
        case Press(key, long, again_after_s):
            place = _press(bench, key, long=long)
            if again_after_s is not None:
                bench.advance(again_after_s)
                _press(bench, place)  # the same finger on the same key
        case DialTarget(target, line):
            bench.site.line.told(now, command)
            bench.post(TargetDialled(target, line))
        case Wait(condition, seconds):
            bench.wait(condition, seconds)
        case Expect(condition):
            bench.expect(condition)
        case Sleep(seconds):
            bench.advance(seconds)
        case Screenshot(name):
            bench.pictures[name] = bench.screenshot()
        case Mark(name):
            bench.site.line.add(now, "marks", "mark", name)
        case FarEnd(words, party):
            bench.site.line.told(now, command)
            bench.site.people.find(party).obey(words)
        case Provider(words):
            bench.site.line.told(now, command)
            bench.site.provider.obey(words)
        case _:
            bench.site.line.told(now, command)
            return _surroundings(bench, command)
    return {"ok": True}


def _surroundings(bench: Bench, command: Surrounding) -> dict[str, Any]:
    site = bench.site
    match command:
        case Resync():
            return bench.resync()
        case ChangeProfile(values):
            return bench.change_profile(values)
        case Network(up):
            bench.network(up=up)
        case NetworkLatency(seconds):
            site.network.latency_s = seconds
        case LineRegistration(line, registered):
            _register(bench, line, registered=registered)
        case Power(on):
            (bench.power_on if on else bench.power_off)()
        case ClockJump(seconds):
            site.clock.jump(seconds)
        case Prompts(words):
            site.prompts.obey(words)
        case _:
            assert_never(command)
    return {"ok": True}


def _press(bench: Bench, key: Key | str, *, long: bool = False) -> Key:
    """The key that was pressed in the end."""
    dispatcher = bench.running.dispatcher
    places = (key,) if isinstance(key, Key) else keys_to(dispatcher.profile, dispatcher.state, key)
    for place in places:
        softkey = dispatcher.presentation.softkeys[place.softkey - 1] if place.softkey else None
        label = LABELS[softkey].text if softkey else ""
        held = long and place is places[-1]
        told = Press(label or place, held)
        bench.site.line.told(bench.site.clock.now(), told, label)
        bench.post(KeyPressed(place, long=held))
    return places[-1]


def _register(bench: Bench, line: int, *, registered: bool) -> None:
    if line not in {one.number for one in bench.running.dispatcher.profile.lines}:
        raise CommandError(f"the phone has no line {line}")
    bench.running.registrar.decide(line, registered=registered)
