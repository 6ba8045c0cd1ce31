"""Whether a scenario can also run on the wire, in real time, and if not why. Pure.

There order and states are compared, not times: what only simulated parts can do, or only their
history can tell, is named as the reason.
"""

import re
from collections.abc import Iterator

from hw_sim.command_text import written
from hw_sim.command_words import (
    ChangeProfile,
    ClockJump,
    DialTarget,
    Expect,
    FarEnd,
    LineRegistration,
    Network,
    NetworkLatency,
    Power,
    Prompts,
    Provider,
    Sleep,
    Wait,
)
from hw_sim.conditions import Condition
from hw_sim.live_profile import FAR_NUMBER, FIRST_PARTY
from hw_sim.scenario.script import Script, Step

LONGEST_S = 300.0  # that a scenario may ask to wait in real time
FAR_END_VERBS = (
    *("answer", "reject", "hang-up", "cancel", "hold", "retrieve", "call", "mode"),
    *("record", "refer"),
)
SIMULATED_MODES = ("silent", "early", "late-ok")
SIMULATED_FAULTS = ("slow", "glare")
SIMULATED_HOST = re.compile(r"\.sim\b")
SIMULATED_SUBJECTS = ("sip", "journal", "dtmf", "recorded", "announcement")


def live_reason(script: Script) -> str:
    """Why it cannot run live; empty: it can."""
    return script.header.not_live or next(_reasons(script), "")


def _reasons(script: Script) -> Iterator[str]:
    if script.header.dialogs is not None or script.header.appearances is not None:
        yield "capacity and appearances are those of the SIP library"
    for name, value in script.header.sets:
        if SIMULATED_HOST.search(value):
            yield f"{name} = {value}: a simulated host"
    for step in script.steps:
        if why := _reason(step):
            yield f"{step.place}: {why}"
    seconds = sum(it.command.seconds for it in script.steps if isinstance(it.command, Sleep))
    if seconds > LONGEST_S:
        yield f"it takes {seconds:g} s, more than {LONGEST_S:g}"


def _reason(step: Step) -> str:
    command = step.command
    match command:
        case ChangeProfile() | Network() | NetworkLatency() | LineRegistration():
            return f"{written(command).split(maxsplit=1)[0]}: on simulated parts alone"
        case Power() | ClockJump() | Prompts():
            return f"{written(command).split(maxsplit=1)[0]}: on simulated parts alone"
        case DialTarget(target) if target != FAR_NUMBER and "@" not in target:
            return f"dial {target}: there is one far end on the wire"
        case FarEnd(words, party):
            return _of_far_end(words.split(), party)
        case Provider(words) if words.split(maxsplit=1)[0] in SIMULATED_FAULTS:
            return f"provider {words}: of the simulated provider alone"
        case Wait(condition) | Expect(condition):
            return _of_condition(condition)
        case _:
            return ""


def _of_far_end(words: list[str], party: str) -> str:
    if party not in FIRST_PARTY:
        return f"far-end {party}: there is one far end on the wire"
    if words == ["call", "line", "1"]:
        return ""
    simulated = words[1:2] in [[mode] for mode in SIMULATED_MODES] and words[0] == "mode"
    if simulated or words[0] not in FAR_END_VERBS or words[:2] == ["call", "line"]:
        return f"far-end {' '.join(words)}: of simulated parties alone"
    return ""


def _of_condition(condition: Condition) -> str:
    told = condition.subject in SIMULATED_SUBJECTS
    sounded = condition.subject == "tone" and not condition.argument.endswith((" on", " off"))
    if sounded and condition.times is not None:
        return "tone: how often it sounds in so much time, and times are not compared"
    if told or (sounded and condition.argument != "reminder"):
        return f"{condition.subject}: of the simulated history alone"
    return ""
