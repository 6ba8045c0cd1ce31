"""On devices that are no sound cards: `null_sinks`."""

import errno
import time
from collections.abc import Callable, Iterator

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
