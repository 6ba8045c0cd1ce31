"""What the telephone sounds by itself, as the profile has it: tones, read from their ToneScript.

Knows which of the call progress tones this build sounds; when each is heard is a level
(`phone.levels`), and a beep an announcement (SPEC C4).
"""

from dataclasses import dataclass
from typing import Final

from provisioning.profile import CallProgressTones
from tones.catalogue import NOTICE_BEEP, RINGING_TONE, WAITING_TONE, Tone
from tones.tone_script_parser import parse


@dataclass(frozen=True, slots=True)
class OwnTones:
    """`notice` has an end and is played once; the others sound while they are wanted, or until
    their own end."""

    ringing: Tone
    waiting: Tone
    notice: Tone


STANDARD: Final = OwnTones(RINGING_TONE, WAITING_TONE, NOTICE_BEEP)


def own_tones(scripts: CallProgressTones) -> OwnTones:
    """The tones that a profile's scripts, which have been checked, are."""
    return OwnTones(
        ringing=parse(scripts.ring_back).tone("ringing"),
        waiting=parse(scripts.call_waiting).tone("waiting"),
        notice=parse(scripts.notice).tone("notice"),
    )
