"""The tones as a page for administrators: `docs/tones.md`.

A pure function of the catalogue; a test checks that the page in the tree is this text.
"""

from typing import Final

from tones.audible import HIGHEST_HZ as HIGHEST_HEARD_HZ
from tones.audible import LOUDEST_DBM0, LOWEST_HZ, QUIETEST_DBM0
from tones.countries import COUNTRIES, NationalTone
from tones.tone_script_parser import BEEP_MS, HIGHEST_HZ, LONGEST, MOST
from tones.warning_script import (
    LONGEST_BURST_MS,
    SHORTEST_BEEP_MS,
    write,
)
from tones.warning_tone import RECORDER_WARNING

_INTRODUCTION: Final = f"""\
# Tones

Generated from `tones/countries.py` by `make docs`; do not edit. The parameters are in
[profile-parameters.md](profile-parameters.md).

## What the reminder sounds like

Each of these counts before the next:

1. `Call_Recording_Tone_Interval_n_`, `_Duration_n_` and `_Level_n_`, each for itself;
2. `Call_Recording_Tone_Script_n_`, a ToneScript: pitch, length, interval and level;
3. `Call_Recording_Tone_Country_n_`, a country of the table below: pitch, length and interval;
4. ours, `{write(RECORDER_WARNING)}`.

The level is that towards the far end; that in the user's own ear is
`Call_Recording_Tone_Local_Level_n_`. Who hears it is `Call_Recording_Tone_Audience_n_`, and an
interval of 0 switches it off. A length that the profile gives is that of every beep, also of a
first burst that would be longer.

The first tone comes 1 s after the recording has begun or gone on, the others from start to start.
It is silent before, after, while paused and while held. A tone that falls due while words are
played, or within half a second after them, comes half a second after them, and the count restarts.

## Countries

We know of no national rule that is in force: the United States repealed theirs in 2017, though
Connecticut still asks for a signal about every 15 s. `rule` is that rule, as others quote it: its
own text we have not seen. The others are what telephone software ships: `table` where it says so
without reserve, `assumed` where its authors doubt it or say that the country specifies none. Where
a source gives a tone and the silence after it, the interval here is their sum. None gives a level
in dBm0: all have ours, −16 dBm0. Whether a tone alone is enough where you are is for a lawyer to
say.

| code | country | Hz | on, ms | first, ms | every, ms | ToneScript | confidence | source |
|---|---|---|---|---|---|---|---|---|
"""

_TONE_SCRIPT: Final = f"""
Brazil is left out: what the tables have there is its busy tone.

## ToneScript

The vendor's way to write a tone: `frequencies;section` or `frequencies;section;section`, at most
{LONGEST} characters. White space around its words is allowed.

- frequencies: `Hz@level`, up to {MOST} with commas between; whole Hz up to {HIGHEST_HZ}, levels of
  −60 to 3 dBm0 to a tenth (the vendor says dBm).
- section: `seconds(on/off/components,…)`, up to {MOST} segments, repeated for so many seconds; the
  last round is cut there. Sections follow one another.
- components: `1`, `1+2` … are the frequencies that sound together, from 1; `0` is silence.
- times are seconds to a thousandth; `*` is for ever, and then nothing follows.

| ToneScript | what is heard |
|---|---|
| `440@-10;30(.3/9.7/1)` | 0.3 s every 10 s, for 30 s |
| `350@-19,440@-19;2(.1/.1/1+2);10(*/0/1+2)` | two pitches at once: ten pips, then a tone of 10 s |
| `397@-19,507@-19;15(0/2/0,.2/.1/1,.1/2.1/2)` | 2 s, a low beep, a short high one; thrice |

A reminder's ToneScript (`Call_Recording_Tone_Script_n_`) has

- a tone first and a pause last, 10–90 s together, and `*` for the length of that section;
- beeps of {SHORTEST_BEEP_MS} ms or more, {LONGEST_BURST_MS // 1000} s in all with what is between;
- frequencies of {LOWEST_HZ}–{HIGHEST_HEARD_HZ} Hz;
- a level of {QUIETEST_DBM0} to {LOUDEST_DBM0} dBm0, that of all its frequencies together;
- if need be, a section of one round before it: the first burst, where that is another.

| ToneScript | what is heard |
|---|---|
| `1400@-16;*(.2/14.8/1)` | a beep of 0.2 s every 15 s |
| `350@-19;*(.1/.1/1,.1/9.7/1)` | two short beeps every 10 s |
| `425@-16;15.36(1/14.36/1);*(.36/15/1)` | 1 s at first, then 0.36 s every 15.36 s |

The tones of the telephone itself are `Ring_Back_Tone`, `Call_Waiting_Tone` and
`Call_Recording_Notice_Tone`: a beep that is over within {BEEP_MS[1] // 1000} s, has a tone of
{BEEP_MS[0]} ms or more without a pause, and keeps to the same frequencies and levels, so that
nobody misses it.
"""


def markdown() -> str:
    """The whole page, ending in a line feed."""
    rows = "".join(_row(code, found) for code, found in COUNTRIES.items())
    return _INTRODUCTION + rows + _TONE_SCRIPT


def _row(code: str, found: NationalTone) -> str:
    tone = found.tone
    frequencies = "+".join(f"{hz:g}" for hz, _ in tone.burst[0].partials)
    first = str(tone.first_ms) if tone.first else ""
    cells = (
        *(code, found.country, frequencies, str(tone.duration_ms), first, str(tone.period_ms)),
        *(f"`{write(tone)}`", found.confidence.value, found.source),
    )
    return f"| {' | '.join(cells)} |\n"
