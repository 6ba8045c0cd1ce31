"""What people do: always said in the vocabulary, and what fits rather than what does not."""

from random import Random

import pytest

from hw_sim.command_words import DialTarget, FarEnd, Press
from hw_sim.commands import parse
from hw_sim.fuzz.people import at_the_phone, far_away
from hw_sim.sim.bench import SimBench

DRAWS = 400


@pytest.fixture(scope="module")
def talking() -> SimBench:
    bench = SimBench()
    for line in ("dial 1002", "advance 2 s"):
        bench.perform(line)
    return bench


@pytest.mark.parametrize("seed", range(4))
def test_every_word_is_in_the_vocabulary(seed: int, talking: SimBench) -> None:
    random = Random(seed)
    for state in (SimBench().state(), talking.state()):
        for _ in range(DRAWS):
            said = [parse(line) for line in at_the_phone(random, state)]
            assert any(isinstance(it, Press | DialTarget) for it in said)
            assert all(isinstance(parse(line), FarEnd) for line in far_away(random, state))


def test_softkeys_are_mostly_those_that_are_offered(talking: SimBench) -> None:
    state, random = talking.state(), Random(0)
    offered = {f"press {label}" for label in state["softkeys"] if label}
    drawn = [at_the_phone(random, state) for _ in range(DRAWS)]
    assert sum(lines[0] in offered for lines in drawn) > 0.4 * DRAWS


def test_a_phone_without_a_call_mostly_gets_one() -> None:
    random, state = Random(0), SimBench().state()
    drawn = [at_the_phone(random, state)[0].split()[0] for _ in range(DRAWS)]
    assert drawn.count("dial") > 0.4 * DRAWS


def test_somebody_in_a_call_does_not_call(talking: SimBench) -> None:
    state, random = talking.state(), Random(0)
    drawn = {far_away(random, state)[0] for _ in range(DRAWS)}
    assert "far-end 1003 call" in drawn
    assert "far-end 1002 hold" in drawn
    assert "far-end 1002 call" not in drawn
    assert "far-end 1003 hold" not in drawn


def test_who_calls_does_so_in_many_ways(talking: SimBench) -> None:
    state, random = talking.state(), Random(0)
    deeds = {far_away(random, state) for _ in range(10 * DRAWS)}
    assert any(lines[0].endswith("100rel silent") and len(lines) == 2 for lines in deeds)
    assert {lines[0].split()[2] for lines in deeds} >= {"came-to", "callback", "header", "offer"}


def test_a_number_is_keyed_in_digit_by_digit(talking: SimBench) -> None:
    drawn = {at_the_phone(Random(seed), talking.state()) for seed in range(DRAWS)}
    outside = tuple(f"press {digit}" for digit in "4533123456")
    assert ("long-press 0", *outside, "press Call") in drawn
