"""What a live call is worth: what each ear heard against what SPEC allows, and what its recording
has left of it."""

from dataclasses import dataclass, replace

import numpy as np

from hw_sim.measure.alignment import RATE
from hw_sim.measure.matching import standard_matcher
from hw_sim.measure.notices_heard import (
    EAR,
    FAR,
    Notice,
    differences,
    heard,
    side_by_side,
    strides,
)
from hw_sim.measure.sound import MeasureError, read_sound
from hw_sim.measure.voice_removed import without_carried_voice
from tests.live.notice_calls import Kept, Row
from tests.live.notice_peer import said
from tests.notices.moments import moments
from tests.notices.oracle import expected

FULL = 32_768
FRAME_S = 0.02
FAR_ERROR_S, EAR_ERROR_S = 0.02, 0.06
LEFT_DB = -50.0
REST_DB = -44.0
"""Up to here a trace may be the rest of a voice that could not be taken out of the channel."""
BUSY_S = 0.06


@dataclass(frozen=True, slots=True)
class Judged:
    """`wrong` is empty if all is as SPEC has it; `strides_s`: by how much notices are further from
    one another than they should be, at the far end; `left_db`: the strongest trace of a notice in
    the recording, None without one."""

    row: Row
    expected: tuple[Notice, ...]
    found: tuple[Notice, ...]
    wrong: tuple[str, ...]
    strides_s: tuple[float, ...]
    left_db: float | None
    late_s: float

    @property
    def busy(self) -> bool:
        """Nothing can be said of a call in which sound itself came late."""
        return self.late_s > BUSY_S

    @property
    def doubtful(self) -> bool:
        """Wrong, and it may be the measurement: the sound came late, or all that is wrong is a
        trace so faint that a voice may have left it. A leak is there in the next call as well."""
        faint = self.left_db is not None and LEFT_DB < self.left_db < REST_DB
        return bool(self.wrong) and (self.busy or (faint and len(self.wrong) == 1))

    @property
    def report(self) -> str:
        """For people: the row, both lists, and what is wrong."""
        late = f"sound came up to {1000 * self.late_s:.0f} ms late"
        lists = side_by_side(self.expected, self.found)
        return "\n".join((str(self.row), lists, *self.wrong, late))


def judged(kept: Kept) -> Judged:
    """Measure one call."""
    at = moments(kept.timeline)
    due = expected(kept.row.settings, at, kept.row.delay_s)
    far = heard(FAR, standard_matcher(RATE).find(kept.far.track), RATE, kept.far.begin_s)
    ear = _heard_by_our_user(kept, at.answered)
    ours, theirs = ([it for it in due if it.who == who] for who in (EAR, FAR))
    steps = strides(theirs, far)
    wrong = (
        *differences(theirs, far, FAR_ERROR_S, FRAME_S),
        *differences(ours, ear, EAR_ERROR_S, FRAME_S),
        *(f"{1000 * it:+.0f} ms from one to the next" for it in steps if abs(it) > FAR_ERROR_S),
        *_count_is_wrong(kept, 0 if at.recorded is None else 1),
    )
    found = Judged(kept.row, due, (*far, *ear), wrong, steps, None, kept.late_s)
    if wrong and found.busy:
        return found  # it says nothing, and its recording is in pieces
    try:
        left_db = _left_db(kept, {it.what for it in due})
    except MeasureError as error:
        return replace(found, wrong=(*wrong, f"the recording: {error}"))
    if left_db is not None and left_db > LEFT_DB:
        wrong = (*wrong, f"{left_db:.1f} dB of a notice in the recording")
    return replace(found, wrong=wrong, left_db=left_db)


def _heard_by_our_user(kept: Kept, answered_s: float) -> tuple[Notice, ...]:
    """From the answer on: until then it is the telephone that rings."""
    samples = FULL * read_sound(kept.heard, 1).channel(0, RATE)
    begin = max(0, round((answered_s - kept.ear_begin_s) * RATE))
    found = standard_matcher(RATE).find(samples[begin:])
    return heard(EAR, found, RATE, kept.ear_begin_s + begin / RATE)


def _count_is_wrong(kept: Kept, count: int) -> tuple[str, ...]:
    there = len(kept.recordings)
    return () if there == count else (f"{there} recordings, expected {count}",)


def _left_db(kept: Kept, names: set[str]) -> float | None:
    """The strongest trace of these in either channel of the recording, when the voices that are
    known to be there are taken out; SPEC C2."""
    if not kept.recordings or not names:
        return None
    near = read_sound(kept.said, 1).channel(0, RATE)
    voices = (near, said()[: len(near)].astype(np.float64) / FULL)
    return max(
        standard_matcher(RATE).left_db(FULL * rest, name)
        for path in kept.recordings
        for channel, voice in zip(read_sound(path, 2).channels, voices, strict=True)
        for rest in [without_carried_voice(channel, voice)]
        for name in names
    )
