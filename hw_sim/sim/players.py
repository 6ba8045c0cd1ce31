"""The sounds of the phone as players, made once each: its tones, its words, its reminder.

Knows no call and no time. Driver of nothing: it keeps what is costly to make.
"""

from functools import lru_cache

from tones.catalogue import Tone
from tones.codec import RATE
from tones.player import CadencePlayer, ReminderPlayer
from tones.reminder import Reminder
from tones.warning_tone import WarningTone


def once(what: Tone | bytes) -> CadencePlayer:
    """A tone of the catalogue, or the samples of a prompt."""
    return CadencePlayer(RATE, b"", what) if isinstance(what, bytes) else _of_tone(what)


@lru_cache
def _of_tone(tone: Tone) -> CadencePlayer:
    return CadencePlayer.of(tone, RATE)


@lru_cache
def of_reminder(reminder: Reminder, tone: WarningTone, level_dbm0: float) -> ReminderPlayer:
    """The bursts of a stretch, as loud as an ear is to have them."""
    return ReminderPlayer.of(reminder, tone, level_dbm0)
