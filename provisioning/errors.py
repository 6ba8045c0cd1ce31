"""What can be wrong with a profile, and how it is said.

ProvisioningError
├── ProfileError    a profile that was rejected; carries its diagnostics
├── OverrideError   an override that is not NAME=VALUE
└── FetchError      a profile that could not be read or kept

A diagnostic is one line that names file, line, column, element and what was expected. It never
shows the value of a secret.
"""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """An error is something that will not do what it says; a warning may be what was meant."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `line` and `column` count from 1; None where the source has no lines."""

    source: str
    line: int | None
    column: int | None
    element: str
    """The parameter, or empty where the finding is about the file."""
    message: str
    severity: Severity = Severity.ERROR
    rejects: bool = True
    """An error that does not reject leaves the rest of the profile usable."""

    @property
    def fatal(self) -> bool:
        """Whether a profile with this finding stays out of force."""
        return self.severity is Severity.ERROR and self.rejects

    def __str__(self) -> str:
        places = (self.source, self.line, self.column)
        at = ":".join(str(place) for place in places if place is not None)
        subject = f"{self.element}: " if self.element else ""
        return f"{at}: {self.severity.value}: {subject}{self.message}"


class ProvisioningError(Exception):
    """The root of what this package raises on purpose."""


class ProfileError(ProvisioningError):
    """A profile was rejected, and there is none to fall back to."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__("\n".join(str(found) for found in diagnostics))


class OverrideError(ProvisioningError):
    """An override on the command line that is not `NAME=VALUE`."""


class FetchError(ProvisioningError):
    """A profile could not be read, or the last good one not be kept; one line that says why."""
