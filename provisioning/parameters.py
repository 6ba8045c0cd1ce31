"""THE table of parameters: every name a profile may set, in the order of the documentation.

To add a parameter, add a row here and read it in `assemble`; nothing else lists them. Vendor names
and defaults are those of Cisco's MPP phones where they have the parameter (SPEC F1). The recording
parameters are in `recording_parameters`, what is announced in `announcement_parameters`, the key
lists in `key_list_parameters`, what is PSTN in `pstn_parameters`, numbers, feature codes and kinds
of lines in `calling_parameters`, what tones sound like in `tone_parameters`.
"""

from difflib import get_close_matches
from typing import Final

from provisioning import announcement_parameters as announcement
from provisioning import calling_parameters as calling
from provisioning import key_list_parameters as keys
from provisioning import pstn_parameters as pstn
from provisioning import recording_parameters as recording
from provisioning import tone_parameters as tones
from provisioning.parameter import Parameter, pattern_of
from provisioning.profile import Codec, Transport
from provisioning.sip_types import extended_function, host_port, user_id
from provisioning.value_types import choice, label, text, unsigned, yes_no

_GENERAL: Final = "Voice > Phone > General"
_LINE_KEY: Final = "Voice > Phone > Line Key (n)"
_RTP: Final = "Voice > SIP > RTP Parameters"
_EXT: Final = "Voice > Ext (n) > "
_SUBSCRIBER: Final = _EXT + "Subscriber Information"
_REGISTRATION: Final = _EXT + "Proxy and Registration"
_SIP: Final = _EXT + "SIP Settings"


STATION_DISPLAY_NAME: Final = Parameter(
    "Station_Display_Name", label(), "", _GENERAL, "Name of the phone on its screen."
)
STATION_NAME: Final = Parameter(
    "Station_Name", label(), "", _GENERAL, "Name of the phone for administrators."
)
EXTENDED_FUNCTION: Final = Parameter(
    "Extended_Function_n_",
    extended_function(),
    "",
    _LINE_KEY,
    "Function of line key n. `fnc=sd` is a speed dial; `vid` is the line it calls from, "
    "`$PROXY` in `ext` stands for that line's proxy. Other functions are ignored.",
)
SHORT_NAME: Final = Parameter(
    "Short_Name_n_", label(), "$USER", _LINE_KEY, "Label of the line key; `$USER` is the user ID."
)
RTP_PORT_MIN: Final = Parameter(
    "RTP_Port_Min", unsigned(1024, 65534), "16384", _RTP, "Lowest port for RTP and RTCP."
)
RTP_PORT_MAX: Final = Parameter(
    "RTP_Port_Max", unsigned(1025, 65535), "16482", _RTP, "Highest port for RTP and RTCP."
)
LINE_ENABLE: Final = Parameter(
    "Line_Enable_n_",
    yes_no(),
    "Yes",
    _EXT + "General",
    "Whether line n is in service. A line without a user ID never is.",
)
SIP_TRANSPORT: Final = Parameter(
    "SIP_Transport_n_",
    choice(Transport, not_here=("TLS", "AUTO")),
    "UDP",
    _SIP,
    "Transport of SIP messages.",
)
SIP_PORT: Final = Parameter(
    "SIP_Port_n_",
    unsigned(1, 65535, or_zero="any free port"),
    "5060",
    _SIP,
    "Port to listen on for SIP: 5060 for line 1, 5061 for line 2 and so on.",
    counted_default=True,
)
PROXY: Final = Parameter(
    "Proxy_n_",
    host_port(),
    "",
    _REGISTRATION,
    "SIP registrar and proxy. Without one the line works unregistered.",
)
REGISTER: Final = Parameter(
    "Register_n_", yes_no(), "Yes", _REGISTRATION, "Whether to register with the proxy."
)
REGISTER_EXPIRES: Final = Parameter(
    "Register_Expires_n_",
    unsigned(10, 2_147_483_647),
    "3600",
    _REGISTRATION,
    "Lifetime of a registration.",
    unit="s",
)
DISPLAY_NAME: Final = Parameter(
    "Display_Name_n_", label(), "", _SUBSCRIBER, "Name that called parties see."
)
USER_ID: Final = Parameter(
    "User_ID_n_", user_id(), "", _SUBSCRIBER, "User part of the line's address of record."
)
PASSWORD: Final = Parameter(
    "Password_n_",
    label(),
    "",
    _SUBSCRIBER,
    "Password for digest authentication (RFC 3261 §22).",
    secret=True,
)
AUTH_ID: Final = Parameter(
    "Auth_ID_n_",
    text(r'[^\x00-\x20"\x7f]{1,255}', "a user name without spaces and quotation marks"),
    "",
    _SUBSCRIBER,
    "User name for digest authentication; empty: the user ID.",
)
PREFERRED_CODEC: Final = Parameter(
    "Preferred_Codec_n_",
    choice(Codec, not_here=("G729a", "G722.2", "iLBC", "iSAC", "OPUS")),
    "G711u",
    _EXT + "Audio Configuration",
    "Audio codec that is offered first.",
)

TABLE: Final[tuple[Parameter[object], ...]] = (
    STATION_DISPLAY_NAME,
    STATION_NAME,
    calling.SOFTPHONE,
    calling.VOICE_MAIL_NUMBER,
    calling.EMERGENCY_NUMBER,
    *pstn.PSTN,
    announcement.SERVICE_LANGUAGES,
    SHORT_NAME,
    EXTENDED_FUNCTION,
    keys.PROGRAMMABLE_SOFTKEY_ENABLE,
    *keys.KEY_LISTS,
    calling.DND_SERVICE,
    recording.SERVICE,
    *calling.CODES,
    RTP_PORT_MIN,
    RTP_PORT_MAX,
    *tones.CALL_PROGRESS,
    LINE_ENABLE,
    calling.VIRTUAL_LINE,
    calling.SHARE_EXT,
    calling.SHARED_USER_ID,
    DISPLAY_NAME,
    USER_ID,
    PASSWORD,
    AUTH_ID,
    PROXY,
    REGISTER,
    REGISTER_EXPIRES,
    SIP_TRANSPORT,
    SIP_PORT,
    recording.PROTOCOL,
    calling.LINE_EMERGENCY_NUMBER,
    PREFERRED_CODEC,
    *recording.CALL_RECORDING,
)

_BY_NAME: Final = {parameter.name: parameter for parameter in TABLE}
_BY_LOWER_NAME: Final = {name.lower(): name for name in _BY_NAME}


def find(name: str) -> tuple[Parameter[object], int | None] | None:
    """The parameter of this name and its line number, or None. Names are case-sensitive."""
    pattern, number = pattern_of(name)
    parameter = _BY_NAME.get(pattern)
    if parameter is None or parameter.numbered != (number is not None):
        return None
    return parameter, number


def nearest(name: str) -> str | None:
    """The name that was probably meant, or None: for a message, never to be used instead."""
    pattern, number = pattern_of(name[:64])
    near = get_close_matches(pattern.lower(), _BY_LOWER_NAME, n=1, cutoff=0.8)
    if not near:
        return None
    parameter = _BY_NAME[_BY_LOWER_NAME[near[0]]]
    return parameter.named((number or 1) if parameter.numbered else None)
