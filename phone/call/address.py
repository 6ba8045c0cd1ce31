"""From what is dialled to a SIP URI. Pure text; no name is looked up here."""

import re
from typing import Final
from urllib.parse import quote

from provisioning.sip_address import read_uri

USER_SAFE: Final = "!*'()&=+$,;?/"
"""What a user part may hold as it is, besides letters, digits and `-_.~` (RFC 3261 §25.1); `#` is
not among them."""

_SEPARATOR: Final = re.compile(r"[-.()]")
"""What stands between digits for the eye (RFC 3966 §5.1.1)."""

_SIP: Final = re.compile(r"(?i)(sips?):")


class NoProxyError(ValueError):
    """A bare number was dialled on a line that has no proxy to dial it at."""


def target_uri(dialled: str, proxy: str) -> str:
    """The request URI of `dialled`: a SIP URI, `user@host[:port]`, or a number at the proxy, which
    may be a tel URI (RFC 3966).

    Raises NoProxyError for a bare number without a proxy.
    """
    dialled = dialled.strip()
    if found := _SIP.match(dialled):
        return f"{found[0].lower()}{dialled[found.end() :]}"
    if (tel := read_uri(dialled)).scheme == "tel":
        dialled = _SEPARATOR.sub("", tel.number)
    elif "@" in dialled:
        return f"sip:{dialled}"
    if not proxy:
        raise NoProxyError(f"{dialled}: the line has no proxy")
    return f"sip:{quote(dialled, safe=USER_SAFE)}@{proxy}"


def user_part(uri: str) -> str:
    """`1002` of `sip:1002@host:5070;transport=tcp`; the host if there is no user."""
    at = read_uri(uri)
    if not at.scheme:
        at = read_uri(f"sip:{uri}")
    return at.number or at.host
