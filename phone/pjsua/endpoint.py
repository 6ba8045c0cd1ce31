"""The library: one per process, one thread, polled.

Knows how it is started, turned, woken and ended, and its transports. Must not know calls,
recordings or audio. Nothing but this thread may touch the library (a foreign one aborts it);
other threads call `wake` and leave what they want in a queue of their own.
"""

import heapq
import itertools
import socket
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import pjsua2 as pj

from phone.pjsua import library
from phone.pjsua.codecs import priorities
from phone.pjsua.observations import FaultSeen, Trace
from phone.pjsua.received import legible
from phone.pjsua.sip_trace import LEVEL, SipTrace
from provisioning.profile import Codec

BUSY_HERE: Final = 486
USER_AGENT: Final = "Redlamp"
BRIDGE_HZ: Final = 16_000
FRAME_MS: Final = 20
JITTER_MS: Final = 40
"""Depth of the jitter buffer, fixed: a buffer that adapts makes a heard tone jump."""
SWITCH_INTERVAL_S: Final = 0.0005
"""How long a Python thread may keep the media clock's thread waiting: a fortieth of a frame."""

Action = Callable[[], None]


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """`sip_port` 0: any that is free, the same for UDP and TCP; so is it if that one is taken and
    `may_move` is set."""

    address: str = "127.0.0.1"
    sip_port: int = 0
    may_move: bool = False
    codec: Codec = Codec.PCMU


class _Library(pj.Endpoint):  # type: ignore[misc]  # pjsua2 has no types
    """The library's own callbacks."""

    on_disconnected: Callable[[str], None] = staticmethod(lambda _address: None)
    on_refused: Callable[[int, str, str], None] = staticmethod(lambda _status, _caller, _why: None)

    def onTransportState(self, prm: Any) -> None:
        if prm.state == pj.PJSIP_TP_STATE_DISCONNECTED and not prm.type.startswith("UDP"):
            self.on_disconnected(library.remote_address(int(prm.hnd)))

    def onRejectedIncomingCall(self, prm: Any) -> None:
        """An INVITE that the library answered by itself: 486 when every dialog is taken."""
        self.on_refused(prm.statusCode, legible(prm.remoteInfo), legible(prm.reason))


