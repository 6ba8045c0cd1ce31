"""Reads ToneScript, the vendor's way to write tones in profiles, and says where it is none.

script    = frequency *5("," frequency) ";" section [";" section]   ; at most 127 characters
frequency = Hz "@" dBm                        ; a whole number, a level to 0.1 dB
section   = time "(" segment *5("," segment) ")"
segment   = time "/" time "/" components      ; on, off
components = "0" / number *5("+" number)      ; of the frequencies, from 1; 0 is none
time      = seconds, to 0.001 / "*"           ; for ever: then nothing follows
"""

import re
from dataclasses import dataclass
from typing import Final

from tones import audible
from tones.synthesis import clips
from tones.tone_script import Cadence, Step, ToneScript

LONGEST: Final = 127
"""Characters of a script (the vendor's limit)."""

MOST: Final = 6
"""Frequencies, and segments of a section."""

HIGHEST_HZ: Final = 3_999
"""Every codec of ours carries it."""

QUIETEST_DBM0, LOUDEST_DBM0 = -60.0, 3.0

BEEP_MS: Final = (50, 3_000)
"""The shortest and the longest beep."""

LONGEST_S: Final = 300
"""A time that is longer is meant to be `*`."""


class ToneScriptError(ValueError):
    """A text that is no ToneScript; `offset` counts characters from its start, from 0."""

    def __init__(self, expected: str, found: str, offset: int) -> None:
        super().__init__(f"expected {expected}, found {found}")
        self.offset = offset


def parse(text: str) -> ToneScript:
    """Read a script. White space around each of its words is allowed.

    Raises ToneScriptError for the first fault: a script is either played as written or not at all.
    """
    if len(text) > LONGEST:
        raise ToneScriptError(f"at most {LONGEST} characters", f"{len(text)}", LONGEST)
    head, *sections = _split(_Word(text, 0).stripped(), ";")
    frequencies = tuple(_frequency(word) for word in _split(head, ",", MOST, "frequencies"))
    if not 1 <= len(sections) <= 2:
        at = sections[2] if sections else _Word("", len(text))
        raise at.not_a("one section or two: `seconds(on/off/components)`")
    script = ToneScript(frequencies, tuple(_cadence(word, frequencies) for word in sections))
    if len(sections) == 2 and script.cadences[0].lasts_ms is None:
        raise sections[1].not_a("nothing after a section without end")
    return script


