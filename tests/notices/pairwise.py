"""A small set of rows in which every pair of values of any two axes occurs; the same each time."""

import random
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from typing import Any

Row = tuple[int, ...]
SEEDS, ROUNDS = 200, 4000


def cover(axes: Mapping[str, Sequence[Any]], seeds: int = SEEDS) -> list[dict[str, Any]]:
    """As many rows as the two longest axes have pairs: fewer there cannot be.

    Raises ValueError if none was found.
    """
    names = sorted(axes, key=lambda name: -len(axes[name]))
    sizes = [len(axes[name]) for name in names]
    for seed in range(seeds):
        if (rows := _searched(sizes, random.Random(seed))) is not None:
            return [
                {name: axes[name][value] for name, value in zip(names, row, strict=True)}
                for row in rows
            ]
    raise ValueError(f"no cover of {sizes} in {sizes[0] * sizes[1]} rows")


def missing(rows: Sequence[Sequence[int]], sizes: Sequence[int]) -> int:
    """How many pairs of values occur in none."""
    return sum(
        one * other - len({(row[left], row[right]) for row in rows})
        for (left, one), (right, other) in combinations(enumerate(sizes), 2)
    )


def _searched(sizes: list[int], rng: random.Random) -> list[list[int]] | None:
    """Every column beyond the first two is balanced over the rows; then values of one column
    change places as long as no fewer pairs occur."""
    pairs = list(product(range(sizes[0]), range(sizes[1])))
    columns = [[number % size for number in range(len(pairs))] for size in sizes[2:]]
    for column in columns:
        rng.shuffle(column)
    rows = [[*pair, *values] for pair, *values in zip(pairs, *columns, strict=True)]
    left = missing(rows, sizes)
    for _ in range(ROUNDS):
        if not left:
            return rows
        column = rng.randrange(2, len(sizes))
        one, other = rng.sample(range(len(rows)), 2)
        _swap(rows, column, one, other)
        now = missing(rows, sizes)
        if now > left:
            _swap(rows, column, one, other)
        else:
            left = now
    return None


def _swap(rows: list[list[int]], column: int, one: int, other: int) -> None:
    rows[one][column], rows[other][column] = rows[other][column], rows[one][column]
