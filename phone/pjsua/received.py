"""Text that came over the wire, as the binding hands it over: fit to be shown from here on. Pure.

Knows the one thing that the binding does to bytes which are no UTF-8 (RFC 3261 §25.1 demands it,
not all senders obey). Must not know what the text says.
"""

import re
from typing import Final

_UNDECODED: Final = re.compile("[\ud800-\udfff]")


def legible(text: str) -> str:
    """With U+FFFD in place of each byte that is no UTF-8: the binding makes it a lone surrogate,
    which no stream and no file takes."""
    return _UNDECODED.sub("\ufffd", text)
