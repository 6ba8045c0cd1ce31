"""A line for sound between two processes: a party's telephone, listened to and spoken into from the
bench.

One message is one packet: a letter, and what belongs to it. Knows packets and ends; must not know
who the party is. A line that is full drops what comes: sound that is late is no sound.
"""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Final

from hw_sim.codec import SimCodec
from hw_sim.sound.ends import HeldSpeech, Listener, OwnEnd, Side, Speech
from hw_sim.sound.peaks import PER_S, Peak, Trace
from tones.codec import FRAME_BYTES

LONGEST: Final = FRAME_BYTES + 1
TOLD_EVERY: Final = PER_S // 10  # frames: the picture is told ten times a second

_LETTERS: Final = MappingProxyType({Side.SAID: b"s", Side.HEARD: b"h"})
_SIDES: Final = MappingProxyType({letter: side for side, letter in _LETTERS.items()})
_LISTEN, _STOP, _PEAKS = b"l", b"x", b"p"  # followed by the letter of a side
_SPEAK, _FRAME, _END = b"b", b"m", b"e"
_PATIENCE: Final = struct.pack("ll", 1, 0)  # s, µs: a process that stands still is not waited for
_PEAK: Final = struct.Struct("<qhh")


def line() -> tuple[socket.socket, socket.socket]:
    """Both ends of one; the second is for the other process."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def connect(number: int | None, codec: SimCodec) -> None:
    """Put this party's codec on the line that its process was started with, an open file; None: it
    has no line."""
    if number is not None:
        FarSide(socket.socket(fileno=number), OwnEnd(codec))


class FarSide:
    """The party's side: does what the bench asks with this end, on a thread of its own."""

    def __init__(self, line: socket.socket, end: OwnEnd) -> None:
        self._line, self._end = line, end
        self._listening: dict[Side, Callable[[], None]] = {}
        self._speech: Speech | None = None
        self._told = dict.fromkeys(Side, -1)
        self._frames = 0
        end.listen(Side.SAID, self._picture)
        threading.Thread(target=self._obey, name="sound", daemon=True).start()

    def _obey(self) -> None:
        for packet in _packets(self._line):
            verb, rest = packet[:1], packet[1:]
            match verb, _SIDES.get(rest):
                case b"l", Side() as side:
                    self._stop(side)
                    self._listening[side] = self._end.listen(side, self._sender(side))
                case b"x", Side() as side:
                    self._stop(side)
                case b"b", _:
                    self._speech = self._end.speak(lambda: None)
                case b"m", _ if self._speech is not None:
                    self._speech.put(rest)
                case b"e", _ if self._speech is not None:
                    self._speech.end()
                case _:
                    pass

    def _stop(self, side: Side) -> None:
        self._listening.pop(side, lambda: None)()

    def _sender(self, side: Side) -> Listener:
        letter = _LETTERS[side]
        return lambda frame: _send(self._line, letter + frame)

    def _picture(self, _: bytes) -> None:
        """At each frame of the media clock, whether anything is heard or not."""
        self._frames += 1
        if self._frames % TOLD_EVERY:
            return
        for side, letter in _LETTERS.items():
            peaks = self._end.peaks(side, self._told[side])[-2 * TOLD_EVERY :]
            if peaks:
                self._told[side] = peaks[-1][0]
                packed = b"".join(_PEAK.pack(*peak) for peak in peaks)
                _send(self._line, _PEAKS + letter + packed)


class LinedEnd:
    """Implements `ends.End` for a party in another process; the bench's side of its line."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _PATIENCE)
        self._traces = MappingProxyType({side: Trace() for side in Side})
        self._listeners: dict[Side, tuple[Listener, ...]] = dict.fromkeys(Side, ())
        self._speech: HeldSpeech | None = None
        self._reader = threading.Thread(target=self._hear, name="sound", daemon=True)
        self._reader.start()

    def listen(self, side: Side, listener: Listener) -> Callable[[], None]:
        """End. The party is asked for its sound as long as anybody listens to it."""
        if not self._listeners[side]:
            self._ask(_LISTEN + _LETTERS[side])
        self._listeners[side] = (*self._listeners[side], listener)

        def end() -> None:
            left = tuple(one for one in self._listeners[side] if one is not listener)
            if self._listeners[side] and not left:
                self._ask(_STOP + _LETTERS[side])
            self._listeners[side] = left

        return end

    def speak(self, lost: Callable[[], None]) -> Speech:
        """End."""
        before, speech = self._speech, HeldSpeech(self, lost)
        self._speech = speech
        self._ask(_SPEAK)
        if before is not None:
            before.lost()
        return speech

    def peaks(self, side: Side, after: int) -> list[Peak]:
        """End."""
        return self._traces[side].since(after)

    @property
    def live(self) -> bool:
        """End."""
        return self._speech is not None

    def close(self) -> None:
        """The other process is gone, or is to hear no more."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._reader.join()
        self._line.close()

    # ends.Holder

    def put(self, speech: HeldSpeech, frame: bytes) -> None:
        """A frame of this speech, if it still is the one."""
        if self._speech is speech:
            _send(self._line, _FRAME + frame)

    def ended(self, speech: HeldSpeech) -> None:
        """This speech is over, if it still was the one."""
        if self._speech is speech:
            self._speech = None
            self._ask(_END)

    def _ask(self, packet: bytes) -> None:
        """What must not be lost waits for room, as long as the party's process reads."""
        with contextlib.suppress(OSError):
            self._line.send(packet)

    def _hear(self) -> None:
        for packet in _packets(self._line):
            letter, rest = packet[:1], packet[1:]
            if letter == _PEAKS:
                trace = self._traces[_SIDES[rest[:1]]]
                for peak in _PEAK.iter_unpack(rest[1:]):
                    trace.put(peak)
                continue
            for listener in self._listeners[_SIDES[letter]]:
                listener(rest)


def _packets(line: socket.socket) -> Iterator[bytes]:
    """Until the other side is gone."""
    with contextlib.suppress(OSError):
        while packet := line.recv(LONGEST):
            yield packet


def _send(line: socket.socket, packet: bytes) -> None:
    with contextlib.suppress(OSError):  # full, or nobody is there any more
        line.send(packet, socket.MSG_DONTWAIT)
