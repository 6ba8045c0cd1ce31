"""What each announcement says, in every language, and where its sound comes from: `prompts.toml`.

Driver: reads that one file of ours, which an admin edits when a native speaker has recorded one.
Knows words and their origin, not the sound.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from announcements.catalogue import Kind
from announcements.languages import Language

HOME: Final = Path(__file__).parent / "prompts"
"""The folder of our WAVs: `<language>/<kind>.wav`."""

TABLE: Final = HOME.with_suffix(".toml")

SPEEDS: Final = (0.1, 10.0)

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_AT_LINE: Final = re.compile(r" \(at line (\d+), column \d+\)$")
_LONGEST_SHOWN: Final = 60


class WordingError(ValueError):
    """A table that lacks something: its faults, one line each."""


class Status(Enum):
    """Who speaks: a machine, which nobody has reviewed, or a person (SPEC C6)."""

    SYNTHETIC = "synthetic"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True)
class Wording:
    """One announcement in one language: its words, its reader, and the checksum of its WAV.

    `phonemes` (what the engine reads) and `speed` (1.0: the voice's own pace) are of synthetic
    ones only.
    """

    kind: Kind
    language: Language
    text: str
    voice: str
    engine: str
    licence: str
    status: Status
    sha256: str
    phonemes: str = ""
    speed: float = 1.0

    @property
    def name(self) -> str:
        """`en/start.wav`: the WAV below `HOME`."""
        return f"{self.language.value}/{self.kind.value}.wav"


@dataclass(frozen=True, slots=True)
class Table:
    """What can be read of `prompts.toml`, language by language, and what is wrong with the rest,
    one line each: `prompts.toml:14: [en.start] status: expected …, found …`."""

    wordings: tuple[Wording, ...]
    faults: tuple[str, ...] = ()


def wordings(table: Path = TABLE) -> tuple[Wording, ...]:
    """Every announcement in every language, language by language. Raises WordingError."""
    found = read(table)
    if found.faults:
        raise WordingError("\n".join(found.faults))
    return found.wordings


def read(table: Path = TABLE) -> Table:
    """The table, as far as it can be read. Raises nothing: what cannot is a fault."""
    try:
        text = table.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        return Table((), (f"{table}: {error.strerror or error}",))
    except UnicodeDecodeError as error:
        return Table((), (f"{table}: expected UTF-8, found {error.object[error.start]:#04x}",))
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        place, said = (f":{at[1]}", str(error)[: at.start()]) if at else ("", str(error))
        return Table((), (f"{table}{place}: {said}",))
    sources = [_Source(table, text, tables, it, kind) for it in Language for kind in Kind]
    found, faults = list[Wording](), list[str]()
    for source in sources:
        try:
            found.append(source.wording())
        except WordingError as error:
            faults.append(str(error))
    return Table(tuple(found), tuple(dict.fromkeys(faults)))


@dataclass(frozen=True, slots=True)
class _Source:
    """One announcement's table and that of its language, whose values it shares."""

    path: Path
    text: str
    tables: Mapping[str, object]
    language: Language
    kind: Kind

    def wording(self) -> Wording:
        """Raises WordingError for the first fault."""
        return Wording(
            kind=self.kind,
            language=self.language,
            text=self._words("text"),
            voice=self._words("voice"),
            engine=self._words("engine"),
            licence=self._words("licence"),
            status=self._status(),
            sha256=self._sha256(),
            phonemes=self._words("phonemes") if self._value("phonemes") else "",
            speed=self._speed(),
        )

    def _words(self, key: str) -> str:
        value = self._value(key)
        if not isinstance(value, str) or not value.strip():
            raise self._fault(key, "words")
        return value

    def _status(self) -> Status:
        value = self._value("status")
        known = {it.value: it for it in Status}
        if not isinstance(value, str) or value not in known:
            raise self._fault("status", " or ".join(f'"{it}"' for it in known))
        return known[value]

    def _sha256(self) -> str:
        value = self._value("sha256")
        if not isinstance(value, str) or not _SHA256.fullmatch(value):
            raise self._fault("sha256", "64 digits 0–9, a–f")
        return value

    def _speed(self) -> float:
        value = self._value("speed")
        if value is None:
            return 1.0
        slowest, fastest = SPEEDS
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._fault("speed", f"a number of {slowest:g}–{fastest:g}")
        if not slowest <= value <= fastest:
            raise self._fault("speed", f"a number of {slowest:g}–{fastest:g}")
        return float(value)

    def _value(self, key: str) -> object:
        """The announcement's own value, else its language's; None: neither has one."""
        shared = self._table(self.tables, self.language.value, f"[{self.language.value}]")
        own = self._table(shared, self.kind.value, self._name)
        return own.get(key, shared.get(key))

    def _table(self, within: Mapping[str, object], key: str, name: str) -> Mapping[str, object]:
        found = within.get(key)
        if not isinstance(found, dict):
            raise WordingError(f"{self.path}: expected a table {name}, found {_shown(found)}")
        return found

    @property
    def _name(self) -> str:
        return f"[{self.language.value}.{self.kind.value}]"

    def _fault(self, key: str, expected: str) -> WordingError:
        place = f"{self.path}{self._line(key)}: {self._name} {key}"
        return WordingError(f"{place}: expected {expected}, found {_shown(self._value(key))}")

    def _line(self, key: str) -> str:
        """`:14` if the key stands there, or if its table begins there; else empty."""
        section, begins = "", dict[str, int]()
        for number, line in enumerate(self.text.splitlines(), 1):
            word = line.partition("#")[0].strip()
            if word.startswith("["):
                section = word
            elif "=" in word:
                word = f"{section} {word.partition('=')[0].strip()}"
            begins.setdefault(word, number)
        shared = f"[{self.language.value}] {key}"
        wanted = (f"{self._name} {key}", shared, self._name)
        return next((f":{begins[it]}" for it in wanted if it in begins), "")


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    text = repr(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
