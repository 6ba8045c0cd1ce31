"""Simulated benches, and what is read off them."""

from hw_sim.scenario.transcript import transcript
from hw_sim.sim.bench import SimBench, SimOptions

MODE = "Call_Recording_Mode_1_"
ALWAYS = ((MODE, "Always"),)
PAUSABLE = ((MODE, "Always with Pause/Resume"),)


def bench(*sets: tuple[str, str], seed: int = 0, dialogs: int = 16) -> SimBench:
    """A phone that is on, with these parameters."""
    return SimBench(SimOptions(script_sets=sets, seed=seed, dialogs=dialogs))


def perform(there: SimBench, script: str) -> SimBench:
    """Line by line; nothing may be broken by it."""
    for line in script.strip().splitlines():
        there.perform(line.strip())
    assert there.broken == []
    return there


def called(*sets: tuple[str, str]) -> SimBench:
    """In a call with Mette."""
    return perform(bench(*sets), "dial 1002\nwait call confirmed 2 s")


def history(there: SimBench, *lanes: str) -> list[str]:
    """The transcript of these lanes, blanks made single."""
    return [" ".join(line.split()) for line in transcript(there.timeline(), lanes)]
