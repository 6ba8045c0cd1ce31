"""A line for sound between two processes: a party's telephone, listened to and spoken into from the
bench.

One message is one packet: a letter, and what belongs to it. Knows packets and ends; must not know
who the party is. A line that is full drops sound, for sound that is late is none; what is wanted of
the party is a level, and said again until there was room for it. Nobody waits for the other side.
"""

import contextlib
import select
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
_PEAKS: Final = b"p"  # followed by the letter of a side
_WANTED, _FRAME = b"w", b"m"
_WANT: Final = struct.Struct("<I??")
_PEAK: Final = struct.Struct("<qhh")

Want = tuple[int, bool, bool]
"""Which speech is its microphone, counted from 1 (0: none); whether what it says is listened to,
and what it hears."""
_NOTHING: Final = (0, False, False)


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
        self._number = 0
        self._told = dict.fromkeys(Side, -1)
        self._frames = 0
        end.listen(Side.SAID, self._picture)
        threading.Thread(target=self._obey, name="sound", daemon=True).start()

    def _obey(self) -> None:
        for packet in _packets(self._line):
            letter, rest = packet[:1], packet[1:]
            if letter == _WANTED:
                number, *sides = _WANT.unpack(rest)
                self._speak(number)
                for side, wanted in zip(Side, sides, strict=True):
                    self._listen(side, wanted=wanted)
            elif letter == _FRAME and self._speech is not None:
                self._speech.put(rest)

    def _speak(self, number: int) -> None:
        if number == self._number:
            return
        if self._speech is not None:
            self._speech.end()
        self._number = number
        self._speech = self._end.speak(lambda: None) if number else None

    def _listen(self, side: Side, *, wanted: bool) -> None:
        if wanted and side not in self._listening:
            self._listening[side] = self._end.listen(side, self._sender(side))
        elif not wanted:
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
        self._traces = MappingProxyType({side: Trace() for side in Side})
        self._listeners: dict[Side, tuple[Listener, ...]] = dict.fromkeys(Side, ())
        self._speech: HeldSpeech | None = None
        self._speeches = 0
        self._told: Want = _NOTHING
        self._lock = threading.Lock()
        self._waiting: threading.Thread | None = None
        self._reader = threading.Thread(target=self._hear, name="sound", daemon=True)
        self._reader.start()

    def listen(self, side: Side, listener: Listener) -> Callable[[], None]:
        """End. The party is asked for its sound as long as anybody listens to it."""
        self._listeners[side] = (*self._listeners[side], listener)
        self._tell()

        def end() -> None:
            left = (one for one in self._listeners[side] if one is not listener)
            self._listeners[side] = tuple(left)
            self._tell()

        return end

    def speak(self, lost: Callable[[], None]) -> Speech:
        """End."""
        before, speech = self._speech, HeldSpeech(self, lost)
        self._speech, self._speeches = speech, self._speeches + 1
        self._tell()
        if before is not None:
            before.lost()
        return speech

    def peaks(self, side: Side, after: int) -> list[Peak]:
        """End."""
        return self._traces[side].since(after)

    @property
    def live(self) -> bool:
        """End. So far as the party has been told."""
        return self._told[0] != 0

    def close(self) -> None:
        """The other process is gone, or is to hear no more."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._reader.join()
        if (waiting := self._waiting) is not None:
            waiting.join()
        self._line.close()

    # ends.Holder

    def put(self, speech: HeldSpeech, frame: bytes) -> None:
        """A frame of this speech, if it still is the one and the party knows of it."""
        if self._speech is speech and self._told[0] == self._speeches:
            _send(self._line, _FRAME + frame)

    def ended(self, speech: HeldSpeech) -> None:
        """This speech is over, if it still was the one."""
        if self._speech is speech:
            self._speech = None
            self._tell()

    def _tell(self) -> None:
        """The party of what is wanted: now, or when there is room."""
        with self._lock:
            if self._waiting is None and not self._said():
                self._waiting = threading.Thread(target=self._wait, name="sound", daemon=True)
                self._waiting.start()

    def _wait(self) -> None:
        room = select.poll()
        room.register(self._line, select.POLLOUT)
        while self._waiting is not None:
            room.poll()  # until the party has read, or is gone
            with self._lock:
                if self._said():
                    self._waiting = None

    def _said(self) -> bool:
        """Whether the party has been told all, or nobody is there to tell; under the lock."""
        wanted: Want = (
            self._speeches if self._speech else 0,
            bool(self._listeners[Side.SAID]),
            bool(self._listeners[Side.HEARD]),
        )
        if wanted == self._told:
            return True
        try:
            self._line.send(_WANTED + _WANT.pack(*wanted), socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            wanted = _NOTHING
        self._told = wanted
        return True

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
