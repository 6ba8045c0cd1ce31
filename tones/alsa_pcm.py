"""Driver: one ALSA PCM, opened as our codec needs it: 16 kHz, mono, 16-bit, 20 ms at a time.

Knows how a device is opened, waited for, moved and recovered, and when it is gone. Must not know
what the samples are, nor what follows when there is no device.
"""

import ctypes
import errno
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_int, c_ulong, c_void_p
from typing import Final

from tones.alsa_library import AlsaError, Stream, library
from tones.codec import FRAME_BYTES, FRAME_SAMPLES, RATE

AHEAD: Final = 3 * FRAME_SAMPLES
"""Samples that are at most played ahead, however large the device's buffer is."""

ROOM: Final = AHEAD
"""Samples of the buffer that is asked for."""

LONGEST_PERIOD: Final = 2 * FRAME_SAMPLES
"""A device that wakes us less often could not be fed from `AHEAD` samples."""

WAIT_MS: Final = 100

GONE_S: Final = 1.0
"""A device that moves no sample for so long is taken for gone."""

_INTERLEAVED, _S16_LE, _NONBLOCK, _PREPARED = 3, 2, 1, 2  # SND_PCM_… of <alsa/pcm.h>
_XRUN: Final = (errno.EPIPE, errno.ESTRPIPE)


class Pcm:
    """An open PCM, of one thread. An xrun is counted and recovered from; AlsaError of `write` or
    `read` says that the device is gone."""

    def __init__(self, name: str, stream: Stream) -> None:
        """Open and start it. Raises AlsaError, one line, if there is no PCM of that name, it does
        not go the way of `stream`, or cannot have our form."""
        self.name, self.stream = name, stream
        self.xruns = 0
        """Times that the device had nothing to play, or no room for what it heard."""
        self._library = library()
        self._heard = ctypes.create_string_buffer(FRAME_BYTES)
        self._moved_s = time.monotonic()
        self._moves = True  # something was moved since the last xrun
        self._pcm = c_void_p()
        way = (name.encode(), stream, _NONBLOCK)
        self._library.call(name, "snd_pcm_open", byref(self._pcm), *way)
        try:
            self._shape()
            self.period, self.room = self._given()
            self._pace()
            self._call("snd_pcm_prepare")
            self._start()
        except AlsaError:
            self.close()
            raise

    def write(self, pcm: bytes) -> int:
        """Play of `pcm` (16-bit little-endian) what there is room for, after at most 100 ms of
        waiting; returns how many samples were taken. What was not is to be written again."""
        return self._move("snd_pcm_writei", pcm, len(pcm) // 2)

    def read(self) -> bytes:
        """Up to a frame of what was heard, after at most 100 ms of waiting."""
        return self._heard.raw[: 2 * self._move("snd_pcm_readi", self._heard, FRAME_SAMPLES)]

    def close(self) -> None:
        """Give the device back; what it has not played yet is not heard. Closing twice is
        harmless."""
        pcm, self._pcm = self._pcm, c_void_p()
        if pcm:
            self._library.release("snd_pcm_close", pcm)

    def _move(self, function: str, samples: object, count: int) -> int:
        try:
            self._call("snd_pcm_wait", WAIT_MS)
            moved = 0 if self._is_ahead() else self._call(function, samples, count)
        except AlsaError as error:
            if error.errno not in (errno.EAGAIN, *_XRUN):
                raise
            moved = 0
            if error.errno in _XRUN:
                self._recover(error.errno)
        now = time.monotonic()
        if moved:
            self._moved_s, self._moves = now, True
        elif now > self._moved_s + GONE_S:
            raise AlsaError(errno.ETIMEDOUT, f"no sample moved for {GONE_S:.0f} s", self.name)
        return moved

    def _is_ahead(self) -> bool:
        """Whether a frame more would be too much, after a sleep for as long as it would: the sound
        server's plugin wakes us for any room there is, whatever it is asked."""
        if self.stream is Stream.CAPTURE:
            return False
        queued = self.room - self._call("snd_pcm_avail_update")
        surplus = queued + FRAME_SAMPLES - self._ahead
        if surplus > 0:
            time.sleep(surplus / RATE)
        return surplus > 0

    @property
    def _ahead(self) -> int:
        """Samples that are at most played ahead: whole frames, for no others are written."""
        return min(AHEAD, self.room) // FRAME_SAMPLES * FRAME_SAMPLES

    def _recover(self, code: int) -> None:
        self.xruns += 1
        self._call("snd_pcm_recover", -code, 1)
        self._start()
        if self._moves:  # the time that went by was ours, not the device's
            self._moved_s, self._moves = time.monotonic(), False

    def _start(self) -> None:
        """Capture begins at once, unless it goes on after a suspension; playback when `_ahead`
        samples are written."""
        if self.stream is Stream.CAPTURE and self._call("snd_pcm_state") == _PREPARED:
            self._call("snd_pcm_start")

    def _shape(self) -> None:
        period, room, exactly = c_ulong(FRAME_SAMPLES), c_ulong(ROOM), c_int(0)
        with self._parameters("hw") as hw:
            self._call("snd_pcm_hw_params_any", hw)
            try:
                self._call("snd_pcm_hw_params_set_access", hw, _INTERLEAVED)
                self._call("snd_pcm_hw_params_set_format", hw, _S16_LE)
                self._call("snd_pcm_hw_params_set_channels", hw, 1)
                self._call("snd_pcm_hw_params_set_rate", hw, RATE, 0)
            except AlsaError as error:
                wanted = f"expected 16-bit mono at {RATE} Hz, which it cannot (plughw: converts)"
                raise AlsaError(error.errno or errno.EINVAL, wanted, self.name) from error
            near = "snd_pcm_hw_params_set_period_size_near"
            self._call(near, hw, byref(period), byref(exactly))
            self._call("snd_pcm_hw_params_set_buffer_size_near", hw, byref(room))
            self._call("snd_pcm_hw_params", hw)

    def _given(self) -> tuple[int, int]:
        """Samples of a period and of the buffer: a device may give others than it was asked."""
        room, period = c_ulong(), c_ulong()
        self._call("snd_pcm_get_params", byref(room), byref(period))
        if period.value > LONGEST_PERIOD or room.value < 2 * max(period.value, FRAME_SAMPLES):
            found = f"periods of {period.value} samples in a buffer of {room.value}"
            wanted = f"expected at most {LONGEST_PERIOD} samples, and two periods in the buffer"
            raise AlsaError(errno.EINVAL, f"{found}; {wanted}", self.name)
        return period.value, room.value

    def _pace(self) -> None:
        """Woken for each frame; to play, when less than `_ahead` is left by a whole frame."""
        playing = self.stream is Stream.PLAYBACK
        ahead = self._ahead
        woken = self.room - ahead + FRAME_SAMPLES if playing else FRAME_SAMPLES
        with self._parameters("sw") as sw:
            self._call("snd_pcm_sw_params_current", sw)
            self._call("snd_pcm_sw_params_set_avail_min", sw, woken)
            self._call("snd_pcm_sw_params_set_start_threshold", sw, ahead if playing else 1)
            self._call("snd_pcm_sw_params", sw)

    @contextmanager
    def _parameters(self, kind: str) -> Iterator[c_void_p]:
        pointer = c_void_p()
        self._library.call(self.name, f"snd_pcm_{kind}_params_malloc", byref(pointer))
        try:
            yield pointer
        finally:
            self._library.release(f"snd_pcm_{kind}_params_free", pointer)

    def _call(self, function: str, *arguments: object) -> int:
        return self._library.call(self.name, function, self._pcm, *arguments)
