"""What the parties of a call have been told, as its recording sessions say it (SPEC C3).

Pure: when something was told is given, how it is sent is `recording_session`'s.
"""

from datetime import datetime, timedelta
from typing import Final

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from phone.notices.outcome import Outcome, Told
from phone.siprec.metadata import Notice

MOST: Final = 100
"""The newest announcements that a snapshot tells: with more, a request would be too long."""


def noted(told: Told, at: datetime) -> Notice:
    """What was told at the instant `at`, when it was just over; one that follows begins then, and
    one that outlasts the session has no end in it. What nobody heard has no beginning, and what was
    heard in an earlier call no time that we know."""
    heard = told.ends_the_session or told.lasted_s > 0 or told.rendering is not Rendering.NOTHING
    known = told.outcome is not Outcome.EARLIER
    return Notice(
        told.kind.value,
        played=at - timedelta(seconds=told.lasted_s) if known and heard else None,
        ended=at if known and not told.ends_the_session else None,
        audience=told.audience,
        language=told.language.value if told.language else "",
        rendering=told.rendering.value,
        outcome=told.outcome.value,
        reason=told.reason,
    )


def of_the_next_recording(notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """What the next recording of a call says when the user has stopped this one: the compliance
    announcement alone, which holds for the call (SPEC C6)."""
    return tuple(one for one in notices if one.announcement == Kind.COMPLIANCE.value)
