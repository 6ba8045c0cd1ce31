"""What is told of announcements, with the wall clock's times."""

from datetime import UTC, datetime, timedelta

import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.notices.outcome import Outcome, Told
from phone.pjsua.recording_notices import noted, of_the_next_recording
from phone.siprec.metadata import Notice

AT = datetime(2026, 11, 21, 9, 0, 3, tzinfo=UTC)
BOTH, FAR = ("near", "far"), ("far",)


def before(seconds: float) -> datetime:
    return AT - timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("told", "notice"),
    [
        (
            Told(Kind.START, Rendering.WORDS, Language.DANISH, BOTH, lasted_s=1.5),
            Notice("start", before(1.5), AT, BOTH, "da", "words", "played"),
        ),
        (
            Told(Kind.PAUSE, Rendering.BEEP, None, BOTH, lasted_s=0.2),
            Notice("pause", before(0.2), AT, BOTH, "", "beep", "played"),
        ),
        (
            Told(Kind.START, Rendering.TONE, None, BOTH, lasted_s=0.4, reason="no such prompt"),
            Notice("start", before(0.4), AT, BOTH, "", "tone", "played", "no such prompt"),
        ),
        (
            Told(Kind.COMPLIANCE, Rendering.NOTHING, None, FAR, Outcome.FAILED, 0.0, "no PRACK"),
            Notice("compliance", None, AT, FAR, "", "nothing", "failed", "no PRACK"),
        ),
        (
            Told(Kind.COMPLIANCE, Rendering.NOTHING, None, FAR, Outcome.FAILED, 0.7, "cut"),
            Notice("compliance", before(0.7), AT, FAR, "", "nothing", "failed", "cut"),
        ),
        (
            Told(Kind.STOP, Rendering.WORDS, Language.ENGLISH, BOTH, Outcome.FOLLOWS),
            Notice("stop", AT, None, BOTH, "en", "words", "follows"),
        ),
        (
            Told(Kind.COMPLIANCE, Rendering.WORDS, None, FAR, Outcome.EARLIER),
            Notice("compliance", None, None, FAR, "", "words", "earlier"),
        ),
    ],
    ids=["words", "beep", "tone", "not heard", "cut short", "follows", "earlier call"],
)
def test_when_it_was_heard_and_how(told: Told, notice: Notice) -> None:
    assert noted(told, AT) == notice


def test_after_a_stop_the_next_recording_knows_of_the_compliance_announcement_alone() -> None:
    history = [
        Told(kind, Rendering.WORDS, Language.ENGLISH, BOTH)
        for kind in (Kind.COMPLIANCE, Kind.START, Kind.PAUSE, Kind.RESUME)
    ]
    stop = Told(Kind.STOP, Rendering.WORDS, Language.ENGLISH, BOTH, Outcome.FOLLOWS)
    notices = tuple(noted(told, AT) for told in (*history, stop))
    assert of_the_next_recording(notices) == notices[:1]
