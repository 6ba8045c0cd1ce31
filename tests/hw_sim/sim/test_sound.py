"""What is heard: bursts to the sample, words after words, and nothing after the end."""

from dataclasses import replace

import pytest

from announcements.catalogue import Form, Kind
from announcements.languages import Language
from announcements.prompts import RATE, Prompt, Rendering
from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.prompts import SimPrompts
from hw_sim.sim.score import EAR, Score
from hw_sim.sim.sound import SimGates, SimNotices
from phone.notices.outcome import AnnouncementEnded
from phone.notices.own_tones import STANDARD, OwnTones
from phone.notices.reminder import ReminderPlan
from phone.ports import Audible, Spoken
from tests.hw_sim.sim.world import run
from tones.catalogue import Section, Segment, Tone

EVERY_10 = ReminderPlan(10)
REMINDED = Audible(reminders=((0, EVERY_10),))
RESTING = Audible(reminders=((0, replace(EVERY_10, resting=True)),))
START = Spoken(Kind.START)
BEEP = Spoken(Kind.PAUSE, Form.BEEP)
COMPLIANCE = Spoken(Kind.COMPLIANCE, language=Language.DANISH, far_only=True)


class Booth:
    """Two seconds of everything in English and Danish."""

    def find(self, kind: Kind, language: Language, custom: str = "") -> Prompt | None:
        found = language if language is Language.DANISH else Language.ENGLISH
        return Prompt(kind, found, b"\1\0" * (2 * RATE), custom=bool(custom))


class Room:
    """Notices, and what was told of them: `1.000 tones reminder @0`."""

    def __init__(
        self, *, in_call: bool = True, joined: tuple[str, ...] = (), tones: OwnTones = STANDARD
    ) -> None:
        self.clock = VirtualClock()
        self.told, self.samples, self.to = list[str](), list[object](), list[object]()
        self.posted = list[AnnouncementEnded]()
        self.prompts, self.score = SimPrompts(Booth()), Score(self.clock.now)
        self.in_call, self.joined = in_call, joined
        world = self.clock, self._tell, self.posted.append, self._reached
        self.notices = SimNotices(*world, self.prompts, self.score, tones)

    def _reached(self, _slot: int, *, alone: bool = False) -> tuple[str, ...]:
        return ("1002", *(() if alone else self.joined)) if self.in_call else ()

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
    room = Room(joined=("1003",))
    room.notices.announce(0, START)
    room.notices.announce(0, BEEP)
    room.notices.announce(1, COMPLIANCE)
    room.run(5.0)
    assert room.told == [
        "0.000 announcements start words en @0",
        "0.000 announcements compliance words da to far @1",
        "2.000 announcements ended start @0",
        "2.000 announcements pause beep @0",
        "2.000 announcements ended compliance @1",
        "2.200 announcements ended pause @0",
    ]
    assert room.to == [["1002", "1003", EAR], ["1002"], ["1002", "1003", EAR]]
    assert room.posted == [
        AnnouncementEnded(0, Kind.START, Rendering.WORDS, Language.ENGLISH, 2.0),
        AnnouncementEnded(1, Kind.COMPLIANCE, Rendering.WORDS, Language.DANISH, 2.0),
        AnnouncementEnded(0, Kind.PAUSE, Rendering.BEEP, None, 0.2),
    ]


def test_words_that_cannot_be_played_are_a_tone_and_a_beep_is_a_beep() -> None:
    room = Room()
    room.prompts.obey("broken")
    room.notices.announce(0, START)
    room.notices.announce(0, BEEP)
    room.run(5.0)
    assert room.told == [
        "0.000 announcements start tone @0",
        "1.200 announcements ended start @0",
        "1.200 announcements pause beep @0",
        "1.400 announcements ended pause @0",
    ]
    assert room.posted[0] == AnnouncementEnded(
        0, Kind.START, Rendering.TONE, None, 1.2, "no prompt can be played"
    )


def test_words_that_are_missing_in_their_language_are_english() -> None:
    room = Room()
    room.prompts.obey("missing da")
    room.notices.announce(0, COMPLIANCE)
    room.run(3.0)
    assert room.posted == [
        AnnouncementEnded(
            0, Kind.COMPLIANCE, Rendering.WORDS, Language.ENGLISH, 2.0, "no prompt in da"
        )
    ]


