"""What repeats is cut like the bytes that it stands for."""

from hypothesis import given
from hypothesis import strategies as st

from tones.looped import Looped, Sound, joined

pieces = st.binary(max_size=8)
sounds: st.SearchStrategy[Sound] = st.recursive(
    pieces,
    lambda inner: st.builds(
        Looped, st.lists(inner, min_size=1, max_size=3).filter(any).map(tuple), st.integers(0, 60)
    ),
    max_leaves=6,
)


def whole(sound: Sound) -> bytes:
    """All of it, spelt out."""
    if isinstance(sound, bytes):
        return sound
    once = b"".join(map(whole, sound.parts))
    return (once * (sound.length // len(once) + 1))[: sound.length]


@given(sounds, st.integers(0, 70), st.integers(0, 70))
def test_it_is_cut_like_bytes(sound: Sound, begin: int, end: int) -> None:
    assert sound[begin:end] == whole(sound)[begin:end]
    assert sound[:] == whole(sound)
    assert len(sound) == len(whole(sound))


def test_parts_that_are_joined_are_heard_once() -> None:
    assert joined(b"ab", b"", Looped((b"cd",), 5))[:] == b"abcdcdc"
    assert joined()[:] == b""
    assert not joined()
