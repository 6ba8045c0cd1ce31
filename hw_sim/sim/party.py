"""A far party: a person with a telephone of their own, who does as told (`command_forms.FAR_END`).

Knows its user agent and what is on it; the same events reach it that reach our phone. Who it is
and whom it can reach is the directory's.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from random import Random
from typing import Any, Final, assert_never

from hw_sim.command_words import CommandError
from hw_sim.sim.clock import Booking, VirtualClock
from hw_sim.sim.directory import Directory, aor
from hw_sim.sim.leg import Leg
from hw_sim.sim.manners import calling
from hw_sim.sim.network import Network
from hw_sim.sim.user_agent import Posted, SimUserAgent
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallReplaced,
    FarRecordReported,
    InviteReceived,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import Party, RecordWord

RINGS_FOR_S: Final = 0.6
BUSY_HERE: Final = 486
SLOTS: Final = 4
LINE: Final = 1


class Mode(Enum):
    """What somebody does when called."""

    AUTO = "auto"  # answers after `RINGS_FOR_S`
    MANUAL = "manual"  # rings
    SILENT = "silent"  # nothing at all is heard from there
    EARLY = "early"  # media before the answer (183)
    LATE_OK = "late-ok"  # rings, and answers when the caller has just given up


@dataclass(frozen=True, slots=True)
class Referred:
    """What somebody does when told to call another: `status` 202 follows, None is silent."""

    status: int | None = 202


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all parties share. `phone_number` is that of a line of ours, None if it has no such
    line; `phone_dialog` finds the Call-ID of a call of ours with anybody else."""

    network: Network
    clock: VirtualClock
    directory: Directory
    random: Random
    phone_number: Callable[[int], str | None]
    phone_dialog: Callable[[str], str | None]
    told: Callable[[], None]  # something about a party has changed
    digit: Callable[[Party, str], None]  # DTMF that this party has heard


