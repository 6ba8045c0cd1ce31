"""The port of this folder: prompts, the sound of announcements.

Knows the one form in which a prompt is handed over: 16 kHz, mono, 16-bit little-endian samples,
whole and checked. Knows neither files nor who hears it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

from announcements.catalogue import Kind
from announcements.languages import Language

RATE: Final = 16_000
"""Samples per second of a prompt."""


class Rendering(Enum):
    """How a notice was given in the end; the value is its word in recording metadata."""

    WORDS = "words"
    BEEP = "beep"
    TONE = "tone"  # stands for words that could not be played
    NOTHING = "nothing"  # nobody was there to hear it


@dataclass(frozen=True, slots=True)
class Prompt:
    """The sound of one announcement; `custom`: an admin's own (SPEC H4). `language` is what is
    spoken in it; None: the admin, who wants it heard in any, has not said."""

    kind: Kind
    language: Language | None
    samples: bytes
    custom: bool = False

    @property
    def lasts_s(self) -> float:
        """Seconds."""
        return len(self.samples) / 2 / RATE


class Prompts(Protocol):
    """All prompts that can be played, checked when they were loaded and kept: `find` never blocks,
    reads no file and raises nothing."""

    def find(self, kind: Kind, language: Language, custom: str = "") -> Prompt | None:
        """The prompt to play: of the set `custom` in `language`, ours in `language`, then both in
        English (DESIGN §3); None: a tone stands for it."""


def wanted_languages(language: Language) -> Iterator[Language]:
    """In which language a prompt is looked for, in order: the one wanted, then English."""
    yield language
    if language is not Language.ENGLISH:
        yield Language.ENGLISH
