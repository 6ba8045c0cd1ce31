"""Frames through gates and sources: what passes, and when, by the frame."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phone.pjsua.sources import (
    Alert,
    Bursts,
    Gate,
    Handset,
    Reminders,
    Speech,
    Utterance,
)
from tones.catalogue import RINGER
from tones.codec import FRAME_BYTES, FRAME_SAMPLES, RATE
from tones.player import CadencePlayer, ReminderPlayer
from tones.reminder import Reminder
from tones.warning_tone import RECORDER_WARNING


class Microphone:
    """Numbers its frames."""

    def __init__(self) -> None:
        self.number = 0
        self.heard: list[bytes] = []

    def read(self) -> bytes | None:
        self.number += 1
        return self.number.to_bytes(2, "little") * FRAME_SAMPLES

    def write(self, frame: bytes) -> None:
        self.heard.append(frame)


@given(st.lists(st.booleans(), max_size=40))
def test_a_frame_passes_only_if_the_gate_was_open_from_before_it_to_after_it(
    wishes: list[bool],
) -> None:
    """Each tick the bridge asks first and then hands over; the wish changes between ticks."""
    gate, passed = Gate(), []
    for tick, wish in enumerate(wishes):
        gate.set(is_open=wish)
        given = gate.give()
        if given is not None:
            passed.append(int.from_bytes(given, "little"))
        gate.take(tick.to_bytes(2, "little"))
    assert passed == [t for t in range(len(wishes) - 1) if wishes[t] and wishes[t + 1]]
    assert gate.frames == len(passed)


def test_a_gate_that_was_shut_and_opened_between_two_frames_forgets() -> None:
    gate = Gate()
    gate.set(is_open=True)
    gate.take(b"old")
    gate.set(is_open=False)
    gate.set(is_open=True)
    assert gate.give() is None
    gate.take(b"new")
    assert gate.give() == b"new"
    assert gate.open


def test_a_muted_microphone_is_read_and_not_sent() -> None:
    microphone = Microphone()
    handset = Handset(microphone)
    assert handset.give() is not None
    handset.muted = True
    assert handset.give() is None
    handset.muted = False
    assert handset.give() == (3).to_bytes(2, "little") * FRAME_SAMPLES
    assert handset.frames == 3
    handset.take(b"x")
    assert microphone.heard == [b"x"]


def player(interval_s: int = 10) -> ReminderPlayer:
    return ReminderPlayer.of(Reminder(RATE, interval_s), RECORDER_WARNING, -16.0)


def frames(source: Any, count: int) -> list[bytes | None]:
    return [source.give() for _ in range(count)]


def test_bursts_by_the_sample_and_a_new_stretch_begins_again() -> None:
    began: list[int] = []
    reminders = Reminders(began.append)
    assert frames(reminders, 5) == [None] * 5
    reminders.begin(player())
    heard = frames(reminders, 600)
    assert began == [RATE, 11 * RATE]
    assert [i for i, frame in enumerate(heard) if frame] == [*range(50, 60), *range(550, 560)]
    reminders.begin(player())
    assert [i for i, frame in enumerate(frames(reminders, 60)) if frame] == [*range(50, 60)]
    assert began == [RATE, 11 * RATE, RATE]


def test_a_burst_that_is_cut_falls_to_silence_in_5_ms() -> None:
    reminders = Reminders(lambda sample: None)
    reminders.begin(player())
    frames(reminders, 53)
    reminders.stop()
    last, after = frames(reminders, 2)
    assert last is not None
    assert 0 < len(last) <= 2 * RATE * 5 // 1000 < FRAME_BYTES
    assert any(last)
    assert after is None


def heard_with_words(words: range, late: int) -> tuple[list[int], list[int]]:
    """Of 1200 frames, where words are played during some and it is told so many frames late that
    they are over: at which samples bursts begin, and which frames sound."""
    began, sounding = list[int](), list[int]()
    reminders = Reminders(began.append)
    reminders.begin(player())
    for number in range(1_200):
        if number == words.start:
            reminders.rest()
        if number == words.stop + late:
            reminders.go_on(late * FRAME_SAMPLES)
        if reminders.give():
            sounding.append(number)
    return began, sounding


@pytest.mark.parametrize("late", [0, 3, 25])
def test_words_put_off_the_burst_that_falls_due(late: int) -> None:
    """DESIGN §3 "reminder": to the sample, however late the phone hears of the last word."""
    began, sounding = heard_with_words(range(540, 650), late)
    assert began == [RATE, 675 * FRAME_SAMPLES, 1_175 * FRAME_SAMPLES]  # 650 and half a second
    assert sounding == [*range(50, 60), *range(675, 685), *range(1_175, 1_185)]


def test_words_between_two_bursts_leave_the_count_alone() -> None:
    began, sounding = heard_with_words(range(300, 400), 2)
    assert began == [RATE, 11 * RATE, 21 * RATE]
    assert sounding == [*range(50, 60), *range(550, 560), *range(1_050, 1_060)]


def test_a_burst_that_words_cut_short_fades_and_comes_again() -> None:
    began, sounding = heard_with_words(range(553, 600), 0)
    assert began == [RATE, 11 * RATE, 625 * FRAME_SAMPLES, 1_125 * FRAME_SAMPLES]
    assert sounding == [*range(50, 60), *range(550, 554), *range(625, 635), *range(1_125, 1_135)]


def test_a_last_word_that_is_told_too_late_loses_no_burst() -> None:
    began, _ = heard_with_words(range(540, 650), 60)
    assert began == [RATE, 710 * FRAME_SAMPLES]  # the next one would be the 1210th frame


def test_what_is_stopped_while_words_are_played_is_silent() -> None:
    reminders = Reminders(lambda sample: None)
    reminders.begin(player())
    frames(reminders, 53)
    reminders.rest()
    assert any(frames(reminders, 1)[0] or b"")
    reminders.stop()
    assert frames(reminders, 5) == [None] * 5


def test_the_ringer_goes_on_when_it_is_asked_for_twice() -> None:
    ringer = CadencePlayer.of(RINGER, RATE)
    alert = Alert()
    alert.play(ringer)
    first = frames(alert, 3)
    alert.play(ringer)
    assert frames(alert, 1) == [ringer.frame(3 * FRAME_SAMPLES, FRAME_SAMPLES)]
    assert first[0] == ringer.frame(0, FRAME_SAMPLES)
    alert.play(None)
    assert frames(alert, 2)[1] is None


def test_an_alert_that_nobody_heard_end_begins_anew() -> None:
    """A caller gave up while it rang: his port has no listener, and is the next caller's."""
    ringer = CadencePlayer.of(RINGER, RATE)
    alert = Alert()
    alert.play(ringer)
    first = frames(alert, 3)
    alert.play(None)
    alert.play(ringer)
    assert frames(alert, 3) == first


