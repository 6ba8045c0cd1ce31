"""What SPEC allows to be heard of one recorded call: from its settings and its moments to the list
of notices, written from SPEC's words and DESIGN §3 "reminder" alone.

Independent of the phone: it imports none of the phone's rules of notices, and reads no time line of
the phone's. That notices do not overlap one another is the script's to see to.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from announcements.catalogue import Kind
from announcements.languages import Language
from hw_sim.measure.notices_heard import EAR, FAR, WORDS, Notice
from hw_sim.measure.signals import BEEP, REMINDER, TONE, standard_signals, words
from hw_sim.testing.notice_call import Compliance, NoticeSettings
from provisioning.recording_settings import Audience, FailurePolicy, Mode, PauseNotice
from tones.codec import RATE

LASTS_S = {it.name: len(it.samples) / RATE for it in standard_signals()}
INTERVAL_S = 10.0  # of the reminder in these calls; SPEC C5: from 10 to 90
FIRST_S = 1.0  # DESIGN: after recording is confirmed, and after each resume
AFTER_WORDS_S = 0.5  # DESIGN: after the last word
EAR_LEVEL_DB = -4.0  # DESIGN: -16 dBm0 towards the far end, -20 in the own ear
BOTH = (FAR, EAR)


@dataclass(frozen=True, slots=True)
class Moments:
    """What happened in the call, in seconds of one axis; None: it did not.

    `early`: the caller can hear us before the answer; `recorded`, `paused`, `resumed`, `stopped`:
    the provider has confirmed it, `refused`: it has refused the recording; `ended`: hung up.
    `pausing` and `stopping`: the key.
    """

    answered: float
    ended: float
    early: float | None = None
    recorded: float | None = None
    pausing: float | None = None
    paused: float | None = None
    resumed: float | None = None
    stopping: float | None = None
    stopped: float | None = None
    refused: float | None = None

    def framed(self, begin_s: float, frame_s: float) -> "Moments":
        """As who hears frames of that length on an axis that begins there can hear what comes of
        them: at the beginning of the next one. What ends a sound is as it was."""

        def next_frame(at: float) -> float:
            return begin_s + frame_s * math.ceil((at - begin_s) / frame_s - 1e-6)

        begins = ("answered", "early", "recorded", "paused", "resumed", "stopped", "refused")
        there = {name: getattr(self, name) for name in begins}
        return replace(self, **{it: next_frame(at) for it, at in there.items() if at is not None})


def expected(
    settings: NoticeSettings,
    at: Moments,
    delay_s: float = 0.0,
    failure: FailurePolicy = FailurePolicy.PROCEED,
) -> tuple[Notice, ...]:
    """Everything that is heard of notices, by far party and user."""
    spoken = (
        *_compliance(settings, at, delay_s),
        *_told(settings, at),
        *_paused(settings, at),
        *_failed(settings, at, failure),
    )
    return (*spoken, *_reminders(settings, at, spoken))


def _announced(settings: NoticeSettings) -> bool:
    """SPEC C6: for PSTN calls, where it is switched on; a call that is never recorded (A1) is not
    announced as one that may be."""
    on = settings.compliance is not Compliance.OFF
    return on and settings.pstn and settings.mode is not Mode.NEVER


def _compliance(settings: NoticeSettings, at: Moments, delay_s: float) -> Iterator[Notice]:
    """SPEC C6: only the PSTN party hears it, once: before the answer, or after it and the delay.
    DESIGN: a tone stands for what cannot be played."""
    if not _announced(settings):
        return
    fails = settings.compliance is Compliance.FAILS
    what = TONE if fails else words(Kind.COMPLIANCE, Language(settings.language))
    if settings.inbound:
        assert at.early is not None
        yield Notice(FAR, what, at.early, "early")
    else:
        yield Notice(FAR, what, at.answered + delay_s, "answered", delay_s)


def _told(settings: NoticeSettings, at: Moments) -> Iterator[Notice]:
    """SPEC C1: all parties, when recording starts or stops, if it is switched on for this kind of
    call. C6: not once the compliance announcement was played; if it failed the user's setting
    counts, for inbound calls."""
    if not settings.start_stop:
        return
    if _announced(settings) and not (settings.compliance is Compliance.FAILS and settings.inbound):
        return
    language = Language(settings.language)
    for who in BOTH:
        if at.recorded is not None:
            yield Notice(who, words(Kind.START, language), at.recorded, "recorded")
        if at.stopped is not None:
            yield Notice(who, words(Kind.STOP, language), at.stopped, "stopped")


def _paused(settings: NoticeSettings, at: Moments) -> Iterator[Notice]:
    """SPEC C4: none, a beep, or words, after it has been; whatever else is suppressed."""
    for kind, when, after in (
        (Kind.PAUSE, at.paused, "paused"),
        (Kind.RESUME, at.resumed, "resumed"),
    ):
        if when is None or settings.pause_notice is PauseNotice.NONE:
            continue
        beep = settings.pause_notice is PauseNotice.BEEP
        what = BEEP if beep else words(kind, Language(settings.language))
        yield from (Notice(who, what, when, after) for who in BOTH)


def _failed(settings: NoticeSettings, at: Moments, failure: FailurePolicy) -> Iterator[Notice]:
    """SPEC H1: the words of the policy, to all parties; DESIGN: when it has failed for the first
    time."""
    kinds = {
        FailurePolicy.PROCEED_WITH_ANNOUNCEMENT: Kind.FAILURE_PROCEED,
        FailurePolicy.END_WITH_ANNOUNCEMENT: Kind.FAILURE_END,
    }
    if at.refused is not None and failure in kinds:
        what = words(kinds[failure], Language(settings.language))
        yield from (Notice(who, what, at.refused, "refused") for who in BOTH)


def _reminders(
    settings: NoticeSettings, at: Moments, spoken: tuple[Notice, ...]
) -> Iterator[Notice]:
    """SPEC C5: only while recording runs; H3: whom it is for. Our user is internal."""
    audience = settings.audience
    to_far = audience in (Audience.ALL, Audience.PSTN if settings.pstn else Audience.INTERNAL)
    to_ear = audience in (Audience.ALL, Audience.INTERNAL)
    levels = ((FAR, 0.0, to_far), (EAR, EAR_LEVEL_DB, to_ear))
    taken = {(it.at_s, it.at_s + LASTS_S[it.what]) for it in spoken}
    for begin, after, end in _stretches(at):
        for when, since, offset in _bursts(begin, after, end, taken):
            cut = when + LASTS_S[REMINDER] > end
            for who, level, wanted in levels:
                if wanted:
                    yield Notice(who, REMINDER, when, since, offset, level, may_be_cut=cut)


def _stretches(at: Moments) -> Iterator[tuple[float, str, float]]:
    """SPEC C5: not while paused, not before, not after. DESIGN: the key cuts it."""
    over = at.stopping or at.ended
    if at.recorded is not None:
        yield at.recorded, "recorded", at.pausing or over
    if at.resumed is not None:
        yield at.resumed, "resumed", over


def _bursts(
    begin: float, after: str, end: float, taken: set[tuple[float, float]]
) -> Iterator[tuple[float, str, float]]:
    """When, counted from what, and how long after it. DESIGN: N seconds start to start; one that
    falls due during words, or sooner than half a second after them, comes half a second after
    them, and the count restarts."""
    due, since, offset = begin + FIRST_S, after, FIRST_S
    while due < end:
        for first, last in sorted(taken):
            if first - LASTS_S[REMINDER] < due < last + AFTER_WORDS_S - 1e-9:
                due, since, offset = last + AFTER_WORDS_S, WORDS, AFTER_WORDS_S
        if due < end:
            yield due, since, offset
        due, since, offset = due + INTERVAL_S, REMINDER, INTERVAL_S
