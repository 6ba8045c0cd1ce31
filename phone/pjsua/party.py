"""Addresses of people: name-addr to Party, and what the user dials to a SIP URI; pure."""

import re
from typing import Final

from phone.call.states import Party
from provisioning.profile import Line, Transport

_NAME_ADDR: Final = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*<([^>]*)>')
_URI: Final = re.compile(r"(sips?|tel):(?:([^@;?]*)@)?([^;?>]*)", re.IGNORECASE)


def party(name_addr: str) -> Party:
    """The party of a From or To header (RFC 3261 §25.1); what it lacks is empty."""
    found = _NAME_ADDR.match(name_addr)
    name = re.sub(r"\\(.)", r"\1", found[1] or found[2] or "") if found else ""
    uri = _URI.match(found[3] if found else name_addr.strip())
    if uri is None:
        return Party(name.strip(), "", "")
    scheme, user, host = uri[1].lower(), uri[2] or "", uri[3]
    if scheme == "tel":
        return Party(name.strip(), host, f"tel:{host}")
    return Party(name.strip(), user or host, f"{scheme}:{user}@{host}" if user else f"sip:{host}")


def address_of_record(line: Line, host: str) -> str:
    """The line's own name-addr; `host` is ours, for a line without a proxy."""
    domain = line.proxy or host
    name = line.display_name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{name}" <sip:{line.user_id}@{domain}>' if name else f"sip:{line.user_id}@{domain}"


def request_uri(line: Line, target: str) -> str:
    """What `target` means on this line: a SIP URI, `user@host[:port]`, or a number at the proxy.

    Raises ValueError if it is a number and the line has no proxy, or is empty.
    """
    target = target.strip().strip("<>")
    if re.match(r"(?i)sips?:", target):
        return target
    if "@" not in target:
        number = re.sub(r"[\s().-]", "", target)
        if not number or not line.proxy:
            raise ValueError(f"{target!r} cannot be dialled: line {line.number} has no proxy")
        target = f"{number}@{line.proxy}"
    transport = ";transport=tcp" if line.transport is Transport.TCP else ""
    return f"sip:{target}{transport}"
