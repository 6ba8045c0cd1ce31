"""Histories in plain lines."""

from phone.recording.machine import Ask, CancelTimer, Recording, Say, StartTimer
from phone.recording.transcript import asked, line, transcript
from phone.recording.words import Action, Event, Mode, Note, Phase, Timer, Wish


def test_every_effect_has_its_sign() -> None:
    effects = (
        Ask(Action.OPEN_NARROW),
        StartTimer(Timer.ANSWER, None),
        StartTimer(Timer.GLARE, 2.1),
        CancelTimer(Timer.RECORDER_PAUSE),
        Say(Note.RESUME_REFUSED),
    )
    assert [asked(effect) for effect in effects] == [
        "open-narrow",
        "+answer",
        "+glare 2.1 s",
        "-recorder-pause",
        "!resume-refused",
    ]


def test_a_line_names_event_effects_phase_and_keys() -> None:
    paused = Recording(Mode.ON_DEMAND, Phase.PAUSED, Wish.PAUSED)
    assert line(Event.SUSPENDED, (CancelTimer(Timer.ANSWER),), paused) == (
        "suspended -> -answer : paused [resume stop]"
    )
    assert line(Event.CLOSED, (), Recording(Mode.ALWAYS)) == "closed -> : off"


def test_a_transcript_plays_the_rows_it_is_given() -> None:
    events = [Event.CALL_CONFIRMED, Event.ACCEPTED]
    assert transcript(Recording(Mode.ALWAYS), events) == (
        "call-confirmed -> open, +answer : starting",
        "accepted -> -answer : recording",
    )
    assert transcript(Recording(Mode.ALWAYS), events, ()) == (
        "call-confirmed -> : off",
        "accepted -> : off",
    )
