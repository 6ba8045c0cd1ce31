"""The parameter table as a page for administrators: `docs/profile-parameters.md`.

A pure function of the table; a test checks that the page in the tree is this text.
"""

from itertools import groupby
from typing import Final

from provisioning.parameter import Origin, Parameter
from provisioning.parameters import TABLE

_INTRODUCTION: Final = """\
# Profile parameters

Generated from the table in `provisioning/parameters.py` by `make docs`; do not edit.

A profile is XML: `<flat-profile>`, alone or within `<device>`, with one element for each parameter.

- Names are case-sensitive. `_n_` stands for the number of the line or line key, `_1_` to `_16_`.
- `<X/>` leaves the value as it is. `<X></X>` sets it to empty or, where empty is no value of the
  type, back to its default. A parameter that is not named keeps its value.
- White space around a value is dropped; a line break inside it becomes a space.
- An unknown name is a warning, and of a name that is set twice the last one wins. A value that is
  not of its type rejects the whole profile, and the previous one stays in force.
- Numbers are decimal or hexadecimal (`0x14`); Yes and No may be in any case; other words are spelt
  as here.

Parameters marked *ours* are this product's, in the vendor's style; the others are Cisco's.
"""


def markdown() -> str:
    """The whole page, ending in a line feed."""
    sections = groupby(TABLE, key=lambda parameter: parameter.location)
    return _INTRODUCTION + "".join(_section(place, tuple(rows)) for place, rows in sections)


def _section(location: str, parameters: tuple[Parameter[object], ...]) -> str:
    rows = "".join(map(_row, parameters))
    header = "| name | value | unit | default | meaning |\n|---|---|---|---|---|\n"
    return f"\n## {location}\n\n{header}{rows}"


def _row(parameter: Parameter[object]) -> str:
    default = f"`{_cell(parameter.default)}`" if parameter.default else "empty"
    remarks = [parameter.doc]
    remarks += ["*Ours.*"] if parameter.origin is Origin.OURS else []
    remarks += ["*Secret: never shown or logged.*"] if parameter.secret else []
    value, unit = _cell(parameter.type.description), parameter.unit
    return f"| `{parameter.name}` | {value} | {unit} | {default} | {_cell(' '.join(remarks))} |\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
