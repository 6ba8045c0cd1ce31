"""What the header of a SIP message says of how a call came, and what its sender is able to.

Pure text (RFC 3261 §7.3): folded lines and compact names are read, what is malformed says nothing.
Must not know what is made of it.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from phone.call.address import user_part
from phone.call.states import Arrival
from provisioning.header_hints import LONGEST_LINE, MOST_LINES, looked_at

MOST_NUMBERS: Final = 16
LONGEST_LIST: Final = 2048

_BLANK: Final = re.compile(r"\r?\n\r?\n")
_FOLD: Final = re.compile(r"\r?\n[ \t]+")
_FIELD: Final = re.compile(r"([!-9;-~]+)[ \t]*:[ \t]*(.*)")
_ITEM: Final = re.compile(r'(?:[^,"<]|"(?:[^"\\]|\\.)*"|<[^>]*>)+')
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACKETED: Final = re.compile(r"<([^>]*)>")
_USER: Final = re.compile(r"(?i)sips?:[^@]+@|tel:\+?\d")
_INDEX: Final = re.compile(r"(?i);\s*index\s*=\s*(\d{1,9}(?:\.\d{1,9})*)")
_MEDIA: Final = re.compile(r"(?m)^m=")

_FULL: Final = MappingProxyType({"f": "From", "m": "Contact", "k": "Supported", "i": "Call-ID"})
"""Compact names (RFC 3261 §20) of what is read here."""


def fields(message: str) -> Iterator[tuple[str, str]]:
    """Name and value of each header field, in order; a compact name in full."""
    head = _FOLD.sub(" ", _BLANK.split(message, maxsplit=1)[0])
    for line in head.split("\n")[1:]:
        found = _FIELD.fullmatch(line.strip())
        if found is not None:
            yield _FULL.get(found[1].lower(), found[1]), found[2]


def values(message: str, name: str) -> tuple[str, ...]:
    """Those of all fields of this name, as they stand."""
    return tuple(value for one, value in fields(message) if one.lower() == name.lower())


def hints(message: str) -> tuple[str, ...]:
    """The header lines that may tell where a call comes from (docs/pstn.md), so many and so long
    as are looked at; those that anybody may add (X-) come last and push out none."""
    lines = [
        f"{name}: {value}"[:LONGEST_LINE] for name, value in fields(message) if looked_at(name)
    ]
    return tuple(sorted(lines, key=lambda line: line[:2].lower() == "x-")[:MOST_LINES])


def arrival(invite: str) -> Arrival:
    """Through which numbers an INVITE came, the first one first: Diversion, whose last diverter is
    on top (RFC 5806 §3), and History-Info by its index (RFC 7044 §5), less where it went to in the
    end; and whether it is a call-back (RFC 7090)."""
    diverted = reversed([_user(one) for one in _items(invite, "Diversion")])
    targeted = sorted(_items(invite, "History-Info"), key=_index)
    here = user_part(invite.partition(" ")[2].partition(" ")[0])
    came = dict.fromkeys([*diverted, *(_user(one) for one in targeted)])
    numbers = [number for number in came if number and number != here]
    callback = any(value.strip().lower() == "psap-callback" for value in values(invite, "Priority"))
    return Arrival(tuple(numbers[:MOST_NUMBERS]), callback)


def supports(message: str, tag: str) -> bool:
    """Whether its sender has this option tag (RFC 3261 §20.37, §20.32)."""
    listed = (*values(message, "Supported"), *values(message, "Require"))
    return any(tag == one.strip().lower() for value in listed for one in value.split(","))


def has_offer(invite: str) -> bool:
    """Whether it describes media (RFC 3264 §5)."""
    return _MEDIA.search(body(invite)) is not None


def body(message: str) -> str:
    """What follows the header; empty without."""
    return next(iter(_BLANK.split(message, maxsplit=1)[1:]), "")


def _items(message: str, name: str) -> list[str]:
    """The elements of a header that is a list, over all its fields."""
    return [one for value in values(message, name) for one in _ITEM.findall(value[:LONGEST_LIST])]


def _user(name_addr: str) -> str:
    """The user part of an address; empty without one."""
    unnamed = _QUOTED.sub("", name_addr)
    found = _BRACKETED.search(unnamed)
    uri = (found[1] if found else unnamed).strip()
    return user_part(uri) if _USER.match(uri) else ""


def _index(item: str) -> tuple[int, ...]:
    found = _INDEX.search(item)
    return tuple(int(one) for one in found[1].split(".")) if found else ()
