"""Everything that sounds on a simulated phone besides the voices, as the players that make it.

Knows when each began and ended, in samples of virtual time, and who hears it; `mixing` makes
samples of it. Must not know why anything sounds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from tones.codec import RATE

EAR = "ear"
"""Our user's; a far party's is its number."""


class Player(Protocol):
    """A sound, by position (`tones.player`)."""

    def frame(self, position: int, count: int) -> bytes | None:
        """`count` samples; None is silence."""

    def release(self, position: int) -> bytes | None:
        """What follows if it is stopped there."""


Link = tuple[str, str]
"""From a source of sound to who or what hears it (`links`)."""

Links = frozenset[Link]


@dataclass(slots=True)
class Sound:
    """What one player gives to these ears from sample `begin` on; until `end`, if it has one."""

    player: Player
    ears: tuple[str, ...]
    begin: int
    end: int | None = None
    ear_until: int | None = None  # our user's is spared from there on


class Score:
    """Of one bench. `now` is virtual time in seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.sounds: list[Sound] = []
        self.links: list[tuple[int, Links]] = []  # from which sample on

    def begin(self, player: Player, *ears: str) -> Sound:
        """It sounds from now on."""
        sound = Sound(player, ears, self.sample)
        self.sounds.append(sound)
        return sound

    def end(self, sound: Sound) -> None:
        """It does no more."""
        sound.end = self.sample

    def link(self, links: Links) -> None:
        """Who hears whom from now on."""
        if not self.links or links != self.links[-1][1]:
            self.links.append((self.sample, links))

    @property
    def sample(self) -> int:
        """Now."""
        return round(self._now() * RATE)
