"""Why a notice was not given as it was asked for: the words that screens, logs and metadata have.

The same on the wire and on simulated parts. Knows no way in which anything is played.
"""

from typing import Final

from announcements.languages import Language
from announcements.prompts import Prompt

EARLY_MEDIA_S: Final = 4.0
"""So long an early dialog may take to stand (SPEC C6): who waits longer hears nothing."""

NO_OFFER: Final = "the INVITE has no SDP"
NO_PRACK: Final = f"no PRACK within {EARLY_MEDIA_S:.0f} s"
NOT_HEARD: Final = "the caller does not listen"
ANSWERED_FIRST: Final = "the call was answered first"
OVER_FIRST: Final = "the call was over first"
OVER: Final = "the call is over"
NO_PROMPT: Final = "no prompt can be played"


def otherwise(language: Language, custom: str, found: Prompt) -> str:
    """What was wanted and is not there: the language, the admin's own set; empty: it is as it was
    asked for."""
    if found.language not in (None, language):
        return f"no prompt in {language.value}"
    if custom and not found.custom:
        return f"no prompt in the set {custom}"
    return ""
