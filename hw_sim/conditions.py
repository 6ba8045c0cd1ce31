"""What can be waited for and expected: `[no] SUBJECT [of WHO] WHAT [N times] [since MARK|start]`.

Pure: judged on a snapshot of the phone (`snapshot.snapshot`) and its time line. What happened is
counted since the newest mark, or the start. A condition says in words what it found instead.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hw_sim.command_forms import nearest
from hw_sim.condition_readings import Entry, State, View
from hw_sim.condition_subjects import LABEL_TEXTS, SINCE, SUBJECTS

START = "start"
PER_CALL = (
    *("call", "compliance", "hold", "recording", "flow", "reason", "a-record", "registered"),
    *("announcement", "provider", "sip", "dtmf", "recorded"),
)
COUNTED = ("tone", "announcement", "provider", "sip", "journal", "profile")


class ConditionError(ValueError):
    """Text that is no condition."""


@dataclass(frozen=True, slots=True)
class Condition:
    """`negated` turns it round (`no softkey Record`)."""

    subject: str
    argument: str
    negated: bool = False
    of: str = ""  # whose call, by number or name (registered: whose line); empty: in focus
    times: int | None = None  # None: at least once
    since: str = ""  # a mark; empty: the newest one, or the start

    def __str__(self) -> str:
        words = ["no" if self.negated else "", self.subject, f"of {self.of}" if self.of else ""]
        words += [self.argument, "" if self.times is None else f"{self.times} times"]
        return " ".join([*filter(None, words), *([f"since {self.since}"] if self.since else [])])


def parse_condition(text: str) -> Condition:
    """Raises ConditionError."""
    words = text.split()
    negated = len(words) > 1 and words[0] == "no"
    subject, *rest = words[negated:] or [""]
    if subject not in SUBJECTS:
        raise ConditionError(f"unknown condition {text!r}{nearest(subject, tuple(SUBJECTS))}")
    of = rest[1] if subject in PER_CALL and rest[:1] == ["of"] and len(rest) > 1 else ""
    argument, times, since = _tail(subject, " ".join(rest[2:] if of else rest))
    if not argument:
        raise ConditionError(f"expected: {subject} {SUBJECTS[subject].form}")
    _check(subject, argument)
    return Condition(subject, argument, negated, of, times, since)


def _tail(subject: str, argument: str) -> tuple[str, int | None, str]:
    """`reminder 3 times since resumed` → (`reminder`, 3, `resumed`)."""
    since, times = "", None
    if subject in SINCE and (tail := re.fullmatch(r"(.*?) ?\bsince ([\w-]+)", argument)):
        argument, since = tail[1], tail[2]
    if subject in COUNTED and (tail := re.fullmatch(r"(.*?) ?\b(\d{1,6}) times?", argument)):
        argument, times = tail[1], int(tail[2])
    return argument, times, since


def _check(subject: str, argument: str) -> None:
    """What has a fixed vocabulary is held to it: a misspelt state would never come."""
    known, word = SUBJECTS[subject].words, argument.split(maxsplit=1)[0]
    if known and word not in known:
        raise ConditionError(f"unknown {subject} {word!r}{nearest(word, known)}")
    labels = [part.strip() for part in argument.split("|")] if subject.startswith("softkey") else []
    for label in labels:
        if label and label not in LABEL_TEXTS:
            raise ConditionError(f"unknown softkey {label!r}{nearest(label, LABEL_TEXTS)}")
    if not re.fullmatch(SUBJECTS[subject].shape, argument):
        form = SUBJECTS[subject].form
        raise ConditionError(f"expected: {subject} {form}, found {argument!r}")


def tells_of_history(condition: Condition) -> bool:
    """Whether it is judged on the time line, and not on the state alone."""
    return condition.subject in SINCE


def holds(condition: Condition, state: State, history: Sequence[Entry] = ()) -> bool:
    """Whether it is so now; `history` is the whole time line."""
    subject = SUBJECTS[condition.subject]
    count = subject.count(_view(condition, state, history), condition.argument)
    so = count > 0 if condition.times is None else count == condition.times
    return so is not condition.negated


def found(condition: Condition, state: State, history: Sequence[Entry] = ()) -> str:
    """What is there, in the words of the condition's subject."""
    return SUBJECTS[condition.subject].found(_view(condition, state, history))


def _view(condition: Condition, state: State, history: Sequence[Entry]) -> View:
    if condition.subject not in SINCE:
        history = ()
    at = _since(condition, history)
    before, entries = history[:at], history[at:]
    began = float(history[at - 1]["t"]) if at else 0.0
    if not condition.of:
        return View(state, entries, before, began)
    who = condition.of
    call = next((it for it in state["calls"] if who in _names(it["remote"])), None)
    line = next((it for it in state["lines"] if who in (str(it["line"]), it["number"])), None)
    about = {
        "call": call,
        "recording": call["recording"] if call else NO_RECORDING,
        "sip": {"registered": line["registered"] if line else None},
    }
    entries = [it for it in entries if who in _names(it)]
    before = [it for it in before if who in _names(it)]
    return View({**state, **about}, entries, before, began)


NO_RECORDING = {"state": "off", "flow": "none", "reason": None, "by": {"phone": "off"}}


def _names(party: State) -> tuple[str, str, str]:
    """How a party may be called: number, name, first name."""
    name = str(party.get("name", ""))
    return str(party.get("number", "")), name, name.partition(" ")[0]


def _since(condition: Condition, history: Sequence[Entry]) -> int:
    """Where what it counts begins: after the mark it names, after the newest one, at the start."""
    if condition.since == START:
        return 0
    for index in range(len(history) - 1, -1, -1):
        entry = history[index]
        if entry["lane"] == "marks" and condition.since in ("", entry["text"]):
            return index + 1
    return len(history) if condition.since else 0
