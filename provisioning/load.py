"""Loading: from the bytes of a profile to the profile in force, or to what is wrong with it.

Joins reader, table and cross checks. Knows the vendor's resync rule – what a file does not name
keeps the value it had – and leaves to the caller where the values in force are kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from provisioning.address import shown
from provisioning.assemble import assemble
from provisioning.assignment import Assignment
from provisioning.checkers import Checkers
from provisioning.errors import Diagnostic, OverrideError, ProfileError, Severity
from provisioning.parameters import find, nearest
from provisioning.profile import Profile
from provisioning.recording_settings import Protocol
from provisioning.value_types import MismatchError
from provisioning.values import Values
from provisioning.xml_profile import read

K = TypeVar("K")

IN_FORCE: Final = "values in force"
OVERRIDE: Final = "--set"

MOST_SUGGESTIONS: Final = 100
"""A file of another make may hold thousands of unknown names; guessing all of them takes long."""

_NO_LINE: Final = "no line is enabled and has a User_ID_n_: the phone can make no calls"

Texts = tuple[tuple[str, str], ...]
"""Names and values as text, such as `xml_profile.write` writes; may hold secrets."""


@dataclass(frozen=True, slots=True)
class Load(Generic[K]):
    """The outcome of a load. `profile` is None if it was rejected: the previous stays in force.

    `values` are the values in force after it, overrides apart; they are the `base` of the next
    load. An accepted profile may come with errors that do not reject it, and with warnings.
    """

    profile: Profile[K] | None
    diagnostics: tuple[Diagnostic, ...]
    values: Texts = field(repr=False)

    def accepted(self) -> Profile[K]:
        """The profile. Raises ProfileError with the diagnostics if it was rejected."""
        if self.profile is None:
            raise ProfileError(tuple(found for found in self.diagnostics if found.fatal))
        return self.profile


def load(
    data: bytes,
    source: str,
    *,
    checkers: Checkers[K],
    ways: frozenset[Protocol],
    base: Texts = (),
    overrides: Texts = (),
) -> Load[K]:
    """Load a profile from XML (SPEC F1); any bytes give a Load, nothing is raised.

    `source` is the file or URL; diagnostics show it without user name and password. `ways` are the
    ways of recording this build has: a line that wants another is not supported, with an error that
    does not reject. `base` are the values in force, which stay where the file says nothing; without
    them, defaults hold. `overrides` win over the file for this run (`--set NAME=VALUE`) and an
    unknown name there is an error, since a person has just typed it.
    """
    source = shown(source)
    reading = read(data, source)
    found = list(reading.diagnostics)
    file = _known(reading.assignments, found)
    typed = _overrides(overrides, found)
    before = Values.of(Assignment(name, text, IN_FORCE) for name, text in base if find(name))
    wanted = before.updated(file)
    effective = wanted.updated(typed)
    found += _faults(effective, checkers)
    if any(diagnostic.fatal for diagnostic in found):
        return Load(None, _in_order(found, source), base)
    profile, remarks = assemble(effective, checkers, ways)
    found += remarks
    if not profile.lines:
        found.append(Diagnostic(source, None, None, "", _NO_LINE, Severity.WARNING, rejects=False))
    if any(diagnostic.fatal for diagnostic in found):
        return Load(None, _in_order(found, source), base)
    return Load(profile, _in_order(found, source), wanted.texts())


def parse_override(text: str) -> tuple[str, str]:
    """`NAME=VALUE` → (name, value). Raises OverrideError; the name is checked by `load`."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise OverrideError(f"{OVERRIDE}: error: expected NAME=VALUE")
    return name.strip(), value.strip()


def _known(assignments: Iterable[Assignment], found: list[Diagnostic]) -> list[Assignment]:
    """The assignments of known parameters, last one last; the rest become warnings."""
    known: list[Assignment] = []
    first: dict[str, Assignment] = {}
    unknown = 0
    for assignment in assignments:
        if find(assignment.name) is None:
            unknown += 1
            guess = nearest(assignment.name) if unknown <= MOST_SUGGESTIONS else None
            found.append(assignment.warning(f"unknown parameter{_did_you_mean(guess)}"))
            continue
        known.append(assignment)
        if assignment.text is None:  # `<X/>` leaves it as it is
            continue
        if assignment.name in first:
            line = first[assignment.name].line
            found.append(assignment.warning(f"set twice (first on line {line}); the last one wins"))
        first.setdefault(assignment.name, assignment)
    return known


def _overrides(texts: Texts, found: list[Diagnostic]) -> list[Assignment]:
    typed = [Assignment(name, text, OVERRIDE) for name, text in texts]
    for assignment in typed:
        if find(assignment.name) is None:
            guess = _did_you_mean(nearest(assignment.name))
            found.append(assignment.fault(f"unknown parameter{guess}"))
    return [assignment for assignment in typed if find(assignment.name)]


def _faults(values: Values, checkers: Checkers[K]) -> list[Diagnostic]:
    """Check every value against its type."""
    faults = []
    for assignment in values:
        known = find(assignment.name)
        if known is None or assignment.text is None:
            continue
        parameter, _ = known
        try:
            parameter.type.read(assignment.text)
            if parameter.grammar and assignment.text:
                checkers.check(parameter.grammar, assignment.text)
        except MismatchError as error:
            shown = parameter.shown(assignment.text)
            faults.append(
                assignment.fault(f"expected {error.expected}, found {shown}{error.remark}")
            )
        except ValueError as error:
            faults.append(assignment.fault_at(getattr(error, "offset", 0), str(error)))
    return faults


def _did_you_mean(name: str | None) -> str:
    return f"; did you mean {name}?" if name else ""


def _in_order(found: Iterable[Diagnostic], source: str) -> tuple[Diagnostic, ...]:
    """The file's findings by place, then the others."""
    return tuple(sorted(found, key=lambda d: (d.source != source, d.line or 0, d.column or 0)))
