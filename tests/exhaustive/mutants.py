"""Small faults put into the recording table, one at a time, phase by phase.

Every field of every row is given every other value it may have. Knows nothing of who finds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from phone.recording.table import Row
from phone.recording.words import Action, Event, Mode, Note, Phase, Wish


@dataclass(frozen=True, slots=True)
class Mutant:
    """A table with one fault in it: in `phase`, on `event`."""

    fault: str
    phase: Phase
    event: Event
    rows: tuple[Row, ...]


def mutants(rows: tuple[Row, ...]) -> Iterator[Mutant]:
    """All of them."""
    for index, row in enumerate(rows):
        for phase in row.phases:
            others = tuple(it for it in row.phases if it is not phase)
            kept = (replace(row, phases=others),) if others else ()
            sane = replace(row, phases=(phase,))
            for fault, put in (("dropped", ()), *faults(sane)):
                yield Mutant(
                    f"{name(sane)}: {fault}",
                    phase,
                    row.event,
                    (*rows[:index], *kept, *put, *rows[index + 1 :]),
                )


def name(row: Row) -> str:
    """A row of one phase, by what tells it from the others."""
    given = f", wish {row.given.value}" if row.given else ""
    return f"{row.phases[0].value}, {row.event.value}{given} -> {row.to.value}"


def faults(row: Row) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The row with every other value in each of its fields."""
    for to in Phase:
        if to is not row.to:
            yield f"to {to.value}", (replace(row, to=to),)
    for do in (None, *Action):
        if do is not row.do:
            yield f"asks {value(do)}", (replace(row, do=do),)
    for wish in (None, *Wish):
        if wish is not row.wish:
            yield f"sets wish {value(wish)}", (replace(row, wish=wish),)
        if wish is not row.given:
            yield f"given wish {value(wish)}", (replace(row, given=wish),)
    for note in (None, *Note):
        if note is not row.note:
            yield f"says {value(note)}", (replace(row, note=note),)
    for mode in Mode:
        turn = "not in" if mode in row.modes else "also in"
        yield f"{turn} {mode.value}", (replace(row, modes=row.modes ^ {mode}),)


def value(word: Enum | None) -> str:
    """The word, or `nothing`."""
    return "nothing" if word is None else str(word.value)