def test_bursts_are_told_once() -> None:
    bursts = Bursts()
    bursts.listener(3)(16000)
    assert [one[1:] for one in bursts.drain()] == [(3, 16000)]
    assert bursts.drain() == []


def marks(said: Speech) -> list[tuple[Utterance, bool]]:
    told = [one[1:] for one in said.marks]
    said.marks.clear()
    return told


def test_what_is_said_begins_and_is_over_by_its_samples() -> None:
    woken = list[None]()
    said = Speech(lambda: woken.append(None))
    one = Utterance(b"\1\1" * (FRAME_SAMPLES + 1))
    assert frames(said, 2) == [None] * 2
    assert (said.quiet, said.heard_s) == (None, 0.0)
    said.say(one)
    assert frames(said, 1) == [b"\1" * FRAME_BYTES]
    assert (said.quiet, said.heard_s) == (None, 0.02)
    assert frames(said, 1) == [b"\1\1" + bytes(FRAME_BYTES - 2)]
    assert marks(said) == [(one, True)]  # its last sample is on the way
    assert frames(said, 1) == [None]
    assert marks(said) == [(one, False)]
    assert (said.quiet, said.heard_s) == (2 * FRAME_SAMPLES - 1, one.lasts_s)
    assert frames(said, 2) == [None] * 2
    assert said.quiet == 4 * FRAME_SAMPLES - 1
    assert marks(said) == []
    assert len(woken) == 2
    assert one != Utterance(one.pcm)  # two that sound alike are two


def test_what_is_stopped_is_not_over_and_does_not_stop_what_comes_after() -> None:
    said = Speech(lambda: None)
    first, second = Utterance(b"\1" * FRAME_BYTES * 3), Utterance(b"\2" * FRAME_BYTES)
    said.say(first)
    frames(said, 1)
    said.stop()
    said.say(second)
    assert frames(said, 1) == [b"\2" * FRAME_BYTES]
    assert marks(said) == [(second, True)]
    said.stop()
    assert frames(said, 2) == [None] * 2
    assert (said.quiet, said.heard_s, marks(said)) == (None, 0.0, [])
    said.say(second)
    frames(said, 3)
    said.stop()  # the call is over, and with it whoever asked for frames
    assert (said.quiet, said.heard_s) == (None, 0.0)
