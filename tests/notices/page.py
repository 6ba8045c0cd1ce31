"""docs/notices.md: the table of what is heard with which settings, as it was measured."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from hw_sim.measure.notices_heard import EAR, FAR, Notice, placed, sorted_by_who
from hw_sim.measure.signals import REMINDER
from hw_sim.testing.notice_call import NoticeSettings
from provisioning.recording_settings import Mode
from tests.notices.fewest import fewest
from tests.notices.product import AXES, Measured, every_setting, measured

PATH = Path(__file__).parent.parent.parent / "docs" / "notices.md"
HEADINGS = {
    "mode": "mode",
    "pstn": "party",
    "inbound": "call",
    "start_stop": "start and stop",
    "pause_notice": "pause notice",
    "compliance": "compliance",
    "audience": "tone for",
}
NAMES: Mapping[tuple[str, Any], str] = {
    ("pstn", True): "PSTN",
    ("pstn", False): "internal",
    ("inbound", True): "in",
    ("inbound", False): "out",
    ("start_stop", True): "on",
    ("start_stop", False): "off",
    ("audience", None): "off",
    ("mode", Mode.ON_DEMAND): "On Demand",
}
ANY = "any"
Cell = frozenset[Any]
Cube = tuple[Cell, ...]
Setting = tuple[Any, ...]
Outcome = tuple[str, str]
"""What the far party hears, and what our user does."""


def words(call: Measured) -> Outcome:
    """What was said or beeped as it was measured: after what, and how long."""
    return _outcome(call, lambda it: it.what != REMINDER, "{what} ({after} {offset:+.2f})")


def tone(call: Measured) -> Outcome:
    """The reminder tone as it was measured: the first burst of each stretch, and what comes after
    words; the others follow in its rhythm."""
    return _outcome(
        call, lambda it: it.what == REMINDER and it.after != REMINDER, "{after} {offset:+.2f}"
    )


TABLES: Mapping[str, Callable[[Measured], Outcome]] = {"words": words, "tone": tone}


def _outcome(call: Measured, is_told: Callable[[Notice], bool], form: str) -> Outcome:
    wanted, found = sorted_by_who(call.expected), sorted_by_who(call.found)
    far, ear = (
        _told(filter(is_told, placed(wanted[who][: len(found[who])], found[who])), form)
        for who in (FAR, EAR)
    )
    return far, ear


def _told(notices: Iterable[Notice], form: str) -> str:
    told = (
        form.format(
            what=it.what.partition(" ")[0], after=it.after, offset=round(it.offset_s, 2) + 0.0
        )
        for it in notices
    )
    return ", ".join(told) or "nothing"


def table(outcomes: Mapping[Setting, Outcome]) -> str:
    """One row for all settings that come to the same; as few rows as there can be."""
    lines = [
        " | ".join([*(_named(axis, cell) for axis, cell in zip(AXES, cube, strict=True)), *heard])
        for cube, heard in fewest(tuple(AXES.values()), outcomes)
    ]
    heading = " | ".join([*HEADINGS.values(), "the far party hears", "our user hears"])
    rule = "|".join(["---"] * (len(AXES) + 2))
    return "\n".join([f"| {heading} |", f"|{rule}|", *(f"| {line} |" for line in lines)])


def page() -> str:
    """The whole page, with its tables anew: calls every setting, which takes a minute."""
    calls = {it: measured(it) for it in every_setting()}
    text = PATH.read_text(encoding="utf-8")
    for name, told in TABLES.items():
        heard = {setting(it): told(call) for it, call in calls.items()}
        text = replaced(text, name, table(heard))
    return text


def setting(of: NoticeSettings) -> Setting:
    """Its values, in the order of AXES."""
    return tuple(getattr(of, axis) for axis in AXES)


def replaced(text: str, name: str, part: str) -> str:
    """The page with another part between the marks of this name. Raises ValueError without them."""
    begin, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
    before, found, rest = text.partition(begin)
    _, also, after = rest.partition(end)
    if not found or not also:
        raise ValueError(f"docs/notices.md: expected {begin.strip()} and {end.strip()}")
    return f"{before}{begin}{part}{end}{after}"


@cache
def written(name: str) -> tuple[tuple[tuple[str, ...], Outcome], ...]:
    """The rows of a table that is in docs: settings by name, and what is heard."""
    part = PATH.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")[2]
    lines = part.partition(f"\n<!-- end of {name} -->")[0].splitlines()[2:]
    cells = [tuple(it.strip() for it in line.strip("| ").split("|")) for line in lines]
    return tuple((it[: len(AXES)], (it[-2], it[-1])) for it in cells)


def stands_as(name: str, settings: NoticeSettings) -> list[Outcome]:
    """What a table in docs says of these settings: one row should speak of them."""
    wanted = [_named(*it) for it in zip(AXES, _cells(setting(settings)), strict=True)]
    return [
        heard
        for names, heard in written(name)
        if all(one == ANY or it in one.split(", ") for it, one in zip(wanted, names, strict=True))
    ]


def _cells(values: Setting) -> Cube:
    return tuple(frozenset([it]) for it in values)


def _named(axis: str, cell: Cell) -> str:
    values = AXES[axis]
    if len(cell) == len(values):
        return ANY
    return ", ".join(_name(axis, it) for it in values if it in cell)


def _name(axis: str, value: Any) -> str:
    found = NAMES.get((axis, value))
    return found or str(value.value if isinstance(value, Enum) else value)
