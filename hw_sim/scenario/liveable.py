"""Whether a scenario can also run on the wire, in real time, and if not why. Pure.

There order and states are compared, not times: what only simulated parts can do is named as the
reason, what only their history can tell is not compared.
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
    Press,
    Prompts,
    Provider,
    Sleep,
    Wait,
)
from hw_sim.commands import Command
from hw_sim.conditions import Condition
from hw_sim.scenario.script import ExpectHistory, Script, Step
from hw_sim.sim.directory import HOST as CALL_SERVER
from hw_sim.sim.provider import HOST as PROVIDER
from softkeys.keypad import Key

LONGEST_S = 300.0  # that a scenario may ask to wait in real time
FAR_END_VERBS = (
    *("answer", "reject", "hang-up", "cancel", "hold", "retrieve", "call", "mode"),
    *("record", "refer", "transfer", "consult-transfer"),
    *("came-to", "callback", "header", "offer", "100rel"),
)
NAMING = ("call", "transfer", "consult-transfer", "becomes")
"""What a far end does with somebody else, who is named."""

SIMULATED_WORDS = ("mode early", "mode late-ok", "100rel silent")
SIMULATED_FAULTS = ("slow", "glare")
SIMULATED_HOST = re.compile(r"[\w.-]+\.sim\b")
SIMULATED_SUBJECTS = ("sip", "journal", "dtmf", "recorded", "announcement", "provider")


def live_reason(script: Script) -> str:
    """Why it cannot run live; empty: it can."""
    return script.header.not_live or next(_reasons(script), "")


def is_compared(command: Command | ExpectHistory) -> bool:
    """Whether the wire can tell if it is so: false for an `expect` of a history that only
    simulated parts write, by message, sample or word."""
    return not isinstance(command, Expect) or not _of_simulated_history(command.condition)


def meant(script: Script) -> tuple[str, ...]:
    """Whom it means, by number or name as it says them: those who are named, those who are
    dialled or transferred to, and all digits that are keyed, in a row."""
    words, keyed = list[str](), ""
    for step in script.steps:
        match step.command:
            case FarEnd(said, party):
                verb, *named = said.split()
                words += [party, *(named if verb in NAMING else ())]
            case DialTarget(target):
                words.append(target)
            case Press(Key() as key):
                keyed += key.value if key.value.isdecimal() else ""
            case _:
                pass
    return tuple(dict.fromkeys(filter(None, (*words, keyed))))


def _reasons(script: Script) -> Iterator[str]:
    if script.header.dialogs is not None or script.header.appearances is not None:
        yield "capacity and appearances are those of the SIP library"
    for name, value in script.header.sets:
        if any(host not in (CALL_SERVER, PROVIDER) for host in SIMULATED_HOST.findall(value)):
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
        case DialTarget(target) if SIMULATED_HOST.search(target):
            return f"dial {target}: a simulated host"
        case FarEnd(words):
            return _of_far_end(words)
        case Provider(words) if words.split(maxsplit=1)[0] in SIMULATED_FAULTS:
            return f"provider {words}: of the simulated provider alone"
        case Wait(condition) if _of_simulated_history(condition):
            return f"wait {condition.subject}: of the simulated history alone"
        case _:
            return ""


def _of_far_end(said: str) -> str:
    verb = said.split(maxsplit=1)[0]
    if SIMULATED_HOST.search(said):
        return f"far-end {said}: a simulated host"
    if verb not in FAR_END_VERBS or said in SIMULATED_WORDS:
        return f"far-end {said}: of simulated parties alone"
    return ""


def _of_simulated_history(condition: Condition) -> bool:
    told = condition.subject in SIMULATED_SUBJECTS
    sounded = condition.subject == "tone" and not condition.argument.endswith((" on", " off"))
    how_often = condition.times is not None  # in so much time, and times are not compared
    return told or (sounded and (how_often or condition.argument != "reminder"))
