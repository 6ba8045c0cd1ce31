"""The rules of the whole phone, in every state that one call can come to (DESIGN §3, §7)."""

from collections.abc import Callable

import pytest

from indicators import lamps
from phone import levels
from phone.call.events import CallEnded
from phone.call.states import EndReason
from phone.machine import step
from phone.ports import Audible
from phone.presentation import present
from tests.exhaustive.phone_space import UNSEEN
from tests.exhaustive.search import follow
from tests.exhaustive.walks import ONE, one_call

EACH = pytest.mark.parametrize("name", ONE)
pytestmark = pytest.mark.timeout(600)  # two walks may share a core with the rest


@EACH
def test_every_rule_and_monitor_holds(
    name: str, record_property: Callable[[str, object], None]
) -> None:
    walked = one_call(name)
    assert not walked.broken, "\n".join((*walked.broken, *walked.history))
    record_property("measured", walked.size)


@EACH
def test_a_call_that_ends_leaves_nothing_behind(name: str) -> None:
    setting = ONE[name].setting
    for node in one_call(name).came_from:
        if node.state.idle or node.state.urgent:  # an emergency call waits for this end
            continue
        ended, _ = step(setting, node.state, CallEnded(0, EndReason.REMOTE_BYE))
        now = levels.levels(setting, ended)
        assert ended.idle
        assert ended.focus is None
        assert now.gates == ((False, False),)
        assert now.far_words == (None,)
        assert now.audible == Audible()
        assert not now.bridge
        lit = {lamp for lamp, light in present(setting, ended).lamps if light != lamps.DARK}
        assert not lit


def test_what_is_unseen_changes_only_what_is_forgotten() -> None:
    space = ONE["On Demand"]
    for node in one_call("On Demand").came_from:
        for event in UNSEEN:
            after = follow(space.setting, node, event)
            assert after is node or space.folded(after) == node  # type: ignore[arg-type]
