"""The far end of the bench: somebody with a telephone, who does as told and says what happens.

Knows the user agent's port and its events; which user agent, and on which wire, is the bench's
business. One call at a time.
"""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hw_sim.codec import SimCodec
from phone.call.events import (
    CallConfirmed,
    CallEnded,
    FarRecordReported,
    HoldChanged,
    InviteReceived,
)
from phone.ports import UserAgent

RINGS_FOR_S = 0.6
BUSY_HERE = 486
SLOT, LINE = 0, 1

Say = Callable[[dict[str, Any]], None]


class Party:
    """Answers by itself unless told `mode manual`."""

    def __init__(self, codec: SimCodec, captures: tuple[Path, Path] | None, say: Say) -> None:
        self._codec, self._captures, self._say = codec, captures, say
        self._happened: deque[object] = deque()
        self._answer_at: float | None = None
        self._busy = False
        self._captured = 0
        self.automatic = True

    def post(self, event: object) -> None:
        """What the user agent reports; handled at the next `turn`."""
        self._happened.append(event)

    def turn(self, agent: UserAgent, now: float) -> None:
        """Handle what happened, and answer when it has rung long enough."""
        while self._happened:
            self._handle(agent, self._happened.popleft(), now)
        if self._answer_at is not None and self._answer_at <= now:
            self._answer_at = None
            agent.answer(SLOT)

    def obey(self, agent: UserAgent, line: str) -> None:
        """`answer`, `reject CODE`, `hang-up`, `hold`, `retrieve`, `call URI`, `mode WORD`."""
        verb, _, argument = line.strip().partition(" ")
        match verb:
            case "answer":
                agent.answer(SLOT)
            case "reject":
                agent.reject(SLOT, int(argument) if argument.isdigit() else BUSY_HERE)
            case "hang-up":
                agent.hang_up(SLOT)
            case "hold":
                agent.hold(SLOT)
            case "retrieve":
                agent.retrieve(SLOT)
            case "call" if not self._busy:
                self._busy = True
                agent.dial(SLOT, LINE, argument)
            case "mode" if argument in ("auto", "manual"):
                self.automatic = argument == "auto"
            case _:
                self._say({"event": "error", "text": f"unknown: {line.strip()}"})

    def _handle(self, agent: UserAgent, event: object, now: float) -> None:
        match event:
            case InviteReceived(handle, _, remote):
                if self._busy:
                    agent.refuse(handle, BUSY_HERE)
                    return
                self._busy = True
                agent.claim(handle, SLOT)
                self._say({"event": "ringing", "from": remote.aor})
                if self.automatic:
                    self._answer_at = now + RINGS_FOR_S
            case CallConfirmed():
                self._answer_at = None
                self._start_capture()
                self._say({"event": "confirmed"})
            case CallEnded(_, reason, status):
                self._busy = False
                self._answer_at = None
                self._codec.stop_capture()
                self._say({"event": "ended", "reason": reason.value, "status": status})
            case HoldChanged(_, by_local, by_remote):
                self._say({"event": "hold", "by_local": by_local, "by_remote": by_remote})
            case FarRecordReported(_, word):
                self._say({"event": "record", "word": word.value})
            case _:
                pass

    def _start_capture(self) -> None:
        if self._captures is None:
            return
        self._captured += 1
        said, heard = (numbered(path, self._captured) for path in self._captures)
        self._codec.start_capture(said, heard)


def numbered(path: Path, number: int) -> Path:
    """`far-said.wav` for the first call, `far-said-2.wav` for the second …"""
    return path if number == 1 else path.with_stem(f"{path.stem}-{number}")
