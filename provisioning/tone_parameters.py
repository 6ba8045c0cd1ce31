"""The rows of the parameter table that say what the tones sound like: the reminder's, ours, and
the call progress tones, the vendor's.

Knows the names and what they mean. ToneScript and the tones of countries are grammars that are
given to the table: tones know no profiles.
"""

from typing import Final

from provisioning.parameter import Grammar, Origin, Parameter
from provisioning.recording_settings import Audience
from provisioning.value_types import ValueType, choice, level, optional, text, unsigned

_RECORDING: Final = "Voice > Ext (n) > Call Recording"
_PROGRESS: Final = "Voice > Regional > Call Progress Tones"
_TONE_SCRIPT: Final = ValueType("ToneScript", str)

TONE_INTERVAL: Final = Parameter(
    "Call_Recording_Tone_Interval_n_",
    optional(unsigned(10, 90, or_zero="no tone")),
    "",
    _RECORDING,
    "From the start of one reminder tone to the next (SPEC C5). Empty: as the tone's script or "
    "country has it, else 20.",
    unit="s",
    origin=Origin.OURS,
)
TONE_COUNTRY: Final = Parameter(
    "Call_Recording_Tone_Country_n_",
    text(r"[A-Za-z]{2}", "the two letters of a country (ISO 3166-1), or empty"),
    "",
    _RECORDING,
    "The reminder tone is this country's recorder warning tone: its pitch, length and interval, "
    "see [tones](tones.md). Empty: 1400 Hz for 200 ms.",
    origin=Origin.OURS,
    grammar=Grammar.TONE_COUNTRY,
)
TONE_SCRIPT: Final = Parameter(
    "Call_Recording_Tone_Script_n_",
    ValueType("ToneScript, or empty", str, admits_empty=True),
    "",
    _RECORDING,
    "The reminder tone as ToneScript, before that of a country: `1400@-16;*(.2/14.8/1)`, see "
    "[tones](tones.md). A tone and its pause take 10–90 s together, and the level is that towards "
    "the far end.",
    origin=Origin.OURS,
    grammar=Grammar.WARNING_SCRIPT,
)
TONE_DURATION: Final = Parameter(
    "Call_Recording_Tone_Duration_n_",
    optional(unsigned(100, 1000)),
    "",
    _RECORDING,
    "Length of a reminder tone; of each beep if a script has several. Empty: as the tone's script "
    "or country has it, else 200.",
    unit="ms",
    origin=Origin.OURS,
)
TONE_LEVEL: Final = Parameter(
    "Call_Recording_Tone_Level_n_",
    optional(level(-30, -6)),
    "",
    _RECORDING,
    "Level of the reminder tone towards the far end. Empty: as the tone's script has it, else −16.",
    unit="dBm0",
    origin=Origin.OURS,
)
TONE_LOCAL_LEVEL: Final = Parameter(
    "Call_Recording_Tone_Local_Level_n_",
    level(-30, -6),
    "-20",
    _RECORDING,
    "Level of the reminder tone in the user's own ear.",
    unit="dBm0",
    origin=Origin.OURS,
)
TONE_AUDIENCE: Final = Parameter(
    "Call_Recording_Tone_Audience_n_",
    choice(Audience),
    "All",
    _RECORDING,
    "Which parties hear the reminder tone (SPEC H3).",
    origin=Origin.OURS,
)

REMINDER: Final[tuple[Parameter[object], ...]] = (
    TONE_INTERVAL,
    TONE_COUNTRY,
    TONE_SCRIPT,
    TONE_DURATION,
    TONE_LEVEL,
    TONE_LOCAL_LEVEL,
    TONE_AUDIENCE,
)
"""Of a line."""


def _progress(name: str, default: str, doc: str) -> Parameter[str]:
    return Parameter(name, _TONE_SCRIPT, default, _PROGRESS, doc, grammar=Grammar.TONE_SCRIPT)


RING_BACK_TONE: Final = _progress(
    "Ring_Back_Tone",
    "425@-13;*(1/4/1)",
    "While the called party is rung, where the network plays nothing. The default is Europe's; the "
    "vendor's is North America's, `440@-19,480@-19;*(2/4/1+2)`.",
)
BUSY_TONE: Final = _progress(
    "Busy_Tone",
    "425@-13;10(.5/.5/1)",
    "The called party is busy. Not sounded by this build, which says so on the screen. "
    "The vendor's default is `480@-19,620@-19;10(.5/.5/1+2)`.",
)
REORDER_TONE: Final = _progress(
    "Reorder_Tone",
    "425@-13;10(.25/.25/1)",
    "A call cannot be made. Not sounded by this build, which says so on the screen. The vendor's "
    "default is `480@-19,620@-19;10(.25/.25/1+2)`.",
)
CALL_WAITING_TONE: Final = _progress(
    "Call_Waiting_Tone",
    "440@-10;*(.3/9.7/1)",
    "Another call alerts during a call. The vendor's default ends after 30 s: "
    "`440@-10;30(.3/9.7/1)`.",
)
NOTICE_TONE: Final = Parameter(
    "Call_Recording_Notice_Tone",
    _TONE_SCRIPT,
    "950@-16;.2(.2/0/1)",
    _PROGRESS,
    "The beep of `Call_Recording_Pause_Notice_n_` (SPEC C4), 0.05–3 s in all, with the reminder's "
    "frequencies and levels, see [tones](tones.md).",
    origin=Origin.OURS,
    grammar=Grammar.NOTICE_SCRIPT,
)

CALL_PROGRESS: Final[tuple[Parameter[object], ...]] = (
    RING_BACK_TONE,
    BUSY_TONE,
    REORDER_TONE,
    CALL_WAITING_TONE,
    NOTICE_TONE,
)
"""Of the phone."""
