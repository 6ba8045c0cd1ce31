"""The rules of the whole phone with two calls at once, and that the reduction loses nothing."""

from random import Random

import pytest

from phone.monitors.words import Violation
from phone.state import PhoneState
from tests.exhaustive.search import Node, follow
from tests.exhaustive.two_call_space import TwoCalls
from tests.exhaustive.walks import SIZES, TWO, two_calls

pytestmark = pytest.mark.timeout(600)  # two walks may share a core with the rest
WANDERERS, STEPS = 12, 250


@pytest.mark.parametrize("name", TWO)
def test_every_rule_and_monitor_holds(name: str) -> None:
    walked = two_calls(name)
    assert not walked.broken, "\n".join((*walked.broken, *walked.history))
    assert (len(walked.came_from), walked.steps) == SIZES[name], "tests/exhaustive/walks.py"
    unreduced(TWO[name])


def unreduced(space: TwoCalls) -> None:
    """Phones that forget nothing, on random ways: each state they come to is in the walk.

    What happens is drawn from what may happen to the folded phone, and done to the whole one:
    it has its own digits, toasts, attempts, phases and places.
    """
    reached = walked_states(space)
    for seed in range(WANDERERS):
        random = Random(seed)
        node = Node(PhoneState(slots=(None, None), dialogs=space.dialogs))
        for _ in range(STEPS):
            _, event = random.choice([*space.moves(node)])
            after = follow(space.setting, node, event)
            assert not isinstance(after, Violation), after
            node = after
            if len(space.lines) > 1 and on_one_line(node):
                break  # two calls of one line are a walk of their own
            assert space.folded(node) in reached, (seed, event, node.state)


def on_one_line(node: Node) -> bool:
    """Whether both calls are on the same line."""
    lines = [slot.call.line for slot in node.state.slots if slot]
    return len(lines) != len(set(lines))


def walked_states(space: TwoCalls) -> frozenset[Node]:
    """What the walk of this space came to."""
    name = next(name for name, known in TWO.items() if known is space)
    return frozenset(two_calls(name).came_from)
