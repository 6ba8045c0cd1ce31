"""The whole product of notice settings as real calls, eight at a time, measured one by one.

What was measured is stored line by line, so that a run that was ended goes on where it was; the
pairwise cover is written into docs/notices.md.
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from hw_sim.measure.notices_heard import FAR, placed, sorted_by_who
from tests.live.notice_calls import Row, all_of, pairs
from tests.live.notice_figures import Judged, judged
from tests.notices.page import PATH, replaced
from tests.notices.product import every_setting
from tests.notices.rows import live_rows

AT_A_TIME, SHARE, AGAIN = 8, 48, 3
Say = Callable[[str], None]
STORED = Path("out") / "notices.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `python -m tests.bench notices`."""
    parser.add_argument("--rows", type=int, default=1152, metavar="N", help="call so many of them")
    parser.add_argument(
        "--pairwise", action="store_true", help="the 24 of the tests, into docs/notices.md"
    )
    parser.add_argument("--store", type=Path, default=STORED, help=f"default {STORED}")


def run(args: argparse.Namespace, say: Say) -> int:
    """0: every call was as SPEC has it; 1: some were not."""
    if args.pairwise:
        calls = _called(live_rows())
        page = PATH.read_text(encoding="utf-8")
        PATH.write_text(replaced(page, "live", table(calls)), encoding="utf-8")
        _shown(calls, say)
        return int(any(call.wrong for call in calls))
    return _product(args.rows, args.store, say)


def _product(count: int, store: Path, say: Say) -> int:
    """The calls that are not stored yet, share by share."""
    store.parent.mkdir(parents=True, exist_ok=True)
    stored = _stored(store)
    rows = [row for row in map(Row, every_setting()) if str(row) not in stored][:count]
    for begin in range(0, len(rows), SHARE):
        calls = _called(rows[begin : begin + SHARE])
        with store.open("a", encoding="utf-8") as file:
            for call in calls:
                stored[str(call.row)] = _as_json(call)
                file.write(json.dumps({"row": str(call.row), **_as_json(call)}) + "\n")
        _shown(calls, say)
        say(f"{begin + len(calls)} of {len(rows)}")
    wrong = [name for name, one in stored.items() if one["wrong"]]
    left = [one["left_db"] for one in stored.values() if one["left_db"] is not None]
    strides = [abs(it) for one in stored.values() for it in one["strides_ms"]]
    say(f"{len(stored)} of 1152 calls measured, {len(wrong)} not as SPEC has it")
    say(f"loudest trace in a recording {max(left, default=-200.0):.1f} dB")
    say(f"worst error from one notice to the next {max(strides, default=0.0):.1f} ms")
    return int(bool(wrong))


def _called(rows: Iterable[Row]) -> list[Judged]:
    """Each row; one that is not as it should be on a machine that was too busy is called again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        pairs(AT_A_TIME, Path(folder)) as there,
    ):
        found = {kept.row: judged(kept) for kept in all_of(rows, there)}
        for _ in range(AGAIN):
            late = [row for row, it in found.items() if it.doubtful]
            found |= {kept.row: judged(kept) for kept in all_of(late, there)}
    return list(found.values())


def table(calls: Iterable[Judged]) -> str:
    """The live rows of docs/notices.md."""
    lines = [f"| {call.row} | {_far(call)} | {_stride(call)} | {_left(call)} |" for call in calls]
    heading = "| call | the far party heard, ms late | from one to the next | in the recording |"
    return "\n".join([heading, "|---|---|---|---|", *sorted(lines)])


def _far(call: Judged) -> str:
    due, found = (sorted_by_who(some)[FAR] for some in (call.expected, call.found))
    there = zip(due, placed(due[: len(found)], found), strict=False)
    told = [
        f"{it.what} ({it.after} {wanted.offset_s:+.2f}) {1000 * (it.at_s - wanted.at_s):+.0f}"
        for wanted, it in there
    ]
    return ", ".join(told) or "nothing"


def _stride(call: Judged) -> str:
    worst = max((abs(it) for it in call.strides_s), default=None)
    return "" if worst is None else f"{1000 * worst:.1f} ms"


def _left(call: Judged) -> str:
    return "" if call.left_db is None else f"{call.left_db:.0f} dB"


def _shown(calls: Iterable[Judged], say: Say) -> None:
    for call in calls:
        if call.wrong:
            say(call.report)


def _as_json(call: Judged) -> dict[str, Any]:
    return {
        "wrong": list(call.wrong),
        "heard": [str(it) for it in call.found],
        "strides_ms": [round(1000 * it, 2) for it in call.strides_s],
        "left_db": None if call.left_db is None else round(call.left_db, 1),
        "late_ms": round(1000 * call.late_s),
    }


def _stored(store: Path) -> dict[str, dict[str, Any]]:
    if not store.exists():
        return {}
    lines = store.read_text(encoding="utf-8").splitlines()
    return {one["row"]: one for one in map(json.loads, lines)}
