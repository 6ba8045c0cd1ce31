"""An assignment: a name, a text, and where in which source it stands.

Knows neither XML nor the parameter table. It keeps the place of every piece of its text, so that a
fault inside a long value, a key list over several lines say, is shown where it is.
"""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from provisioning.errors import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Mark:
    """From `offset` in a value on, the source runs on from `line`, `column` (both from 1)."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """A parameter is given a value; `text` None means: leave the value it has."""

    name: str
    text: str | None = field(repr=False)  # may be a secret
    source: str
    line: int | None = None
    column: int | None = None
    marks: tuple[Mark, ...] = ()

    def fault(self, message: str, *, rejects: bool = True) -> Diagnostic:
        """An error about this assignment as a whole."""
        found = self._found(message, self.line, self.column)
        return replace(found, rejects=rejects)

    def fault_at(self, offset: int, message: str) -> Diagnostic:
        """An error about the value from this character on, counted from 0."""
        index = bisect_right(self.marks, offset, key=lambda mark: mark.offset) - 1
        if index < 0:
            return self.fault(f"at character {offset + 1}: {message}" if offset else message)
        mark = self.marks[index]
        return self._found(message, mark.line, mark.column + offset - mark.offset)

    def warning(self, message: str) -> Diagnostic:
        """A warning about this assignment as a whole."""
        found = self._found(message, self.line, self.column)
        return replace(found, severity=Severity.WARNING, rejects=False)

    def _found(self, message: str, line: int | None, column: int | None) -> Diagnostic:
        return Diagnostic(self.source, line, column, self.name[:64], message)
