"""The rows of the parameter table about whom one calls and which features a call has.

Numbers that mean something (emergency, voicemail), feature codes of the call server, Do Not
Disturb, and what kind of line a line is (SPEC A6, A7, H2, H5).
"""

from typing import Final

from provisioning.number_types import feature_code, numbers
from provisioning.parameter import Origin, Parameter
from provisioning.sip_types import user_id
from provisioning.value_types import text, yes_no

_GENERAL: Final = "Voice > Phone > General"
_CODES: Final = "Voice > Regional > Vertical Service Activation Codes"
_SHARE: Final = "Voice > Ext (n) > Share Line Appearance"

VOICE_MAIL_NUMBER: Final = Parameter(
    "Voice_Mail_Number",
    text(r"[A-Za-z0-9_.*#+-]{1,63}", "a number or user name"),
    "",
    _GENERAL,
    "Number of the voicemail service.",
)
SOFTPHONE: Final = Parameter(
    "Softphone",
    yes_no(),
    "No",
    _GENERAL,
    "Whether the device is a softphone: a virtual line may then only be in mode Never or Always "
    "(SPEC A7).",
    origin=Origin.OURS,
)
EMERGENCY_NUMBER: Final = Parameter(
    "Emergency_Number",
    numbers(),
    "112,911",
    _GENERAL,
    "Emergency numbers of every line. Calls to them are never delayed, blocked, ended or talked "
    "over.",
    origin=Origin.OURS,
)
LINE_EMERGENCY_NUMBER: Final = Parameter(
    "Emergency_Number_n_",
    numbers(),
    "",
    "Voice > Ext (n) > Dial Plan",
    "Further emergency numbers; those of one line in service count for all.",
)
DND_SERVICE: Final = Parameter(
    "DND_Serv",
    yes_no(),
    "Yes",
    "Voice > Phone > Supplementary Services",
    "Whether the phone offers Do Not Disturb.",
)


def _code(name: str, what: str) -> Parameter[str]:
    doc = f"Feature code that {what}; empty: no such key."
    return Parameter(f"{name}_Code", feature_code(), "", _CODES, doc)


CALL_PARK_CODE: Final = _code("Call_Park", "parks the call")
CALL_UNPARK_CODE: Final = _code("Call_Unpark", "retrieves a parked call")
CALL_PICKUP_CODE: Final = _code("Call_Pickup", "picks up a call that rings at an extension")
GROUP_CALL_PICKUP_CODE: Final = _code(
    "Group_Call_Pickup", "picks up a call that rings in the user's group"
)
CODES: Final = (CALL_PARK_CODE, CALL_UNPARK_CODE, CALL_PICKUP_CODE, GROUP_CALL_PICKUP_CODE)

VIRTUAL_LINE: Final = Parameter(
    "Virtual_Line_n_",
    yes_no(),
    "No",
    "Voice > Ext (n) > General",
    "Whether line n is a virtual line (SPEC A7).",
    origin=Origin.OURS,
)
SHARE_EXT: Final = Parameter(
    "Share_Ext_n_",
    yes_no(),
    "No",
    _SHARE,
    "Whether line n is shared. Its calls are recorded by the settings of its primary user "
    "(SPEC H5).",
)
SHARED_USER_ID: Final = Parameter(
    "Shared_User_ID_n_",
    user_id(),
    "",
    _SHARE,
    "The primary user of a shared line. If it is the user ID of another line of this phone that "
    "is not shared, that line's recording parameters count for this one too; else line n's own.",
)
