"""What is made once is the product's own sound."""

from hw_sim.sim import players
from tones.catalogue import NOTICE_BEEP
from tones.codec import RATE
from tones.player import CadencePlayer, ReminderPlayer
from tones.reminder import Reminder
from tones.warning_tone import RECORDER_WARNING

REMINDER = Reminder(RATE, 10)


def test_a_tone_is_that_of_the_catalogue_and_is_made_once() -> None:
    assert players.once(NOTICE_BEEP) == CadencePlayer.of(NOTICE_BEEP, RATE)
    assert players.once(NOTICE_BEEP) is players.once(NOTICE_BEEP)


def test_words_are_played_once_and_are_over() -> None:
    player = players.once(b"\1\0\2\0")
    assert player.frame(0, 4) == b"\1\0\2\0\0\0\0\0"
    assert player.is_over(2)


def test_a_reminder_is_made_once_for_each_level() -> None:
    far = players.of_reminder(REMINDER, RECORDER_WARNING, -16.0)
    assert far == ReminderPlayer.of(REMINDER, RECORDER_WARNING, -16.0)
    assert far is players.of_reminder(REMINDER, RECORDER_WARNING, -16.0)
    assert far != players.of_reminder(REMINDER, RECORDER_WARNING, -20.0)
