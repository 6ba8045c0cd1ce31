"""The walks through the whole phone: under which profiles, how large they are, and what they say.

`SIZES` is what was measured; each walk is compared with it, so that the page that quotes it
(`docs/recording-machine.md`) cannot tell anything else.
"""

from functools import cache
from types import MappingProxyType

from phone.lines import Setting
from tests.exhaustive.phone_space import OneCall
from tests.exhaustive.search import Walk, walk
from tests.exhaustive.two_call_space import TwoCalls
from tests.phone.desk import ON_DEMAND, profile

MODES = MappingProxyType(
    {
        "Never": "Never",
        "Always": "Always",
        "Always with Pause/Resume": "Always with Pause/Resume",
        "On Demand": ON_DEMAND,
    }
)
WORDS = ("Announcement", "End call with announcement")


def lines(*modes: str, **sets: str) -> Setting:
    """A line for each mode, with further parameters (`_n_` stands for every line)."""
    texts = dict[str, str]()
    for number, mode in enumerate(modes, 1):
        texts |= {
            f"Line_Enable_{number}_": "Yes",
            f"User_ID_{number}_": f"402{number}",
            f"Proxy_{number}_": "pbx.test",
            f"Register_{number}_": "No",
            f"Call_Recording_Mode_{number}_": MODES[mode],
            f"Call_Recording_Protocol_{number}_": "SRC",
            f"Call_Recording_Server_{number}_": "sip:recorder@rec.test;transport=tcp",
        }
        texts |= {key.replace("_n_", f"_{number}_"): value for key, value in sets.items()}
    return profile(MODES[modes[0]], **texts)


SPOKEN = {
    "Call_Recording_Announce_Internal_n_": "Yes",
    "Call_Recording_Announce_PSTN_n_": "Yes",
    "Call_Recording_Pause_Notice_n_": WORDS[0],
    "Call_Recording_Failure_n_": WORDS[1],
}
START = {
    "Call_Recording_Announce_Internal_n_": "Yes",
    "Call_Recording_Announce_PSTN_n_": "Yes",
}
ENDING = {**SPOKEN, "Call_Recording_Outgoing_PSTN_n_": "No"}
COMPLIANCE = {
    "Call_Recording_Compliance_Inbound_n_": "Yes",
    "Call_Recording_Compliance_Outbound_n_": "Yes",
}
DELAYED = {**COMPLIANCE, "Call_Recording_Compliance_Delay_n_": "10"}
ONE = MappingProxyType(
    {
        **{mode: OneCall(lines(mode)) for mode in MODES},
        "Always, every word spoken": OneCall(lines("Always", **SPOKEN)),
        "Always, ends unrecorded, some selected out": OneCall(lines("Always", **ENDING), True),
        "Always, compliance and start": OneCall(lines("Always", **COMPLIANCE, **START), True),
        "On Demand, compliance delayed": OneCall(lines("On Demand", **DELAYED, **START), True),
    }
)
"""One call: each mode, and what changes keys and words."""

TWO = MappingProxyType(
    {
        "Never": TwoCalls(lines("Never")),
        "Always": TwoCalls(lines("Always")),
        "Always with Pause/Resume": TwoCalls(lines("Always with Pause/Resume")),
        "On Demand": TwoCalls(lines("On Demand")),
        "Always + On Demand": TwoCalls(lines("Always", "On Demand")),
    }
)
"""Two calls of one line, for each mode; and one each of two lines: must be recorded, may be. With
these pairs every rule of a conference meets both sides of its condition."""

SIZES: MappingProxyType[str, tuple[int, int]] = MappingProxyType(
    {
        "Never": (284, 5894),
        "Always": (1232, 34818),
        "Always with Pause/Resume": (3041, 90508),
        "On Demand": (2805, 80027),
        "Always + On Demand": (3322, 103287),
    }
)
"""States and steps of the walks of two calls."""


@cache
def one_call(name: str) -> Walk:
    """The walk of one call, once."""
    return walk(ONE[name])


@cache
def two_calls(name: str) -> Walk:
    """The walk of two calls, once."""
    return walk(TWO[name])


def section() -> str:
    """Of `docs/recording-machine.md`: how large the walks of two calls are, and what they prove."""
    rows = "\n".join(f"| {name} | {states} | {steps} |" for name, (states, steps) in SIZES.items())
    return f"""
## Two calls

The whole phone – keys, calls, both recordings, notices, conference, transfers – is walked through
breadth first with two calls at once: every key that means something, everything plausible that
far ends, recorders, timers and notices may do, from an idle phone on. In each state the rules of
`phone.rules` and `phone.call_rules` hold; along each step the monitors of `phone.monitors` do (a
recorder is opened once and closed once, nothing is announced twice, a pause is kept, the
microphone reaches only recordings of calls it is being sent to, after hang-up everything
settles).

| lines | states | steps |
|---|---|---|
{rows}

It is reduced to what decides: recording, wish, hold, focus, conference, consultation and who is
owed a notice. Of the recording's phases one of each class stands for those that the rest of the
phone cannot tell apart, and what may be reported to any of them is tried; of two phones whose
calls have changed places one is walked through; parties, digits, toasts, mute and registration
are forgotten. That nothing is lost is shown by phones that forget nothing: wherever they come in
many thousand steps, their state is one of those of the walk. About a minute and a half on one
core. `tests/exhaustive/` does it again, and finds every fault that is put into what holds, joins,
splits, transfers and makes room.
"""
