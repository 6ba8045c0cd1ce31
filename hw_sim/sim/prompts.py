"""The prompts of a simulated phone, and what is wrong with them: implements
`announcements.prompts.Prompts` over those that come with Redlamp, in the words of `command_forms`.
"""

from functools import cache

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Prompt, Prompts, wanted_languages
from announcements.shelf import PromptShelf


class SimPrompts:
    """As `on` has them, until it is told otherwise."""

    def __init__(self, on: Prompts) -> None:
        self._on = on
        self._broken, self._missing = frozenset[Kind](), frozenset[Language]()

    def find(self, kind: Kind, language: Language, custom: str = "") -> Prompt | None:
        """As the port says, without what cannot be played and what is not there."""
        if kind in self._broken:
            return None
        for one in wanted_languages(language):
            found = None if one in self._missing else self._on.find(kind, one, custom)
            if found is not None and found.language not in self._missing:
                return found
        return None

    def obey(self, words: str) -> None:
        """`playable`, `broken`, `broken compliance`, `missing da`."""
        verb, _, which = words.partition(" ")
        if verb == "missing":
            self._missing |= {Language(which)}
        elif verb == "broken":
            self._broken |= {Kind(which)} if which else frozenset(Kind)
        else:
            self._broken, self._missing = frozenset(), frozenset()

    def state(self) -> dict[str, object]:
        """As JSON."""
        return {
            "playable": not self._broken,
            "broken": sorted(kind.value for kind in self._broken),
            "missing": sorted(language.value for language in self._missing),
        }


@cache
def standard_prompts() -> PromptShelf:
    """Those that come with Redlamp, read once in each process."""
    return PromptShelf()
