"""Driver: a thread that keeps an ALSA device open and turns it.

Knows how to come back after the device was gone. What is moved at each turn is its owner's.
"""

import threading
from collections.abc import Callable
from typing import Final

from tones.alsa_library import AlsaError
from tones.alsa_pcm import Pcm

REOPEN_S: Final = 1.0
"""How long after the device was gone, and after each vain try, it is opened again."""

_JOIN_S: Final = 2.0
"""A system's sound server that hangs may hold the thread for ever; it ends with the process."""


class AlsaStream:
    """One device in one direction."""

    def __init__(
        self,
        first: Pcm,
        reopen: Callable[[], Pcm],
        turn: Callable[[Pcm], None],
        tell: Callable[[str], None],
    ) -> None:
        """Turn `first` until it is gone, then what `reopen` gives. `turn` moves up to a frame
        and raises AlsaError when the device is gone; `tell` is told that, and that it is back, in
        one line. All three are called on this thread."""
        self.fault: str | None = None
        """Why there is no device now, or None."""
        self.reopened = 0
        self._pcm: Pcm | None = first
        self._past_xruns = 0
        self._reopen, self._turn, self._tell = reopen, turn, tell
        self._closing = threading.Event()
        name = f"alsa {first.stream.name.lower()} {first.name}"
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    @property
    def xruns(self) -> int:
        """Underruns or overruns since the start."""
        pcm = self._pcm
        return self._past_xruns + (pcm.xruns if pcm else 0)

    def close(self) -> None:
        """End the thread and give the device back. Closing twice is harmless."""
        self._closing.set()
        self._thread.join(_JOIN_S)

    def _run(self) -> None:
        pcm = self._pcm
        while pcm is not None:
            self._turn_until_gone(pcm)
            pcm = self._pcm = self._opened_again()

    def _turn_until_gone(self, pcm: Pcm) -> None:
        try:
            while not self._closing.is_set():
                self._turn(pcm)
        except AlsaError as error:
            self.fault = str(error)
            self._tell(f"{self.fault}; silent until it is back")
        finally:
            self._pcm = None
            self._past_xruns += pcm.xruns
            pcm.close()

    def _opened_again(self) -> Pcm | None:
        while not self._closing.wait(REOPEN_S):
            try:
                pcm = self._reopen()
            except AlsaError as error:
                self.fault = str(error)
                continue
            self.fault = None
            self.reopened += 1
            self._tell(f"{pcm.name}: back")
            return pcm
        return None
