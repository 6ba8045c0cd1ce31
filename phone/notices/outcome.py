"""What became of a notice, as the audio path reports it, and what the provider is told of it."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering


@dataclass(frozen=True, slots=True)
class AnnouncementEnded:
    """The notice that was asked for is over: how it was given, for how long it was heard, in which
    language (of words), and why it was not given as asked. NOTHING: nobody heard it."""

    slot: int
    kind: Kind
    rendering: Rendering = Rendering.WORDS
    language: Language | None = None
    lasted_s: float = 0.0
    reason: str = ""


ALL_PARTIES: Final = ("near", "far")
FAR_ALONE: Final = ("far",)
"""Whom a notice was for: by the side of the call, as the two streams have them (SPEC D1)."""


class Outcome(Enum):
    """What became of an announcement; the value is its word in recording metadata (SPEC C3)."""

    PLAYED = "played"
    FAILED = "failed"
    PLAYING = "playing"  # it was being heard when the session ended
    FOLLOWS = "follows"  # it is heard right after the session has ended
    EARLIER = "earlier"  # it was played in the call that this one follows


@dataclass(frozen=True, slots=True)
class Told:
    """An announcement as the recording provider is told of it (SPEC C3)."""

    kind: Kind
    rendering: Rendering
    language: Language | None
    audience: tuple[str, ...]  # ALL_PARTIES or FAR_ALONE
    outcome: Outcome = Outcome.PLAYED
    lasted_s: float = 0.0
    reason: str = ""

    @property
    def ends_the_session(self) -> bool:
        """It goes with the BYE, which is sent at once."""
        return self.outcome in (Outcome.FOLLOWS, Outcome.PLAYING)

    @classmethod
    def of(cls, event: AnnouncementEnded, audience: tuple[str, ...], outcome: Outcome) -> "Told":
        """What became of the notice that `event` speaks of."""
        return cls(
            event.kind,
            event.rendering,
            event.language,
            audience,
            outcome,
            event.lasted_s,
            event.reason,
        )
