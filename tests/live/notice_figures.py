"""What a live call is worth: what each ear heard against what SPEC allows, and what its recording
has left of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np

from hw_sim.measure.alignment import RATE
from hw_sim.measure.matching import standard_matcher
from hw_sim.measure.notices_heard import (
    EAR,
    FAR,
    Difference,
    Notice,
    differences,
    heard,
    side_by_side,
    strides,
)
from hw_sim.measure.notices_recorded import Left, left_in
from hw_sim.measure.ringer_removed import without_ringer
from hw_sim.measure.sound import MeasureError, read_sound
from tests.live.notice_calls import Kept, Pair, Row, all_of
from tests.live.notice_peer import said
from tests.notices.moments import moments
from tests.notices.oracle import Moments, expected
from tones.codec import RATE as EAR_RATE

FULL = 32_768
FRAME_S = 0.02
FAR_ERROR_S, EAR_ERROR_S = 0.02, 0.06
FILTER_S = 33 / RATE
"""The bridge is at 16 kHz; its filter to 8 kHz delays what goes to the far party by that, voices
and notices alike: to the sample the same in every notice of every call."""
GIVES_UP_S = 0.5
"""A media clock that is further behind than that leaves the rest out (the SIP library's rule)."""
AGAIN = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """`wrong` is empty if all is as SPEC has it; `strides_s`: by how much notices are further from
    one another than they should be, at the far end; `left`: what the recording holds, None without
    one. `late_s`: how late sound came at most; `lost_s`: how much never came; `ended_s`: when the
    phone hung up."""

    row: Row
    expected: tuple[Notice, ...]
    found: tuple[Notice, ...]
    wrong: tuple[Difference, ...]
    strides_s: tuple[float, ...] = ()
    left: Left | None = None
    late_s: float = 0.0
    lost_s: float = 0.0
    ended_s: float = 0.0

    @property
    def doubtful(self) -> bool:
        """Wrong, but nothing that the machine may not have done: each notice is in its place as
        far as sound itself was; a voice is in pieces where sound came late; or some never came,
        and as measured at the far end by RTP the media clock had given up."""
        return bool(self.wrong) and all(map(self._of_the_machine, self.wrong))

    def _of_the_machine(self, one: Difference) -> bool:
        if one.lost:
            return self.lost_s >= GIVES_UP_S
        if one.torn:
            return self.late_s > FRAME_S
        late = self.late_s > one.limit_s
        return one.away_s is not None and late and abs(one.away_s) <= one.limit_s + self.late_s

    @property
    def report(self) -> str:
        """For people: the row, both lists, and what is wrong."""
        late = f"sound came up to {1000 * self.late_s:.0f} ms late; {1000 * self.lost_s:.0f} ms of "
        late += "it never came"
        lists = side_by_side(self.expected, self.found)
        return "\n".join((str(self.row), lists, *map(str, self.wrong), late))


def called(rows: Iterable[Row], there: list[Pair]) -> tuple[dict[Row, Judged], tuple[Judged, ...]]:
    """Each row, measured, and the first measurement of those that were doubtful: they were called
    again, a few times at most."""
    found = {kept.row: judged(kept) for kept in all_of(rows, there)}
    before = tuple(it for it in found.values() if it.doubtful)
    for _ in range(AGAIN):
        doubtful = [row for row, it in found.items() if it.doubtful]
        found |= {kept.row: judged(kept) for kept in all_of(doubtful, there)}
    return found, before


def called_alone(call: Callable[[], Kept]) -> tuple[Judged, tuple[Judged, ...]]:
    """The same of one call."""
    found, before = judged(call()), list[Judged]()
    while found.doubtful and len(before) < AGAIN:
        before.append(found)
        found = judged(call())
    return found, tuple(before[:1])


def judged(kept: Kept) -> Judged:
    """Measure one call."""
    at = moments(kept.timeline)
    theirs, ours = due(kept, at)
    far, ear = _heard_by_the_far_party(kept), _heard_by_our_user(kept, at.answered)
    steps = strides(theirs, far)
    count = 0 if at.recorded is None else 1
    left, unmeasured = _left(kept, {it.what for it in (*theirs, *ours)})
    wrong = (
        *differences(theirs, far, FAR_ERROR_S),
        *differences(ours, ear, EAR_ERROR_S),
        *far_apart(steps),
        *_count_is_wrong(len(kept.recordings), count),
        *map(Difference, (*left.wrong, *unmeasured) if left else unmeasured),
        *(Difference(it, torn=True) for it in (left.torn if left else ())),
    )
    late_s, lost_s = kept.late_s, kept.far.lost_s
    return Judged(
        kept.row, (*theirs, *ours), (*far, *ear), wrong, steps, left, late_s, lost_s, at.ended
    )


def due(kept: Kept, at: Moments) -> tuple[list[Notice], list[Notice]]:
    """What the far party and our user should hear: a notice begins with a frame of who hears it."""
    row = kept.row
    lists = {
        who: expected(row.settings, at.framed(begin_s, FRAME_S), row.delay_s, row.failure)
        for who, begin_s in ((FAR, kept.far.begin_s), (EAR, kept.ear_begin_s))
    }
    far, ear = ([it for it in lists[who] if it.who == who] for who in (FAR, EAR))
    return far, ear


def far_apart(steps: Iterable[float]) -> tuple[Difference, ...]:
    """Notices that are not as far from what they count from as they should be."""
    return tuple(
        Difference(f"{1000 * it:+.0f} ms from one to the next", it, FAR_ERROR_S)
        for it in steps
        if round(abs(it), 3) > FAR_ERROR_S
    )


def _heard_by_the_far_party(kept: Kept) -> tuple[Notice, ...]:
    found = standard_matcher(RATE).find(kept.far.track)
    return heard(FAR, found, RATE, kept.far.begin_s - FILTER_S)


def _heard_by_our_user(kept: Kept, answered_s: float) -> tuple[Notice, ...]:
    """Before the answer as well: that the telephone rings is no notice."""
    sound = FULL * read_sound(kept.heard, 1).channel(0, EAR_RATE)
    ear = without_ringer(sound, round((answered_s - kept.ear_begin_s) * EAR_RATE))
    return heard(EAR, standard_matcher(EAR_RATE).find(ear), EAR_RATE, kept.ear_begin_s)


def _count_is_wrong(there: int, count: int) -> tuple[Difference, ...]:
    return () if there == count else (Difference(f"{there} recordings, expected {count}"),)


def _left(kept: Kept, names: set[str]) -> tuple[Left | None, tuple[str, ...]]:
    """What both channels of the recording hold besides the voices (SPEC C2), and why that could
    not be measured."""
    if not kept.recordings:
        return None, ()
    near = read_sound(kept.said, 1).channel(0, RATE)
    voices = (near, said()[: len(near)].astype(np.float64) / FULL)
    try:
        lefts = [
            left_in(side, channel, voice, names)
            for path in kept.recordings
            for side, channel, voice in zip(
                ("near", "far"), read_sound(path, 2).channels, voices, strict=True
            )
        ]
    except MeasureError as error:
        return None, (f"the recording: {error}",)
    return reduce(or_, lefts), ()
