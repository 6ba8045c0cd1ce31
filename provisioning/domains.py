"""Domains: whose host an address is at, `pbx.example.com` itself or `*.example.com` beneath it.

Pure; what an address is, is `sip_address`'s.
"""

from provisioning.sip_address import read_uri


def host_of(address: str) -> str:
    """The host of a SIP URI in small letters, without port; empty where there is none (`tel:`)."""
    return read_uri(address).domain


def covers(domain: str, host: str) -> bool:
    """Whether the host is this domain or, for `*.example.com`, one beneath it."""
    wanted = folded(domain)
    return host.endswith(wanted[1:]) if wanted.startswith("*") else host == wanted


def folded(domain: str) -> str:
    """As it is compared: in any case, with a final dot or without (RFC 1034 §3.1)."""
    return domain.lower().rstrip(".")
