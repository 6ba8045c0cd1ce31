"""The forms of the vocabulary: what may be said, as people read it and as `commands` checks it.

A form is words: a literal, `on|off` (one of them), CAPITALS (something of that kind), `NAME…` (all
that follows), `[…]` at the end (may be left out). Pure; knows no phone.
"""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from types import MappingProxyType

from announcements.catalogue import Kind
from announcements.languages import Language

FORMS: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "press": ("press KEY…", "press KEY… twice N ms"),
        "long-press": ("long-press KEY…",),
        "dial": ("dial NUMBER…", "dial NUMBER… on line N"),
        "wait": ("wait CONDITION…", "wait CONDITION… N s"),
        "expect": ("expect CONDITION…",),
        "advance": ("advance N s|ms|min|h",),
        "sleep": ("sleep N s|ms|min|h",),
        "mark": ("mark NAME",),
        "screenshot": ("screenshot NAME",),
        "far-end": ("far-end WORDS…", "far-end NUMBER-OR-NAME WORDS…"),
        "provider": ("provider WORDS…",),
        "network": ("network up|down", "network latency N s|ms"),
        "line": ("line N registered|unregistered",),
        "profile": ("profile NAME = VALUE[; NAME = VALUE]",),
        "resync": ("resync",),
        "power": ("power on|off",),
        "clock": ("clock jump N s|min|h",),
        "announcements": (
            "announcements playable",
            "announcements broken [KIND]",
            "announcements missing LANGUAGE",
        ),
    }
)

FAR_END: tuple[str, ...] = (
    "answer",
    "reject [CODE]",
    "hang-up",
    "hold",
    "retrieve",
    "refuse-hold on|off",
    "call [URI]",
    "call line N",
    "cancel",
    "came-to none",
    "came-to NUMBER…",
    "callback on|off",
    "header none",
    "header NAME…",
    "100rel on|off|silent",
    "offer on|off",
    "ringing",
    "mode auto|manual|silent|early|late-ok",
    "transfer NUMBER",
    "consult-transfer NUMBER",
    "refer accept|silent",
    "refer refuse CODE",
    "replace",
    "becomes NUMBER [NAME…]",
    "record on|off|paused",
)

PROVIDER: tuple[str, ...] = (
    "ok",
    "refuse CODE",
    "silent",
    "inactive",
    "ready",
    "one-sided",
    "no-siprec",
    "slow N s",
    "bye",
    "pause",
    "unpause",
    "snapshot",
    "refuse-changes CODE",
    "silent-changes",
    "glare",
    "kill",
    "start",
)


def _is_code(word: str) -> bool:
    return word.isdecimal() and 300 <= int(word) <= 699


def _is_amount(word: str) -> bool:
    whole, _, part = word.partition(".")
    return whole.isdecimal() and (part.isdecimal() or part == "") and word[-1:] != "."


KINDS: MappingProxyType[str, Callable[[str], bool]] = MappingProxyType(
    {
        "CODE": _is_code,
        "N": _is_amount,
        "NUMBER": bool,
        "URI": bool,
        "NAME": bool,
        "KIND": {kind.value for kind in Kind}.__contains__,
        "LANGUAGE": {language.value for language in Language}.__contains__,
    }
)


def matches(form: str, words: Sequence[str]) -> bool:
    """Whether `words` are said in this form."""
    needed, _, optional = form.partition(" [")
    wanted = needed.split()
    if optional and len(words) > len(wanted):
        wanted += optional.removesuffix("]").split()
    if wanted and wanted[-1].endswith("…") and len(words) > len(wanted):
        words = [*words[: len(wanted) - 1], " ".join(words[len(wanted) - 1 :])]
    return len(words) == len(wanted) and all(map(_fits, wanted, words))


def _fits(wanted: str, word: str) -> bool:
    kind = KINDS.get(wanted.removesuffix("…"))
    return kind(word) if kind else word in wanted.split("|")


def verbs(forms: Sequence[str]) -> tuple[str, ...]:
    """The first words, each once, in their order."""
    return tuple(dict.fromkeys(form.split()[0] for form in forms))


def is_near(word: str, known: Sequence[str]) -> bool:
    """Whether it may be a misspelt one of these."""
    return bool(get_close_matches(word, known, 1))


def nearest(word: str, known: Sequence[str]) -> str:
    """`; did you mean press?`, or what is known."""
    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; known: {', '.join(known)}"
