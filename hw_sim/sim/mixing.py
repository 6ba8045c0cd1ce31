"""What there was to be heard in a simulated call, sample by sample: at the far ear, at our
user's ear, and in the two channels of the recording.

Mixes the product's own players as they sounded (`score`) with two known voices, along the links
that there were (`links`). Knows no time line, and no reason why anything sounds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from hw_sim.sim.links import FAR_CHANNEL, MOUTH, NEAR_CHANNEL, NOTICES
from hw_sim.sim.score import EAR, Score, Sound
from hw_sim.voices import FAR, NEAR, Voice, loop
from tones.codec import RATE

Track = NDArray[np.int16]
Span = tuple[int, int]
"""From a sample to the one after its last."""

_LOUDEST: Final = 32_767


@dataclass(frozen=True, slots=True)
class Tracks:
    """Four tracks of one length on one time axis: sample `n` of each was at `(start + n) / rate`
    seconds of virtual time. A channel is silent where nothing was recorded."""

    far_ear: Track
    ear: Track
    near_channel: Track
    far_channel: Track
    rate: int = RATE
    start: int = 0


class Bench(Protocol):
    """A simulated bench that listens (`SimOptions.listens`)."""

    score: Score | None


def heard(bench: Bench, party: str = "", since_s: float = 0.0) -> Tracks:
    """From `since_s` up to now; `party` is the number of the far party whose ear it is, empty: the
    first that could hear anything. Raises ValueError if nobody listens, or nobody was there."""
    score = bench.score
    if score is None:
        raise ValueError("the bench does not listen: expected SimOptions(listens=True)")
    whole = (round(since_s * RATE), score.sample)
    party = party or _first_party(score)
    return Tracks(
        far_ear=_mixed(score, party, whole),
        ear=_mixed(score, EAR, whole),
        near_channel=_mixed(score, NEAR_CHANNEL, whole),
        far_channel=_mixed(score, FAR_CHANNEL, whole),
        start=whole[0],
    )


def voice(of: Voice, span: Span) -> Track:
    """What this voice says there: it speaks for ever, round and round."""
    whole = _loop(of)
    begin, length = span[0] % len(whole), span[1] - span[0]
    rounds = -(-(begin + length) // len(whole))
    return (np.tile(whole, rounds) if rounds > 1 else whole)[begin : begin + length]


def spans(score: Score, source: str, sink: str) -> Iterator[Span]:
    """Where the one was linked to the other, up to now."""
    began: int | None = None
    for at, links in (*score.links, (score.sample, frozenset[tuple[str, str]]())):
        if (source, sink) in links:
            began = at if began is None else began
        elif began is not None:
            yield began, at
            began = None


def _mixed(score: Score, sink: str, whole: Span) -> Track:
    total = np.zeros(whole[1] - whole[0], np.int32)
    for source in _sources(score, sink):
        speaker = NEAR if source == MOUTH else FAR
        for span in spans(score, source, sink):
            if part := _common(span, whole):
                total[part[0] - whole[0] : part[1] - whole[0]] += voice(speaker, part)
    heard_at = [whole] if sink == EAR else list(spans(score, NOTICES, sink))
    for sound in score.sounds:
        if sink in sound.ears:
            spared = sink == EAR and sound.ear_until is not None
            where = [(whole[0], sound.ear_until or 0)] if spared else heard_at
            _add_sound(total, sound, where, whole)
    return np.clip(total, -_LOUDEST - 1, _LOUDEST).astype(np.int16)


def _sources(score: Score, sink: str) -> set[str]:
    """Whose voices were ever linked to it."""
    every = frozenset[tuple[str, str]]().union(*(links for _, links in score.links))
    return {source for source, to in every if to == sink and source != NOTICES}


def _add_sound(total: NDArray[np.int32], sound: Sound, heard_at: list[Span], whole: Span) -> None:
    """A sound and the edge it ends with, where it could be heard."""
    end = whole[1] if sound.end is None else sound.end
    edge = sound.player.release(end - sound.begin) if sound.end is not None else None
    pieces = [(sound.begin, sound.player.frame(0, end - sound.begin)), (end, edge)]
    for at, pcm in pieces:
        if not pcm:
            continue
        samples = np.frombuffer(pcm, "<i2")
        for span in heard_at:
            part = _common(_common((at, at + len(samples)), span), whole)
            if part:
                total[part[0] - whole[0] : part[1] - whole[0]] += samples[
                    part[0] - at : part[1] - at
                ]


def _common(one: Span | None, other: Span) -> Span | None:
    if one is None:
        return None
    both = max(one[0], other[0]), min(one[1], other[1])
    return both if both[0] < both[1] else None


def _first_party(score: Score) -> str:
    for _, links in score.links:
        for _, sink in sorted(links):
            if sink not in (EAR, NEAR_CHANNEL, FAR_CHANNEL):
                return sink
    raise ValueError("nobody was there to hear anything")


@lru_cache
def _loop(of: Voice) -> Track:
    return np.frombuffer(loop(of), "<i2")
