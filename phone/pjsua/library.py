"""The few functions of the library that its Python binding leaves out, by ctypes.

Knows the symbols and the structures of exactly the release it is pinned to; refuses any other.
"""

import ctypes
import importlib.metadata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pjsua2 as pj
from pjsua2 import _pjsua2

from phone.pjsua.received import legible

PINNED: Final = "2.15.1.post1"
"""The release of pjsua2-python whose symbols and structures stand here."""

TRANSACTION_TIMEOUT_MS: Final = 8_000
"""Timers B, F and H (RFC 3261 §17 says 32 s): a dead peer would hold one of four dialogs."""

LONGEST: Final = 65_536
"""The longest request that we send, in bytes."""

_BEFORE_PRINTING: Final = 12  # on the way out, before PJSIP_MOD_PRIORITY_TRANSPORT_LAYER (8)
_SETTINGS: Final = 18  # the pj_bool_t with which pjsip_cfg_t begins
_KEEP_AFTER_TIMEOUT: Final = 12  # keep_inv_after_tsx_timeout among them
_HEADER_SUPPORTED: Final = 36  # PJSIP_H_SUPPORTED
_DISCARD_STATIC: Final = 1  # PJMEDIA_JB_DISCARD_STATIC
_LISTED: Final = 32  # PJSIP_GENERIC_ARRAY_MAX_COUNT
_OBJECT_NAME: Final = 32  # PJ_MAX_OBJ_NAME
_SOCKADDR: Final = 28  # sizeof(pj_sockaddr): an IPv6 socket address

if importlib.metadata.version("pjsua2-python") != PINNED:
    raise ImportError(f"phone.pjsua needs pjsua2-python {PINNED}")

_lib: Final = ctypes.CDLL(_pjsua2.__file__)


class _Text(ctypes.Structure):  # pj_str_t
    _fields_ = (("start", ctypes.c_char_p), ("length", ctypes.c_ssize_t))


class _Transport(ctypes.Structure):  # the beginning of pjsip_transport
    _fields_ = (
        ("name", ctypes.c_char * _OBJECT_NAME),
        ("pool", ctypes.c_void_p),
        ("references", ctypes.c_void_p),
        ("lock", ctypes.c_void_p),
        ("group_lock", ctypes.c_void_p),
        ("tracing", ctypes.c_int),
        ("is_shutdown", ctypes.c_int),
        ("is_destroying", ctypes.c_int),
        ("key_type", ctypes.c_long),
        ("key_address", ctypes.c_char * _SOCKADDR),
        ("type_name", ctypes.c_char_p),
        ("flag", ctypes.c_uint),
        ("description", ctypes.c_char_p),
        ("address_length", ctypes.c_int),
        ("local_address", ctypes.c_char * _SOCKADDR),
        ("local_host", _Text),
        ("local_port", ctypes.c_int),
        ("remote_host", _Text),
        ("remote_port", ctypes.c_int),
    )


