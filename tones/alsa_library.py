"""Driver: ALSA's C library, called as it is, with its refusals as exceptions.

Knows libasound's functions and how they say no; it is loaded when the first sound device is asked
for, and its own words on stderr are muted. Must not know frames, codecs or threads.
"""

import ctypes
import errno
from collections.abc import Iterator
from ctypes import POINTER, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from enum import IntEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final

SONAME: Final = "libasound.so.2"

_COMPLAINT: Final = ctypes.CFUNCTYPE(None, c_char_p, c_int, c_char_p, c_int, c_char_p)
_SIZE: Final = POINTER(c_ulong)  # snd_pcm_uframes_t
_HINTS: Final = POINTER(c_void_p)

_FUNCTIONS: Final = MappingProxyType(
    {
        "snd_lib_error_set_handler": (c_int, (_COMPLAINT,)),
        "snd_strerror": (c_char_p, (c_int,)),
        "snd_device_name_hint": (c_int, (c_int, c_char_p, POINTER(_HINTS))),
        "snd_device_name_get_hint": (c_void_p, (c_void_p, c_char_p)),
        "snd_device_name_free_hint": (c_int, (_HINTS,)),
        "snd_pcm_open": (c_int, (POINTER(c_void_p), c_char_p, c_int, c_int)),
        "snd_pcm_close": (c_int, (c_void_p,)),
        "snd_pcm_hw_params_malloc": (c_int, (POINTER(c_void_p),)),
        "snd_pcm_hw_params_free": (None, (c_void_p,)),
        "snd_pcm_hw_params_any": (c_int, (c_void_p, c_void_p)),
        "snd_pcm_hw_params_set_access": (c_int, (c_void_p, c_void_p, c_int)),
        "snd_pcm_hw_params_set_format": (c_int, (c_void_p, c_void_p, c_int)),
        "snd_pcm_hw_params_set_channels": (c_int, (c_void_p, c_void_p, c_uint)),
        "snd_pcm_hw_params_set_rate": (c_int, (c_void_p, c_void_p, c_uint, c_int)),
        "snd_pcm_hw_params_set_period_size_near": (
            c_int,
            (c_void_p, c_void_p, _SIZE, POINTER(c_int)),
        ),
        "snd_pcm_hw_params_set_buffer_size_near": (c_int, (c_void_p, c_void_p, _SIZE)),
        "snd_pcm_hw_params": (c_int, (c_void_p, c_void_p)),
        "snd_pcm_get_params": (c_int, (c_void_p, _SIZE, _SIZE)),
        "snd_pcm_sw_params_malloc": (c_int, (POINTER(c_void_p),)),
        "snd_pcm_sw_params_free": (None, (c_void_p,)),
        "snd_pcm_sw_params_current": (c_int, (c_void_p, c_void_p)),
        "snd_pcm_sw_params_set_start_threshold": (c_int, (c_void_p, c_void_p, c_ulong)),
        "snd_pcm_sw_params_set_avail_min": (c_int, (c_void_p, c_void_p, c_ulong)),
        "snd_pcm_sw_params": (c_int, (c_void_p, c_void_p)),
        "snd_pcm_prepare": (c_int, (c_void_p,)),
        "snd_pcm_start": (c_int, (c_void_p,)),
        "snd_pcm_state": (c_int, (c_void_p,)),
        "snd_pcm_recover": (c_int, (c_void_p, c_int, c_int)),
        "snd_pcm_wait": (c_int, (c_void_p, c_int)),
        "snd_pcm_avail_update": (c_long, (c_void_p,)),
        "snd_pcm_writei": (c_long, (c_void_p, c_char_p, c_ulong)),
        "snd_pcm_readi": (c_long, (c_void_p, c_char_p, c_ulong)),
    }
)
"""What we call: result and arguments, as in <alsa/pcm.h>, <alsa/control.h> and <alsa/error.h>."""


class AlsaError(OSError):
    """A sound device that cannot do what was asked: its errno, and one line with its name."""

    def __init__(self, code: int, reason: str, device: str) -> None:
        super().__init__(code, reason, device)

    def __str__(self) -> str:
        return f"{self.filename}: {self.strerror}"


class Stream(IntEnum):
    """Which way a PCM goes: snd_pcm_stream_t."""

    PLAYBACK = 0
    CAPTURE = 1


class Library:
    """libasound, its functions by name. Made once, by `library`."""

    def __init__(self) -> None:
        """Raises AlsaError if there is no libasound, or one without a function that we call."""
        try:
            self._so = ctypes.CDLL(SONAME)
            for name, (result, arguments) in _FUNCTIONS.items():
                function = getattr(self._so, name)
                function.restype, function.argtypes = result, arguments
        except (OSError, AttributeError) as error:
            text = f"expected ALSA's library (Debian: apt-get install libasound2): {error}"
            raise AlsaError(errno.ENOSYS, text, SONAME) from error
        self._free = ctypes.CDLL(None).free
        self._free.restype, self._free.argtypes = None, (c_void_p,)
        self._muted = _COMPLAINT(_mute)  # kept, since the library goes on calling it
        self._so.snd_lib_error_set_handler(self._muted)

    def call(self, device: str, function: str, *arguments: Any) -> int:
        """What `function` answers, a count or 0. Raises AlsaError, in the name of `device`, for
        a negative errno."""
        answer = int(getattr(self._so, function)(*arguments))
        if answer < 0:
            raise AlsaError(-answer, self._so.snd_strerror(answer).decode(), device)
        return answer

    def release(self, function: str, pointer: c_void_p) -> None:
        """Give back what `pointer` points to, by a function whose answer changes nothing."""
        getattr(self._so, function)(pointer)

    def devices(self, stream: Stream) -> tuple[str, ...]:
        """The PCMs that ALSA's configuration offers for `stream`: what `aplay -L` lists."""
        hints = _HINTS()
        self.call("pcm", "snd_device_name_hint", -1, b"pcm", ctypes.byref(hints))
        only_other = "Input" if stream is Stream.PLAYBACK else "Output"
        try:
            offered = [(self._text(it, b"NAME"), self._text(it, b"IOID")) for it in _each(hints)]
        finally:
            self._so.snd_device_name_free_hint(hints)
        return tuple(name for name, way in offered if name and way != only_other)

    def _text(self, hint: int, what: bytes) -> str:
        """A property of a hint; without it the empty string."""
        address = self._so.snd_device_name_get_hint(hint, what)
        if address is None:
            return ""
        text = ctypes.string_at(address).decode(errors="replace")
        self._free(address)
        return text


@cache
def library() -> Library:
    """libasound, loaded when it is first asked for. Raises AlsaError."""
    return Library()


def _each(hints: Any) -> Iterator[int]:
    """The members of an array that ends with a null pointer."""
    place = 0
    while hints[place]:
        yield hints[place]
        place += 1


def _mute(*_: object) -> None:
    """What the library would print; we get its errno and say it in one line."""
