"""The softkeys: keyword in a key list, label on the LCD, the key pages they may stand on.

Keywords and record labels are the MPP's own (`crdstart` → Record, `crdstop` → StopRec …); its
word for refusing a call is `ignore`. `more` is no keyword: the layout places that key itself.
"""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Label:
    """A softkey's label, and a shorter one for narrow screens."""

    text: str
    short: str


class Softkey(Enum):
    """A softkey by its key-list keyword."""

    NEW_CALL = "newcall"
    REDIAL = "redial"
    CALL = "call"
    DELETE = "delchar"
    CANCEL = "cancel"
    ANSWER = "answer"
    REJECT = "ignore"
    HOLD = "hold"
    RESUME = "resume"
    END_CALL = "endcall"
    RECORD = "crdstart"
    STOP_RECORDING = "crdstop"
    PAUSE_RECORDING = "crdpause"
    RESUME_RECORDING = "crdresume"
    TRANSFER = "xfer"
    BLIND_TRANSFER = "bxfer"
    CONFERENCE = "conf"
    SWAP = "swap"
    PARK = "park"
    UNPARK = "unpark"
    PICKUP = "pickup"
    GROUP_PICKUP = "gpickup"
    DND = "dnd"
    MORE = "more"


LABELS: dict[Softkey, Label] = {
    Softkey.NEW_CALL: Label("New call", "New"),
    Softkey.REDIAL: Label("Redial", "Redial"),
    Softkey.CALL: Label("Call", "Call"),
    Softkey.DELETE: Label("Delete", "Del"),
    Softkey.CANCEL: Label("Cancel", "Cancel"),
    Softkey.ANSWER: Label("Answer", "Answer"),
    Softkey.REJECT: Label("Reject", "Reject"),
    Softkey.HOLD: Label("Hold", "Hold"),
    Softkey.RESUME: Label("Resume", "Resume"),
    Softkey.END_CALL: Label("End call", "End"),
    Softkey.RECORD: Label("Record", "Record"),
    Softkey.STOP_RECORDING: Label("StopRec", "Stop"),
    Softkey.PAUSE_RECORDING: Label("PauseRec", "Pause"),
    Softkey.RESUME_RECORDING: Label("ResumeRec", "Resume"),
    Softkey.TRANSFER: Label("Transfer", "Xfer"),
    Softkey.BLIND_TRANSFER: Label("BlindXfer", "BXfer"),
    Softkey.CONFERENCE: Label("Conf", "Conf"),
    Softkey.SWAP: Label("Swap", "Swap"),
    Softkey.PARK: Label("Park", "Park"),
    Softkey.UNPARK: Label("Unpark", "Unpark"),
    Softkey.PICKUP: Label("Pickup", "Pickup"),
    Softkey.GROUP_PICKUP: Label("GrPickup", "GPick"),
    Softkey.DND: Label("DND", "DND"),
    Softkey.MORE: Label("More", "More"),
}
