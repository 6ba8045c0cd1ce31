"""Who watches a simulated phone: the rules of `phone.rules` after every step, and, when all is
done that there is to do at one time, what only the world knows: where sound really goes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from hw_sim.sim.phone import SimPhone
from phone.dispatcher import Change
from phone.levels import levels
from phone.rules import Moment, broken
from phone.state import PhoneState

LAST: Final = 40
"""So many entries of the time line are kept with a broken rule."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that does not hold: when, in what state, and what had happened just before."""

    rule: str
    time_s: float
    state: PhoneState
    history: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.time_s:.3f} s: {self.rule}"


class Watch:
    """Collects what is broken, each once as long as it stays so."""

    def __init__(
        self,
        now: Callable[[], float],
        history: Callable[[], list[dict[str, Any]]],
        rules: Callable[[Moment], tuple[str, ...]] = broken,
    ) -> None:
        self._now, self._history, self._rules = now, history, rules
        self._still = set[str]()
        self.broken: list[Broken] = []

    def step(self, phone: SimPhone, change: Change) -> None:
        """After every step of the machine."""
        state = change.after
        moment = Moment(state, levels(phone.dispatcher.profile, state), change.presentation)
        for rule in self._rules(moment):
            self._note(rule, state)

    def rest(self, phone: SimPhone) -> None:
        """When nothing more happens at this time."""
        state, found = phone.dispatcher.state, set[str]()
        if phone.recorder.fed_in_vain():
            found.add("sound_goes_only_to_who_has_agreed_to_record")
        if any(not _is_sent(phone, slot) for slot in phone.gates.near_open()):
            found.add("the_microphone_is_recorded_only_where_it_is_sent")
        for rule in sorted(found - self._still):
            self._note(rule, state)
        self._still = found

    def _note(self, rule: str, state: PhoneState) -> None:
        self.broken.append(Broken(rule, self._now(), state, tuple(self._history()[-LAST:])))


def _is_sent(phone: SimPhone, slot: int) -> bool:
    """To the party of this call, or to one that is joined to it."""
    joined = phone.agent.bridged
    return any(phone.agent.speaks(one) for one in (joined if slot in joined else (slot,)))
