"""The lanes of a time line: what an entry in each says, and a SIP message in words. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

LANES: MappingProxyType[str, str] = MappingProxyType(
    {
        "keys": "a key or softkey was pressed, a number dialled; `command` says it as a command",
        "commands": "another command: what far ends, provider and surroundings were told to do",
        "marks": "`mark NAME`: text is the name",
        "call": "`state` of the call in `slot` with `number` (RFC 4235), text who or why",
        "hold": "text is who holds that call: `none`, `local`, `remote`, `local remote`",
        "recording": "`state` of its recording",
        "lamps": "kind is the lamp, text what it shows: `record red steady`",
        "screen": "text is the screen in words, from the status on",
        "softkeys": "text is the labels by place",
        "sip-call": "kind is the method, text the method or status; `sent`, `detail`",
        "sip-recorder": "the same, of recording sessions",
        "gates": "kind `near` or `far`, text `open` or `closed`, of `slot` and `number`",
        "tones": "kind `reminder` (one burst), `ringer`, `ringing-tone`, `waiting-tone`, "
        "`far-ringing` (a caller hears us alert)",
        "announcements": "kind as in the catalogue, `form` words, beep or tone (instead of words), "
        "`language` of words, `to` whom",
        "dtmf": "text is the digit that the far end of `number` got",
        "recordings": "kind `opened`, `closed`: a recording session at the provider; `told`: what "
        "it was told of an announcement",
        "profile": "a resync: text is `accepted` or `rejected`, and what was said of the profile",
        "journal": "text is what the phone wrote into its journal",
        "faults": "something that must not be: an audio fault, a broken rule",
    }
)
"""Every lane of a history, and what an entry in it says."""

PHASES: Final = "phases"
"""One lane more, for the machine's diagram: kind is the phase that the recording in `slot` left,
text the one it came to. What follows from it stands in the others: it is in no transcript."""


def sip_text(entry: Mapping[str, Any]) -> str:
    """A SIP message in words: `call > INVITE sip:1002@pbx.sim`, `recorder < 200 INVITE`. Of the
    wire's own start lines only the method or the status: addresses are of one run."""
    text, detail = str(entry["text"]), str(entry.get("detail", ""))
    words = [str(entry["lane"]).removeprefix("sip-"), ">" if entry.get("sent") else "<", text]
    words += [str(entry["kind"])] if text[:1].isdigit() else []
    words += [detail] if detail and not detail.startswith(text) else []
    return " ".join(words)
