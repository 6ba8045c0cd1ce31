"""The sound of a bench: ends by number, their picture on the time line's axis."""

import time
from collections.abc import Iterator

import pytest

from hw_sim.codec import SimCodec
from hw_sim.command_words import CommandError
from hw_sim.sound.ends import OwnEnd
from hw_sim.sound.parties import NEAR, PartiesSound
from tests.hw_sim.sound.frames import frame

BEGAN_S = 1000.0


class Bench:
    """A phone alone, at a second of its clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_s = BEGAN_S
        monkeypatch.setattr(time, "monotonic", lambda: self.now_s)
        self.codec = SimCodec()
        self.changes = 0
        self.sound = PartiesSound(OwnEnd(self.codec), BEGAN_S, self._changed)

    def hear(self, second: float, value: int) -> None:
        self.now_s = BEGAN_S + second
        self.codec.write(frame(value))

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    one = Bench(monkeypatch)
    yield one
    one.sound.close()


def test_the_picture_is_on_the_axis_of_the_time_line_with_silence_in_its_holes(
    bench: Bench,
) -> None:
    bench.hear(2.0, 1)
    bench.hear(2.02, 2)
    bench.hear(2.62, 3)
    sound = {"from_s": 2.0, "peaks": [257, 257, 514, 514, *[0] * 58, 771, 771]}
    nothing = {"from_s": None, "peaks": []}
    assert bench.sound.peaks(0) == {NEAR: {"said": nothing, "heard": sound}}
    later = {"from_s": 2.62, "peaks": [771, 771]}
    assert bench.sound.peaks(2.62) == {NEAR: {"said": nothing, "heard": later}}
    assert bench.sound.peaks(2.64) == {NEAR: {"said": nothing, "heard": nothing}}


def test_who_speaks_is_said_and_told(bench: Bench) -> None:
    assert bench.sound.state() == {NEAR: "voice"}
    speech = bench.sound.speak(NEAR, lambda: None)
    assert (bench.sound.state(), bench.changes) == ({NEAR: "browser"}, 1)
    speech.end()
    assert (bench.sound.state(), bench.changes) == ({NEAR: "voice"}, 2)


def test_who_is_not_there_is_neither_heard_nor_spoken_for(bench: Bench) -> None:
    with pytest.raises(CommandError, match="nobody here is '1009'; there are near"):
        bench.sound.listen("1009", "heard", lambda _: None)
    with pytest.raises(CommandError, match="nobody here is ''"):
        bench.sound.speak("", lambda: None)
    with pytest.raises(CommandError, match="'seen' is no side of a telephone; there are said, he"):
        bench.sound.listen(NEAR, "seen", lambda _: None)
