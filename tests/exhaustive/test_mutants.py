"""Every small fault in the recording table is found: by the nets, by completeness, by a playbook.

A fault that changes no step in any state that can be reached is none; whatever else is not found
stands in `EXCUSED` with the reason.
"""

from collections import Counter
from collections.abc import Callable, Collection
from functools import cache

import pytest

from phone.recording import machine
from phone.recording.exploration import Exploration, Node, Table, explore, follow, table
from phone.recording.monitors.words import Violation
from phone.recording.rules import FOR_GOOD, MAY_PASS
from phone.recording.table import REFUSED_ALL, ROWS, TRY_AGAIN
from phone.recording.words import Event
from tests.exhaustive.completeness import CASES, Case, ambiguous, cases, idle, stale, unwritten
from tests.exhaustive.mutants import Mutant, mutants
from tests.phone.recording.histories_of_recorders import RECORDERS
from tests.phone.recording.histories_of_users import USERS

EXCUSED: dict[str, str] = {}  # fault, and why nobody need find it

SANE = table(ROWS)


@cache
def everything() -> Exploration:
    return explore()


def at(mutant: Mutant) -> list[Node]:
    """The nodes in which the fault may show."""
    return [it for it in everything().came_from if it.recording.phase is mutant.phase]


def found_by_nets(mutant: Mutant, faulty: Table) -> str:
    """The promise that is broken; a history is as it was until it meets the fault, so only
    what follows the fault is walked through."""
    known, new = everything().came_from, list[Node]()
    for node in at(mutant):
        after = follow(node, mutant.event, faulty)
        if isinstance(after, Violation):
            return after.rule
        if after not in known:
            new.append(after)
    return explore(new, faulty, known=known).broken


def found_by_completeness(mutant: Mutant, faulty: Table, reached: Collection[Case]) -> bool:
    mine = [it for it in reached if it[1] is mutant.phase and it[3] is mutant.event]
    alike = [it for it in CASES if it[1] is mutant.phase and it[3] is mutant.event]
    faults = (
        *unwritten(mine, faulty),
        *ambiguous(faulty, alike),
        *stale(mine, faulty),
        *idle(mine, faulty),
    )
    return bool(faults)


def found_by_playbooks(mutant: Mutant) -> bool:
    return any(book.played(mutant.rows) != book.lines for book in (*USERS, *RECORDERS))


def same(mutant: Mutant, faulty: Table) -> bool:
    """Whether every step that can come about is what it was."""
    pair = (mutant.phase, mutant.event)
    return all(
        machine.step(it.recording, mutant.event, faulty.at(*pair))
        == machine.step(it.recording, mutant.event, SANE.at(*pair))
        for it in at(mutant)
    )


def verdict(mutant: Mutant, reached: Collection[Case]) -> str:
    faulty = table(mutant.rows)
    promise = found_by_nets(mutant, faulty)
    if promise:
        return promise.partition(":")[0]
    if found_by_completeness(mutant, faulty, reached):
        return "completeness"
    if same(mutant, faulty):
        return "no fault"
    if found_by_playbooks(mutant):
        return "playbooks"
    return "excused" if mutant.fault in EXCUSED else "survived"


def test_every_fault_in_the_table_is_found(
    record_property: Callable[[str, object], None],
) -> None:
    reached = cases(everything().recordings)
    every = tuple(mutants(ROWS))
    verdicts = {mutant.fault: verdict(mutant, reached) for mutant in every}
    assert len(verdicts) == len(every)
    counts = Counter(verdicts.values())
    told = ", ".join(f"{count} {by}" for by, count in counts.most_common())
    record_property("measured", f"{len(verdicts)} mutants: {told}")
    assert [fault for fault, by in verdicts.items() if by == "survived"] == []
    assert {fault for fault, by in verdicts.items() if by == "excused"} == EXCUSED.keys()


@pytest.mark.parametrize("reason", [*MAY_PASS, *FOR_GOOD])
def test_every_fault_in_what_is_tried_again_is_found(
    reason: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "TRY_AGAIN", TRY_AGAIN ^ {reason})
    assert explore().broken


def test_what_is_tried_again_and_what_is_not_are_all_failures() -> None:
    failures = {it.failure for it in everything().recordings} - {None}
    assert failures == {*MAY_PASS, *FOR_GOOD}
    assert set(REFUSED_ALL) <= failures
