"""Addresses of people: name-addr to Party, and what the user dials to a SIP URI; pure."""

import re
from dataclasses import replace
from typing import Final

from phone.call.states import Party
from phone.pjsua.headers import hints, values
from provisioning.profile import Line, Transport

_NAME_ADDR: Final = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*<([^>]*)>')
_URI: Final = re.compile(r"(sips?|tel):(?:([^@;?]*)(?:;[^@?>]*)?@)?([^;?>]*)", re.IGNORECASE)


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


def asserted(message: str) -> Party | None:
    """Whom the network asserts a message to be from (P-Asserted-Identity, RFC 3325 §9.1): the
    first identity; None without one. Whether the network is to be believed is not known here."""
    value = next(iter(values(message, "P-Asserted-Identity")), None)
    if value is None:
        return None
    bare = re.match(r"(?i)\s*(?:sips?|tel):[^,<]*", value)
    found = party(bare[0] if bare else value)
    return replace(found, hints=hints(message)) if found.number else None


def caller(message: str) -> Party:
    """Whom an INVITE is from: P-Asserted-Identity, else From."""
    sender = party(next(iter(values(message, "From")), ""))
    return asserted(message) or replace(sender, hints=hints(message))


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