def test_the_first_burst_is_half_a_second_after_the_last_word() -> None:
    room = Room()
    room.notices.announce(0, START)
    room.notices.sound(RESTING)
    assert room.run(2.0) == ["2.000 announcements ended start @0"]
    room.notices.sound(REMINDED)
    assert room.run(2.0) == ["2.500 tones reminder @0"]
    room.notices.sound(Audible())
    room.run(1.0)
    room.notices.sound(REMINDED)
    assert room.run(1.5) == ["6.000 tones reminder @0"]


@pytest.mark.parametrize(
    ("begin_s", "lasting_s", "bursts"),
    [
        (10.0, 3.0, ["13.500", "23.500"]),  # due within: after them, and the count restarts
        (11.1, 3.0, ["14.600", "24.600"]),  # cut short by them
        (5.0, 3.0, ["11.000", "21.000"]),  # between two: the count goes on
        (8.0, 2.8, ["11.300", "21.300"]),  # due too soon after them
    ],
)
def test_words_put_off_the_burst_that_falls_due(
    begin_s: float, lasting_s: float, bursts: list[str]
) -> None:
    """DESIGN §3 "reminder"."""
    room = Room()
    room.notices.sound(REMINDED)
    room.run(begin_s)
    room.notices.sound(RESTING)
    assert [it for it in room.run(lasting_s) if "reminder" in it] == []
    room.notices.sound(REMINDED)
    assert room.run(24.9 - begin_s - lasting_s) == [f"{at} tones reminder @0" for at in bursts]


def test_the_beep_is_as_long_as_the_profile_has_it() -> None:
    double = Tone("notice", (Section((Segment(100, ((950.0, -16.0),)), Segment(100)), 300),))
    room = Room(tones=replace(STANDARD, notice=double))
    room.notices.announce(0, BEEP)
    room.run(1.0)
    assert room.told == [
        "0.000 announcements pause beep @0",
        "0.300 announcements ended pause @0",
    ]


def test_when_the_call_is_over_so_is_what_was_to_be_said() -> None:
    room = Room()
    room.notices.announce(0, START)
    room.notices.announce(0, BEEP)
    room.run(1.0)
    room.notices.call_over(0)
    room.notices.call_over(0)
    assert room.run(9.0) == []
    assert room.told[-2:] == [
        "1.000 announcements ended start @0",
        "1.000 announcements ended pause @0",
    ]
    assert room.posted == []


def test_nobody_is_there_to_hear_it() -> None:
    room = Room(in_call=False)
    room.notices.announce(0, START)
    assert room.posted == []
    assert room.told == []


def test_a_caller_on_an_early_dialog_hears_us_alert() -> None:
    room = Room()
    room.notices.sound(Audible(ringer=True, far_ringing=(0,)))
    room.run(1.0)
    room.notices.sound(Audible())
    assert room.told == [
        "0.000 tones ringer",
        "0.000 tones far-ringing @0",
        "1.000 tones ended ringer",
        "1.000 tones ended far-ringing @0",
    ]
    assert [sound.ears for sound in room.score.sounds] == [(EAR,), ("1002",)]


def test_what_sounds_is_in_the_score_from_its_first_sample_to_its_last() -> None:
    room = Room()
    room.notices.announce(0, START)
    room.notices.sound(RESTING)
    room.run(2.0)
    room.notices.sound(REMINDED)
    room.run(3.0)
    room.notices.announce(0, START)
    room.notices.sound(RESTING)
    room.run(1.0)
    room.notices.call_over(0)
    spans = [(it.ears, it.begin, it.end) for it in room.score.sounds]
    assert spans == [
        (("1002", EAR), 0, 2 * RATE),
        (("1002",), 2 * RATE, 5 * RATE),
        ((EAR,), 2 * RATE, 5 * RATE),
        (("1002", EAR), 5 * RATE, 6 * RATE),
    ]
    words, far, near = (it.player for it in room.score.sounds[:3])
    assert words.frame(2 * RATE - 1, 2) == b"\1\0\0\0"
    burst = far.frame(RATE // 2, 100)
    assert burst is not None
    assert burst != near.frame(RATE // 2, 100)
    assert far.frame(0, RATE // 2) is None


def test_without_power_nothing_sounds() -> None:
    room = Room()
    room.notices.sound(Audible(ringer=True, reminders=((0, EVERY_10),)))
    room.notices.announce(0, START)
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
