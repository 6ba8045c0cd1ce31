"""The rows of the parameter table that say which softkeys there are.

The vendor's names; defaults are the vendor's with the three record keys that exclude each other
pinned to one place. Knows a key list only as text: its grammar is given to `load`.
"""

from typing import Final

from provisioning.parameter import Grammar, Parameter
from provisioning.value_types import ValueType, yes_no

_SOFTKEYS: Final = "Voice > Phone > Programmable Softkeys"

_KEY_LIST: Final = ValueType("key list: name|position;name;…", str)

PROGRAMMABLE_SOFTKEY_ENABLE: Final = Parameter(
    "Programmable_Softkey_Enable",
    yes_no(),
    "No",
    _SOFTKEYS,
    "Whether the key lists below count. While it is No, the phone shows the default lists.",
)


def _key_list(name: str, default: str, when: str) -> Parameter[str]:
    return Parameter(
        f"{name}_Key_List",
        _KEY_LIST,
        default,
        _SOFTKEYS,
        f"Softkeys {when}.",
        grammar=Grammar.KEY_LIST,
    )


IDLE: Final = _key_list(
    "Idle",
    "newcall|1;redial|2;dnd;em_login;acd_login;acd_logout;astate;avail;unavail;recents;cfwd;lcr;"
    "em_logout;guestin;guestout;",
    "while there is no call",
)
OFF_HOOK: Final = _key_list(
    "Off_Hook",
    "redial|1;cancel|3;option;dir;cfwd;lcr;park;unpark;pickup;gpickup;",
    "off hook, before the first digit",
)
DIALING_INPUT: Final = _key_list(
    "Dialing_Input",
    "call|1;delchar|2;cancel|3;bxfer|4;option;left|5;right|6;",
    "while a number is keyed in",
)
PROGRESSING: Final = _key_list("Progressing", "endcall|2;xfer|3;", "while the called party is rung")
RINGING: Final = _key_list(
    "Ringing", "answer|1;ignore|2;ignoresilent|3;", "while an incoming call rings"
)
CONNECTED: Final = _key_list(
    "Connected",
    "hold|1;endcall|2;crdstart|3;crdpause|3;crdresume|3;crdstop;confLx;xferLx;phold;callpush;",
    "during a call: `crdstart` Record, `crdstop` StopRec, `crdpause` PauseRec, "
    "`crdresume` ResumeRec",
)
HOLD: Final = _key_list(
    "Hold", "resume|1;endcall|2;newcall|3;swap|4;dir;cfwd;", "while the call is on hold"
)

START_TRANSFER: Final = _key_list(
    "Start-Xfer", "hold|1;endcall|2;xfer|3;", "during the consultation call of a transfer"
)
START_CONFERENCE: Final = _key_list(
    "Start-Conf", "hold|1;endcall|2;conf|3;", "during the consultation call of a conference"
)
CONFERENCING: Final = _key_list(
    "Conferencing",
    "hold|1;endcall|2;crdstart|3;crdpause|3;crdresume|3;crdstop|4;join;phold;dnd;",
    "during a conference",
)

KEY_LISTS: Final = (
    IDLE,
    OFF_HOOK,
    DIALING_INPUT,
    PROGRESSING,
    RINGING,
    CONNECTED,
    HOLD,
    START_TRANSFER,
    START_CONFERENCE,
    CONFERENCING,
)
