"""The profile a live bench starts from: what `--profile` and `--set` then change.

Addresses are those of this run: its call server, with the first far end there on a speed dial, and
the embedded provider as recorder.
"""

from provisioning.load import Texts
from provisioning.parameters import find

NEAR_NUMBER, NEAR_NAME = "4021", "Anna Berg"
FAR_NUMBER, FAR_NAME = "1002", "Mette Sørensen"


def live_profile(
    call_server: str, provider: str, sip_port: int = 0, far_key: int | None = None
) -> Texts:
    """Names and values for a phone with one line; addresses are `host:port`. `far_key` is the
    line key with the far end on it; None: the phone has none."""
    target = f"fnc=sd;ext={FAR_NUMBER}@{call_server};nme={FAR_NAME}"
    return (
        ("Station_Display_Name", NEAR_NAME),
        ("Line_Enable_1_", "Yes"),
        ("User_ID_1_", NEAR_NUMBER),
        ("Display_Name_1_", NEAR_NAME),
        ("Short_Name_1_", NEAR_NAME.split(maxsplit=1)[0]),
        ("Proxy_1_", call_server),
        ("Register_1_", "No"),
        ("SIP_Port_1_", str(sip_port)),
        *(((f"Extended_Function_{far_key}_", target),) if far_key else ()),
        ("Programmable_Softkey_Enable", "Yes"),
        ("Call_Recording_Serv", "Yes"),
        ("Call_Recording_Mode_1_", "On Demand with User Initiated Start"),
        ("Call_Recording_Protocol_1_", "SRC"),
        ("Call_Recording_Server_1_", f"sip:recorder@{provider};transport=tcp"),
    )


def party_profile(number: str, name: str, sip_port: int = 0) -> Texts:
    """The far end's own line."""
    return (
        ("Line_Enable_1_", "Yes"),
        ("User_ID_1_", number),
        ("Display_Name_1_", name),
        ("Register_1_", "No"),
        ("SIP_Port_1_", str(sip_port)),
    )


def beyond(values: Texts, base: Texts) -> Texts:
    """What `values` say that `base` does not, but no secret: for a file that people pass on."""
    common, known = dict(base), dict(values)
    return tuple(
        (name, value)
        for name, value in known.items()
        if common.get(name) != value and not any(it.secret for it in (find(name) or ())[:1])
    )
