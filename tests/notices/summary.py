"""What is said of the notices at the end of a test run: the live calls as they were measured, those
that were called again and why, and one line for the product.

Tests leave it as properties of their own, which xdist carries as well.
"""

from collections.abc import Iterable, Iterator

SIMULATED = "notices simulated"
LIVE = "notices live"
AGAIN = "notices called again"
HEADING = "| call | the far party heard, ms late | from one to the next | in the recording |"
RULE = "|---|---|---|---|"

Property = tuple[str, object]


def lines(properties: Iterable[Property]) -> Iterator[str]:
    """For the end of a run; none if nothing of notices was measured."""
    kept: dict[str, list[object]] = {SIMULATED: [], LIVE: [], AGAIN: []}
    for name, value in properties:
        kept.get(name, []).append(value)
    if kept[LIVE]:
        yield from (HEADING, RULE, *sorted(map(str, kept[LIVE])))
    for report in kept[AGAIN]:
        yield f"called again, as the machine was late; at first it was:\n{report}"
    if kept[SIMULATED]:
        calls = sum(int(str(it)) for it in kept[SIMULATED])
        yield f"{calls} calls on simulated parts: exactly what docs/notices.md says was heard"
