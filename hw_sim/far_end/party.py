"""The far end of the bench: somebody with a telephone, who does as told and says what happens.

Knows the user agent's port and its events; which user agent, and on which wire, is the bench's
business. Takes one call at a time; a second one is placed only to transfer the first to it, or to
follow a transfer.
"""

from collections import deque
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any, Final, Protocol

from hw_sim.codec import SimCodec
from hw_sim.command_words import CommandError
from hw_sim.far_end.invitation import headers
from hw_sim.sim.manners import calling
from hw_sim.sim.negotiation import Manners
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    CallProgressed,
    CallReplaced,
    FarRecordReported,
    HoldChanged,
    InviteReceived,
    RemoteChanged,
    TransferEnded,
    TransferRequested,
)
from phone.call.states import CallState, RecordWord
from phone.ports import UserAgent

RINGS_FOR_S: Final = 0.6
LEAVES_AFTER_S: Final = 3.0
"""A call that it was transferred from is the transferor's to end (RFC 5589 §5); so late its own."""
BUSY_HERE: Final = 486
SLOTS: Final = (0, 1)
LINE: Final = 1

WAYS: Final = ("came-to", "callback", "header", "offer", "100rel")
"""How it calls, of `sim.manners`; who has 100rel acknowledges here."""

Say = Callable[[dict[str, Any]], None]


class Mode(Enum):
    """What somebody does when called."""

    AUTO = "auto"  # answers after `RINGS_FOR_S`
    MANUAL = "manual"  # rings
    SILENT = "silent"  # nothing at all is heard from there: no call ever comes


class Caller(UserAgent, Protocol):
    """A user agent whose INVITEs say more than a phone's (`PjsuaUserAgent.dial`)."""

    def dial(
        self,
        slot: int,
        line: int,
        target: str,
        *,
        headers: tuple[tuple[str, str], ...] = (),
        offers: bool = True,
        reliable: bool = True,
    ) -> None: ...


