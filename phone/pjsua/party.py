"""Addresses of people: name-addr to Party, and what the user dials to a SIP URI; pure."""

import re
from dataclasses import replace

from phone.call.states import Party
from phone.pjsua.headers import hints, values
from provisioning import sip_address
from provisioning.profile import Line, Transport
from provisioning.sip_address import ASSERTED, Address


def party(name_addr: str) -> Party:
    """The party of a From or To header (RFC 3261 §25.1); what it lacks is empty. One without a
    number is shown by its host."""
    return _party(sip_address.read(name_addr))


def _party(at: Address) -> Party:
    return Party(at.name, at.number or at.host, at.aor)


def asserted(message: str) -> Party | None:
    """Whom the network asserts a message to be from (P-Asserted-Identity, RFC 3325 §9.1): the
    first identity; None without one. Whether the network is to be believed is not known here."""
    found = sip_address.asserted(values(message, ASSERTED))
    return replace(_party(found), hints=hints(message)) if found else None


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
    """What `target` means on this line: a SIP URI, `user@host[:port]`, or a number at the proxy,
    which may be a tel URI.

    Raises ValueError if it is a number and the line has no proxy, or is empty.
    """
    target = target.strip().strip("<>")
    if re.match(r"(?i)sips?:", target):
        return target
    if (tel := sip_address.read_uri(target)).scheme == "tel":
        target = tel.number
    if "@" not in target:
        number = re.sub(r"[\s().-]", "", target)
        if not number or not line.proxy:
            raise ValueError(f"{target!r} cannot be dialled: line {line.number} has no proxy")
        target = f"{number}@{line.proxy}"
    transport = ";transport=tcp" if line.transport is Transport.TCP else ""
    return f"sip:{target}{transport}"
