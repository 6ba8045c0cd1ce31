"""One after the other, the newest of a pair, and what the provider is told of it (SPEC C3)."""

from dataclasses import replace

from announcements.catalogue import Form, Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.effects import Announce, TellRecorder
from phone.notices.announcements import Notice
from phone.notices.outcome import ALL_PARTIES, AnnouncementEnded, Outcome, Told
from phone.recording.words import Phase
from phone.saying import announced, is_said, over, say, told_before_the_end
from phone.state import Conference, PhoneState, Slot
from tests.phone.states import phone, slot

START, STOP = Notice(Kind.START), Notice(Kind.STOP)
PAUSE, RESUME = Notice(Kind.PAUSE, Form.BEEP), Notice(Kind.RESUME)
COMPLIANCE = Notice(Kind.COMPLIANCE)


def saying(*notices: Notice, told: int = 0) -> Slot:
    return replace(slot(Phase.RECORDING), announcing=notices, told=told)


def queue(state: PhoneState) -> tuple[tuple[Notice, ...], int]:
    there = state.slots[0]
    assert there is not None
    return there.announcing, there.told


def test_words_are_said_after_what_is_being_said() -> None:
    state, effects = say(phone(slot()), 0, START)
    assert effects == (Announce(0, Kind.START),)
    state, effects = say(state, 0, PAUSE)
    assert effects == (Announce(0, Kind.PAUSE, Form.BEEP),)
    assert queue(state) == ((START, PAUSE), 0)
    assert say(phone(None), 0, START) == (phone(None), ())


def test_what_waits_gives_way_to_what_is_so_now() -> None:
    """Pause, Resume, Pause in the first words: the last that is heard is true."""
    state = phone(saying(START, PAUSE))
    for pressed, queued in ((RESUME, (START, RESUME)), (PAUSE, (START, PAUSE))):
        state, _ = say(state, 0, pressed)
        assert queue(state) == (queued, 0)
    state, _ = say(phone(saying(PAUSE)), 0, RESUME)
    assert queue(state) == ((PAUSE, RESUME), 0)  # it is being heard already


def test_what_belongs_to_an_earlier_session_is_counted_as_it_gives_way() -> None:
    state, _ = say(phone(saying(PAUSE, RESUME, told=2)), 0, PAUSE)
    assert queue(state) == ((PAUSE, PAUSE), 1)


def ended(kind: Kind, rendering: Rendering = Rendering.WORDS) -> AnnouncementEnded:
    return AnnouncementEnded(0, kind, rendering, Language.DANISH, 1.5)


def test_when_words_are_over_the_provider_is_told_of_them() -> None:
    state, effects = over(phone(saying(START, PAUSE)), ended(Kind.START))
    told = Told(Kind.START, Rendering.WORDS, Language.DANISH, ALL_PARTIES, Outcome.PLAYED, 1.5)
    assert effects == (TellRecorder(0, told),)
    assert queue(state) == ((PAUSE,), 0)


def test_it_knows_of_the_stop_and_is_told_of_compliance_elsewhere() -> None:
    for notice in (STOP, COMPLIANCE):
        state, effects = over(phone(saying(notice)), ended(notice.kind))
        assert (effects, queue(state)) == ((), ((), 0))


def test_words_that_nobody_asked_for_in_this_call_are_not_its_own() -> None:
    state = phone(saying(PAUSE))
    assert over(state, ended(Kind.START)) == (state, ())
    assert over(phone(None), ended(Kind.START)) == (phone(None), ())


def test_a_start_that_nobody_heard_has_still_to_be_said() -> None:
    before = phone(replace(saying(START), announced=True))
    state, effects = over(before, ended(Kind.START, Rendering.NOTHING))
    assert state.slots[0] is not None
    assert state.slots[0].announced is False
    (effect,) = effects
    assert isinstance(effect, TellRecorder)
    assert effect.told.outcome is Outcome.FAILED


def test_what_outlasts_its_session_belongs_to_it_and_to_no_other() -> None:
    state, effects = told_before_the_end(phone(saying(START, PAUSE, COMPLIANCE)), 0)
    told = [(it.told.kind, it.told.rendering) for it in effects if isinstance(it, TellRecorder)]
    assert told == [(Kind.START, Rendering.WORDS), (Kind.PAUSE, Rendering.BEEP)]
    assert {it.told.outcome for it in effects if isinstance(it, TellRecorder)} == {Outcome.PLAYING}
    assert queue(state) == ((START, PAUSE, COMPLIANCE), 3)
    assert told_before_the_end(state, 0) == (state, ())
    state, effects = over(state, ended(Kind.START))
    assert (effects, queue(state)) == ((), ((PAUSE, COMPLIANCE), 2))


def test_a_conference_is_told_as_one() -> None:
    calls = replace(phone(saying(START), slot(Phase.OFF)), conference=Conference(0, 1))
    assert [one.announced for one in announced(calls, 0, so=True).slots if one] == [True, True]
    apart = phone(saying(START), slot())
    assert [one.announced for one in announced(apart, 0, so=True).slots if one] == [True, False]


def test_what_is_being_said() -> None:
    assert is_said(saying(START, PAUSE), Kind.PAUSE)
    assert not is_said(saying(START), Kind.PAUSE)
