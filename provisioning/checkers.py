"""The grammars that the parameter table takes but does not know: key lists, ToneScript, countries.

They are other folders', which know no profiles; a composition root hands them over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar, assert_never

from provisioning.parameter import Grammar

K_co = TypeVar("K_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Checkers(Generic[K_co]):
    """Each reads a text and raises ValueError with a message that says what was expected and
    found; if the error has an integer `offset`, the diagnostic points at that character."""

    key_list: Callable[[str], K_co]
    tone_script: Callable[[str], object]
    warning_script: Callable[[str], object]
    notice_script: Callable[[str], object]
    tone_country: Callable[[str], object]

    def check(self, grammar: Grammar, text: str) -> None:
        """Raises ValueError if the text is not of the grammar."""
        match grammar:
            case Grammar.KEY_LIST:
                self.key_list(text)
            case Grammar.TONE_SCRIPT:
                self.tone_script(text)
            case Grammar.WARNING_SCRIPT:
                self.warning_script(text)
            case Grammar.NOTICE_SCRIPT:
                self.notice_script(text)
            case Grammar.TONE_COUNTRY:
                self.tone_country(text)
            case _:
                assert_never(grammar)
