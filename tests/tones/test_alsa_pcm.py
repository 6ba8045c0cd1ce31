"""On devices that are no sound cards: `null_sinks`."""

import errno
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.tones.null_sinks import NullSinks, null_sinks
from tones import alsa_pcm
from tones.alsa_library import AlsaError, Stream
from tones.alsa_pcm import Pcm

pytestmark = [pytest.mark.live, pytest.mark.alone]


@pytest.fixture(scope="module")
def sinks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NullSinks]:
    with null_sinks(tmp_path_factory.mktemp("sound")) as server:
        yield server


@pytest.mark.parametrize(("name", "stream"), [("ear", Stream.PLAYBACK), ("mic", Stream.CAPTURE)])
def test_a_device_gives_the_periods_it_was_asked_for(
    sinks: NullSinks, name: str, stream: Stream
) -> None:
    pcm = Pcm(name, stream)
    assert (pcm.period, pcm.room, pcm.xruns) == (320, 960, 0)
    pcm.close()
    pcm.close()


@pytest.mark.parametrize("room", [960, 9600])
def test_no_more_is_played_ahead_than_three_frames(
    sinks: NullSinks, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    monkeypatch.setattr(alsa_pcm, "ROOM", room)
    pcm = Pcm("ear", Stream.PLAYBACK)
    began, taken = time.monotonic(), 0
    while taken < 25 * 320:
        taken += pcm.write(bytes(640))
    assert pcm.room == room
    assert time.monotonic() - began > 0.3  # of 500 ms, 60 are ahead
    pcm.close()


def test_a_device_that_was_not_fed_goes_on_and_counts_it(sinks: NullSinks) -> None:
    pcm = Pcm("ear", Stream.PLAYBACK)
    for _ in range(5):
        pcm.write(bytes(640))
    time.sleep(0.2)  # starved: it has 60 ms
    taken = [pcm.write(bytes(640)) for _ in range(3)]
    assert (taken, pcm.xruns) == ([0, 320, 320], 1)
    pcm.close()


def test_a_name_that_is_none_is_refused(sinks: NullSinks) -> None:
    with pytest.raises(AlsaError) as caught:
        Pcm("nonsense", Stream.PLAYBACK)
    assert (caught.value.errno, caught.value.filename) == (errno.ENOENT, "nonsense")


def test_a_device_that_cannot_have_our_form_is_refused(
    sinks: NullSinks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alsa_pcm, "RATE", 1_000_000)
    with pytest.raises(AlsaError) as caught:
        Pcm("mic", Stream.CAPTURE)
    expected = "expected 16-bit mono at 1000000 Hz, which it cannot (plughw: converts)"
    assert str(caught.value) == f"mic: {expected}"


def test_a_device_that_gives_other_periods_than_can_be_fed_is_refused(
    sinks: NullSinks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alsa_pcm, "LONGEST_PERIOD", 160)
    with pytest.raises(AlsaError) as caught:
        Pcm("ear", Stream.PLAYBACK)
    found = "periods of 320 samples in a buffer of 960"
    assert str(caught.value) == (
        f"ear: {found}; expected at most 160 samples, and two periods in the buffer"
    )


def move_until_it_is_gone(move: Callable[[], object]) -> None:
    while True:
        move()


def test_a_device_that_is_unplugged_is_gone_until_it_is_plugged_in(sinks: NullSinks) -> None:
    ear, mic = Pcm("ear", Stream.PLAYBACK), Pcm("mic", Stream.CAPTURE)
    ear.write(bytes(640))
    sinks.unplug()
    with pytest.raises(AlsaError, match=r"^ear: "):
        move_until_it_is_gone(lambda: ear.write(bytes(640)))
    with pytest.raises(AlsaError, match=r"^mic: "):
        move_until_it_is_gone(mic.read)
    with pytest.raises(AlsaError, match=r"^ear: Input/output error$"):
        Pcm("ear", Stream.PLAYBACK)
    sinks.plug_in()
    ear.close()
    mic.close()
    Pcm("ear", Stream.PLAYBACK).close()


class Suspending:
    """A libasound whose microphone is interrupted once by `code`, and is in `state` after that."""

    def __init__(self, code: int, state: int) -> None:
        self.called: list[str] = []
        self._code, self._state = code, state

    def call(self, device: str, function: str, *arguments: Any) -> int:
        self.called.append(function)
        match function:
            case "snd_pcm_open":
                arguments[0]._obj.value = 1
            case "snd_pcm_get_params":
                arguments[1]._obj.value, arguments[2]._obj.value = 960, 320
            case "snd_pcm_state":
                return self._state if "snd_pcm_recover" in self.called else PREPARED
            case "snd_pcm_wait" if "snd_pcm_recover" not in self.called:
                time.sleep(alsa_pcm.GONE_S + 0.01)  # we stood still
                raise AlsaError(self._code, "interrupted", device)
            case "snd_pcm_start" if self.called.count(function) > 1 and self._state == RUNNING:
                raise AlsaError(errno.EBADFD, "File descriptor in bad state", device)
            case "snd_pcm_readi":
                return 320
            case _:
                pass
        return 0

    def release(self, function: str, pointer: object) -> None:
        self.called.append(function)


PREPARED, RUNNING = 2, 3


@pytest.mark.parametrize(
    ("code", "state", "starts"), [(errno.ESTRPIPE, RUNNING, 1), (errno.EPIPE, PREPARED, 2)]
)
def test_a_microphone_goes_on_after_a_suspension_and_a_stall_of_ours(
    monkeypatch: pytest.MonkeyPatch, code: int, state: int, starts: int
) -> None:
    """<alsa/pcm.h>: what could be resumed runs already; a second we slept through is no sign that
    the device is gone."""
    monkeypatch.setattr(alsa_pcm, "GONE_S", 0.01)
    asound = Suspending(code, state)
    monkeypatch.setattr(alsa_pcm, "library", lambda: asound)
    mic = Pcm("mic", Stream.CAPTURE)
    assert [len(mic.read()) for _ in range(2)] == [0, 640]
    assert mic.xruns == 1
    assert asound.called.count("snd_pcm_start") == starts
    mic.close()


class OddRoom:
    """A libasound whose earpiece has a buffer of `room` samples, and plays nothing before as many
    are written as it was told to wait for."""

    def __init__(self, room: int) -> None:
        self.queued, self.plays = 0, False
        self._room, self._waits_for = room, 0

    def call(self, device: str, function: str, *arguments: Any) -> int:
        match function:
            case "snd_pcm_get_params":
                arguments[1]._obj.value, arguments[2]._obj.value = self._room, 320
            case "snd_pcm_sw_params_set_start_threshold":
                self._waits_for = arguments[2]
            case "snd_pcm_avail_update":
                return self._room - self.queued
            case "snd_pcm_writei":
                self.queued += arguments[2]
                self.plays = self.queued >= self._waits_for
                return int(arguments[2])
            case _:
                pass
        return 0

    def release(self, function: str, pointer: object) -> None: ...


@pytest.mark.parametrize(
    ("room", "queued"), [(640, 640), (641, 640), (800, 640), (959, 640), (960, 960), (4410, 960)]
)
def test_an_earpiece_with_any_buffer_begins_to_play(
    monkeypatch: pytest.MonkeyPatch, room: int, queued: int
) -> None:
    """Only whole frames are written: it must not wait for more of them than are let in."""
    asound = OddRoom(room)
    monkeypatch.setattr(alsa_pcm, "library", lambda: asound)
    ear = Pcm("ear", Stream.PLAYBACK)
    for _ in range(5):
        ear.write(bytes(640))
    assert (asound.queued, asound.plays) == (queued, True)
    ear.close()
