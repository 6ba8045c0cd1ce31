import math
import struct

import pytest

from tones.codec import FRAME_BYTES, FRAME_SAMPLES
from tones.rings import MOST, START, WINDOW, Pace, Ring, Stretcher, stretched


def frame(number: int) -> bytes:
    return struct.pack("<h", number) * FRAME_SAMPLES


def sine(hz: float, samples: int) -> bytes:
    step = math.tau * hz / 16_000
    return struct.pack(f"<{samples}h", *(round(8000 * math.sin(step * n)) for n in range(samples)))


# the ring


def test_frames_come_out_in_order_once_there_are_enough() -> None:
    ring = Ring()
    taken = []
    for number in range(1, 6):
        ring.put(frame(number))
        taken.append(ring.take())
    assert taken == [None, None, frame(1), frame(2), frame(3)]


def test_an_empty_ring_fills_up_before_it_gives_again() -> None:
    ring = Ring()
    for number in range(START):
        ring.put(frame(number))
    assert [ring.take() for _ in range(START + 1)] == [frame(0), frame(1), frame(2), None]
    ring.put(frame(3))
    assert (ring.take(), ring.ran_dry) == (None, 1)


def test_what_finds_no_room_is_the_oldest_and_is_counted() -> None:
    ring = Ring()
    assert ring.take() is None
    for number in range(MOST + 1):
        ring.put(frame(number))
    assert ring.dropped == MOST + 1 - START
    assert [ring.take() for _ in range(START)] == [frame(4), frame(5), frame(6)]


def test_what_was_there_before_the_first_is_asked_for_is_not_lost() -> None:
    ring = Ring()
    for number in range(100):
        ring.put(frame(number))
    assert ring.take() is not None
    assert ring.dropped == 0


# the pace


@pytest.mark.parametrize(
    ("fills", "samples"),
    [
        ([4, 5], 321),
        ([3, 5], 320),
        ([2, 4], 320),
        ([1, 4], 319),
        ([6, 6], 321),
    ],
)
def test_the_smallest_fill_of_a_window_sets_the_pace(fills: list[int], samples: int) -> None:
    pace = Pace()
    for n in range(WINDOW):
        assert pace.samples == FRAME_SAMPLES
        pace.see(fills[n % len(fills)])
    assert pace.samples == samples


def test_a_window_knows_nothing_of_the_one_before() -> None:
    pace = Pace()
    for fill in [1] * WINDOW + [3] * WINDOW:
        pace.see(fill)
    assert pace.samples == FRAME_SAMPLES


# samples to frames


def test_what_is_left_over_begins_the_next_frame() -> None:
    stretcher = Stretcher(Pace())
    pcm = sine(440, 3 * 200)
    for part in range(3):
        stretcher.put(pcm[400 * part : 400 * (part + 1)])
    assert (stretcher.take(), stretcher.take()) == (pcm[:FRAME_BYTES], None)
    assert stretcher.flush() == pcm[FRAME_BYTES:].ljust(FRAME_BYTES, b"\0")
    assert stretcher.flush() == bytes(FRAME_BYTES)


def test_a_frame_of_320_samples_is_as_it_was() -> None:
    assert stretched(sine(1400, 320)) == sine(1400, 320)


@pytest.mark.parametrize("samples", [319, 321])
@pytest.mark.parametrize("hz", [300, 1400, 3000])
def test_a_frame_of_one_sample_more_or_less_is_the_same_sound(hz: int, samples: int) -> None:
    made = struct.unpack("<320h", stretched(sine(hz, samples)))
    ideal = struct.unpack("<320h", sine(hz * samples / 320, 320))
    error = math.sqrt(sum((a - b) ** 2 for a, b in zip(made, ideal, strict=True)) / 320)
    assert error < 8000 / math.sqrt(2) * (0.004 if hz < 2000 else 0.05)


def test_the_loudest_sound_does_not_wrap_round() -> None:
    loud = struct.pack("<321h", *(32_767 if n // 3 % 2 else -32_768 for n in range(321)))
    assert len(stretched(loud)) == FRAME_BYTES


# two clocks


def drifting(ppm: float, frames: int) -> tuple[int, int]:
    """Frames lost, and times run dry, between a media clock and a device whose crystal is `ppm`
    fast, each frame put up to 15 ms late; the device takes what the pace says."""
    ring = Ring()
    stretcher = Stretcher(ring.pace)
    due = 0.0  # when the device takes the next frame, in frames of the media clock
    for number in range(frames):
        arrived = number + 0.75 * (number * 37 % 101) / 101
        while due < arrived:
            due += 1 / (1 + ppm / 1e6)
            while stretcher.take() is None and (more := ring.take()):
                stretcher.put(more)
        ring.put(frame(0))
    return ring.dropped, ring.ran_dry


@pytest.mark.parametrize("ppm", [-1000, 0, 1000])
def test_two_crystals_far_apart_lose_nothing(ppm: int) -> None:
    """1000 ppm for 100 s: ten times what crystals differ by, and five frames."""
    assert drifting(ppm, frames=5000) == (0, 0)
