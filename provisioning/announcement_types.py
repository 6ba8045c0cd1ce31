"""The types of parameter values about announcements: languages, and the sets of prompts.

Knows no parameter by name; beside `value_types`, which has the plain ones.
"""

import re
from typing import Final

from provisioning.value_types import MismatchError, ValueType, text

LANGUAGES: Final = ("en", "da", "nl", "nb", "sr", "zh-Hant")
"""The languages prompts are spoken in, as BCP 47 tags (RFC 5646)."""

_LISTED: Final = f"{', '.join(LANGUAGES[:-1])} or {LANGUAGES[-1]}"
_BY_LOWER: Final = {tag.lower(): tag for tag in LANGUAGES}
_SERVICE: Final = re.compile(r"[A-Za-z0-9_.!~*'()&+$,;?/%#-]{1,63}")


def language() -> ValueType[str]:
    """A language tag in any case (RFC 5646 §2.1.1), read as LANGUAGES has it."""

    def read(value: str) -> str:
        tag = _BY_LOWER.get(value.lower())
        if tag is None:
            raise MismatchError(f"a language: {_LISTED}")
        return tag

    return ValueType(_LISTED, read)


def service_languages() -> ValueType[tuple[tuple[str, str], ...]]:
    """Numbers or SIP users and the language of each, `2000=da|reception=nl`, or none."""
    expected = "NUMBER=LANGUAGE, separated by |"

    def read(value: str) -> tuple[tuple[str, str], ...]:
        found: dict[str, str] = {}
        for part in value.split("|") if value else ():
            number, equals, tag = (it.strip() for it in part.partition("="))
            if not (equals and _SERVICE.fullmatch(number)):
                raise MismatchError(expected, f"; at {part.strip()[:40]!r}")
            if number in found:
                raise MismatchError("each number once", f"; {number} comes twice")
            if tag.lower() not in _BY_LOWER:
                raise MismatchError(f"a language: {_LISTED}", f"; at {part.strip()[:80]!r}")
            found[number] = _BY_LOWER[tag.lower()]
        return tuple(found.items())

    return ValueType("NUMBER=LANGUAGE|…", read, admits_empty=True)


def prompt_set() -> ValueType[str]:
    """The name of a set of prompts, which is that of its folder; empty: the standard prompts."""
    return text(r"[A-Za-z0-9_-]{1,32}", "a name of at most 32 letters, digits, _ and -")
