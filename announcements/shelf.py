"""Driver: all prompts that this phone can play, read and checked once, when it starts.

Ours come from this package, with their checksums; the admin's from a folder of sets (SPEC H4,
docs/announcements.md). What is broken is left out and said in `diagnostics`.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from announcements import folder, standard
from announcements.catalogue import Kind
from announcements.folder import Key
from announcements.languages import Language
from announcements.prompts import Prompt, wanted_languages
from announcements.wording import HOME, TABLE, Status, Wording, read


class PromptShelf:
    """Implements `Prompts`: nothing is read after it was built, and nothing is ever changed."""

    def __init__(self, sets: Path | None = None) -> None:
        """Read all of ours, and the admin's folder `sets` if there is one. Raises nothing."""
        said = read(TABLE)
        ours, diagnostics = _ours(said.wordings)
        theirs = folder.read(sets) if sets is not None else folder.Sets()
        self._prompts: Mapping[Key, Prompt] = MappingProxyType({**ours, **theirs.prompts})
        self.diagnostics: tuple[str, ...] = (*said.faults, *diagnostics, *theirs.diagnostics)
        """What was left out and why, one line each, to be logged and shown to the admin."""
        self.table_faults: tuple[str, ...] = said.faults
        """Those of prompts.toml, which is the phone's and not the admin's folder."""
        self.sets: frozenset[str] = theirs.names
        """The sets that the folder holds."""
        self.unreviewed: str = _unreviewed(said.wordings)
        """A warning for the log when the phone starts, or ""."""

    def find(self, kind: Kind, language: Language, custom: str = "") -> Prompt | None:
        """The prompt to play: of the set `custom` in `language`, then its prompt for any
        language, ours, then both in English (SPEC H4, C7). None: a tone stands for it."""
        for tried in wanted_languages(language):
            for of in (custom, "") if custom else ("",):
                found = self._prompts.get((of, tried, kind))
                if found is not None:
                    return found
        return None


def _ours(said: tuple[Wording, ...]) -> tuple[dict[Key, Prompt], tuple[str, ...]]:
    prompts: dict[Key, Prompt] = {}
    faults: list[str] = []
    for wording in said:
        try:
            samples = standard.samples(wording, HOME)
        except standard.StandardError as error:
            faults.append(str(error))
            continue
        prompt = Prompt(wording.kind, wording.language, samples)
        prompts["", wording.language, wording.kind] = prompt
    return prompts, tuple(faults)


def _unreviewed(said: tuple[Wording, ...]) -> str:
    languages = dict.fromkeys(it.language.value for it in said if it.status is Status.SYNTHETIC)
    if not languages:
        return ""
    return (
        f"the announcements in {', '.join(languages)} are synthetic speech that no native speaker "
        "has reviewed: have them recorded before the law depends on them (docs/announcements.md)"
    )
