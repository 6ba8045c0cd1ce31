"""Addresses in SIP: whom a URI means, with or without a name (RFC 3261 §19.1, §25.1; RFC 3966).

Pure. The phone and `redlamp-provision pstn` read what others sent by this one reading, so that both
judge alike; what is malformed has one reading too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

ASSERTED: Final = "P-Asserted-Identity"
"""Whom the network asserts a message to be from (RFC 3325 §9.1)."""

_NAME_ADDR: Final = re.compile(r'(?:"((?:[^"\\]|\\.)*)"\s*|([^<"]*))<([^>]*)>')
_SIP: Final = re.compile(r"(sips?):(?:([^@;:]*)(?:[;:][^@>]*)?@)?([^@;?>]*)", re.IGNORECASE)
"""The first @ ends the user, whose parameters (RFC 4904 §5) and password are no part of it."""
_TEL: Final = re.compile(r"tel:([^@;?>]*)", re.IGNORECASE)
_BARE: Final = re.compile(r"(?i)\s*(?:sips?|tel):[^,<]*")
_DIALLED: Final = re.compile(r"[0-9*#+]+")


@dataclass(frozen=True, slots=True)
class Address:
    """Somebody, as a header or a URI names them; what it lacks is empty."""

    name: str = ""
    """The display name, unquoted."""
    scheme: str = ""
    """In small letters; empty: there is no address."""
    user: str = ""
    """As it stands; of `tel:` the number."""
    host: str = ""
    """With the port."""

    @property
    def aor(self) -> str:
        """The address without parameters, headers and password."""
        if not self.scheme:
            return ""
        at = "@" if self.user and self.host else ""
        return f"{self.scheme}:{self.user}{at}{self.host}"

    @property
    def number(self) -> str:
        """The user, unescaped (RFC 3261 §19.1.4); a URI without one names a host and no number,
        unless it can be no host."""
        if not self.user:
            return self.host if _DIALLED.fullmatch(self.host) else ""
        plain = unquote(self.user)
        return plain if plain.isprintable() else self.user

    @property
    def domain(self) -> str:
        """The host in small letters, without port and final dot."""
        if self.host.startswith("["):
            return self.host.partition("]")[0].lower() + "]"
        return self.host.partition(":")[0].lower().rstrip(".")


def read_uri(uri: str) -> Address:
    """A SIP or tel URI; anything else has no scheme."""
    uri = uri.strip()
    if found := _SIP.match(uri):
        return Address("", found[1].lower(), found[2] or "", found[3].strip())
    if found := _TEL.match(uri):
        return Address("", "tel", found[1].strip())
    return Address()


def read(name_addr: str) -> Address:
    """A URI, or one in angle brackets with a name before it, as From and To have it."""
    found = _NAME_ADDR.match(name_addr.lstrip())
    if found is None:
        return read_uri(name_addr)
    name = re.sub(r"\\(.)", r"\1", found[1] or found[2] or "").strip()
    at = read_uri(found[3])
    return Address(name, at.scheme, at.user, at.host)


def asserted(values: Iterable[str]) -> Address | None:
    """The first identity of the values of P-Asserted-Identity; None without one. Whether the
    network is to be believed is not known here."""
    value = next(iter(values), None)
    if value is None:
        return None
    bare = _BARE.match(value)
    found = read(bare[0] if bare else value)
    return found if found.number or found.host else None
