"""Delta debugging: the fewest items that still fail (Zeller and Hildebrandt, ddmin, 2002).

Pure, and deterministic if `fails` is. 1-minimal: without any one of them it fails no more.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def ddmin(items: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> tuple[T, ...]:
    """A part of `items`, in their order; `items` themselves must fail."""
    kept, parts = tuple(items), 2
    while kept:
        size = max(1, -(-len(kept) // parts))
        for start in range(0, len(kept), size):
            fewer = kept[:start] + kept[start + size :]
            if fails(fewer):
                kept, parts = fewer, max(parts - 1, 2)
                break
        else:
            if size == 1:
                break
            parts = min(2 * parts, len(kept))
    return kept
