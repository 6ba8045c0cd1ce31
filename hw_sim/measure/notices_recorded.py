"""Whether a recorded channel holds a notice besides the voice of its side (SPEC C2).

Three questions, each for what the others cannot see: is anything in it that is too loud and too
long to be what a voice leaves behind; is a known notice found there; is there a faint trace of one.
Knows neither files nor calls.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hw_sim.measure.alignment import RATE
from hw_sim.measure.carried_voice import without_carried_voice
from hw_sim.measure.matching import standard_matcher
from hw_sim.measure.sound import Samples

LEFT_DB: Final = -50.0
"""The issue's limit for the strongest trace, against the notice as it was heard."""

LONGEST_S: Final = 0.08
"""What a jitter buffer repeats and where a gate cuts a voice: 40 ms at most in real calls, and 80
ms on a machine that is behind."""

MOST_S: Final = 0.3
"""All of it together in one channel: 0.06 s at most in real calls."""

LIKE_DB: Final = -24.0
"""What is too loud and too long, and has a stronger trace of a notice than that, is the notice; 0.1
s of one at its own level has -12 dB. What a stall tears a voice into has less, as a rule."""

_FULL: Final = 32_768


@dataclass(frozen=True, slots=True)
class Left:
    """Of one channel or more: the strongest trace of a notice; the longest stretch that is no
    voice, and all of them together; and what is wrong, for people. `torn`: so is this, but there is
    nothing of a notice in it, and it may be a voice in pieces."""

    trace_db: float
    longest_s: float
    strange_s: float
    wrong: tuple[str, ...]
    torn: tuple[str, ...] = ()

    def __or__(self, other: "Left") -> "Left":
        """Of both: the worse."""
        return Left(
            max(self.trace_db, other.trace_db),
            max(self.longest_s, other.longest_s),
            max(self.strange_s, other.strange_s),
            (*self.wrong, *other.wrong),
            (*self.torn, *other.torn),
        )


def left_in(side: str, channel: Samples, voice: Samples, names: Iterable[str]) -> Left:
    """Of the channel of one side, whose voice is known, both at `alignment.RATE`; `names` are the
    signals that were heard in the call. Raises MeasureError if the voice is not in it."""
    rest, matcher = without_carried_voice(channel, voice), standard_matcher(RATE)
    traces = {name: matcher.left_db(_FULL * rest.calm, name) for name in names}
    longest = max((it.seconds for it in rest.strange), default=0.0)
    total = sum(it.seconds for it in rest.strange)
    strange = [f"no voice: {it}" for it in rest.strange if it.seconds > LONGEST_S + 1e-9]
    strange += [f"no voice: {1000 * total:.0f} ms in all"] * (total > MOST_S)
    alike = [matcher.left_db(_FULL * rest.whole, name) for name in traces if strange]
    torn = max(alike, default=-200.0) < LIKE_DB
    wrong = [
        *(strange if not torn else ()),
        *(f"{it.name} at {it.at / RATE:.2f} s" for it in matcher.find(_FULL * rest.whole)),
        *(f"{db:.1f} dB of {name}" for name, db in traces.items() if db > LEFT_DB),
    ]
    told, pieces = (
        tuple(f"in the recording, {side}: {line}" for line in lines)
        for lines in (wrong, strange if torn else ())
    )
    return Left(max(traces.values(), default=-200.0), longest, total, told, pieces)
