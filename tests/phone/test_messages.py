"""A message on each change of the recording's state that is worth one."""

import pytest

from phone.call.states import RecordWord
from phone.messages import after_change, far_end_said, toast
from phone.recording.words import Phase
from phone.state import Message, PhoneState, Toast
from tests.phone.states import recording

P, M = Phase, Message


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (P.STARTING, P.RECORDING, M.RECORDING_STARTED),
        (P.NOT_READY, P.RECORDING, M.RECORDING_STARTED),
        (P.RESUMING, P.RECORDING, M.RECORDING_RESUMED),
        (P.RECORDER_PAUSED, P.RECORDING, M.RECORDING_RESUMED),
        (P.PAUSING, P.PAUSED, M.RECORDING_PAUSED),
        (P.RECORDING, P.RECORDER_PAUSED, M.RECORDING_PAUSED),
        (P.STARTING, P.FAILED, M.RECORDING_FAILED),
        (P.RECORDING, P.FAILED, M.RECORDING_FAILED),
        (P.FAILED, P.FAILED_QUIET, None),
        (P.STOPPING, P.READY, M.RECORDING_STOPPED),
        (P.OFF, P.READY, None),
        (P.READY, P.STARTING, None),
        (P.RECORDING, P.PAUSING, None),
        (P.RECORDING, P.STOPPING, None),
        (P.RECORDING, P.OFF, None),
        (P.STARTING, P.STARTING_NARROW, None),
    ],
)
def test_what_is_said(before: Phase, after: Phase, message: Message | None) -> None:
    paused = {P.PAUSING, P.PAUSED}
    was, now = (recording(phase, paused=phase in paused) for phase in (before, after))
    assert after_change(was, now) is message


def test_the_newest_wins_with_a_number_of_its_own() -> None:
    first = toast(PhoneState(), M.CALL_FAILED)
    assert first.toast == Toast(0, M.CALL_FAILED)
    assert toast(first, M.CALL_FAILED).toast == Toast(1, M.CALL_FAILED)


@pytest.mark.parametrize("before", RecordWord)
def test_the_far_ends_recording_is_said_when_it_turns_on_or_off(before: RecordWord) -> None:
    on, off, paused = RecordWord.ON, RecordWord.OFF, RecordWord.PAUSED
    words = {on: M.FAR_END_RECORDS, paused: M.FAR_END_PAUSED, off: M.FAR_END_STOPPED}
    told = {now for now in RecordWord if far_end_said(before, now)}
    assert told == ({off, paused} if before is on else {on})
    assert all(far_end_said(before, now) is words[now] for now in told)