class _Module(ctypes.Structure):  # pjsip_module
    _fields_ = (
        ("links", ctypes.c_void_p * 2),
        ("name", _Text),
        ("id", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("life", ctypes.c_void_p * 4),
        ("on_rx_request", ctypes.c_void_p),
        ("on_rx_response", ctypes.c_void_p),
        ("on_tx_request", ctypes.c_void_p),
        ("rest", ctypes.c_void_p * 2),
    )


class _Outgoing(ctypes.Structure):  # pjsip_tx_data as far as its buffer
    _fields_ = (
        ("links", ctypes.c_void_p * 2),
        ("pool", ctypes.c_void_p),
        ("name", ctypes.c_char * _OBJECT_NAME),
        ("info", ctypes.c_char_p),
        ("received", ctypes.c_long * 2),
        ("transports", ctypes.c_void_p),
        ("operation", ctypes.c_void_p * 37),
        ("lock", ctypes.c_void_p),
        ("message", ctypes.c_void_p),
        ("strict_route", ctypes.c_void_p),
        ("start", ctypes.c_void_p),
        ("written", ctypes.c_void_p),
        ("end", ctypes.c_void_p),
    )


class _Listing(ctypes.Structure):  # pjsip_generic_array_hdr
    _fields_ = (
        ("links", ctypes.c_void_p * 2),
        ("type", ctypes.c_int),
        ("name", _Text),
        ("short_name", _Text),
        ("operations", ctypes.c_void_p),
        ("count", ctypes.c_uint),
        ("values", _Text * _LISTED),
    )


class _Processing(ctypes.Structure):  # pjsip_process_rdata_param
    _fields_ = (
        ("start_priority", ctypes.c_uint),
        ("start_module", ctypes.c_void_p),
        ("after_start", ctypes.c_uint),
        ("silent", ctypes.c_int),
    )


class RequestModule:
    """A module of ours among the library's (pjsip_module), which sees each request that comes."""

    def __init__(self, name: bytes, priority: int, received: Callable[[int], int]) -> None:
        """`received` is called in the middle of the library with the handle of a request, which
        dies with the call; it returns nonzero for one that no other module is to see. After the
        library has started. Raises OSError if the library refuses."""
        self._received = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(received)
        entry = ctypes.cast(self._received, ctypes.c_void_p).value
        text = _Text(name, len(name))
        self._module = _Module(name=text, id=-1, priority=priority, on_rx_request=entry)
        register = _lib.pjsip_endpt_register_module
        status = register(ctypes.c_void_p(_endpoint()), ctypes.byref(self._module))
        if status:
            raise OSError(f"{name.decode()}: pjsip status {status}")

    def resume(self, copied: int) -> None:
        """Give a request that `copy_of` kept to the modules after this one, and free it."""
        start = ctypes.addressof(self._module)
        processing = _Processing(0, start, 1, 0)
        request = ctypes.c_void_p(copied)
        process = _lib.pjsip_endpt_process_rx_data
        process(ctypes.c_void_p(_endpoint()), request, ctypes.byref(processing), None)
        _lib.pjsip_rx_data_free_cloned(request)

    def close(self) -> None:
        """Before the library ends."""
        module = ctypes.byref(self._module)
        _lib.pjsip_endpt_unregister_module(ctypes.c_void_p(_endpoint()), module)


class LongRequests:
    """A module of ours that gives each request to be sent room for LONGEST bytes: the library's own
    buffer has 4000, less than the metadata of a recording session may need."""

    def __init__(self) -> None:
        """After the library has started. Raises OSError if the library refuses."""
        self._sending = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(_make_room)
        entry = ctypes.cast(self._sending, ctypes.c_void_p).value
        name = b"mod-long-requests"
        self._module = _Module(
            name=_Text(name, len(name)), id=-1, priority=_BEFORE_PRINTING, on_tx_request=entry
        )
        register = _lib.pjsip_endpt_register_module
        status = register(ctypes.c_void_p(_endpoint()), ctypes.byref(self._module))
        if status:
            raise OSError(f"{name.decode()}: pjsip status {status}")

    def close(self) -> None:
        """Before the library ends."""
        module = ctypes.byref(self._module)
        _lib.pjsip_endpt_unregister_module(ctypes.c_void_p(_endpoint()), module)


def _make_room(request: int) -> int:
    """Before the text is written; it lives and dies with the request."""
    message = _Outgoing.from_address(request)
    if message.start is None:
        allocate = _lib.pj_pool_alloc
        allocate.restype = ctypes.c_void_p
        room = allocate(ctypes.c_void_p(message.pool), ctypes.c_size_t(LONGEST))
        message.start = message.written = room
        message.end = room + LONGEST
    return 0


def method_of(request: int) -> str:
    """The method of the request with this handle."""
    told = _lib.pjsip_rx_data_get_info
    told.restype = ctypes.c_char_p
    info = (told(ctypes.c_void_p(request)) or b"").decode(errors="replace")
    return info.removeprefix("Request msg ").partition("/")[0]


def text_of(request: int) -> str:
    """The whole of the message with this handle."""
    message = pj.SipRxData()
    _lib["_ZN2pj9SipRxData6fromPjER13pjsip_rx_data"](
        ctypes.c_void_p(int(message.this)), ctypes.c_void_p(request)
    )
    return legible(str(message.wholeMsg))


def copy_of(request: int) -> int:
    """The handle of a copy that lasts until `RequestModule.resume`. Raises OSError.

    The library ends the value of a Refer-To by a NUL behind it, in place; in a copy that falls
    onto the header's own short name, which nobody reads.
    """
    copied = ctypes.c_void_p()
    status = _lib.pjsip_rx_data_clone(
        ctypes.c_void_p(request), ctypes.c_uint(0), ctypes.byref(copied)
    )
    if status or copied.value is None:
        raise OSError(f"a request cannot be kept: pjsip status {status}")
    return copied.value


def support(tag: str) -> None:
    """List the option tag in our `Supported` (RFC 3261 §20.37); after the library is initialised.

    Raises OSError if the library refuses.
    """
    encoded = tag.encode()
    endpoint = _endpoint()
    text = _Text(encoded, len(encoded))
    status = _lib.pjsip_endpt_add_capability(
        ctypes.c_void_p(endpoint),
        None,
        ctypes.c_int(_HEADER_SUPPORTED),
        None,
        ctypes.c_uint(1),
        ctypes.byref(text),
    )
    if status:
        raise OSError(f"Supported: {tag}: pjsip status {status}")


@contextmanager
def unsupported(tag: str) -> Iterator[None]:
    """For as long as this lasts the option tag is not in our `Supported`."""
    find = _lib.pjsip_endpt_get_capability
    find.restype = ctypes.c_void_p
    found = find(ctypes.c_void_p(_endpoint()), ctypes.c_int(_HEADER_SUPPORTED), None)
    listed = _Listing.from_address(found)
    before = bytes(listed)
    kept = [
        bytes(one)
        for one in listed.values[: listed.count]
        if one.start[: one.length] != tag.encode()
    ]
    ctypes.memmove(listed.values, b"".join(kept), ctypes.sizeof(_Text) * len(kept))
    listed.count = len(kept)
    try:
        yield
    finally:
        ctypes.memmove(found, before, len(before))


def quiet() -> None:
    """No log on the console; before the library is created."""
    _lib.pj_log_set_level(ctypes.c_int(0))


def discard_slowly(algorithm: Any) -> None:
    """Set a jitter buffer's discard algorithm, an enum that the binding cannot write, to the
    static one: a frame goes only when the buffer is twice as deep as bursts need, one in 200 ms.
    The default drops frames of a steady stream; none at all would keep the delay that keys
    (RFC 4733) leave behind."""
    algorithm.disown()  # the binding has no destructor for it, and would say so
    ctypes.c_int.from_address(int(algorithm)).value = _DISCARD_STATIC


def capacity() -> int:
    """How many dialogs this build has room for; after the library is initialised."""
    return int(_lib.pjsua_call_get_max_count())


def shorten_transactions() -> None:
    """Give a transaction up after TRANSACTION_TIMEOUT_MS."""
    unchanged = ctypes.c_uint(0)
    timeout = ctypes.c_uint(TRANSACTION_TIMEOUT_MS)
    _lib.pjsip_tsx_set_timers(unchanged, unchanged, unchanged, timeout)


def outlive_silence(*, on: bool) -> None:
    """Whether a dialog outlives a request of ours in it that is answered 408, or by nobody: RFC
    3261 §12.2.1.2 says it should not, and that is what the library does until it is told."""
    settings = (ctypes.c_int * _SETTINGS).in_dll(_lib, "pjsip_sip_cfg_var")
    settings[_KEEP_AFTER_TIMEOUT] = int(on)


def remote_address(transport: int) -> str:
    """`host:port` of the far side of the connection whose handle this is."""
    found = _Transport.from_address(transport)
    host = bytes(found.remote_host.start or b"")[: found.remote_host.length].decode()
    return f"{host}:{found.remote_port}"


def _endpoint() -> int:
    get = _lib.pjsua_get_pjsip_endpt
    get.restype = ctypes.c_void_p
    return int(get() or 0)
