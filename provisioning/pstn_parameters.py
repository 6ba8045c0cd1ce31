"""The rows of the parameter table that say what is PSTN; `docs/pstn.md` has their order and why."""

from typing import Final

from provisioning.number_types import patterns
from provisioning.parameter import Origin, Parameter
from provisioning.sip_types import domains, header_hints

_GENERAL: Final = "Voice > Phone > General"

NUMBER_PATTERNS: Final = Parameter(
    "PSTN_Number_Patterns",
    patterns(),
    "+x.|xxxxxxx.",
    _GENERAL,
    "Which numbers are PSTN numbers; all others are internal. In a pattern, `x` is any digit, "
    "`[2-9]` one of a class, and `.` repeats the element before it zero times or more; the "
    "default is: with a `+`, or six digits or more. Spaces, `-`, `(`, `)` and `.` in a number do "
    "not count.",
    origin=Origin.OURS,
)
DOMAINS: Final = Parameter(
    "PSTN_Domains",
    domains(),
    "anonymous.invalid|unknown.invalid",
    _GENERAL,
    "Domains whose parties are PSTN parties, whatever their number: hosts, or `*.example.com` for "
    "all beneath one. The default is who withholds the number (RFC 3323 §4.1.1.3) or has none.",
    origin=Origin.OURS,
)
INTERNAL_DOMAINS: Final = Parameter(
    "Internal_Domains",
    domains(),
    "",
    _GENERAL,
    "Domains whose parties are internal, whatever their number; `PSTN_Domains` come first.",
    origin=Origin.OURS,
)
HEADER_HINTS: Final = Parameter(
    "PSTN_Header_Hints",
    header_hints(),
    "Alert-Info: *urn:alert:source:external*|Contact: *;tgrp=*|P-Asserted-Identity: *;tgrp=*|"
    "P-Access-Network-Info: GSTN*",
    _GENERAL,
    "SIP headers that tell that a call is of the PSTN, before any other rule: `Header: text`, "
    "where `*` is any text. The default is RFC 7462's source, RFC 4904's trunk groups, and "
    "RFC 7315's access network.",
    origin=Origin.OURS,
)
INTERNAL_HEADER_HINTS: Final = Parameter(
    "Internal_Header_Hints",
    header_hints(),
    "Alert-Info: *urn:alert:source:internal*",
    _GENERAL,
    "SIP headers that tell that a call is internal, before domains and numbers; "
    "`PSTN_Header_Hints` come first.",
    origin=Origin.OURS,
)

PSTN: Final[tuple[Parameter[object], ...]] = (
    HEADER_HINTS,
    INTERNAL_HEADER_HINTS,
    DOMAINS,
    INTERNAL_DOMAINS,
    NUMBER_PATTERNS,
)
"""In the order in which they are tried."""
