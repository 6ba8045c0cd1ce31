"""A phone on a desk of recording fakes: every neighbour writes into one list, in virtual time.

Knows the ports and the dispatcher. What is asked of the world stands in `Desk.asked` in its
order, across neighbours; what is seen is read off the fake display and lamp board.
"""

from dataclasses import dataclass, field

from announcements.catalogue import Form
from announcements.languages import Language
from indicators.lamps import Lamp, LampStates
from indicators.screen import Moment, Screen
from phone.call.events import CallTimer
from phone.call.states import Party, RecordWord
from phone.clock import ClockTimers
from phone.dispatcher import Change, Dispatcher
from phone.effects import CancelTimer, StartTimer
from phone.levels import levels
from phone.lines import Setting
from phone.monitors.watch import WATCH, Watch
from phone.monitors.words import Violation
from phone.notices.outcome import Told
from phone.performer import World
from phone.ports import Audible, SessionRequest, Spoken
from phone.profiles import EMPTY, Profiles, Store
from phone.recording.words import Timer
from phone.rules import Moment as RuleMoment
from phone.rules import broken

ON_DEMAND = "On Demand with User Initiated Start"
NUMBER, NAME = "4021", "Anna Berg"


def profile(mode: str = ON_DEMAND, **sets: str) -> Setting:
    """One line, a speed dial on key 6, a recorder; `sets` are further parameters."""
    texts = {
        "Line_Enable_1_": "Yes",
        "User_ID_1_": NUMBER,
        "Display_Name_1_": NAME,
        "Proxy_1_": "pbx.test",
        "Register_1_": "No",
        "Extended_Function_6_": "fnc=sd;ext=1002@far.test;nme=Mette",
        "Programmable_Softkey_Enable": "Yes",
        "Call_Recording_Serv": "Yes",
        "Call_Recording_Mode_1_": mode,
        "Call_Recording_Protocol_1_": "SRC",
        "Call_Recording_Server_1_": "sip:recorder@rec.test;transport=tcp",
    }
    texts |= sets
    store = Store(lambda _: EMPTY, lambda: None, lambda _: None)
    return Profiles(store, None, base=tuple(texts.items())).start()


def _at(slot: int) -> str:
    """` 2`: which call is meant, where it is not the first."""
    return f" {slot + 1}" if slot else ""


@dataclass
class VirtualClock:
    """Time that passes when it is told to."""

    time_s: float = 1000.0

    def now(self) -> float:
        return self.time_s

    def words(self) -> tuple[str, str]:
        return "10:42", "Saturday 21 November"


@dataclass
class Neighbours:
    """User agent, recorder, gates, notices and timers in one: they share one list."""

    clock: VirtualClock
    asked: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    sessions: dict[int, int] = field(default_factory=dict)
    requests: list[SessionRequest] = field(default_factory=list)
    spoken: list[Spoken] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock_timers = ClockTimers(self.clock.now)

    def claim(self, handle: int, slot: int, *, early: bool = False) -> None:
        as_slot = f" as {slot + 1}" if slot else ""
        self.asked.append(f"claim {handle}{as_slot}{' early' if early else ''}")

    def alert(self, slot: int) -> None:
        self.asked.append(f"alert{_at(slot)}")

    def refuse(self, handle: int, status: int) -> None:
        self.asked.append(f"refuse {handle} {status}")

    def dial(self, slot: int, line: int, target: str) -> None:
        self.asked.append(f"dial{_at(slot)} {target}")

    def answer(self, slot: int) -> None:
        self.asked.append(f"answer{_at(slot)}")

    def reject(self, slot: int, status: int) -> None:
        self.asked.append(f"reject{_at(slot)} {status}")

    def hang_up(self, slot: int) -> None:
        self.asked.append(f"hang-up{_at(slot)}")

    def hold(self, slot: int) -> None:
        self.asked.append(f"hold{_at(slot)}")

    def retrieve(self, slot: int) -> None:
        self.asked.append(f"retrieve{_at(slot)}")

    def send_dtmf(self, slot: int, digit: str) -> None:
        self.asked.append(f"dtmf{_at(slot)} {digit}")

    def transfer(self, slot: int, target: str) -> None:
        self.asked.append(f"refer{_at(slot)} {target}")

    def transfer_to(self, slot: int, other: int) -> None:
        self.asked.append(f"refer{_at(slot)} replaces{_at(other)}")

    def follow(self, slot: int, into: int) -> None:
        self.asked.append(f"follow{_at(slot)} into{_at(into)}")

    def refuse_transfer(self, slot: int, status: int) -> None:
        self.asked.append(f"refuse refer{_at(slot)} {status}")

    def bridge(self, slots: tuple[int, ...]) -> None:
        joined = "+".join(str(slot + 1) for slot in slots)
        self.asked.append(f"bridge {joined}" if slots else "bridge apart")

    def mute(self, *, on: bool) -> None:
        self.asked.append("mute on" if on else "mute off")

    def tell_recording(self, slot: int, word: RecordWord) -> None:
        self.asked.append(f"a=record:{word.value}{_at(slot)}")

    def open(self, request: SessionRequest) -> None:
        self.sessions[request.slot] = request.session
        self.requests.append(request)
        self.asked.append(
            f"open{_at(request.slot)} #{request.session}{' narrow' if request.narrow else ''}"
        )

    def suspend(self, slot: int) -> None:
        self.asked.append(f"suspend{_at(slot)}")

    def resume(self, slot: int) -> None:
        self.asked.append(f"resume{_at(slot)}")

    def close(self, slot: int, reason: str = "") -> None:
        self.asked.append(f"close{_at(slot)}{f' ({reason})' if reason else ''}")

    def parties(self, slot: int, far: tuple[Party, ...]) -> None:
        self.asked.append(f"parties{_at(slot)} {'+'.join(party.number for party in far)}")

    def tell(self, slot: int, told: Told) -> None:
        words = [told.kind.value, told.rendering.value, told.outcome.value, told.reason]
        self.asked.append(f"tell{_at(slot)} {' '.join(it for it in words if it)}")

    def forget(self, slot: int) -> None:
        self.forgotten.append(slot)

    def announce(self, slot: int, spoken: Spoken) -> None:
        self.spoken.append(spoken)
        beep = " beep" if spoken.form is Form.BEEP else ""
        far = " to far" if spoken.far_only else ""
        language = "" if spoken.language is Language.ENGLISH else f" {spoken.language.value}"
        self.asked.append(f"announce{_at(slot)} {spoken.kind.value}{language}{beep}{far}")

    def set_gates(self, slot: int, *, near: bool, far: bool) -> None:
        names = [name for name, opened in (("near", near), ("far", far)) if opened]
        self.asked.append(f"gates{_at(slot)} {'+'.join(names) or 'shut'}")

    def sound(self, audible: Audible) -> None:
        heard = ["ringer"] if audible.ringer else []
        heard += ["ringing tone"] if audible.ringing_tone else []
        heard += ["waiting tone"] if audible.waiting_tone else []
        heard += [f"ringing tone{_at(slot)} to far" for slot in audible.far_ringing]
        for slot, plan in audible.reminders:
            if plan.resting:
                continue
            heard.append(f"reminder{_at(slot)} every {plan.interval_s:g} s")
        if heard != self.heard:  # a reminder that rests is heard no more than none
            self.asked.append(f"sound {', '.join(heard)}" if heard else "silence")
        self.heard = heard

    def start(self, slot: int, timer: Timer | CallTimer, seconds: float) -> None:
        self.asked.append(f"+{timer.value}{_at(slot)} {seconds:g} s")
        self.clock_timers.start(slot, timer, seconds)

    def cancel(self, slot: int, timer: Timer | CallTimer) -> None:
        self.asked.append(f"-{timer.value}{_at(slot)}")
        self.clock_timers.cancel(slot, timer)