class SimParty:
    """One person."""

    def __init__(self, around: Surroundings, number: str, name: str = "") -> None:
        self.who = Party(name, number, aor(number))
        self.mode, self.referred = Mode.AUTO, Referred()
        self.hears_record, self.dtmf, self.last = RecordWord.OFF, "", ""
        self._around = around
        self._answers: dict[int, Booking] = {}
        self._unheard: int | None = None  # a call that this party has not reacted to
        self._consulted: int | None = None  # the slot with somebody that is to be connected
        self.agent = SimUserAgent(
            number,
            around.network,
            around.clock,
            around.directory,
            {LINE: self.who},
            self._post,
            around.random,
            digits=self._heard,
        )

    def state(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "number": self.who.number,
            "name": self.who.name,
            "address": self.who.aor,
            "mode": self.mode.value,
            "calls": len(self.agent.slots),
            "hears_record": self.hears_record.value,
            "dtmf": self.dtmf,
            "last": self.last,
        }

    # what it is told to do

    def obey(self, words: str) -> None:
        """One of `command_forms.FAR_END`. Raises CommandError if it is not possible now."""
        verb, *rest = words.split()
        argument = rest[0] if rest else ""
        match verb:
            case "answer":
                self.agent.answer(self._incoming())
            case "reject":
                self.agent.reject(self._incoming(), int(argument or BUSY_HERE))
            case "ringing":
                self.agent.ring(self._incoming())
            case "hang-up" | "cancel":
                self.agent.hang_up(self._call())
            case "hold":
                self.agent.hold(self._call())
            case "retrieve":
                self.agent.retrieve(self._call())
            case "call":
                self._calls(rest)
            case "mode" | "refuse-hold" | "refer":
                self._behave(verb, rest)
            case "came-to" | "callback" | "header" | "100rel" | "offer":
                self.agent.manners = calling(self.agent.manners, verb, rest)
            case "transfer":
                self.agent.transfer(self._call(), aor(argument))
            case "consult-transfer":
                self._consult(argument)
            case "replace":
                self._replace()
            case "becomes":
                self._become(argument, " ".join(rest[1:]))
            case "record":
                self.agent.tell_recording(self._call(), RecordWord(argument))
            case _:
                raise CommandError(f"{words}: unknown to a simulated party")

    def legs_with(self, station: str) -> list[Leg]:
        """Its calls with the user agent there."""
        legs = [self.agent.leg(slot) for slot in self.agent.slots]
        return [leg for leg in legs if leg is not None and leg.dialog.peer == station]

    # inside

    def _calls(self, rest: list[str]) -> None:
        line = int(rest[1]) if rest[:1] == ["line"] else 1
        number = self._around.phone_number(line)
        if number is None:
            raise CommandError(f"the phone has no line {line}")
        target = rest[0] if len(rest) == 1 else aor(number)
        self.agent.dial(self._free(), LINE, target)

    def _behave(self, verb: str, rest: list[str]) -> None:
        match verb, rest:
            case "mode", [word]:
                self.mode = Mode(word)
            case "refuse-hold", [word]:
                self.agent.manners = replace(self.agent.manners, refuses_hold=word == "on")
            case _, ["refuse", code]:
                self.referred = Referred(int(code))
            case _, ["silent"]:
                self.referred = Referred(None)
            case _:
                self.referred = Referred()
        late = self.mode is Mode.LATE_OK
        self.agent.manners = replace(self.agent.manners, answers_cancelled=late)

    def _consult(self, number: str) -> None:
        self.agent.hold(self._call())
        self._consulted = self._free()
        self.agent.dial(self._consulted, LINE, aor(number))

    def _replace(self) -> None:
        call_id = self._around.phone_dialog(self.who.number)
        number = self._around.phone_number(1)
        if call_id is None or number is None:
            raise CommandError("the phone is in no call that could be replaced")
        self.agent.replace(self._free(), LINE, aor(number), call_id)

    def _become(self, number: str, name: str) -> None:
        slot = self._call()
        self.agent.identify(slot, Party(name, number, aor(number)))

    # what happens to it

    def _post(self, event: Posted) -> None:
        self._around.clock.after(0.0, lambda: self._happened(event))

    def _happened(self, event: Posted) -> None:
        match event:
            case InviteReceived(handle):
                self._called(handle)
            case CallConfirmed(slot):
                self.last = "confirmed"
                self._stop_ringing(slot)
                self._connect(slot)
            case CallEnded(slot):
                self.last = "ended"
                self._stop_ringing(slot)
                self._consulted = None if slot == self._consulted else self._consulted
                self.hears_record = RecordWord.OFF if not self.agent.slots else self.hears_record
            case FarRecordReported(_, word):
                self.last, self.hears_record = "record", word
            case CallReplaced():
                self.last = "replaced"
            case TransferRequested(slot):
                self._refer(slot)
            case TransferEnded(slot, status):
                self.last = "transferred" if status < 300 else "transfer-failed"
                if status < 300:
                    self.agent.hang_up(slot)
            case _:
                pass
        self._around.told()

    def _called(self, handle: int) -> None:
        if self.agent.slots:
            self.agent.refuse(handle, BUSY_HERE)
            return
        slot, self.last, self._unheard = self._free(), "ringing", None
        match self.mode:
            case Mode.SILENT:
                self._unheard = handle
            case Mode.EARLY:
                self.agent.take(handle, slot)
                self.agent.ring(slot, early=True)
            case Mode.AUTO:
                self.agent.claim(handle, slot)
                self._answers[slot] = self._around.clock.after(
                    RINGS_FOR_S, lambda: self.agent.answer(slot)
                )
            case Mode.MANUAL | Mode.LATE_OK:
                self.agent.claim(handle, slot)
            case _:
                assert_never(self.mode)

    def _stop_ringing(self, slot: int) -> None:
        answer = self._answers.pop(slot, None)
        if answer is not None:
            answer.cancel()

    def _connect(self, slot: int) -> None:
        """The one who was to be consulted has answered: hand our call over."""
        if slot == self._consulted:
            self._consulted = None
            held = [one for one in self.agent.slots if one != slot]
            if held:
                self.agent.transfer_to(held[-1], slot)

    def _refer(self, slot: int) -> None:
        status = self.referred.status
        if status is None:
            return
        if status < 300:
            self.agent.follow(slot, self._free())
        else:
            self.agent.refuse_transfer(slot, status)

    def _heard(self, _from: Party, digit: str) -> None:
        self.dtmf += digit
        self._around.digit(self.who, digit)

    # which call

    def _free(self) -> int:
        taken = self.agent.slots
        return next(slot for slot in range(SLOTS * SLOTS) if slot not in taken)

    def _call(self) -> int:
        return self._newest(lambda _: True, "is in no call")

    def _incoming(self) -> int:
        if self._unheard is not None:
            self.agent.take(self._unheard, self._free())
            self._unheard = None
        return self._newest(
            lambda leg: leg.incoming and not leg.answered, "is not being called just now"
        )

    def _newest(self, fits: Callable[[Leg], bool], otherwise: str) -> int:
        for slot in reversed(self.agent.slots):
            leg = self.agent.leg(slot)
            if leg is not None and fits(leg):
                return slot
        raise CommandError(f"{self.who.name or self.who.number} {otherwise}")
