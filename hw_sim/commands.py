"""THE vocabulary: what scenario files, REST and the page may say, one line each.

Pure: text in, a command out. Unknown words are errors that name the nearest known one.
"""

import re

from hw_sim.command_forms import FAR_END, FORMS, PROVIDER, is_near, matches, nearest, verbs
from hw_sim.command_words import (
    ChangeProfile,
    ClockJump,
    Command,
    CommandError,
    DialTarget,
    Expect,
    FarEnd,
    LineRegistration,
    Mark,
    Network,
    NetworkLatency,
    Power,
    Press,
    Prompts,
    Provider,
    Resync,
    Screenshot,
    Sleep,
    Wait,
)
from hw_sim.conditions import Condition, ConditionError, parse_condition
from provisioning.parameters import find
from provisioning.parameters import nearest as nearest_parameter
from softkeys.keypad import Key

__all__ = [
    "ChangeProfile",
    "ClockJump",
    "Command",
    "CommandError",
    "DialTarget",
    "Expect",
    "FarEnd",
    "LineRegistration",
    "Mark",
    "Network",
    "NetworkLatency",
    "Power",
    "Press",
    "Prompts",
    "Provider",
    "Resync",
    "Screenshot",
    "Sleep",
    "Wait",
    "parse",
    "setting",
]

DEFAULT_WAIT_S = 10.0
LONGEST_S = 86_400.0
UNITS_S = (("ms", 0.001), ("s", 1.0), ("min", 60.0), ("h", 3600.0))


def parse(line: str) -> Command:
    """One command. Raises CommandError."""
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if not line.strip().isprintable():
        raise CommandError(f"expected one line of printable characters, found {line!r}")
    if word not in FORMS:
        raise CommandError(f"unknown word {word!r}{nearest(word, tuple(FORMS))}")
    if bool(rest) is (word == "resync"):
        raise CommandError(f"expected: {_form(word)}")
    match word:
        case "press" | "long-press" | "dial":
            return _by_user(word, rest)
        case "wait" | "expect":
            return _judged(word, rest)
        case "advance" | "sleep":
            return Sleep(_duration(word, rest))
        case "mark":
            return Mark(_name(rest))
        case "screenshot":
            return Screenshot(_name(rest))
        case "far-end":
            return _far_end(rest)
        case "provider":
            return Provider(_known(word, rest, PROVIDER))
        case _:
            return _by_surroundings(word, rest)


def _by_user(word: str, rest: str) -> Command:
    if word == "dial":
        tail = re.fullmatch(r"(.+) on line ([1-9]\d?)", rest)
        return DialTarget(tail[1].strip(), int(tail[2])) if tail else DialTarget(rest)
    tail = re.fullmatch(r"(.+) twice (\S+ \S+)", rest) if word == "press" else None
    if tail:
        return Press(_key(tail[1].strip()), again_after_s=_duration(word, tail[2]))
    return Press(_key(rest), long=word == "long-press")


def _judged(word: str, rest: str) -> Command:
    words = rest.split()
    timed = word == "wait" and len(words) >= 2 and words[-1] in ("s", "ms")
    if not timed or not re.fullmatch(r"[\d.e+-]+|nan|inf", words[-2]):
        condition = _condition(rest)
        return Expect(condition) if word == "expect" else Wait(condition, DEFAULT_WAIT_S)
    seconds = _duration(word, " ".join(words[-2:]))
    return Wait(_condition(" ".join(words[:-2])), seconds)


def _by_surroundings(word: str, rest: str) -> Command:
    words, line = rest.split(), f"{word} {rest}"
    match word, words:
        case "network", ["up" | "down" as now]:
            return Network(now == "up")
        case "network", ["latency", *amount]:
            return NetworkLatency(_duration(word, " ".join(amount)))
        case "line", [number, "registered" | "unregistered" as now] if re.fullmatch(
            r"[1-9]\d?", number
        ):
            return LineRegistration(int(number), now == "registered")
        case "power", ["on" | "off" as now]:
            return Power(now == "on")
        case "clock", ["jump", *amount]:
            back = bool(amount) and amount[0].startswith("-")
            seconds = _duration(word, " ".join(amount).removeprefix("-"))
            return ClockJump(-seconds if back else seconds)
        case "announcements", _ if any(matches(form, line.split()) for form in FORMS[word]):
            return Prompts(" ".join(words))
        case "profile", _:
            return ChangeProfile(tuple(map(setting, re.split(r";\s+", rest))))
        case "resync", []:
            return Resync()
        case _:
            raise CommandError(f"expected: {_form(word)}, found {rest!r}")


def setting(text: str) -> tuple[str, str]:
    """`NAME = VALUE` of a profile; the value may be empty. Raises CommandError."""
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals or not name:
        raise CommandError(f"expected: NAME = VALUE, found {text.strip()!r}")
    if find(name) is None:
        near = nearest_parameter(name)
        hint = f"; did you mean {near}?" if near else ""
        raise CommandError(f"unknown parameter {name!r}{hint}")
    return name, value


def _key(word: str) -> Key | str:
    try:
        return Key(word)
    except ValueError:
        return word


def _duration(word: str, text: str) -> float:
    """`25 s`, `20 ms`, `2 min`, `8 h` in seconds. Raises CommandError."""
    amount, _, unit = text.partition(" ")
    try:
        seconds = float(amount) * dict(UNITS_S)[unit]
    except (KeyError, ValueError):
        raise CommandError(f"expected: {_form(word)}, found {text!r}") from None
    if not 0 <= seconds <= LONGEST_S:  # nan is in no range
        raise CommandError(f"expected 0 to {LONGEST_S:g} s, found {text}")
    return round(seconds, 6)


def _condition(text: str) -> Condition:
    try:
        return parse_condition(text)
    except ConditionError as error:
        raise CommandError(str(error)) from error


def _name(text: str) -> str:
    if not all(letter.isalnum() or letter in "-_" for letter in text):
        raise CommandError(f"expected a name of letters, digits, - and _, found {text!r}")
    return text


def _far_end(rest: str) -> FarEnd:
    """Whose words they are is said first, unless it is the first party."""
    words, known = rest.split(), verbs(FAR_END)
    alone = len(words) == 1 or words[0] in known
    if alone or (words[1] not in known and is_near(words[0], known)):
        return FarEnd(_known("far-end", rest, FAR_END))
    return FarEnd(_known("far-end", " ".join(words[1:]), FAR_END), words[0])


def _known(word: str, rest: str, forms: tuple[str, ...]) -> str:
    """The words in single blanks, if they are said in one of the forms."""
    words = rest.split()
    if words[0] not in verbs(forms):
        hint = nearest(words[0], verbs(forms))
        raise CommandError(f"unknown {word} word {words[0]!r}{hint}")
    of_verb = [form for form in forms if form.split()[0] == words[0]]
    if not any(matches(form, words) for form in of_verb):
        told = " or ".join(f"{word} {form}" for form in of_verb)
        raise CommandError(f"expected: {told}, found {rest!r}")
    return " ".join(words)


def _form(word: str) -> str:
    return " or ".join(FORMS[word])
