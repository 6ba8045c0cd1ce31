"""The fewest rows that a decision table can be told in, going from question to question."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any, TypeVar

Values = tuple[Any, ...]
Row = tuple[frozenset[Any], ...]
T = TypeVar("T")

_Known = dict[tuple[Values, ...], list[Row]]


def fewest(axes: Sequence[Values], outcomes: Mapping[Values, T]) -> list[tuple[Row, T]]:
    """Rows of sets of values, one for each axis, and what they all come to: each combination is in
    one of them. The first axis is asked for first."""
    known: _Known = {}
    rows = [row for value in axes[0] for row in _told(((value,), *axes[1:]), outcomes, known)]
    return [(row, outcomes[tuple(next(iter(cell)) for cell in row)]) for row in rows]


def _told(box: tuple[Values, ...], outcomes: Mapping[Values, Any], known: _Known) -> list[Row]:
    """Of the combinations in this box: by the question that takes the fewest rows."""
    if box in known:
        return known[box]
    if len({outcomes[it] for it in product(*box)}) == 1:
        best: list[Row] = [tuple(frozenset(values) for values in box)]
    else:
        questions = [_parts(box, axis, outcomes) for axis in range(len(box))]
        tellings = (
            [row for part in parts for row in _told(part, outcomes, known)]
            for parts in questions
            if len(parts) > 1
        )
        best = min(tellings, key=len)
    known[box] = best
    return best


def _parts(
    box: tuple[Values, ...], axis: int, outcomes: Mapping[Values, Any]
) -> list[tuple[Values, ...]]:
    """The answers to a question; those that lead to the same are one."""
    answers: dict[tuple[Any, ...], list[Any]] = {}
    for value in box[axis]:
        there = product(*box[:axis], (value,), *box[axis + 1 :])
        answers.setdefault(tuple(outcomes[it] for it in there), []).append(value)
    return [(*box[:axis], tuple(values), *box[axis + 1 :]) for values in answers.values()]