class Endpoint:
    """Built, it listens. `turn` does the work, `close` ends it; then the process should end."""

    def __init__(self, settings: EndpointSettings, trace: Trace) -> None:
        """Raises OSError if the address or port cannot be listened on."""
        sys.setswitchinterval(SWITCH_INTERVAL_S)
        self.address = settings.address
        self._trace = trace
        self._todo: deque[Action] = deque()
        self._due: list[tuple[float, int, Action]] = []
        self._serial = itertools.count()
        self._closed_listeners: list[Callable[[str], None]] = []
        self._busy_listeners: list[Callable[[str], None]] = []
        self._kept: set[Any] = set()
        library.quiet()
        self.library = _Library()
        self.library.libCreate()
        self._log = SipTrace(lambda seen: self.later(lambda: trace(seen)))
        self._start(settings)
        self.sip_port = self._listen(settings.sip_port, may_move=settings.may_move)
        self.library.libStart()
        self.capacity = library.capacity()
        self._wake: socket.socket | None = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        host = "127.0.0.1" if self.address == "0.0.0.0" else self.address
        self._wake_target = (host, self.sip_port)

    def turn(self, ms: int) -> None:
        """Serve the library for at most `ms` milliseconds, then what came of it."""
        if self._todo:
            ms = 0
        elif self._due:
            ms = max(0, min(ms, round(1000 * (self._due[0][0] - time.monotonic()) + 0.5)))
        self.library.libHandleEvents(ms)
        for _ in range(len(self._todo)):  # what these add waits for the next turn
            self.guard("deferred", self._todo.popleft())
        now = time.monotonic()
        while self._due and self._due[0][0] <= now:
            self.guard("timer", heapq.heappop(self._due)[2])

    def wake(self) -> None:
        """End a `turn` that is under way; any thread may call it, also after the end. A blank
        line is a keep-alive that SIP ignores (RFC 5626 §3.5.1)."""
        if self._wake is not None:
            self._wake.sendto(b"\r\n", self._wake_target)

    def later(self, action: Action) -> None:
        """Do it on the turning thread, outside of the library's callbacks; any thread may ask."""
        self._todo.append(action)

    def after(self, seconds: float, action: Action) -> None:
        """Do it once, `seconds` from now, on the turning thread. Cannot be cancelled: the action
        finds out whether it is still wanted."""
        heapq.heappush(self._due, (time.monotonic() + seconds, next(self._serial), action))

    def on_connection_closed(self, listener: Callable[[str], None]) -> None:
        """`listener` is told the `host:port` at the other end of a TCP connection that closed."""
        self._closed_listeners.append(listener)

    def on_busy(self, listener: Callable[[str], None]) -> None:
        """`listener` is told the name-addr of a caller whom the library refused with 486 because
        every dialog is taken."""
        self._busy_listeners.append(listener)

    def keep(self, of_the_library: Any) -> None:
        """Hold on to an object of the library that nobody else holds any more."""
        self._kept.add(of_the_library)

    def let_go(self, of_the_library: Any) -> None:
        """The library is done with it."""
        self._kept.discard(of_the_library)

    def guard(self, where: str, action: Action) -> None:
        """Do it; what escapes is told and survived."""
        try:
            action()
        except Exception as error:  # noqa: BLE001  # one fault must not end the calls
            self.fault(where, error)

    def fault(self, where: str, error: BaseException) -> None:
        """Tell that something went wrong; a pj.Error has its words in `reason`."""
        words = getattr(error, "reason", "") or str(error) or repr(error)
        self._trace(FaultSeen(time.monotonic(), where, words))

    def close(self) -> None:
        """End every dialog with a BYE, and the library; what uses it must be dropped after."""
        self.library.hangupAllCalls()
        end = time.monotonic() + 0.5
        while time.monotonic() < end:
            self.turn(20)
        self.library.audDevManager().setNoDev()

    def destroy(self) -> None:
        """The very end, after every port has been dropped."""
        waker, self._wake = self._wake, None
        for one in self._kept:
            one.thisown = False
        self.library.libDestroy()
        if waker is not None:
            waker.close()

    def _start(self, settings: EndpointSettings) -> None:
        config = pj.EpConfig()
        config.uaConfig.threadCnt = 0
        config.uaConfig.userAgent = USER_AGENT
        config.logConfig.level = LEVEL
        config.logConfig.consoleLevel = LEVEL  # whom the writer stands in for
        config.logConfig.msgLogging = 1
        config.logConfig.decor = 0
        config.logConfig.writer = self._log
        self._log.__disown__()  # the library frees it
        audio = config.medConfig
        audio.clockRate, audio.audioFramePtime = BRIDGE_HZ, FRAME_MS
        audio.noVad, audio.ecTailLen, audio.sndAutoCloseTime = True, 0, -1
        audio.jbInit = audio.jbMinPre = audio.jbMaxPre = JITTER_MS
        discard = audio.jbDiscardAlgo
        library.discard_slowly(discard)
        audio.jbDiscardAlgo = discard
        self.library.libInit(config)
        library.shorten_transactions()
        library.support("record-aware")  # RFC 7866 §6.3
        wanted = dict(priorities(settings.codec))
        for codec in self.library.codecEnum2():
            self.library.codecSetPriority(codec.codecId, wanted.get(codec.codecId, 0))
        self.library.audDevManager().setNullDev()
        self.library.on_disconnected = self._disconnected
        self.library.on_refused = self._refused

    def _refused(self, status: int, caller: str, reason: str) -> None:
        why = "no dialog is free" if status == BUSY_HERE else reason
        self.fault("INVITE", RuntimeError(f"{status} to {caller}: {why}"))
        for listener in self._busy_listeners if status == BUSY_HERE else ():
            self.later(partial(listener, caller))

    def _listen(self, port: int, *, may_move: bool) -> int:
        for _ in range(20):
            chosen = port or _free_port(self.address)
            transport = pj.TransportConfig()
            transport.port, transport.boundAddress = chosen, self.address
            made = []
            try:
                made.append(self.library.transportCreate(pj.PJSIP_TRANSPORT_UDP, transport))
                made.append(self.library.transportCreate(pj.PJSIP_TRANSPORT_TCP, transport))
            except pj.Error as error:
                for one in made:
                    self.library.transportClose(one)
                if port and not may_move:
                    raise OSError(f"{self.address}:{port}: {error.reason}") from None
            else:
                return chosen
            port = 0
        raise OSError(f"{self.address}: no free port for SIP")

    def _disconnected(self, address: str) -> None:
        for listener in self._closed_listeners:
            self.later(lambda tell=listener: tell(address))  # type: ignore[misc]


def _free_port(address: str) -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind((address, 0))
        return int(probe.getsockname()[1])
