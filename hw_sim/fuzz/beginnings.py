"""How phones begin: modes, policies, notices, lines and capacity, drawn at random.

Knows the names of profile parameters (docs/profile-parameters.md) and no bench.
"""

from random import Random
from types import MappingProxyType
from typing import Final

from announcements.languages import Language
from hw_sim.fuzz.walk import Beginning, Settings
from provisioning.recording_settings import Mode

MODES: MappingProxyType[str, str] = MappingProxyType(
    {
        "never": Mode.NEVER.value,
        "always": Mode.ALWAYS.value,
        "always-pause-resume": Mode.ALWAYS_PAUSE_RESUME.value,
        "on-demand": Mode.ON_DEMAND.value,
    }
)
"""The words of SPEC H8 for the values of `Call_Recording_Mode_n_`."""

FREQUENT: Final = ("on-demand", "on-demand", "always-pause-resume", "always-pause-resume", "always")
YES_NO: Final = ("Yes", "No")
VARIED: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "Call_Recording_Announce_PSTN_{}_": YES_NO,
        "Call_Recording_Announce_Internal_{}_": YES_NO,
        "Call_Recording_Pause_Notice_{}_": ("None", "Beep", "Announcement"),
        "Call_Recording_Failure_{}_": (
            *("Proceed", "Proceed with announcement", "End call with announcement"),
        ),
        "Call_Recording_Tone_Interval_{}_": ("0", "10", "20", "90"),
        "Call_Recording_Tone_Audience_{}_": ("All", "PSTN", "Internal"),
        "Call_Recording_Incoming_Internal_{}_": ("Yes", "Yes", "No"),
        "Call_Recording_Outgoing_PSTN_{}_": ("Yes", "Yes", "No"),
        "Call_Recording_Setup_Timeout_{}_": ("1", "5", "30"),
        "Call_Recording_Voice_Mail_{}_": YES_NO,
        "Call_Recording_Compliance_Inbound_{}_": ("Yes", "Yes", "No"),
        "Call_Recording_Compliance_Outbound_{}_": ("Yes", "Yes", "No"),
        "Call_Recording_Compliance_Delay_{}_": ("0", "1", "5", "60"),
        "Announcement_Language_{}_": tuple(language.value for language in Language),
    }
)
"""What may be another on each line."""

VARIES: Final = 0.5
"""How likely each of them is set at all."""
SECOND_LINE: Final = (
    ("Line_Enable_2_", "Yes"),
    ("User_ID_2_", "4022"),
    ("Display_Name_2_", "Reception"),
    ("Proxy_2_", "pbx.sim"),
    ("Call_Recording_Protocol_2_", "SRC"),
    ("Call_Recording_Server_2_", "sip:recorder@rec.sim;transport=tcp"),
)
SERVICES: Final = (
    ("Voice_Mail_Number", "5000"),
    ("Call_Park_Code", "*68"),
    ("Call_Unpark_Code", "*88"),
    ("Group_Call_Pickup_Code", "*98"),
    ("Announcement_Service_Languages", "2000=da|2100=zh-Hant"),
)


def beginning(random: Random, modes: tuple[str, ...] = (), above: Settings = ()) -> Beginning:
    """`modes` are the only ones to be drawn; `above` stands above everything that is drawn."""
    sets = dict(_line(random, 1, modes))
    if random.random() < 0.4:
        sets |= dict(SECOND_LINE) | dict(_line(random, 2, modes))
        sets |= {"Virtual_Line_2_": "Yes"} if random.random() < 0.3 else {}
    if random.random() < 0.4:
        sets |= dict(SERVICES)
    sets |= {"Register_1_": "Yes"} if random.random() < 0.3 else {}
    return Beginning(
        tuple((sets | dict(above)).items()),
        random.randrange(1000),
        random.choice((None, None, None, None, None, 2, 3, 4, 6)),
        random.choice((None, None, None, 2, 3)),
    )


def policies(random: Random, line: int = 1) -> Settings:
    """What an administrator may have changed since."""
    return tuple(it for it in _line(random, line, ()) if random.random() < 0.5)


def _line(random: Random, line: int, modes: tuple[str, ...]) -> Settings:
    mode = random.choice(modes or ((*FREQUENT, "never") if line > 1 else FREQUENT))
    drawn = [(name, random.choice(values)) for name, values in VARIED.items()]
    varied = [it for it in drawn if random.random() < VARIES]
    of_line = ((name.format(line), value) for name, value in varied)
    return ((f"Call_Recording_Mode_{line}_", MODES[mode]), *of_line)
