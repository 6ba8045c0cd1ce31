"""Histories without bound: any events, and sessions one after another with late words of the
one before (DESIGN §3 "Reports carry which session they speak of")."""

from dataclasses import dataclass, field
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from phone.recording.exploration import Node, follow, plausible, table
from phone.recording.machine import Recording, seconds, step
from phone.recording.monitors.session import ANSWERS, MEANT, REQUESTS, Session
from phone.recording.monitors.watch import WATCH
from phone.recording.monitors.words import Violation, asks
from phone.recording.rules import invariants
from phone.recording.table import ROWS
from phone.recording.words import REPORTS, Action, Event, Mode, Phase, Timer, Wish

TABLE = table(ROWS)
MODES, EVENTS = st.sampled_from(Mode), st.sampled_from(Event)


@given(MODES, st.lists(EVENTS, max_size=300))
@settings(deadline=None)
def test_any_history_keeps_every_promise(mode: Mode, events: list[Event]) -> None:
    node = Node(Recording(mode), WATCH)
    for event in events:
        after = follow(node, event, TABLE)
        assert not isinstance(after, Violation), after
        node = after
        assert invariants(node.recording) == ()


@given(MODES, st.lists(EVENTS, max_size=40), st.lists(EVENTS, max_size=40))
@settings(deadline=None)
def test_the_same_history_has_the_same_end(
    mode: Mode, events: list[Event], late: list[Event]
) -> None:
    """The machine is a function; and after the end no late word changes anything."""

    def end() -> Recording:
        recording = Recording(mode)
        for event in (*events, Event.CALL_ENDED):
            recording, _ = step(recording, event)
        return recording

    assert end() == end()
    for event in late:
        if event is not Event.CALL_CONFIRMED:
            assert step(end(), event) == (end(), ())


@dataclass
class Wire:
    """A phone and a recorder with words in flight between them: in order within a session, and
    as late as they like; the shell drops those of an earlier session by their serial."""

    node: Node
    sessions: list[Session] = field(default_factory=lambda: [Session.NONE])  # by serial
    flight: list[tuple[int, Event]] = field(default_factory=list)

    def recorder_may_say(self) -> list[tuple[int, Event]]:
        return [
            (serial, event)
            for serial, session in enumerate(self.sessions)
            for standing, event in ANSWERS
            if standing is session
        ]

    def recorder_says(self, serial: int, event: Event) -> None:
        self.sessions[serial] = ANSWERS[self.sessions[serial], event]
        self.flight.append((serial, event))

    def arrives(self, serial: int) -> None:
        word = next(it for it in self.flight if it[0] == serial)
        self.flight.remove(word)
        if serial == len(self.sessions) - 1:
            self.happens(word[1])

    def happens(self, event: Event) -> None:
        before = self.node.recording
        after, effects = step(before, event)
        watch = self.node.watch.step(before, event, effects, after)
        assert not isinstance(watch, Violation), watch
        self.node = Node(after, watch)
        for action in asks(effects):
            self._asked(action)

    def _asked(self, action: Action) -> None:
        if action in (Action.OPEN, Action.OPEN_NARROW):
            self.sessions.append(Session.OPENING)
            return
        serial = len(self.sessions) - 1
        session = REQUESTS.get((self.sessions[serial], action))
        if session is None:  # crossed the session's end: 481
            session = Session.NONE
            gone = Event.CLOSED if action is Action.CLOSE else Event.LOST
            self.flight.append((serial, gone))
        self.sessions[serial] = session

    def phone_may_see(self) -> list[Event]:
        return [event for event in plausible(self.node) if event not in REPORTS]


@given(MODES, st.data())
@settings(deadline=None)
def test_phone_and_recorder_agree_whenever_nothing_is_in_flight(
    mode: Mode, data: st.DataObject
) -> None:
    """Sessions one after another, answers that cross requests and deadlines, late words of the
    session before: no promise is broken on the way, and what is shown is what is."""
    wire = Wire(Node(Recording(mode), WATCH))
    for _ in range(data.draw(st.integers(0, 60))):
        moves = [
            *(partial(wire.happens, event) for event in sorted(wire.phone_may_see(), key=str)),
            *(partial(wire.recorder_says, *word) for word in wire.recorder_may_say()),
            *(partial(wire.arrives, serial) for serial in sorted({it[0] for it in wire.flight})),
        ]
        data.draw(st.sampled_from(moves))()
        newest = len(wire.sessions) - 1
        if newest not in {serial for serial, _ in wire.flight}:
            assert wire.sessions[newest] in MEANT[wire.node.recording.phase]


@given(st.integers(1, 40))
def test_delays_never_shrink_and_stay_below_a_minute(failures: int) -> None:
    recording, delays = Recording(Mode.ALWAYS), list[float]()
    recording, _ = step(recording, Event.CALL_CONFIRMED)
    for _ in range(failures):
        recording, _ = step(recording, Event.UNAVAILABLE)
        delays.append(seconds(Timer.RETRY, recording) or 0.0)
        recording, _ = step(recording, Event.RETRY_EXPIRED)
    assert delays == [2.0, 4.0, 8.0, 16.0, *[30.0] * failures][:failures]


@given(st.lists(st.sampled_from([Event.PAUSE_PRESSED, Event.RESUME_PRESSED]), max_size=30))
def test_keys_faster_than_the_recorder_end_in_the_newest_wish(presses: list[Event]) -> None:
    """However often it was pressed: one request is open, and answers settle on the last word."""
    recording = Recording(Mode.ALWAYS_PAUSE_RESUME, Phase.RECORDING)
    asked = list[Action]()
    for press in presses:
        recording, effects = step(recording, press)
        asked += asks(effects)
    assert asked in ([], [Action.SUSPEND])
    while recording.phase in (Phase.PAUSING, Phase.RESUMING):
        answer = Event.SUSPENDED if recording.phase is Phase.PAUSING else Event.RESUMED
        recording, _ = step(recording, answer)
    last = presses[-1] if presses else Event.RESUME_PRESSED
    paused = last is Event.PAUSE_PRESSED
    assert recording.phase is (Phase.PAUSED if paused else Phase.RECORDING)
    assert recording.wish is (Wish.PAUSED if paused else Wish.ON)
