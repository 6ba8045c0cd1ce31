"""Sound that repeats, without its repetitions: what is long is calculated once and cut from anew.

Pure; knows bytes and lengths, and no tone.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Looped:
    """`parts`, which are not all empty, one after the other and again from the first, as far as
    `length` bytes. It is cut like bytes: `sound[begin:end]`."""

    parts: "tuple[Sound, ...]"
    length: int

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, wanted: slice) -> bytes:
        begin, end, _ = wanted.indices(self.length)
        found = bytearray()
        while len(found) < end - begin:
            found += self._from(begin + len(found), end)
        return bytes(found)

    def _from(self, begin: int, end: int) -> bytes:
        """What there is at `begin`, to the end of its part, or `end`."""
        at = begin % sum(map(len, self.parts))
        for part in self.parts:
            if at < len(part):
                return part[at : at + end - begin]
            at -= len(part)
        raise AssertionError("a place beyond all parts")


Sound = bytes | Looped
"""Samples as they are, or what repeats."""


def joined(*parts: Sound) -> Looped:
    """One after the other, once."""
    return Looped(parts, sum(map(len, parts)))
