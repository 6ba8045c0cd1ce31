"""The types of parameter values that are numbers to dial, codes, and patterns of numbers.

Knows no parameter by name; beside `value_types`, which has the plain ones.
"""

import re
from typing import Final

from provisioning.numbers import read_patterns
from provisioning.value_types import MismatchError, ValueType, text

_NUMBER: Final = re.compile(r"\+?[0-9*#]{1,32}")


def numbers() -> ValueType[tuple[str, ...]]:
    """Numbers separated by commas, or none."""
    expected = "numbers of digits, * and #, separated by commas"

    def read(value: str) -> tuple[str, ...]:
        found = tuple(part.strip() for part in value.split(",")) if value else ()
        if not all(map(_NUMBER.fullmatch, found)):
            raise MismatchError(expected)
        return found

    return ValueType(expected, read, admits_empty=True)


def feature_code() -> ValueType[str]:
    """What is dialled to use a feature of the call server, `*68` say; empty for none."""
    return text(r"[0-9*#]{1,32}", "a code of digits, * and #")


def patterns() -> ValueType[tuple[str, ...]]:
    """Dial patterns separated by `|`, or none. `read` raises PatternError, with the place."""

    def read(value: str) -> tuple[str, ...]:
        return read_patterns(value) if value else ()

    return ValueType("dial patterns, separated by |", read, admits_empty=True)
