"""Live calls as rows: for docs/notices.md, and for the end of a test run."""

from collections.abc import Iterable

from hw_sim.measure.notices_heard import FAR, placed, sorted_by_who
from tests.live.notice_figures import Judged
from tests.notices.summary import HEADING, RULE


def table(calls: Iterable[Judged]) -> str:
    """All of them, in order."""
    return "\n".join([HEADING, RULE, *sorted(map(row, calls))])


def row(call: Judged) -> str:
    """One call: what the far party heard, the moment it counts from, and how many ms later it was
    than the oracle has it."""
    due, found = (sorted_by_who(some)[FAR] for some in (call.expected, call.found))
    told = [
        f"{it.what} ({it.after} {wanted.offset_s:+.2f}) {round(1000 * (it.at_s - wanted.at_s)):+d}"
        for wanted, it in zip(due, placed(due[: len(found)], found[: len(due)]), strict=False)
    ]
    worst = max((abs(it) for it in call.strides_s), default=None)
    stride = "" if worst is None else f"{1000 * worst:.1f} ms"
    left = "" if call.left is None else f"{call.left.trace_db:.0f} dB"
    return f"| {call.row} | {', '.join(told) or 'nothing'} | {stride} | {left} |"
