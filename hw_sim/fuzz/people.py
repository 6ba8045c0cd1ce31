"""What people do: the one at the phone, and those far away. Drawn at random, by what there is.

Takes a bench's state as JSON and gives lines of the vocabulary; some of them will not be possible.
"""

from collections.abc import Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import Any, Final

State = Mapping[str, Any]
Deed = tuple[str, ...]
"""Lines, said one after the other."""

COMMON: Final = ("1002", "1003", "+4533123456")
RARE: Final = ("1004", "112", "*68", "*88", "5000", "1099")
"""Colleagues and somebody outside; feature codes, voicemail, an emergency service, nobody."""

LIKED: MappingProxyType[str, float] = MappingProxyType(
    {
        **dict.fromkeys(("Record", "PauseRec", "ResumeRec"), 5.0),
        **dict.fromkeys(("Answer", "Swap", "Resume", "Conf", "Call"), 4.0),
        **dict.fromkeys(("Transfer", "BlindXfer", "StopRec", "Hold"), 2.0),
        **dict.fromkeys(("End call", "Reject", "Park", "Unpark"), 0.7),
        **dict.fromkeys(("Delete", "Cancel", "More", "DND"), 0.3),
    }
)
"""How much a softkey is liked, if it is not once."""

ELSEWHERE: Final = ("Transfer", "Conf", "BlindXfer", "StopRec", "Swap", "Park", "DND", "New call")
"""Softkeys that may stand on another page."""

HARD_KEYS: Final = (
    *("hold", "hold", "transfer", "conference", "mute", "up", "down", "ok", "hook"),
    *("on-hook", "off-hook", "speaker", "line-1", "line-2", "line-3", "line-4", "line-6"),
    *("softkey-1", "softkey-2", "softkey-3", "softkey-4", "left", "contacts"),
)

PLANS: Final = (
    *(("press conference", "dial {}", "advance 2 s", "press Conf"),) * 4,
    ("press conference", "dial {}", "press Conf"),
    ("press transfer", "dial {}", "advance 2 s", "press Transfer"),
    ("press transfer", "dial {}", "press Transfer"),
    ("press BlindXfer", "press 1", "press 0", "press 0", "press 3", "press BlindXfer"),
    ("far-end {} call", "advance 1 s", "press down", "press Answer", "advance 1 s", "press Swap"),
    ("far-end {} call", "advance 1 s", "press down", "press Answer", "press Record"),
    ("press New call", "dial {}", "advance 2 s", "press Record"),
    ("press Hold", "press New call", "dial {}", "advance 2 s", "press Swap"),
    ("press Record", "advance 1 s", "press PauseRec", "advance 1 s"),
    ("press Hold", "advance 1 s", "press Resume"),
    ("far-end +4533123456 call", "advance 4 s", "press Answer", "advance 1 s", "press Record"),
    ("dial +4533123456", "advance 1 s", "press Hold", "advance 2 s", "press Resume"),
)
"""What takes more than a key, if nothing comes between."""

IN_CALL: Final = (
    *("hold", "hold", "retrieve", "retrieve", "hang-up", "record on", "record off"),
    *("record paused", "becomes +4533999888 Lise Holm", "becomes 1077 Per Dahl"),
    *("transfer 1003", "transfer +4533123456", "consult-transfer 1003", "replace", "answer"),
    *("answer", "reject 486", "reject 603", "cancel", "ringing"),
)
OUT_OF_CALL: Final = (
    *("call", "call", "call", "call", "call line 2", "replace", "mode auto", "mode auto"),
    *("mode manual", "mode silent", "mode early", "mode late-ok", "refuse-hold on"),
    *("refuse-hold off", "refer accept", "refer refuse 603", "refer silent"),
)
CALLING: Final = (
    *("came-to 2000", "came-to 2100 2000", "came-to none", "100rel on", "100rel off"),
    *("100rel silent", "offer on", "offer on", "offer off", "callback on", "callback off"),
    *("header Alert-Info: <urn:alert:source:external>", "header none"),
)
"""How somebody calls; most often they call then."""


def at_the_phone(random: Random, state: State) -> Deed:
    """A key, a softkey, a number, or several with a plan: mostly what is offered."""
    offered = [label for label in state["softkeys"] if label]
    number = random.choice(COMMON if random.random() < 0.8 else RARE)
    if not state["calls"] and random.random() < 0.5:
        return (_dialled(random, state, number),)
    kind = random.random()
    if kind < 0.5 and offered:
        return (_pressed(random, _liked(random, offered)),)
    if kind < 0.6:
        return (f"press {random.choice(ELSEWHERE)}",)
    if kind < 0.7:
        return (f"press {random.choice(HARD_KEYS)}",)
    if kind < 0.85:
        return tuple(line.format(random.choice(COMMON)) for line in random.choice(PLANS))
    if kind < 0.9:
        return _keyed(random, number)
    if kind < 0.95:
        return (_dialled(random, state, number),)
    return (random.choice(("long-press Delete", "long-press 0", "press 5", "press Delete")),)


def _dialled(random: Random, state: State, number: str) -> str:
    second = len(state["lines"]) > 1 and random.random() < 0.4
    return f"dial {number}{' on line 2' if second else ''}"


def _keyed(random: Random, number: str) -> Deed:
    plus = ("long-press 0",) if number.startswith("+") else ()
    digits = tuple(f"press {digit}" for digit in number if digit != "+")
    return (*plus, *digits, f"press {random.choice(('Call', 'Call', 'ok', 'BlindXfer'))}")


def far_away(random: Random, state: State) -> Deed:
    """One of the far parties does something that fits."""
    parties: Sequence[State] = state["parties"]
    busy = [party for party in parties if party["calls"]]
    party = random.choice(busy if busy and random.random() < 0.6 else list(parties))
    who = f"far-end {party['number']}"
    if not party["calls"] and random.random() < 0.2:
        calls = (f"{who} call",) if random.random() < 0.7 else ()
        return (f"{who} {random.choice(CALLING)}", *calls)
    return (f"{who} {random.choice(IN_CALL if party['calls'] else OUT_OF_CALL)}",)


def _liked(random: Random, offered: Sequence[str]) -> str:
    weights = [LIKED.get(label, 1.0) for label in offered]
    return random.choices(offered, weights)[0]


def _pressed(random: Random, label: str) -> str:
    return f"press {label} twice 50 ms" if random.random() < 0.05 else f"press {label}"
