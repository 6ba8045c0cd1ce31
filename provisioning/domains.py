"""Domains: whose host an address is at, `pbx.example.com` itself or `*.example.com` beneath it.

Pure; knows SIP URIs (RFC 3261 §19.1) as far as to find the host in one.
"""


def host_of(address: str) -> str:
    """The host of a SIP URI in small letters, without port; empty where there is none (`tel:`)."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() not in ("sip", "sips"):
        return ""
    authority = rest.rpartition("@")[2]
    for end in ";?>":
        authority = authority.partition(end)[0]
    if authority.startswith("["):
        return authority.partition("]")[0].lower() + "]"
    return authority.partition(":")[0].lower().rstrip(".")


def covers(domain: str, host: str) -> bool:
    """Whether the host is this domain or, for `*.example.com`, one beneath it."""
    wanted = domain.lower().rstrip(".")
    return host.endswith(wanted[1:]) if wanted.startswith("*") else host == wanted
