"""What a parameter is: its name, type, default, and what people want to know of it.

Knows the vendor's naming rule (per-line names carry their number as `_n_`) and no parameter in
particular: those are in `parameters`.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final, Generic, TypeVar

from provisioning.value_types import ValueType

T_co = TypeVar("T_co", covariant=True)

LINES: Final = 16
"""Lines and line keys are numbered 1–16."""

_NUMBERED: Final = re.compile(r"(?P<stem>.+_)(?P<number>[1-9][0-9]?)_", re.ASCII)


class Grammar(Enum):
    """A grammar that is given to `load`: the table takes it and does not know it."""

    KEY_LIST = "key list"
    TONE_SCRIPT = "ToneScript"
    WARNING_SCRIPT = "ToneScript of a reminder"
    NOTICE_SCRIPT = "ToneScript of a beep"
    TONE_COUNTRY = "country"


class Origin(Enum):
    """Whose parameter it is."""

    VENDOR = "Cisco MPP"
    OURS = "Redlamp"


@dataclass(frozen=True, slots=True)
class Parameter(Generic[T_co]):
    """One row of the table. `name` is a pattern: `Proxy_n_` is `Proxy_1_` to `Proxy_16_`."""

    name: str
    type: ValueType[T_co]
    default: str
    location: str
    """Where the vendor's web page has it, or where it would be."""
    doc: str
    unit: str = ""
    origin: Origin = Origin.VENDOR
    secret: bool = False
    grammar: Grammar | None = None
    """By which its text is also checked, unless it is empty."""
    counted_default: bool = False
    """The default is a number that rises by one with each line."""

    @property
    def numbered(self) -> bool:
        """Whether there is one for each line or line key."""
        return self.name.endswith("_n_")

    def named(self, number: int | None = None) -> str:
        """The name in a profile, for this line or line key."""
        return self.name if number is None else f"{self.name[:-2]}{number}_"

    def default_for(self, number: int | None = None) -> str:
        """The text that stands for the value when a profile does not give one."""
        if self.counted_default and number is not None:
            return str(int(self.default) + number - 1)
        return self.default

    def shown(self, value: str) -> str:
        """A value as messages may show it: quoted, shortened, and hidden if it is a secret."""
        if self.secret:
            return "a value that is not shown"
        return repr(value if len(value) <= 60 else f"{value[:59]}…")


def pattern_of(name: str) -> tuple[str, int | None]:
    """`Proxy_3_` → (`Proxy_n_`, 3); a name without a number from 1 to 16 is its own pattern."""
    found = _NUMBERED.fullmatch(name)
    if found is None or int(found.group("number")) > LINES:
        return name, None
    return f"{found.group('stem')}n_", int(found.group("number"))
