"""The table and what it ignores, held against each other: faults by name, none if all is well.

Every (mode, phase, wish, event) that can come about has one row, or stands in `IGNORED` with its
reason; and nothing stands in either that is not needed.
"""

from collections.abc import Collection, Iterator
from itertools import product

from phone.recording.exploration import Table
from phone.recording.ignored import IGNORED, Ignored
from phone.recording.machine import Recording, row_for
from phone.recording.table import Row
from phone.recording.words import Event, Mode, Phase, Wish

Case = tuple[Mode, Phase, Wish, Event]
CASES: tuple[Case, ...] = tuple(product(Mode, Phase, Wish, Event))


def cases(recordings: Collection[Recording]) -> tuple[Case, ...]:
    """What can come about, by the states that were reached: any event in any of them."""
    states = dict.fromkeys((it.mode, it.phase, it.wish) for it in recordings)
    return tuple((*state, event) for state in states for event in Event)


def matching(case: Case, rows: Table) -> tuple[Row, ...]:
    """All rows that apply to a case; two would be one too many."""
    mode, phase, wish, event = case
    return tuple(
        row for row in rows.at(phase, event) if mode in row.modes and row.given in (None, wish)
    )


def unwritten(reached: Collection[Case], rows: Table) -> Iterator[str]:
    """Cases that neither have a row nor are ignored on purpose."""
    ignored = {pair for entry in IGNORED for pair in pairs(entry)}
    for case in reached:
        mode, phase, wish, event = case
        if (phase, event) not in ignored and row_for(
            rows.at(phase, event), Recording(mode, phase, wish), event
        ) is None:
            yield f"unwritten: {mode.value}, {phase.value}, wish {wish.value}: {event.value}"


def ambiguous(rows: Table, among: Collection[Case] = CASES) -> Iterator[str]:
    """Cases with two rows, reachable or not."""
    for case in among:
        if len(matching(case, rows)) > 1:
            mode, phase, wish, event = case
            yield f"two rows: {mode.value}, {phase.value}, wish {wish.value}: {event.value}"


def stale(reached: Collection[Case], rows: Table) -> Iterator[str]:
    """Pairs that are ignored although every case of theirs that can come about has a row."""
    needed = {(case[1], case[3]) for case in reached if not matching(case, rows)}
    possible = {(case[1], case[3]) for case in reached}
    for entry in IGNORED:
        for phase, event in sorted(pairs(entry) & possible - needed, key=str):
            yield f"stale: {phase.value}, {event.value} ({entry.because})"


def repeated() -> Iterator[str]:
    """Entries that explain nothing which an earlier one does not explain."""
    explained = set[tuple[Phase, Event]]()
    for entry in IGNORED:
        if pairs(entry) <= explained:
            yield f"said before: {entry.because}"
        explained |= pairs(entry)


def pairs(entry: Ignored) -> set[tuple[Phase, Event]]:
    """The pairs of an entry."""
    return set(product(entry.phases, entry.events))


def idle(reached: Collection[Case], rows: Table) -> Iterator[str]:
    """Rows that never apply, phase by phase."""
    possible = {(case[1], case[3]) for case in reached}
    fired = {(row, case[1]) for case in reached for row in matching(case, rows)}
    for row in rows.rows:
        for phase in row.phases:
            if (phase, row.event) in possible and (row, phase) not in fired:
                yield f"never applies: {phase.value}, {row.event.value} -> {row.to.value}"
