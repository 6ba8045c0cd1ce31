"""A live microphone's frames on their way to the media clock."""

from hw_sim.sound.microphone import BEGINS_AT, LONGEST, WATCHED, LiveMicrophone
from tests.hw_sim.sound.frames import frame


def spoken(microphone: LiveMicrophone, count: int) -> list[bytes | None]:
    return [microphone.frame() for _ in range(count)]


def test_it_begins_when_a_little_waits_and_keeps_the_order() -> None:
    microphone = LiveMicrophone()
    assert microphone.frame() is None
    for n in range(BEGINS_AT - 1):
        microphone.put(frame(n))
    assert microphone.frame() is None  # not yet
    microphone.put(frame(BEGINS_AT - 1))
    assert spoken(microphone, BEGINS_AT + 1) == [*map(frame, range(BEGINS_AT)), None]


def test_frames_that_come_in_bursts_are_said_without_a_gap() -> None:
    microphone = LiveMicrophone()
    said = list[bytes | None]()
    for n in range(0, 30, 3):  # three at a time, every 60 ms
        for one in range(n, n + 3):
            microphone.put(frame(one))
        said += spoken(microphone, 3)
    assert said == [*map(frame, range(30))]


def test_after_a_gap_it_waits_again_before_it_goes_on() -> None:
    microphone = LiveMicrophone()
    for n in range(BEGINS_AT):
        microphone.put(frame(n))
    spoken(microphone, BEGINS_AT + 1)
    microphone.put(frame(7))
    assert microphone.frame() is None
    microphone.put(frame(8))
    microphone.put(frame(9))
    assert spoken(microphone, 4) == [frame(7), frame(8), frame(9), None]


def test_what_is_too_old_is_never_said() -> None:
    microphone = LiveMicrophone()
    for n in range(LONGEST + 5):
        microphone.put(frame(n))
    assert spoken(microphone, LONGEST + 1) == [*map(frame, range(5, LONGEST + 5)), None]


def test_delay_that_never_shrinks_is_worked_off_a_frame_at_a_time() -> None:
    """The speaker's clock is the faster one, or the network once held frames back."""
    microphone = LiveMicrophone()
    for n in range(LONGEST):
        microphone.put(frame(n))
    for _ in range((LONGEST + 3) * WATCHED):
        assert microphone.frame() is not None
        microphone.put(frame(99))
    left = sum(one is not None for one in spoken(microphone, LONGEST))
    assert left == BEGINS_AT
