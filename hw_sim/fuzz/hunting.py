"""Walk after walk, until one finds something or there have been enough; then it is shrunk.

A walk is drawn from the seed and its number alone: the same seed has the same walks, in the same
order, however far one goes. `going_on` bounds how far; nothing in here looks at a clock.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from hw_sim.fuzz.beginnings import beginning
from hw_sim.fuzz.shrinking import CANDIDATES, Shrunk, shrunk
from hw_sim.fuzz.walk import Settings
from hw_sim.fuzz.wandering import Wanderer, wandered

SHORTEST, LONGEST = 20, 120  # lines


@dataclass(frozen=True, slots=True)
class Ground:
    """Where is walked: `modes` are the only ones to be drawn, `above` stands above all sets."""

    seed: int = 0
    modes: tuple[str, ...] = ()
    above: Settings = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: whole walks, their commands and virtual seconds; then what is shrunk."""

    walks: int = 0
    commands: int = 0
    virtual_s: float = 0.0
    found: str = ""  # the rule that a walk has broken
    tried: int = 0  # candidates for a shorter one
    left: int = 0  # lines of the shortest so far


@dataclass(frozen=True, slots=True)
class Hunt:
    """What came of it; `number` is that of the walk that found something."""

    progress: Progress
    number: int | None = None
    shrunk: Shrunk | None = None


def walk_number(ground: Ground, number: int) -> Wanderer:
    """The walk of that number, done."""
    random = Random(f"{ground.seed}:{number}")
    start = beginning(random, ground.modes, ground.above)
    return wandered(start, random, random.randrange(SHORTEST, LONGEST))


def hunt(
    ground: Ground,
    going_on: Callable[[Progress], bool],
    candidates: int = CANDIDATES,
) -> Hunt:
    """Until something is found; `going_on` is asked before each walk, and told while shrinking."""
    done = Progress()
    while going_on(done):
        number = done.walks
        wanderer = walk_number(ground, number)
        commands = done.commands + len(wanderer.lines)
        virtual_s = round(done.virtual_s + wanderer.bench.captured_s(), 3)
        done = Progress(number + 1, commands, virtual_s)
        found = wanderer.finding
        if found is not None:

            def told(
                tried: int, left: int, rule: str = found.rule, so_far: Progress = done
            ) -> None:
                at = (so_far.walks, so_far.commands, so_far.virtual_s)
                going_on(Progress(*at, rule, tried, left))

            return Hunt(done, number, shrunk(wanderer, candidates, told))
    return Hunt(done)
