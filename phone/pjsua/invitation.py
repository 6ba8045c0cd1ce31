"""The first INVITE of a call: as a telephone sends it, or as others may (`hw_sim.far_end`)."""

from collections.abc import Iterator
from contextlib import contextmanager

import pjsua2 as pj

from phone.pjsua.dialog import Media, header, offer
from phone.pjsua.library import unsupported

Headers = tuple[tuple[str, str], ...]
"""Names and values."""


@contextmanager
def invitation(headers: Headers, *, offers: bool, reliable: bool) -> Iterator[pj.CallOpParam]:
    """What to send it with, while this lasts: with further headers; without `offers` the offer is
    the callee's (RFC 3264 §4); `reliable`: provisional responses are acknowledged (RFC 3262), but
    never without an offer of ours, since one in them aborts the process of a library that calls."""
    prm = offer(Media.BOTH)
    for name, value in headers:
        prm.txOption.headers.append(header(name, value))
    if not offers:
        prm.opt.flag |= pj.PJSUA_CALL_NO_SDP_OFFER
    if offers and reliable:
        yield prm
        return
    with unsupported("100rel"):
        yield prm
