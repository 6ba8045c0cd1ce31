"""The two sides of a party's telephone, what it says and what it hears: listened to as it sounds,
and spoken into.

Knows a codec and its frames; must not know calls, processes or pages.
"""

import time
from collections.abc import Callable
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from hw_sim.codec import SimCodec
from hw_sim.sound.microphone import LiveMicrophone
from hw_sim.sound.peaks import Peak, Trace
from tones.codec import FRAME_BYTES

Listener = Callable[[bytes], None]
"""Gets each frame, on the media clock's thread or a line's: it copies and returns at once."""


class Side(Enum):
    """Of a telephone."""

    SAID = "said"
    HEARD = "heard"


class Speech(Protocol):
    """A live microphone that is somebody's, for a while."""

    def put(self, frame: bytes) -> None:
        """20 ms of it, whenever they come. Raises ValueError: it is no frame."""
        ...

    def end(self) -> None:
        """From the next frame on, who spoke before speaks again."""
        ...


class End(Protocol):
    """One party's telephone, from any thread."""

    def listen(self, side: Side, listener: Listener) -> Callable[[], None]:
        """Hear that side from the next frame on; what is returned ends it."""
        ...

    def speak(self, lost: Callable[[], None]) -> Speech:
        """Be its microphone. Whoever was so before is not any more: its `lost` is called."""
        ...

    def peaks(self, side: Side, after: int) -> list[Peak]:
        """The picture of that side after this place (`peaks.Trace`)."""
        ...

    @property
    def live(self) -> bool:
        """Whether a live microphone speaks, and not a voice."""
        ...


class Holder(Protocol):
    """An end whose microphone is one speech's at a time."""

    def put(self, speech: "HeldSpeech", frame: bytes) -> None: ...

    def ended(self, speech: "HeldSpeech") -> None: ...


class HeldSpeech:
    """Implements Speech, as long as its holder holds it."""

    def __init__(self, holder: Holder, lost: Callable[[], None]) -> None:
        self._holder, self.lost = holder, lost

    def put(self, frame: bytes) -> None:
        """Speech."""
        if len(frame) != FRAME_BYTES:
            raise ValueError(f"expected {FRAME_BYTES} bytes of sound, found {len(frame)}")
        self._holder.put(self, frame)

    def end(self) -> None:
        """Speech."""
        self._holder.ended(self)


class OwnEnd:
    """Implements End and `codec.Monitor` for a codec of this process."""

    def __init__(self, codec: SimCodec) -> None:
        self._codec = codec
        self._traces = MappingProxyType({side: Trace() for side in Side})
        self._listeners: dict[Side, tuple[Listener, ...]] = dict.fromkeys(Side, ())
        self._microphone = LiveMicrophone()
        self._speech: HeldSpeech | None = None
        codec.monitor = self

    def listen(self, side: Side, listener: Listener) -> Callable[[], None]:
        """End."""
        self._listeners[side] = (*self._listeners[side], listener)

        def end() -> None:
            left = (one for one in self._listeners[side] if one is not listener)
            self._listeners[side] = tuple(left)

        return end

    def listened(self, side: Side) -> bool:
        """Whether anybody listens to that side."""
        return bool(self._listeners[side])

    def speak(self, lost: Callable[[], None]) -> Speech:
        """End."""
        before, speech = self._speech, HeldSpeech(self, lost)
        self._speech, self._microphone = speech, LiveMicrophone()
        self._codec.microphone = self._microphone
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

    # Holder

    def put(self, speech: "HeldSpeech", frame: bytes) -> None:
        """A frame of this speech, if it still is the one."""
        if self._speech is speech:
            self._microphone.put(frame)

    def ended(self, speech: "HeldSpeech") -> None:
        """This speech is over, if it still was the one."""
        if self._speech is speech:
            self._speech = self._codec.microphone = None

    # codec.Monitor

    def said(self, frame: bytes) -> None:
        """A frame of its microphone, or silence."""
        self._cross(Side.SAID, frame)

    def heard(self, frame: bytes) -> None:
        """A frame for its ear."""
        self._cross(Side.HEARD, frame)

    def _cross(self, side: Side, frame: bytes) -> None:
        self._traces[side].add(time.monotonic(), frame)
        for listener in self._listeners[side]:
            listener(frame)
