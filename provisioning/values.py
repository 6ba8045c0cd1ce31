"""Values by name, with defaults: what is set, by which assignment, and what it means.

Knows the table's rules for what is not set. Texts in it need not be checked yet; `get` is for
checked ones.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from provisioning.assignment import Assignment
from provisioning.parameter import Parameter
from provisioning.parameters import find

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Values:
    """The parameters that are set; every other has its default."""

    _set: MappingProxyType[str, Assignment]

    @staticmethod
    def of(assignments: Iterable[Assignment]) -> "Values":
        """The values these assignments give, later ones over earlier ones."""
        return Values(MappingProxyType({})).updated(assignments)

    def updated(self, assignments: Iterable[Assignment]) -> "Values":
        """These values with the assignments applied: `<X/>` changes nothing, and an empty value
        goes back to the default where empty is no value of the parameter's type."""
        result = dict(self._set)
        for assignment in assignments:
            known = find(assignment.name)
            if known is None or assignment.text is None:
                continue
            result.pop(assignment.name, None)
            if assignment.text or known[0].type.admits_empty:
                result[assignment.name] = assignment
        return Values(MappingProxyType(result))

    def __iter__(self) -> Iterator[Assignment]:
        return iter(self._set.values())

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Name and text of everything that is set."""
        return tuple((name, a.text) for name, a in self._set.items() if a.text is not None)

    def setting(self, parameter: Parameter[T], number: int | None = None) -> Assignment | None:
        """The assignment that set the parameter (of this line), or None if it has its default."""
        return self._set.get(parameter.named(number))

    def text(self, parameter: Parameter[T], number: int | None = None) -> str:
        """The parameter's text, set or by default."""
        setting = self.setting(parameter, number)
        if setting is None or setting.text is None:
            return parameter.default_for(number)
        return setting.text

    def get(self, parameter: Parameter[T], number: int | None = None) -> T:
        """The parameter's value. The texts have been checked; raises MismatchError if not."""
        return parameter.type.read(self.text(parameter, number))