class Party:
    """Answers and follows transfers by itself unless told `mode manual`, `refer …`."""

    def __init__(self, codec: SimCodec, captures: tuple[Path, Path] | None, say: Say) -> None:
        self._codec, self._captures, self._say = codec, captures, say
        self._happened: deque[object] = deque()
        self._answer_at: float | None = None
        self._slot = SLOTS[0]  # that of the call which is talked about
        self._taken: set[int] = set()
        self._consulting: int | None = None  # the call to whom ours is to go
        self._following: tuple[int, int] | None = None  # the call, and the one that answers it
        self._left: tuple[int, float] | None = None  # a call that it was transferred from, until
        self._captured = 0
        self._captured_early: int | None = None  # the call that is heard before its answer
        self._manners = Manners()
        self._refer = "accept"
        self._dnd = False
        self._mode = Mode.AUTO
        self._hears_record, self._last = RecordWord.OFF, ""
        self._told = self.state()

    def state(self) -> dict[str, Any]:
        """What is said of it whenever it has changed; `last` is what happened last."""
        return {
            "mode": self._mode.value,
            "calls": len(self._taken),
            "hears_record": self._hears_record.value,
            "last": self._last,
        }

    def post(self, event: object) -> None:
        """What the user agent reports; handled at the next `turn`."""
        self._happened.append(event)

    def turn(self, agent: Caller, now: float) -> None:
        """Handle what happened, and answer when it has rung long enough."""
        while self._happened:
            self._handle(agent, self._happened.popleft(), now)
        if self._answer_at is not None and self._answer_at <= now:
            self._answer_at = None
            agent.answer(self._slot)
        if self._left is not None and self._left[1] <= now:
            agent.hang_up(self._left[0])
            self._left = None
        if self._told != (state := self.state()):
            self._told = state
            self._say({"event": "state", **state})

    def obey(self, agent: Caller, line: str) -> None:
        """`answer`, `reject CODE`, `hang-up`, `cancel`, `hold`, `retrieve`, `call URI`, `transfer
        URI`, `consult-transfer URI`, `mute on`, `dnd on`, `record on`, `mode WORD`, `refer WORD`;
        of its calls from then on: `came-to NUMBER…`, `callback on`, `header NAME: VALUE`, `offer
        off`, `100rel off`."""
        verb, _, argument = line.strip().partition(" ")
        known = (
            self._act(agent, verb)
            or self._place(agent, verb, argument)
            or self._switch(agent, verb, argument)
            or self._behave(verb, argument)
            or self._call_from_now_on(verb, argument)
        )
        if not known:
            self._say({"event": "error", "text": f"unknown: {line.strip()}"})

    def _act(self, agent: Caller, verb: str) -> bool:
        match verb:
            case "answer":
                agent.answer(self._slot)
            case "hang-up" | "cancel":
                agent.hang_up(self._slot)
            case "hold":
                agent.hold(self._slot)
            case "retrieve":
                agent.retrieve(self._slot)
            case _:
                return False
        return True

    def _place(self, agent: Caller, verb: str, argument: str) -> bool:
        match verb:
            case "reject":
                agent.reject(self._slot, int(argument) if argument.isdigit() else BUSY_HERE)
            case "call" if argument and not self._taken:
                self._taken.add(self._slot)
                more, host = self._manners, argument.partition("@")[2]
                agent.dial(
                    *(self._slot, LINE, argument),
                    headers=headers(more, host),
                    offers=more.offers,
                    reliable=more.supports_100rel,
                )
            case "transfer" if argument and self._taken:
                agent.transfer(self._slot, argument)
            case "consult-transfer" if argument and len(self._taken) == 1:
                self._consulting = self._free()
                self._taken.add(self._consulting)
                agent.hold(self._slot)
                agent.dial(self._consulting, LINE, argument)
            case _:
                return False
        return True

    def _switch(self, agent: Caller, verb: str, argument: str) -> bool:
        match verb, argument:
            case "mute", "on" | "off":
                agent.mute(on=argument == "on")
            case "record", "on" | "off" | "paused":
                agent.tell_recording(self._slot, RecordWord(argument))
            case _:
                return False
        return True

    def _behave(self, verb: str, argument: str) -> bool:
        word, _, code = argument.partition(" ")
        match verb, word:
            case "dnd", "on" | "off":
                self._dnd = word == "on"
            case "mode", "auto" | "manual" | "silent":
                self._mode = Mode(word)
            case "refer", "accept" | "silent":
                self._refer = word
            case "refer", "refuse" if code.isdigit():
                self._refer = code
            case _:
                return False
        return True

    def _call_from_now_on(self, verb: str, argument: str) -> bool:
        if verb not in WAYS or argument in ("", "silent"):
            return False
        try:
            self._manners = calling(self._manners, verb, argument.split())
        except CommandError as error:
            self._say({"event": "error", "text": str(error)})
        return True

    def _handle(self, agent: Caller, event: object, now: float) -> None:
        match event:
            case InviteReceived(handle, _, remote):
                if self._taken or self._dnd:
                    agent.refuse(handle, BUSY_HERE)
                    return
                self._taken.add(self._slot)
                agent.claim(handle, self._slot)
                self._happens({"event": "ringing", "from": remote.aor})
                if self._mode is Mode.AUTO:
                    self._answer_at = now + RINGS_FOR_S
            case CallProgressed(slot, CallState.EARLY) if slot == self._slot:
                self._captured_early = slot
                self._start_capture()
            case CallConfirmed(slot):
                self._confirmed(agent, slot, now)
            case CallEnded(slot, reason, status):
                self._ended(agent, slot)
                self._hears_record = self._hears_record if self._taken else RecordWord.OFF
                self._happens({"event": "ended", "reason": reason.value, "status": status})
            case HoldChanged(_, by_local, by_remote):
                self._happens({"event": "hold", "by_local": by_local, "by_remote": by_remote})
            case FarRecordReported(_, word):
                self._hears_record = word
                self._happens({"event": "record", "word": word.value})
            case CallReplaced(_, remote):
                self._happens({"event": "replaced", "by": remote.aor})
            case RemoteChanged(_, remote):
                self._happens({"event": "remote", "is": remote.aor})
            case TransferRequested(slot, target):
                self._happens({"event": "referred", "to": target.aor})
                self._requested(agent, slot)
            case TransferEnded(slot, status):
                self._transferred(agent, slot, status)
            case _:
                pass

    def _confirmed(self, agent: Caller, slot: int, now: float) -> None:
        self._answer_at = None
        self._happens({"event": "confirmed"})
        if slot == self._consulting:
            self._consulting = None
            agent.transfer_to(self._slot, slot)
            return
        if self._following is not None and self._following[1] == slot:
            self._left = self._following[0], now + LEAVES_AFTER_S
            self._following, self._slot = None, slot
        if self._captured_early != slot:
            self._start_capture()
        self._captured_early = None

    def _ended(self, agent: Caller, slot: int) -> None:
        self._taken.discard(slot)
        if slot == self._slot:
            self._answer_at = self._captured_early = None
            self._codec.stop_capture()
            self._slot = next(iter(self._taken), SLOTS[0])
        elif slot == self._consulting:
            agent.retrieve(self._slot)
        if self._consulting not in self._taken:
            self._consulting = None
        if self._left is not None and self._left[0] == slot:
            self._left = None
        if self._following is not None and self._following[1] not in self._taken:
            self._following = None

    def _requested(self, agent: Caller, slot: int) -> None:
        match self._refer:
            case "accept" if len(self._taken) < len(SLOTS):
                into = self._free()
                self._following = slot, into
                self._taken.add(into)
                agent.follow(slot, into)
            case "silent":
                pass
            case status:
                agent.refuse_transfer(slot, int(status) if status.isdigit() else BUSY_HERE)

    def _transferred(self, agent: Caller, slot: int, status: int) -> None:
        """Whoever has transferred a call is done with it; if that fails it has it back."""
        self._happens({"event": "transferred", "status": status})
        if 200 <= status < 300:
            for one in sorted(self._taken):
                agent.hang_up(one)
            return
        for one in sorted(self._taken - {slot}):
            agent.hang_up(one)
        agent.retrieve(slot)

    def _happens(self, what: dict[str, Any]) -> None:
        self._last = str(what["event"])
        self._say(what)

    def _free(self) -> int:
        return next(slot for slot in SLOTS if slot not in self._taken)

    def _start_capture(self) -> None:
        if self._captures is None:
            return
        self._captured += 1
        said, heard = (numbered(path, self._captured) for path in self._captures)
        self._codec.start_capture(said, heard)


def numbered(path: Path, number: int) -> Path:
    """`far-said.wav` for the first call, `far-said-2.wav` for the second …"""
    return path if number == 1 else path.with_stem(f"{path.stem}-{number}")
