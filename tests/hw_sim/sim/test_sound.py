"""What is heard: bursts to the sample, words after words, and nothing after the end."""

import pytest

from announcements.catalogue import Form, Kind
from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.sound import SimGates, SimNotices
from phone.notices.reminder import ReminderPlan
from phone.ports import Audible
from phone.state import AnnouncementEnded
from tests.hw_sim.sim.world import run

EVERY_10 = ReminderPlan(10)
REMINDED = Audible(reminders=((0, EVERY_10),))


class Room:
    """Notices, and what was told of them: `1.000 tones reminder @0`."""

    def __init__(self, *, in_call: bool = True, playable: bool = True) -> None:
        self.clock = VirtualClock()
        self.told, self.samples, self.to = list[str](), list[object](), list[object]()
        self.posted = list[AnnouncementEnded]()
        self.notices = SimNotices(
            self.clock,
            self._tell,
            self.posted.append,
            lambda _: ("1002",) if in_call else (),
            lambda: playable,
        )

    def _tell(
        self, lane: str, kind: str, text: str, slot: int | None = None, **more: object
    ) -> None:
        where = "" if slot is None else f" @{slot}"
        self.told.append(f"{self.clock.now():.3f} {lane} {text}{where}")
        if kind == "reminder":
            self.samples.append(more["sample"])
        if "to" in more:
            self.to.append(more["to"])

    def run(self, seconds: float) -> list[str]:
        """What was told meanwhile."""
        before = len(self.told)
        run(self.clock, seconds)
        return self.told[before:]


def test_tones_are_told_when_they_begin_and_end() -> None:
    room = Room()
    room.notices.sound(Audible(ringer=True))
    room.notices.sound(Audible(ringer=True))
    room.run(1.0)
    room.notices.sound(Audible(ringing_tone=True, waiting_tone=True))
    room.notices.sound(Audible())
    assert room.told == [
        "0.000 tones ringer",
        "1.000 tones ended ringer",
        "1.000 tones ringing-tone",
        "1.000 tones waiting-tone",
        "1.000 tones ended ringing-tone",
        "1.000 tones ended waiting-tone",
    ]


def test_the_reminder_sounds_to_the_sample() -> None:
    room = Room()
    room.run(0.5)
    room.notices.sound(REMINDED)
    assert room.run(25.0) == [f"{at:.3f} tones reminder @0" for at in (1.5, 11.5, 21.5)]
    assert room.samples == [16_000, 176_000, 336_000]


def test_a_new_stretch_begins_anew_and_an_old_one_is_over() -> None:
    room = Room()
    room.notices.sound(REMINDED)
    room.run(5.0)
    room.notices.sound(Audible())
    assert room.run(20.0) == []
    room.notices.sound(REMINDED)
    assert room.run(2.0) == ["26.000 tones reminder @0"]


def test_what_goes_on_keeps_its_count_while_other_tones_change() -> None:
    room = Room()
    room.notices.sound(REMINDED)
    room.run(5.0)
    room.notices.sound(Audible(waiting_tone=True, reminders=((0, EVERY_10), (1, EVERY_10))))
    assert room.run(7.0) == ["6.000 tones reminder @1", "11.000 tones reminder @0"]


@pytest.mark.parametrize(
    ("plan", "said", "to"),
    [
        (ReminderPlan(10), "reminder", ["1002", "ear"]),
        (ReminderPlan(10, to_ear=False), "reminder to far", ["1002"]),
        (ReminderPlan(10, to_far=False), "reminder to ear", ["ear"]),
    ],
)
def test_who_is_reminded(plan: ReminderPlan, said: str, to: list[str]) -> None:
    room = Room()
    room.notices.sound(Audible(reminders=((0, plan),)))
    assert room.run(1.5) == [f"1.000 tones {said} @0"]
    assert room.to == [to]


