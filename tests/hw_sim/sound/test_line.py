"""The line for sound between a far party's process and the bench: both ends of it in one test."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread

import pytest

from hw_sim.codec import SimCodec
from hw_sim.sound.ends import HeldSpeech, OwnEnd, Side, Speech
from hw_sim.sound.line import TOLD_EVERY, FarSide, LinedEnd, line
from hw_sim.sound.microphone import BEGINS_AT
from hw_sim.voices import FAR, loop
from tests.hw_sim.sound.frames import frame
from tests.hw_sim.web.fake_phone import soon


@dataclass(frozen=True, slots=True)
class Far:
    """The party's codec, and the bench's hold of it."""

    codec: SimCodec
    own: OwnEnd
    end: LinedEnd


@pytest.fixture
def far() -> Iterator[Far]:
    here, there = line()
    codec = SimCodec(FAR)
    own = OwnEnd(codec)
    FarSide(there, own)
    end = LinedEnd(here)
    yield Far(codec, own, end)
    end.close()


def test_who_listens_hears_every_frame_and_nothing_is_sent_for_nobody(far: Far) -> None:
    heard = list[bytes]()
    assert not far.own.listened(Side.HEARD)
    stop = far.end.listen(Side.HEARD, heard.append)
    assert soon(lambda: far.own.listened(Side.HEARD))
    for n in range(10):
        far.codec.write(frame(n))
    assert soon(lambda: len(heard) == 10)
    assert heard == [*map(frame, range(10))]
    too = far.end.listen(Side.HEARD, lambda _: None)
    stop()
    far.codec.write(frame(11))
    too()
    assert soon(lambda: not far.own.listened(Side.HEARD))
    assert len(heard) == 10


def test_a_microphone_speaks_at_the_far_end_until_it_ends(far: Far) -> None:
    voice = loop(FAR)
    speech = far.end.speak(lambda: None)
    assert far.end.live
    assert soon(lambda: far.own.live)
    assert far.codec.read() is None
    for n in range(BEGINS_AT):
        speech.put(frame(n))
    assert soon(lambda: far.codec.read() == frame(0))
    speech.end()
    assert soon(lambda: not far.own.live)
    assert far.codec.read() == voice[:640]
    assert not far.end.live


def test_the_newest_microphone_is_the_one(far: Far) -> None:
    told = list[str]()
    first = far.end.speak(lambda: told.append("first"))
    second = far.end.speak(lambda: told.append("second"))
    for n in range(BEGINS_AT):
        first.put(frame(9))
        second.put(frame(n))
    assert told == ["first"]
    assert soon(lambda: far.codec.read() == frame(0))
    first.end()
    assert far.end.live


def test_the_picture_comes_by_itself_in_pieces(far: Far) -> None:
    for _ in range(TOLD_EVERY):
        far.codec.write(frame(1))
        far.codec.read()
    assert len(far.own.peaks(Side.SAID, -1)) == TOLD_EVERY
    own = [far.own.peaks(side, -1) for side in Side]
    assert soon(lambda: [far.end.peaks(side, -1) for side in Side] == own)
    assert {peak[1:] for peak in own[1]} == {(0x0101, 0x0101)}


def test_a_bench_that_does_not_read_keeps_no_audio_thread_waiting() -> None:
    here, there = line()
    codec = SimCodec()
    own = OwnEnd(codec)
    FarSide(there, own)
    here.send(b"w" + struct.pack("<I??", 0, False, True))  # the heard side is wanted
    assert soon(lambda: own.listened(Side.HEARD))
    for n in range(2000):  # 40 s of sound, much more than a line holds
        codec.write(frame(n % 256))
    here.close()
    codec.write(frame(0))  # and one that is gone neither


class NotedEnd(OwnEnd):
    """Keeps who began to speak there, and ended."""

    def __init__(self, codec: SimCodec) -> None:
        super().__init__(codec)
        self.history = list[str]()

    def speak(self, lost: Callable[[], None]) -> Speech:
        speech = super().speak(lost)
        self.history.append("speak")
        return speech

    def ended(self, speech: HeldSpeech) -> None:
        super().ended(speech)
        self.history.append("end")


class StandsStill:
    """A party that reads nothing, until it obeys; its line is as full of frames as it gets."""

    def __init__(self) -> None:
        here, self._there = line()
        self.codec = SimCodec(FAR)
        self.own = NotedEnd(self.codec)
        self.end = LinedEnd(here)
        speech = self.end.speak(lambda: None)
        for n in range(2000):
            speech.put(frame(n % 256))
        speech.end()

    def obey(self) -> None:
        FarSide(self._there, self.own)


@pytest.fixture
def still() -> Iterator[StandsStill]:
    one = StandsStill()
    yield one
    one.end.close()


def test_nobody_waits_for_a_party_that_stands_still(still: StandsStill) -> None:
    """A loop that serves pages calls this: each call returns, though nothing can be sent."""
    asked = Thread(target=use_it, args=(still.end,))
    asked.start()
    asked.join(5)
    assert not asked.is_alive()


def use_it(end: LinedEnd) -> None:
    for _ in range(10):
        speech = end.speak(lambda: None)
        speech.put(frame(1))
        speech.end()
        end.listen(Side.HEARD, lambda _: None)()


def test_a_party_that_moves_again_does_what_is_wanted_then(still: StandsStill) -> None:
    voice, heard = loop(FAR), list[bytes]()
    still.end.listen(Side.HEARD, heard.append)
    speech = still.end.speak(lambda: None)
    still.obey()
    assert soon(lambda: still.own.history == ["speak", "end", "speak"])
    assert soon(lambda: still.own.listened(Side.HEARD))
    assert still.codec.read() is None  # what the first one said then is late
    still.codec.write(frame(7))
    assert soon(lambda: heard == [frame(7)])
    assert still.end.live
    speech.end()
    assert soon(lambda: not still.own.live)
    assert still.codec.read() == voice[:640]


def test_a_voice_comes_back_though_the_party_stood_still_as_the_microphone_ended(
    still: StandsStill,
) -> None:
    assert still.end.live  # nothing else has been told
    still.obey()
    assert soon(lambda: still.own.history == ["speak", "end"])
    assert not still.end.live
    assert still.codec.read() == loop(FAR)[:640]


def test_a_line_is_closed_at_once_while_something_is_to_be_said(still: StandsStill) -> None:
    closed = Thread(target=still.end.close)
    closed.start()
    closed.join(5)
    assert not closed.is_alive()


def test_a_party_that_is_gone_is_spoken_to_in_vain(far: Far) -> None:
    speech = far.end.speak(lambda: None)
    far.end.close()
    speech.put(frame(1))
    speech.end()