@dataclass
class Panel:
    """Display and lamp board: what they were shown last."""

    screen: Screen | None = None
    moment: Moment = field(default_factory=Moment)
    lamps: LampStates = field(default_factory=dict)
    times_shown: int = 0

    def show(self, screen: Screen, moment: Moment) -> None:
        self.screen, self.moment = screen, moment
        self.times_shown += 1

    def light(self, lamps: LampStates) -> None:
        self.lamps = {**self.lamps, **lamps}


class Desk:
    """The phone, its neighbours, and the rules and monitors watched after every step."""

    def __init__(self, setting: Setting, *, appearances: int = 8, dialogs: int = 16) -> None:
        self.clock = VirtualClock()
        self.world = Neighbours(self.clock)
        self.panel = Panel()
        self.changes: list[Change] = []
        self.broken: list[str] = []
        self.monitors: Watch | Violation = WATCH
        self.dispatcher = Dispatcher(
            setting,
            World(
                user_agent=self.world,
                recorder=self.world,
                gates=self.world,
                notices=self.world,
                timers=self.world,
                clock=self.clock,
                displays=(self.panel,),
                lamp_boards=(self.panel,),
            ),
            appearances=appearances,
            dialogs=dialogs,
            observers=(self.changes.append, self._watch),
        )
        self.dispatcher.turn()

    def post(self, *events: object) -> list[str]:
        """Let these happen one after the other; returns what was asked of the world meanwhile."""
        before = len(self.world.asked)
        for event in events:
            self.dispatcher.post(event)  # type: ignore[arg-type]
            self.dispatcher.turn()
        return self.world.asked[before:]

    def wait(self, seconds: float) -> list[str]:
        """Let time pass, stopping at everything that falls due."""
        before, until = len(self.world.asked), self.clock.time_s + seconds
        while True:
            due = (self.dispatcher.next_due(), self.world.clock_timers.next_due() or until)
            self.clock.time_s = max(self.clock.time_s, min(until, *due))
            for expired in self.world.clock_timers.expired():
                self.dispatcher.post(expired)
            self.dispatcher.turn()
            if self.clock.time_s >= until:
                return self.world.asked[before:]

    def lamp(self, lamp: Lamp) -> str:
        """The pattern of a lamp; a lamp that was never set is dark."""
        light = self.panel.lamps.get(lamp)
        return light.pattern if light else "off"

    def _watch(self, change: Change) -> None:
        profile_now, after = self.dispatcher.profile, change.after
        now = RuleMoment(after, levels(profile_now, after), change.presentation)
        self.broken += broken(now)
        if isinstance(self.monitors, Watch):
            self.monitors = self.monitors.step(change.before, change.event, change.effects, after)
            if isinstance(self.monitors, Violation):
                self.broken.append(self.monitors.rule)
        for effect in change.effects:
            slot = after.slots[effect.slot]
            if isinstance(effect, StartTimer | CancelTimer) and slot is None:
                assert isinstance(effect, CancelTimer), "a timer without a call"
