"""From what is dialled to a SIP URI. Pure text; no name is looked up here."""

from typing import Final
from urllib.parse import quote, unquote

USER_SAFE: Final = "!*'()&=+$,;?/"
"""What a user part may hold as it is, besides letters, digits and `-_.~` (RFC 3261 §25.1); `#` is
not among them."""


class NoProxyError(ValueError):
    """A bare number was dialled on a line that has no proxy to dial it at."""


def target_uri(dialled: str, proxy: str) -> str:
    """The request URI of `dialled`: a SIP URI, `user@host[:port]`, or a number at the proxy.

    Raises NoProxyError for a bare number without a proxy.
    """
    dialled = dialled.strip()
    if dialled.startswith(("sip:", "sips:")):
        return dialled
    if "@" in dialled:
        return f"sip:{dialled}"
    if not proxy:
        raise NoProxyError(f"{dialled}: the line has no proxy")
    return f"sip:{quote(dialled, safe=USER_SAFE)}@{proxy}"


def user_part(uri: str) -> str:
    """`1002` of `sip:1002@host:5070;transport=tcp`; the host if there is no user."""
    rest = uri.split(":", 1)[1] if uri.startswith(("sip:", "sips:", "tel:")) else uri
    return unquote(rest.split("@", 1)[0].split(";", 1)[0])
