"""Which codecs are offered and in which order; pure.

Knows the library's codec names and the SDP's. The first one offered is the one most peers take.
"""

import re
from collections.abc import Sequence
from typing import Final

from phone.siprec.sdp import SdpError, media, only_codecs
from provisioning.profile import Codec

LIBRARY_NAMES: Final = ("PCMU/8000/1", "PCMA/8000/1", "G722/16000/1")
RECORDED: Final = ("PCMU", "PCMA", "G722")
"""What a recorder is offered: first what each of them takes, one of them wide (siprec §10)."""
NARROW: Final = ("PCMU", "PCMA")
"""After a 488: what no recorder may refuse."""

_NAMES: Final = {Codec.PCMU: "PCMU", Codec.PCMA: "PCMA", Codec.G722: "G722"}


def priorities(preferred: Codec) -> tuple[tuple[str, int], ...]:
    """The library's codec names with their priorities: the preferred one leads (0–255)."""
    first = _NAMES[preferred]
    return tuple(
        (name, 255 if name.startswith(first) else 250 - place)
        for place, name in enumerate(LIBRARY_NAMES)
    )


def offering(sdp: str, names: Sequence[str]) -> str:
    """The offer with exactly these codecs, in this order, in every m-line.

    No telephone-event: a recorder is sent no keys. SdpError if a medium has none of them.
    """
    return "".join(_ordered(part, names) for part in _sections(only_codecs(sdp, names)))


def led_by(sdp: str, preferred: Codec) -> str:
    """The offer with the line's preferred codec first; unchanged if it has not got it."""
    names = [_NAMES[preferred], *(name for name in RECORDED if name != _NAMES[preferred])]
    return "".join(_ordered(part, names) for part in _sections(sdp))


def _sections(sdp: str) -> list[str]:
    return re.split(r"(?m)^(?=m=)", sdp)


def _ordered(section: str, names: Sequence[str]) -> str:
    if not section.startswith("m=audio "):
        return section
    lines = section.splitlines()
    rank = {name: place for place, name in enumerate(names)}
    (medium,) = media("v=0\r\n" + section)
    payloads = [
        str(one.payload)
        for one in sorted(medium.formats, key=lambda one: rank.get(one.name.upper(), len(rank)))
    ]
    if not payloads:
        raise SdpError("an audio medium has no formats")
    head = " ".join([*lines[0].split()[:3], *payloads])
    return "".join(f"{line}\r\n" for line in (head, *lines[1:]))