def parse_beep(text: str) -> ToneScript:
    """Read a script that is over within BEEP_MS and is played once: a notice (SPEC C4), so that it
    must be heard, on every network.

    Raises ToneScriptError as `parse` does, or if it is not so.
    """
    script = parse(text)
    shortest, longest = BEEP_MS
    frequencies, _, rest = _partition(_Word(text, 0), ";")
    sections = rest.stripped()
    if script.lasts_ms is None or not shortest <= script.lasts_ms <= longest:
        within = f"sections of {shortest / 1000:g}–{longest / 1000:g} s together"
        raise sections.not_a(within)
    if expected := audible.expected_frequencies(script):
        raise frequencies.stripped().not_a(expected)
    if expected := audible.expected_tones(script, shortest):
        raise sections.not_a(expected)
    return script


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of the text and where it begins."""

    text: str
    offset: int

    def stripped(self) -> "_Word":
        begun = self.text.lstrip()
        return _Word(begun.rstrip(), self.offset + len(self.text) - len(begun))

    def not_a(self, expected: str) -> ToneScriptError:
        found = repr(self.text[:32]) if self.text else "nothing"
        return ToneScriptError(expected, found, self.offset)


def _split(word: _Word, separator: str, most: int = LONGEST, what: str = "") -> list[_Word]:
    words, offset = [], word.offset
    for part in word.text.split(separator):
        words.append(_Word(part, offset).stripped())
        offset += len(part) + 1
    if len(words) > most:
        raise words[most].not_a(f"at most {most} {what}")
    return words


def _frequency(word: _Word) -> tuple[int, float]:
    hz, at, dbm0 = (part.stripped() for part in _partition(word, "@"))
    if not re.fullmatch(r"[0-9]{1,5}", hz.text) or not 1 <= int(hz.text) <= HIGHEST_HZ:
        raise hz.not_a(f"a frequency of 1–{HIGHEST_HZ} Hz")
    if not at.text:
        raise at.not_a("@ and a level")
    level = re.fullmatch(r"[+-]?[0-9]{1,2}(\.[0-9])?", dbm0.text)
    if not level or not QUIETEST_DBM0 <= float(dbm0.text) <= LOUDEST_DBM0:
        raise dbm0.not_a(f"a level of {QUIETEST_DBM0:g} to {LOUDEST_DBM0:g} dBm")
    return int(hz.text), float(dbm0.text)


def _partition(word: _Word, separator: str) -> tuple[_Word, _Word, _Word]:
    before, found, after = word.text.partition(separator)
    at = word.offset + len(before)
    return _Word(before, word.offset), _Word(found, at), _Word(after, at + len(found))


def _cadence(word: _Word, frequencies: tuple[tuple[int, float], ...]) -> Cadence:
    lasts, opened, rest = _partition(word, "(")
    lasts_ms = _time(lasts.stripped())
    if lasts_ms == 0:
        raise lasts.stripped().not_a("a length")
    if not opened.text:
        raise opened.not_a("( and segments")
    if not rest.text.endswith(")"):
        raise _Word("", rest.offset + len(rest.text)).not_a(")")
    words = _split(_Word(rest.text[:-1], rest.offset), ",", MOST, "segments")
    steps = tuple(_step(it, frequencies) for it in words)
    for step, following in zip(steps, words[1:], strict=False):
        if None in (step.on_ms, step.off_ms):
            raise following.not_a("nothing after a segment without end")
    if all(step.on_ms == step.off_ms == 0 for step in steps):
        raise words[0].not_a("a segment that lasts")
    return Cadence(lasts_ms, steps)


def _step(word: _Word, frequencies: tuple[tuple[int, float], ...]) -> Step:
    parts = _split(word, "/")
    if len(parts) != 3:
        raise word.not_a("on/off/components")
    on_ms, off_ms, components = _time(parts[0]), _time(parts[1]), _components(parts[2])
    if on_ms is None and off_ms != 0:
        raise parts[1].not_a("0 after a sound without end")
    for number in components:
        if number > len(frequencies):
            raise parts[2].not_a(f"components up to {len(frequencies)}")
    if clips(frequencies[number - 1] for number in components):
        raise parts[2].not_a("components whose sum is not beyond +3.17 dBm0")
    return Step(on_ms, off_ms, components)


def _components(word: _Word) -> tuple[int, ...]:
    """Each at most once."""
    if word.text == "0":
        return ()
    if not re.fullmatch(r"[1-6](\s*\+\s*[1-6])*", word.text):
        raise word.not_a("components such as 1 or 1+2, or 0 for none")
    numbers = tuple(map(int, word.text.split("+")))
    if len(set(numbers)) < len(numbers):
        raise word.not_a("each component once")
    return numbers


def _time(word: _Word) -> int | None:
    """Milliseconds; None: for ever."""
    if word.text == "*":
        return None
    found = re.fullmatch(r"(?P<s>[0-9]*)(?:\.(?P<ms>[0-9]*))?", word.text)
    if not found or not (found["s"] or found["ms"]):
        raise word.not_a("seconds such as 2 or .25, or * for ever")
    if len(found["ms"] or "") > 3:
        raise word.not_a("seconds to a thousandth")
    milliseconds = int(found["s"] or 0) * 1000 + int((found["ms"] or "").ljust(3, "0"))
    if milliseconds > LONGEST_S * 1000:
        raise word.not_a(f"at most {LONGEST_S} s, or * for ever")
    return milliseconds
