"""Where samples lie on the one time axis of both channels."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw_sim.provider.rtp import RtpPacket
from hw_sim.provider.timeline import Timeline

SIZE = 160


class Talk:
    """A timeline that is fed packets whose samples are all equal to a number."""

    def __init__(self) -> None:
        self.timeline = Timeline()
        self.timeline.resume(100.0)
        self.file = np.zeros((0, 2), np.int16)

    def send(
        self, at: float, number: int, *, side: int = 0, ssrc: int = 1, ts: int | None = None
    ) -> bool:
        """A packet that arrives at `at` seconds; its timestamp is 160 per number unless told."""
        stamp = (number * SIZE if ts is None else ts) % 2**32
        packet = RtpPacket(0, number % 0x10000, stamp, ssrc, b"")
        samples = np.full(SIZE, number % 1000 + 1, np.int16)
        return self.timeline.place(side, packet, samples, 100.0 + at)

    def flush(self, at: float) -> None:
        offset, pcm = self.timeline.take(100.0 + at)
        new = np.frombuffer(pcm, np.int16).reshape(-1, 2)
        assert offset <= len(self.file)
        self.file = np.concatenate((self.file[:offset], new))

    def heard(self, at: float, side: int = 0) -> list[tuple[int, int]]:
        """The finished channel as (value, samples) runs."""
        self.timeline.finish(100.0 + at)
        self.flush(at)
        channel = self.file[: self.timeline.length, side]
        edges = np.flatnonzero(np.diff(channel)) + 1
        bounds = [0, *edges.tolist(), len(channel)]
        return [(int(channel[a]), b - a) for a, b in pairwise(bounds) if b > a]


def test_packets_follow_their_timestamps_not_the_jitter_of_their_arrival() -> None:
    talk = Talk()
    for number, at in enumerate((0.5, 0.535, 0.54, 0.579)):
        assert talk.send(at, number)
    assert talk.heard(0.58) == [(0, 4000), (1, 160), (2, 160), (3, 160), (4, 160)]


def test_both_channels_lie_on_one_axis() -> None:
    talk = Talk()
    talk.send(0.5, 0, side=0)
    talk.send(0.75, 0, side=1)
    assert talk.heard(0.77, side=1) == [(0, 6000), (1, 160)]


def test_a_lost_packet_is_silence_and_a_reordered_one_finds_its_place() -> None:
    talk = Talk()
    for number, at in ((0, 0.0), (2, 0.04), (1, 0.041), (4, 0.08)):
        assert talk.send(at, number)
    assert talk.heard(0.1) == [(1, 160), (2, 160), (3, 160), (0, 160), (5, 160)]
    assert (talk.timeline.channels[0].packets, talk.timeline.channels[0].lost) == (4, 1)


def test_a_packet_100_ms_late_still_fills_its_hole_after_a_flush() -> None:
    talk = Talk()
    for number in (0, 1, 3, 4, 5, 6, 7):
        talk.send(number * 0.02, number)
    talk.flush(0.15)
    assert talk.send(0.15, 2)
    assert talk.heard(0.16) == [(n, 160) for n in range(1, 9)]


def test_a_duplicate_is_dropped() -> None:
    talk = Talk()
    assert [talk.send(0.0, 0), talk.send(0.001, 0), talk.send(0.02, 1)] == [True, False, True]
    assert talk.timeline.channels[0].packets == 2


def test_sequence_and_timestamp_wrap_around() -> None:
    talk = Talk()
    for step in range(4):
        assert talk.send(step * 0.02, 65534 + step, ts=2**32 - 320 + step * SIZE)
    assert [size for _value, size in talk.heard(0.08)] == [160, 160, 160, 160]
    assert talk.timeline.channels[0].lost == 0


@pytest.mark.parametrize("jump", [10**6, -(10**6), 2**31])
def test_a_timestamp_that_jumps_is_mapped_anew_by_its_arrival(jump: int) -> None:
    talk = Talk()
    talk.send(0.0, 0)
    talk.send(0.5, 1, ts=jump)
    talk.send(0.52, 2, ts=jump + SIZE)
    assert talk.heard(0.54) == [(1, 160), (0, 3840), (2, 160), (3, 160)]


def test_a_new_ssrc_goes_on_where_time_is() -> None:
    talk = Talk()
    talk.send(0.0, 0)
    talk.send(0.1, 9, ssrc=2)
    assert talk.heard(0.12) == [(1, 160), (0, 640), (10, 160)]


def test_a_sender_whose_clock_stood_still_catches_up_within_a_second() -> None:
    talk = Talk()
    talk.send(0.0, 0)
    for number in range(1, 120):  # its clock missed 200 ms; arrival tells
        talk.send(0.2 + number * 0.02, number)
    runs = talk.heard(2.6)
    assert (0, 1600) in runs
    assert sum(size for value, size in runs if value) == 120 * SIZE


def test_a_burst_after_a_stall_is_not_stretched() -> None:
    talk = Talk()
    talk.send(0.0, 0)
    for number in range(1, 20):
        talk.send(0.4, number)
    assert talk.heard(0.4) == [(n, 160) for n in range(1, 21)]


def test_pause_cuts_both_channels_at_the_same_sample_and_nothing_late_is_written() -> None:
    talk = Talk()
    talk.send(0.98, 0, side=0)
    talk.send(0.9, 0, side=1)
    talk.timeline.pause(101.0)
    assert not talk.send(1.001, 1, side=0)
    assert not talk.send(1.5, 1, side=1)
    talk.timeline.resume(106.0)
    assert not talk.send(6.0, 1, side=0)  # sent before the pause, seen already
    assert talk.send(6.02, 300, side=0)
    assert talk.send(6.02, 300, side=1)
    assert talk.heard(6.04, side=0) == [(0, 7840), (1, 160), (0, 160), (301, 160)]
    talk.flush(6.04)
    assert np.flatnonzero(talk.file[:, 1] == 301)[0] == 8160


def test_a_packet_that_came_before_the_pause_is_kept_whole() -> None:
    talk = Talk()
    talk.send(0.99, 0)
    talk.timeline.pause(101.0)
    assert talk.timeline.length == 7920 + SIZE


def test_two_senders_on_one_port_cannot_outrun_time() -> None:
    talk = Talk()
    for number in range(500):
        talk.send(number * 0.02, number, ssrc=1)
        talk.send(number * 0.02, number, ssrc=2)
    assert talk.timeline.length <= (10 + 0.5) * 8000


def test_an_interrupted_recording_ends_where_the_client_was_last_heard() -> None:
    talk = Talk()
    talk.send(0.0, 0)
    talk.flush(5.0)
    talk.flush(10.0)
    assert talk.heard(0.02) == [(1, 160)]


def test_without_any_packet_time_is_silence() -> None:
    assert Talk().heard(2.0) == [(0, 16000)]


packets = st.tuples(
    st.floats(0, 0.5),
    st.integers(0, 0xFFFF),
    st.integers(0, 2**32 - 1),
    st.integers(1, 3),
    st.integers(0, 1),
)


@given(st.lists(packets | st.sampled_from(["pause", "resume", "flush"]), max_size=40))
def test_whatever_comes_the_file_is_never_longer_than_time(steps: list) -> None:
    talk, now, active, since = Talk(), 0.0, 0.0, 0.0
    for step in steps:
        if step == "pause" and talk.timeline.running:
            talk.timeline.pause(100 + now)
            active += now - since
        elif step == "resume" and not talk.timeline.running:
            talk.timeline.resume(100 + now)
            since = now
        elif step == "flush":
            talk.flush(now)
        elif not isinstance(step, str):
            wait, sequence, ts, ssrc, side = step
            now += wait
            talk.send(now, sequence, ts=ts, ssrc=ssrc, side=side)
    active += now - since if talk.timeline.running else 0
    talk.heard(now)
    assert talk.timeline.length <= active * 8000 + 2400 * (1 + steps.count("pause")) + SIZE * 40
    assert len(talk.file) >= talk.timeline.length