def test_words_take_their_time_one_after_the_other() -> None:
    room = Room()
    room.notices.announce(0, Kind.START, Form.WORDS)
    room.notices.announce(0, Kind.PAUSE, Form.BEEP)
    room.notices.announce(1, Kind.STOP, Form.WORDS)
    room.run(5.0)
    assert room.told == [
        "0.000 announcements start words @0",
        "0.000 announcements stop words @1",
        "2.000 announcements ended start @0",
        "2.000 announcements pause beep @0",
        "2.000 announcements ended stop @1",
        "2.200 announcements ended pause @0",
    ]
    assert room.to == [["1002", "ear"]] * 3
    assert room.posted == [
        AnnouncementEnded(0, Kind.START),
        AnnouncementEnded(1, Kind.STOP),
        AnnouncementEnded(0, Kind.PAUSE),
    ]


def test_words_that_cannot_be_played_are_a_tone_and_a_beep_is_a_beep() -> None:
    room = Room(playable=False)
    room.notices.announce(0, Kind.START, Form.WORDS)
    room.notices.announce(0, Kind.PAUSE, Form.BEEP)
    room.run(5.0)
    assert room.told == [
        "0.000 announcements start tone @0",
        "1.200 announcements ended start @0",
        "1.200 announcements pause beep @0",
        "1.400 announcements ended pause @0",
    ]
    assert [event.played for event in room.posted] == [False, True]


def test_the_first_burst_is_half_a_second_after_the_last_word() -> None:
    room = Room()
    room.notices.announce(0, Kind.START, Form.WORDS)
    room.run(2.0)
    room.notices.sound(REMINDED)
    assert room.run(2.0) == ["2.500 tones reminder @0"]
    room.notices.sound(Audible())
    room.run(1.0)
    room.notices.sound(REMINDED)
    assert room.run(1.5) == ["6.000 tones reminder @0"]


def test_when_the_call_is_over_so_is_what_was_to_be_said() -> None:
    room = Room()
    room.notices.announce(0, Kind.START, Form.WORDS)
    room.notices.announce(0, Kind.PAUSE, Form.WORDS)
    room.run(1.0)
    room.notices.call_over(0)
    room.notices.call_over(0)
    assert room.run(9.0) == []
    assert room.posted == [
        AnnouncementEnded(0, Kind.START, played=False),
        AnnouncementEnded(0, Kind.PAUSE, played=False),
    ]


def test_nobody_is_there_to_hear_it() -> None:
    room = Room(in_call=False)
    room.notices.announce(0, Kind.STOP, Form.WORDS)
    assert room.posted == [AnnouncementEnded(0, Kind.STOP, played=False)]
    assert room.told == []


def test_without_power_nothing_sounds() -> None:
    room = Room()
    room.notices.sound(Audible(ringer=True, reminders=((0, EVERY_10),)))
    room.notices.announce(0, Kind.START, Form.WORDS)
    room.notices.vanish()
    assert room.run(30.0) == []
    assert room.told[-1] == "0.000 tones ended ringer"
    assert room.posted == []


def test_gates_tell_what_changes_and_pass_it_on() -> None:
    told, fed = list[str](), list[tuple[int, bool, bool]]()

    def tell(lane: str, kind: str, text: str, slot: int | None = None, **_more: object) -> None:
        told.append(f"{lane} {kind} {text} @{slot}")

    gates = SimGates(tell, lambda slot, near, far: fed.append((slot, near, far)))
    gates.set_gates(0, near=True, far=True)
    gates.set_gates(0, near=False, far=True)
    gates.set_gates(1, near=True, far=False)
    assert gates.near_open() == (1,)
    gates.vanish()
    assert told == [
        *("gates near open @0", "gates far open @0", "gates near closed @0"),
        *("gates near open @1", "gates far closed @0", "gates near closed @1"),
    ]
    assert fed[-2:] == [(0, False, False), (1, False, False)]
    assert gates.near_open() == ()
