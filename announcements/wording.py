"""What each announcement says, in every language, and where its sound comes from: `prompts.toml`.

Driver: reads that one file of ours. Knows words and their origin, not the sound.
"""

import tomllib
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from announcements.catalogue import Kind
from announcements.languages import Language

HOME: Final = Path(__file__).parent / "prompts"
"""The folder of our WAVs: `<language>/<kind>.wav`."""

TABLE: Final = HOME.with_suffix(".toml")


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


def wordings(table: Path = TABLE) -> tuple[Wording, ...]:
    """Every announcement in every language, language by language.

    Raises KeyError or ValueError if the table lacks one: it is ours, and a test reads it.
    """
    with table.open("rb") as file:
        tables: dict[str, Any] = tomllib.load(file)
    return tuple(
        _wording(tables[language.value], language, kind) for language in Language for kind in Kind
    )


def _wording(shared: dict[str, Any], language: Language, kind: Kind) -> Wording:
    said = {**shared, **shared[kind.value]}
    return Wording(
        kind=kind,
        language=language,
        text=said["text"],
        voice=said["voice"],
        engine=said["engine"],
        licence=said["licence"],
        status=Status(said["status"]),
        sha256=said["sha256"],
        phonemes=said.get("phonemes", ""),
        speed=said.get("speed", 1.0),
    )
