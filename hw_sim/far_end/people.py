"""The far ends of a live bench: each a telephone in a process of its own, started when it is meant
or called, and known to the call server from then on.

Knows processes, numbers and names; what a far end does with a word is `party`'s.
"""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol

from hw_sim.child import ChildError, Heard
from hw_sim.command_words import CommandError
from hw_sim.live_profile import FAR_NAME, FAR_NUMBER
from phone.call.address import target_uri

KNOWN: Final = ((FAR_NUMBER, FAR_NAME), ("1003", "Jonas Holm"), ("+4533123456", "Kirsten Dahl"))
"""The first one is there from the beginning; the others when somebody means or calls them."""
AT_MOST: Final = 12  # processes
UNTOLD: Final = MappingProxyType(
    {"mode": "auto", "calls": 0, "hears_record": "off", "dtmf": "", "last": ""}
)
"""What is to be said of somebody who has said nothing yet."""
CALLING: Final = ("call", "transfer", "consult-transfer")


class Process(Protocol):
    """`hw_sim.child.Child`."""

    ready: Heard

    def wait_ready(self) -> Heard: ...

    def say(self, line: str) -> None: ...

    def stop(self) -> None: ...


Start = Callable[[list[str], Callable[[Heard], None]], Process]
"""Words of `redlamp-sim`, and who hears that process."""


@dataclass(slots=True)
class FarEnd:
    """One of them, and what it says of itself."""

    number: str
    name: str
    child: Process
    told: dict[str, Any] = field(default_factory=dict)  # as `party.Party.state`


class FarEnds:
    """`call_server` is told who is where; `changed` is called when one of them says something,
    `service` names the office that a number is, if it is one. To be called from any thread."""

    def __init__(
        self,
        directory: Path,
        start: Start,
        call_server: Process,
        changed: Callable[[], None],
        service: Callable[[str], str | None],
    ) -> None:
        self._directory, self._start, self._call_server = directory, start, call_server
        self._changed, self._service = changed, service
        self._there: dict[str, FarEnd] = {}
        self._lock = threading.Lock()
        self.first = self._started(*KNOWN[0])

    def find(self, word: str) -> FarEnd:
        """By number, name or first name, started if need be; a number that nobody has is somebody
        new. Raises CommandError for a name that nobody has, or if that process does not start."""
        if not word:
            return self.first
        known = self._known()
        for number, name in known.items():
            if word in (number, name, name.partition(" ")[0]):
                return self._started(number, name)
        if word.lstrip("+").isdecimal():
            return self._started(word, "")
        names = ", ".join(f"{name} {number}" for number, name in known.items())
        raise CommandError(f"nobody is called {word!r}; there are {names}")

    def expect(self, words: Iterable[str]) -> None:
        """Whoever stands in these words starts meanwhile, if it is known who that is."""
        said = tuple(words)
        for number, name in KNOWN:
            if any(number in it or it in (name, name.partition(" ")[0]) for it in said):
                self._started(number, name)
        for number in said:
            if (office := self._service(number)) is not None:
                self._started(number, office)

    def called(self, number: str) -> None:
        """Somebody calls a number that the call server does not know."""
        there, name = self._there.get(number), dict(KNOWN).get(number) or self._service(number)
        if there is None and name is not None:
            try:
                there = self._started(number, name)
            except CommandError:  # there are too many: as if the number were nobody's
                name = None
        if there is None:
            self._call_server.say(f"unknown {number}")

    def tell(self, one: FarEnd, words: str, phone: Callable[[int], str | None]) -> None:
        """One of `command_forms.FAR_END`; `phone` is the number of a line of ours, None if there is
        no such line. Raises CommandError."""
        self._ready(one)
        verb, *rest = words.split()
        if verb == "mode":
            silent = rest == ["silent"]
            self._call_server.say(f"{'silent' if silent else 'heard'} {one.number}")
        if verb in CALLING:
            words = f"{verb} {self._target(rest, phone)}"
        one.child.say(words)

    def state(self) -> list[dict[str, Any]]:
        """Everybody, the first one first, as JSON: the same face as that of simulated parties."""
        told = {one.number: one.told for one in tuple(self._there.values())}
        where = self._call_server.ready.get("address", "")
        return [
            {"number": number, "name": name, "address": f"sip:{number}@{where}"}
            | {**UNTOLD, **told.get(number, {})}
            for number, name in self._known().items()
        ]

    def wait_ready(self) -> None:
        """Until the first one is there. Raises ChildError."""
        self.first.child.wait_ready()

    def stop(self) -> None:
        """All at a time: each has calls to end."""
        with ThreadPoolExecutor() as together:
            list(together.map(lambda one: one.child.stop(), tuple(self._there.values())))

    def _known(self) -> dict[str, str]:
        return {**dict(KNOWN), **{one.number: one.name for one in tuple(self._there.values())}}

    def _target(self, rest: list[str], phone: Callable[[int], str | None]) -> str:
        """A number is one at the call server; none: the phone's own, of line 1 or as said."""
        line = int(rest[1]) if rest[:1] == ["line"] else 1
        number = rest[0] if len(rest) == 1 else phone(line)
        if number is None:
            raise CommandError(f"the phone has no line {line}")
        return target_uri(number, str(self._call_server.wait_ready()["address"]))

    def _ready(self, one: FarEnd) -> None:
        try:
            one.child.wait_ready()
        except ChildError as error:
            raise CommandError(f"{one.name or one.number} did not come: {error}") from error

    def _started(self, number: str, name: str) -> FarEnd:
        with self._lock:
            if number in self._there:
                return self._there[number]
            if len(self._there) >= AT_MOST:
                raise CommandError(f"{number}: there are {AT_MOST} far ends already")
            stem = "far" if number == FAR_NUMBER else f"far-{number.strip('+*#')}"
            said, heard = (self._directory / f"{stem}-{what}.wav" for what in ("said", "heard"))
            words = ["party", "--number", number, "--name", name]
            words += [f"--said={said}", f"--heard={heard}"]
            child = self._start(words, lambda heard: self._heard(number, heard))
            one = self._there[number] = FarEnd(number, name, child)
            return one

    def _heard(self, number: str, heard: Heard) -> None:
        match heard.get("event"):
            case "ready":
                self._call_server.say(f"route {number} {heard['address']}")
            case "state":
                with self._lock:
                    one = self._there[number]
                one.told = {word: value for word, value in heard.items() if word != "event"}
                self._changed()
            case _:
                pass
