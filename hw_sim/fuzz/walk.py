"""A walk: how a phone begins, and what is done with it, as lines of the vocabulary.

A walk is a scenario: `text` is the file that `redlamp-sim run` takes. Pure: no bench, no chance.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Settings = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a scenario says before its first command; None: what the bench has by itself."""

    sets: Settings = ()
    seed: int = 0
    dialogs: int | None = None
    appearances: int | None = None

    def lines(self) -> tuple[str, ...]:
        """As a scenario's header."""
        numbers = (
            ("seed {}", self.seed or None),
            ("capacity {} dialogs", self.dialogs),
            ("appearances {}", self.appearances),
        )
        said = [form.format(number) for form, number in numbers if number is not None]
        return (*said, *(f"set {name} = {value}".rstrip() for name, value in self.sets))


@dataclass(frozen=True, slots=True)
class Walk:
    """What is done, line by line."""

    beginning: Beginning
    lines: tuple[str, ...] = ()

    def text(self, title: str, comments: Iterable[str] = ()) -> str:
        """The scenario's file."""
        notes = [f"# {comment}" for comment in comments]
        said = [f"title {title}", *notes, *self.beginning.lines(), "", *self.lines, ""]
        return "\n".join(line.replace("$", "$$") for line in said)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong: `rule` is the same each time that it is, `detail` is of this time."""

    rule: str
    detail: str = ""
    expected: bool = False  # an expectation of the walk itself, not a rule that always holds
