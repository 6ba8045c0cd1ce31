"""The rows of the parameter table that say which announcements are heard, and in which language.

All are ours: with the vendor's phones the call server announces (SPEC C1, C6, C7, H4).
"""

from typing import Final

from provisioning.announcement_types import language, prompt_set, service_languages
from provisioning.parameter import Origin, Parameter
from provisioning.value_types import unsigned, yes_no

_RECORDING: Final = "Voice > Ext (n) > Call Recording"

ANNOUNCE_PSTN: Final = Parameter(
    "Call_Recording_Announce_PSTN_n_",
    yes_no(),
    "No",
    _RECORDING,
    "Whether PSTN calls are told by an announcement that recording starts or stops (SPEC C1).",
    origin=Origin.OURS,
)
ANNOUNCE_INTERNAL: Final = Parameter(
    "Call_Recording_Announce_Internal_n_",
    yes_no(),
    "No",
    _RECORDING,
    "Whether internal calls are told by an announcement that recording starts or stops (SPEC C1).",
    origin=Origin.OURS,
)
COMPLIANCE_INBOUND: Final = Parameter(
    "Call_Recording_Compliance_Inbound_n_",
    yes_no(),
    "No",
    _RECORDING,
    "Whether PSTN callers are told before the phone rings that the call may be recorded "
    "(SPEC C6). In every mode but Never; start and stop are then not announced.",
    origin=Origin.OURS,
)
COMPLIANCE_OUTBOUND: Final = Parameter(
    "Call_Recording_Compliance_Outbound_n_",
    yes_no(),
    "No",
    _RECORDING,
    "Whether called PSTN parties are told, once they have answered, that the call may be recorded "
    "(SPEC C6). In every mode but Never; start and stop are then not announced.",
    origin=Origin.OURS,
)
COMPLIANCE_DELAY: Final = Parameter(
    "Call_Recording_Compliance_Delay_n_",
    unsigned(0, 60),
    "0",
    _RECORDING,
    "From the answer of a called PSTN party to its compliance announcement (SPEC C6), so that it "
    "does not talk over a greeting.",
    unit="s",
    origin=Origin.OURS,
)
LANGUAGE: Final = Parameter(
    "Announcement_Language_n_",
    language(),
    "en",
    _RECORDING,
    "Language of the line's announcements (SPEC C7), in any case.",
    origin=Origin.OURS,
)
PROMPT_SET: Final = Parameter(
    "Announcement_Set_n_",
    prompt_set(),
    "",
    _RECORDING,
    "The administrator's own prompts (SPEC H4): the name of their folder in the phone's folder of "
    "prompts. What the set lacks, and all if empty, are the standard prompts.",
    origin=Origin.OURS,
)

OF_A_LINE: Final[tuple[Parameter[object], ...]] = (
    ANNOUNCE_PSTN,
    ANNOUNCE_INTERNAL,
    COMPLIANCE_INBOUND,
    COMPLIANCE_OUTBOUND,
    COMPLIANCE_DELAY,
    LANGUAGE,
    PROMPT_SET,
)

SERVICE_LANGUAGES: Final = Parameter(
    "Announcement_Service_Languages",
    service_languages(),
    "",
    "Voice > Phone > General",
    "The numbers of auto attendants, call queues and hunt groups, and the language each speaks, "
    "such as `2000=da|2100=zh-Hant`: a call that comes through one has its compliance "
    "announcement in that language (SPEC C7), any other in the line's.",
    origin=Origin.OURS,
)
