"""A party's telephone: who listens to it, and whose microphone it has."""

import pytest

from hw_sim.codec import SimCodec
from hw_sim.sound.ends import OwnEnd, Side
from hw_sim.sound.microphone import BEGINS_AT
from hw_sim.voices import NEAR, loop
from tests.hw_sim.sound.frames import SILENCE, frame


def test_each_side_is_heard_by_who_listens_to_it_as_long_as_he_does() -> None:
    codec = SimCodec()
    end = OwnEnd(codec)
    said, heard, too = list[bytes](), list[bytes](), list[bytes]()
    stop = [end.listen(Side.SAID, said.append), end.listen(Side.HEARD, heard.append)]
    codec.read()
    codec.write(frame(1))
    also = end.listen(Side.HEARD, too.append)
    codec.write(frame(2))
    for one in stop:
        one()
    codec.read()
    codec.write(frame(3))
    also()
    also()  # once more is nothing
    codec.write(frame(4))
    assert (said, heard, too) == ([SILENCE], [frame(1), frame(2)], [frame(2), frame(3)])
    assert len(end.peaks(Side.SAID, -1)) == 2
    assert [one[1] for one in end.peaks(Side.HEARD, -1)] == [0x0101, 0x0202, 0x0303, 0x0404]


def test_a_live_microphone_goes_before_the_voice_which_waits_where_it_is() -> None:
    codec = SimCodec(NEAR)
    end = OwnEnd(codec)
    voice = loop(NEAR)
    assert codec.read() == voice[:640]
    speech = end.speak(lambda: None)
    assert end.live
    assert codec.read() is None  # nothing has come yet: silence, and not the voice
    for n in range(BEGINS_AT):
        speech.put(frame(n))
    assert codec.read() == frame(0)
    speech.end()
    assert codec.read() == voice[640:1280]  # at once, whatever still waited
    assert not end.live


def test_a_dead_microphone_is_dead_for_a_live_one_too() -> None:
    codec = SimCodec()
    speech = OwnEnd(codec).speak(lambda: None)
    for n in range(BEGINS_AT):
        speech.put(frame(n))
    codec.dead = True
    assert codec.read() is None


def test_the_newest_microphone_is_the_one_and_the_one_before_is_told() -> None:
    codec = SimCodec()
    end, told = OwnEnd(codec), list[str]()
    first = end.speak(lambda: told.append("first"))
    second = end.speak(lambda: told.append("second"))
    assert told == ["first"]
    for n in range(BEGINS_AT):
        first.put(frame(9))
        second.put(frame(n))
    first.end()  # it is nobody's any more
    assert [codec.read() for _ in range(BEGINS_AT + 1)] == [*map(frame, range(BEGINS_AT)), None]
    second.end()
    end.speak(lambda: None)
    assert told == ["first"]  # who has ended loses nothing


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 640 bytes of sound, found 3"):
        OwnEnd(SimCodec()).speak(lambda: None).put(b"abc")
