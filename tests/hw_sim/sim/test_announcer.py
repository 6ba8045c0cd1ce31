"""Words give way to what is so now, are cut, and spare an ear; the rest is in `test_sound`."""

from announcements.catalogue import Kind
from announcements.prompts import Rendering
from hw_sim.sim.announcer import SimAnnouncer
from hw_sim.sim.clock import VirtualClock
from hw_sim.sim.prompts import SimPrompts, standard_prompts
from hw_sim.sim.score import EAR, Score
from phone.notices.outcome import AnnouncementEnded
from phone.notices.own_tones import STANDARD
from phone.notices.reasons import OVER
from phone.ports import Spoken
from tests.hw_sim.sim.world import run


class Room:
    """One call, and who heard what in it."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.score, self.posted = Score(self.clock.now), list[AnnouncementEnded]()
        self.heard = list[tuple[str, object]]()
        world = self.clock, self._tell, self.posted.append, self._reached
        prompts = SimPrompts(standard_prompts())
        self.announcer = SimAnnouncer(*world, prompts, self.score, STANDARD)

    def say(self, *kinds: Kind) -> None:
        for kind in kinds:
            self.announcer.announce(0, Spoken(kind))

    def _reached(self, _slot: int, *, alone: bool = False) -> tuple[str, ...]:
        return ("1002",) if alone else ("1002", "1003")

    def _tell(
        self, lane: str, kind: str, text: str, slot: int | None = None, **more: object
    ) -> None:
        if "to" in more:
            self.heard.append((kind, more["to"]))


def test_what_waits_gives_way_and_nothing_more_is_told_of_it() -> None:
    room = Room()
    room.say(Kind.START, Kind.PAUSE, Kind.RESUME, Kind.PAUSE)
    run(room.clock, 20.0)
    assert [kind for kind, _ in room.heard] == ["start", "pause"]
    assert [it.kind for it in room.posted] == [Kind.START, Kind.PAUSE]
    assert not room.announcer.is_busy


def test_what_is_being_said_is_said_to_its_end() -> None:
    room = Room()
    room.say(Kind.PAUSE)
    run(room.clock, 0.5)
    room.say(Kind.RESUME, Kind.PAUSE)
    run(room.clock, 20.0)
    assert [kind for kind, _ in room.heard] == ["pause", "pause"]


def test_words_that_are_cut_were_not_heard() -> None:
    room = Room()
    room.say(Kind.START, Kind.PAUSE)
    run(room.clock, 0.5)
    room.announcer.cut(0)
    run(room.clock, 20.0)
    assert room.posted == [
        AnnouncementEnded(0, Kind.START, Rendering.NOTHING, None, 0.5, OVER),
        AnnouncementEnded(0, Kind.PAUSE, Rendering.NOTHING, None, 0.0, OVER),
    ]


def test_an_ear_that_calls_for_help_is_spared_at_once() -> None:
    room = Room()
    room.say(Kind.START)
    run(room.clock, 0.5)
    room.announcer.spare_ear(on=True)
    room.say(Kind.PAUSE)
    run(room.clock, 20.0)
    room.announcer.spare_ear(on=False)
    room.say(Kind.RESUME)
    everybody, others = ["1002", "1003", EAR], ["1002", "1003"]
    assert room.heard == [("start", everybody), ("pause", others), ("resume", everybody)]
    assert [it.ear_until for it in room.score.sounds] == [8000, None, None]
