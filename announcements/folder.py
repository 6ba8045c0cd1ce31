"""An admin's folder of announcements (SPEC H4): one folder a set, in it `<kind>.wav` for any
language or `<language>/<kind>.wav`.

Driver: lists and reads it once. Nothing outside the folder is ever read, whatever links say; what
is not expected there is named.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from announcements import custom
from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Prompt

SET_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,32}")

_KINDS: Final = MappingProxyType({f"{kind.value}.wav": kind for kind in Kind})
_LANGUAGES: Final = MappingProxyType({language.value: language for language in Language})
_KINDS_SAID: Final = ", ".join(_KINDS)
_LANGUAGES_SAID: Final = ", ".join(_LANGUAGES)

Key = tuple[str, Language, Kind]
"""A set ("" is ours), a language, a kind."""


@dataclass(frozen=True, slots=True)
class Sets:
    """What a folder holds: prompts by set, language and kind; the names of the sets; and what is
    wrong, one line each."""

    prompts: Mapping[Key, Prompt] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    diagnostics: tuple[str, ...] = ()


def read(home: Path) -> Sets:
    """Everything in the folder `home`. Raises nothing: what cannot be read is a diagnostic."""
    return _Reading(home).sets()


class _Reading:
    """One reading of one folder, as it comes along."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._prompts: dict[Key, Prompt] = {}
        self._names: set[str] = set()
        self._faults: list[str] = []

    def sets(self) -> Sets:
        for path in self._entries(self._home):
            if not path.is_dir():
                self._unexpected(path, "a set's folder")
            elif not SET_NAME.fullmatch(path.name):
                self._unexpected(path, "a set's name of up to 32 letters, digits, _ and -")
            else:
                self._names.add(path.name)
                self._set(path)
        return Sets(MappingProxyType(self._prompts), frozenset(self._names), tuple(self._faults))

    def _set(self, home: Path) -> None:
        for path in self._entries(home):
            if path.is_dir() and path.name in _LANGUAGES:
                self._language(home.name, path)
            elif path.is_dir():
                self._unexpected(path, f"a language ({_LANGUAGES_SAID})")
            else:
                self._any_language(home.name, path)

    def _language(self, of: str, home: Path) -> None:
        language = _LANGUAGES[home.name]
        for path in self._entries(home):
            for kind, samples in self._file(path):
                self._prompts[of, language, kind] = Prompt(kind, language, samples, custom=True)

    def _any_language(self, of: str, path: Path) -> None:
        for kind, samples in self._file(path):
            prompt = Prompt(kind, None, samples, custom=True)
            for language in Language:
                self._prompts.setdefault((of, language, kind), prompt)

    def _file(self, path: Path) -> Iterator[tuple[Kind, bytes]]:
        if path.name not in _KINDS:
            self._unexpected(path, f"one of {_KINDS_SAID}")
            return
        try:
            yield _KINDS[path.name], custom.read(path)
        except custom.WavError as error:
            self._fault(str(error))

    def _entries(self, home: Path) -> list[Path]:
        """What is in a folder, folders first, so that a set's languages come before what is for
        any; without what leads elsewhere."""
        try:
            found = sorted(home.iterdir(), key=lambda it: (not it.is_dir(), it.name))
            root = self._home.resolve(strict=True)
        except OSError as error:
            self._fault(f"{home}: {error.strerror or error}")
            return []
        kept = []
        for path in found:
            if _leads_into(path, root):
                kept.append(path)
            else:
                self._fault(f"{path}: leads out of {self._home}: left out")
        return kept

    def _unexpected(self, path: Path, expected: str) -> None:
        self._fault(f"{path}: expected {expected}: left out")

    def _fault(self, said: str) -> None:
        """On one line, whatever files are called: a name may hold line breaks and escapes."""
        self._faults.append("".join(it if it.isprintable() else ascii(it)[1:-1] for it in said))


def _leads_into(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # links in a circle: RuntimeError until Python 3.13
        return False
