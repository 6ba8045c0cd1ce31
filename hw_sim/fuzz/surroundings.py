"""What happens around a phone: its provider, network, power, profile, clock; and time that passes.

Drawn at random, as lines of the vocabulary. Takes a bench's state as JSON.
"""

from random import Random
from typing import Final

from hw_sim.command_text import duration
from hw_sim.fuzz.beginnings import policies
from hw_sim.fuzz.people import Deed, State, at_the_phone, far_away

PAUSES_S: Final = (0.01, 0.05, 0.1, 0.5, 0.5, 1.0, 1.0, 2.0, 3.0, 5.0, 12.0, 30.0)

PROVIDER: Final = (
    *(
        "ok",
        "ok",
        "ok",
        "ok",
        "ok",
        "refuse 503",
        "refuse 403",
        "refuse 488",
        "silent",
        "inactive",
        "ready",
    ),
    *("one-sided", "no-siprec", "slow 2 s", "slow 7 s", "bye", "bye", "pause", "unpause"),
    *("snapshot", "refuse-changes 500", "silent-changes", "glare", "kill", "start"),
)
LATENCIES: Final = ("1 ms", "20 ms", "200 ms", "900 ms")
REGISTRATIONS: Final = ("line 1 unregistered", "line 1 registered", "line 2 unregistered")
PROMPTS: Final = (
    *("announcements broken", "announcements playable", "announcements broken compliance"),
    *("announcements missing en", "announcements missing da"),
)
JUMPS: Final = ("clock jump 1 h", "clock jump -1 h", "clock jump 1 s")


def deed(random: Random, state: State) -> Deed:
    """What is done next, and by whom; then, mostly, time passes."""
    if not state["power"]:
        return (*_pause(random), "power on", *_pause(random))
    done = random.choices(
        (at_the_phone, far_away, _provider, _network, _admin, _power),
        (60.0, 24.0, 9.0, 4.0, 2.0, 0.5),
    )[0](random, state)
    return (*done, *(_pause(random) if random.random() < 0.8 else ()))


def _pause(random: Random) -> Deed:
    return (f"advance {duration(random.choice(PAUSES_S))}",)


def _provider(random: Random, state: State) -> Deed:
    fault = state["provider"]["fault"]
    if fault != "ok" and random.random() < 0.5:
        return (f"provider {'start' if fault == 'kill' else 'ok'}",)
    return (f"provider {random.choice(PROVIDER)}",)


def _network(random: Random, state: State) -> Deed:
    if not state["network"]["up"]:
        return ("network up",)
    if random.random() < 0.4:
        return ("network down",)
    return (
        random.choice((f"network latency {random.choice(LATENCIES)}", *REGISTRATIONS, *PROMPTS)),
    )


def _admin(random: Random, state: State) -> Deed:
    if random.random() < 0.3:
        return (random.choice((*JUMPS, "resync")),)
    line = random.choice([it["line"] for it in state["lines"]])
    values = policies(random, line)
    return (
        (f"profile {'; '.join(f'{name} = {value}' for name, value in values)}",) if values else ()
    )


def _power(random: Random, state: State) -> Deed:  # noqa: ARG001  as the others
    return ("power off",)
