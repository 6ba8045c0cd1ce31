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

from tests.live.notice_calls import Row, pairs
from tests.live.notice_figures import Judged, called
from tests.live.notice_table import table
from tests.notices.page import PATH, replaced
from tests.notices.product import every_setting
from tests.notices.rows import live_rows

AT_A_TIME, SHARE = 8, 48
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
        calls = _called(live_rows(), say)
        page = PATH.read_text(encoding="utf-8")
        PATH.write_text(replaced(page, "live", table(calls)), encoding="utf-8")
        _shown(calls, say)
        say(table(calls))
        return int(any(call.wrong for call in calls))
    return _product(args.rows, args.store, say)


def _product(count: int, store: Path, say: Say) -> int:
    """The calls that are not stored yet, share by share."""
    store.parent.mkdir(parents=True, exist_ok=True)
    stored = _stored(store)
    rows = [row for row in map(Row, every_setting()) if str(row) not in stored][:count]
    for begin in range(0, len(rows), SHARE):
        calls = _called(rows[begin : begin + SHARE], say)
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


def _called(rows: Iterable[Row], say: Say) -> list[Judged]:
    """Each row; those that were doubtful were called again, which is said."""
    with (
        tempfile.TemporaryDirectory() as folder,
        pairs(AT_A_TIME, Path(folder)) as there,
    ):
        found, again = called(rows, there)
    for before in again:
        say(f"called again, as the machine was late; at first it was:\n{before.report}")
    return list(found.values())


def _shown(calls: Iterable[Judged], say: Say) -> None:
    for call in calls:
        if call.wrong:
            say(call.report)


def _as_json(call: Judged) -> dict[str, Any]:
    return {
        "wrong": list(map(str, call.wrong)),
        "heard": [str(it) for it in call.found],
        "strides_ms": [round(1000 * it, 2) for it in call.strides_s],
        "left_db": None if call.left is None else round(call.left.trace_db, 1),
        "late_ms": round(1000 * call.late_s),
    }


def _stored(store: Path) -> dict[str, dict[str, Any]]:
    if not store.exists():
        return {}
    lines = store.read_text(encoding="utf-8").splitlines()
    return {one["row"]: one for one in map(json.loads, lines)}
