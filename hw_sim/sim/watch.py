"""Who watches a simulated phone: the rules of `phone.rules` and the promises after every step,
and, when all is done that there is to do at one time, what only the world knows: where sound
really goes, and whether everything has settled.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from hw_sim.sim.phone import SimPhone
from hw_sim.sim.promises import Promises
from phone.dispatcher import Change
from phone.levels import levels
from phone.rules import Moment, broken
from phone.slots import heard_with
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
        self._promises, self._still = Promises(), set[str]()
        self._gates: tuple[tuple[bool, bool], ...] = ()  # as the newest state has them
        self.broken: list[Broken] = []

    def step(self, phone: SimPhone, change: Change) -> None:
        """After every step of the machine."""
        state = change.after
        now = levels(phone.dispatcher.profile, state)
        moment, self._gates = Moment(state, now, change.presentation), now.gates
        for rule in (*self._rules(moment), *self._promises.step(phone, change)):
            self._note(rule, state)

    def rest(self, phone: SimPhone) -> None:
        """When nothing more happens at this time."""
        state, found = phone.dispatcher.state, set[str]()
        if phone.recorder.fed_in_vain():
            found.add("sound_goes_only_to_who_has_agreed_to_record")
        if any(not _is_sent(phone, slot) for slot in phone.gates.near_open()):
            found.add("the_microphone_is_recorded_only_where_it_is_sent")
        if self._is_left_open(phone):
            found.add("a_gate_is_open_only_while_the_state_says_so")
        for rule in (*sorted(found - self._still), *self._promises.rest(phone, self._now())):
            self._note(rule, state)
        self._still = found

    def _is_left_open(self, phone: SimPhone) -> bool:
        """A gate as it is, against the level that was asked for."""
        return any(
            any(sides) and not (slot < len(self._gates) and _covers(self._gates[slot], sides))
            for slot, sides in phone.gates.open.items()
        )

    def _note(self, rule: str, state: PhoneState) -> None:
        self.broken.append(Broken(rule, self._now(), state, tuple(self._history()[-LAST:])))


def _is_sent(phone: SimPhone, slot: int) -> bool:
    """To the party of this call, or to one whose conference it is."""
    members = heard_with(phone.dispatcher.state, slot)
    return any(phone.agent.speaks(one) for one in members)


def _covers(wanted: tuple[bool, bool], sides: tuple[bool, bool]) -> bool:
    return all(want or not is_open for want, is_open in zip(wanted, sides, strict=True))
