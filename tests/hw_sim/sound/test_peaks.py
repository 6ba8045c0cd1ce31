"""The picture of a sound."""

import struct

from hw_sim.sound.peaks import KEPT_S, PER_S, Trace
from tones.codec import FRAME_SAMPLES


def wave(least: int, greatest: int) -> bytes:
    return struct.pack(f"<{FRAME_SAMPLES}h", least, greatest, *[0] * (FRAME_SAMPLES - 2))


def test_least_and_greatest_sample_of_each_frame_in_its_place() -> None:
    trace = Trace()
    assert trace.add(10.0, wave(-32_768, 32_767)) == (500, -32_768, 32_767)
    trace.add(10.02, wave(-5, 7))
    assert trace.since(0) == [(500, -32_768, 32_767), (501, -5, 7)]
    assert trace.since(500) == [(501, -5, 7)]
    assert trace.since(501) == []


def test_a_clock_that_trembles_leaves_no_hole() -> None:
    trace = Trace()
    for now in (10.0, 10.039, 10.041, 10.045, 10.5, 10.5):  # late, early, half a second made up for
        trace.add(now, wave(0, 1))
    assert [place for place, *_ in trace.since(0)] == [500, 501, 502, 503, 504, 505]


def test_a_pause_of_the_clock_is_a_hole() -> None:
    trace = Trace()
    for now in (10.0, 11.0, 11.02):
        trace.add(now, wave(0, 1))
    assert [place for place, *_ in trace.since(0)] == [500, 550, 551]


def test_a_minute_is_kept() -> None:
    trace = Trace()
    for n in range(PER_S * (KEPT_S + 1)):
        trace.add(n / PER_S, wave(0, 1))
    kept = trace.since(-1)
    assert (len(kept), kept[0][0]) == (PER_S * KEPT_S, PER_S)
