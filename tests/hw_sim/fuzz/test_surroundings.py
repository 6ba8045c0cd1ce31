"""What happens next on a walk: said in the vocabulary, and everything happens some time."""

from random import Random

from hw_sim.commands import parse
from hw_sim.fuzz.surroundings import deed
from hw_sim.sim.bench import SimBench

DRAWS = 3000


def first_words(bench: SimBench) -> dict[str, int]:
    """How often which word was drawn, pauses aside."""
    random, state, drawn = Random(0), bench.state(), dict[str, int]()
    for _ in range(DRAWS):
        for line in deed(random, state):
            assert parse(line)
            word = " ".join(line.split()[:2]) if line.startswith("network") else line.split()[0]
            drawn[word] = drawn.get(word, 0) + 1
    return drawn


def test_everything_happens_some_time_and_keys_most_often() -> None:
    drawn = first_words(SimBench())
    told = {"press", "long-press", "dial", "far-end", "provider", "profile", "resync", "line"}
    told |= {"network down", "network latency", "announcements", "clock", "power", "advance"}
    assert drawn.keys() == told
    assert drawn["press"] == max(it for word, it in drawn.items() if word != "advance")


def test_a_phone_without_power_gets_it_back() -> None:
    bench = SimBench()
    bench.perform("power off")
    assert first_words(bench).keys() == {"advance", "power"}
    assert "power on" in deed(Random(0), bench.state())


def test_a_network_that_is_down_comes_up() -> None:
    bench = SimBench()
    bench.perform("network down")
    words = first_words(bench)
    assert {it for it in words if it.startswith("network")} == {"network up"}
