"""THE vocabulary: what scenario files, REST and the page may say, one line each.

Pure: text in, a command out. Unknown words are errors that name the nearest known one.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from hw_sim.conditions import Condition, ConditionError, parse_condition
from softkeys.keypad import Key

DEFAULT_WAIT_S = 10.0
LONGEST_S = 3600.0


class CommandError(ValueError):
    """A line that is not in the vocabulary; the message is one line for people."""


@dataclass(frozen=True, slots=True)
class Press:
    """`press Record`, `press softkey-3`, `press 5`, `press hook`."""

    key: Key | str  # a physical key, or the label of a softkey that is shown


@dataclass(frozen=True, slots=True)
class DialTarget:
    """`dial 1002`, `dial sip:1002@127.0.0.1:5070`."""

    target: str


@dataclass(frozen=True, slots=True)
class Wait:
    """`wait recording paused 5 s`: until the condition holds, at most so long."""

    condition: Condition
    seconds: float


@dataclass(frozen=True, slots=True)
class Expect:
    """`expect softkeys Hold | End call | Record`: now, or it is a failure."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Sleep:
    """`sleep 25 s`."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Screenshot:
    """`screenshot NAME`: the LCD as NAME.png."""

    name: str


@dataclass(frozen=True, slots=True)
class FarEnd:
    """`far-end answer`, `far-end call`, …: what the other party does."""

    words: str


@dataclass(frozen=True, slots=True)
class Provider:
    """`provider refuse 503`, `provider ok`, `provider kill`, `provider start`: how it behaves."""

    words: str


@dataclass(frozen=True, slots=True)
class Resync:
    """`resync`: read the profile again."""


Command = Press | DialTarget | Wait | Expect | Sleep | Screenshot | FarEnd | Provider | Resync

FORMS: MappingProxyType[str, str] = MappingProxyType(
    {
        "press": "press KEY (a softkey's label, softkey-1…4, line-1…10, 0–9 * #, hook, mute, ok …)",
        "dial": "dial NUMBER or SIP-URI",
        "wait": "wait CONDITION [N s]",
        "expect": "expect CONDITION",
        "sleep": "sleep N s",
        "screenshot": "screenshot NAME",
        "far-end": "far-end answer|reject CODE|hang-up|hold|retrieve|call [URI]|mode auto|manual",
        "provider": "provider ok|refuse CODE|silent|inactive|ready|one-sided|bye|pause|unpause|"
        "refuse-changes CODE|silent-changes|no-siprec|snapshot|kill|start",
        "resync": "resync",
    }
)
FAR_END_WORDS = ("answer", "reject", "hang-up", "hold", "retrieve", "call", "mode")
PROVIDER_WORDS = (
    *("ok", "refuse", "silent", "inactive", "ready", "one-sided", "bye", "pause", "unpause"),
    *("refuse-changes", "silent-changes", "no-siprec", "snapshot", "kill", "start"),
)


def parse(line: str) -> Command:
    """One command. Raises CommandError."""
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if not line.strip().isprintable():
        raise CommandError(f"expected one line of printable characters, found {line!r}")
    if word not in FORMS:
        near = get_close_matches(word, FORMS, 1)
        hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(FORMS)}"
        raise CommandError(f"unknown word {word!r}{hint}")
    if bool(rest) is (word == "resync"):
        raise CommandError(f"expected: {FORMS[word]}")
    match word:
        case "press":
            return Press(_key(rest))
        case "dial":
            return DialTarget(rest)
        case "wait":
            condition, seconds = _with_seconds(rest, DEFAULT_WAIT_S)
            return Wait(_condition(condition), seconds)
        case "expect":
            return Expect(_condition(rest))
        case "sleep":
            words, seconds = _with_seconds(f"- {rest}", -1.0)
            if words != "-" or seconds < 0:
                raise CommandError(f"expected: {FORMS['sleep']}, found {rest!r}")
            return Sleep(seconds)
        case "screenshot":
            return Screenshot(_name(rest))
        case "far-end":
            return FarEnd(_known(word, rest, FAR_END_WORDS))
        case "provider":
            return Provider(_known(word, rest, PROVIDER_WORDS))
        case _:
            return Resync()


def _key(word: str) -> Key | str:
    try:
        return Key(word)
    except ValueError:
        return word


def _with_seconds(text: str, default: float) -> tuple[str, float]:
    """`recording paused 5 s` → (`recording paused`, 5.0). Raises CommandError."""
    words = text.split()
    if len(words) < 2 or words[-1] != "s":
        return text, default
    try:
        seconds = float(words[-2])
    except ValueError:
        return text, default
    if not 0 <= seconds <= LONGEST_S:  # nan is in no range
        raise CommandError(f"expected 0 to {LONGEST_S:g} s, found {words[-2]} s")
    return " ".join(words[:-2]), seconds


def _condition(text: str) -> Condition:
    try:
        return parse_condition(text)
    except ConditionError as error:
        raise CommandError(str(error)) from error


def _name(text: str) -> str:
    if not all(letter.isalnum() or letter in "-_" for letter in text):
        raise CommandError(f"expected a name of letters, digits, - and _, found {text!r}")
    return text


def _known(word: str, words: str, known: tuple[str, ...]) -> str:
    verb = words.split(maxsplit=1)[0]
    if verb not in known:
        near = get_close_matches(verb, known, 1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise CommandError(f"unknown {word} word {verb!r}{hint} – {FORMS[word]}")
    return words
