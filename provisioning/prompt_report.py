"""What `redlamp-provision prompts` says: the prompts of an administrator's sets (SPEC H4).

Pure text; knows neither prompts nor files, of which a composition root tells.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnPrompt:
    """A prompt of a set as it is played; kinds and languages are the words of their folders."""

    kind: str
    languages: tuple[str, ...]
    """In which it is heard: one, or all for which the set has no other."""
    lasts_s: float
    lufs: float
    """Its loudness (ITU-R BS.1770-4) once it has been made as loud as all prompts."""


def set_lines(name: str, prompts: Iterable[OwnPrompt], kinds: Iterable[str]) -> Iterator[str]:
    """A line for each prompt of the set `name`, and one for those of `kinds` that it lacks."""
    own = set[str]()
    for it in prompts:
        own.add(it.kind)
        languages = ", ".join(it.languages)
        yield f"{name} {it.kind}: {it.lasts_s:.2f} s, {it.lufs:.1f} LUFS, heard in {languages}"
    if lacking := [kind for kind in kinds if kind not in own]:
        yield f"{name}: standard prompts for {', '.join(lacking)}"
