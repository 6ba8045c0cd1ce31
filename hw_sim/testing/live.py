"""A live bench for one test: phone, far end and provider on loopback, in processes of their own.

The SIP library is set up once in a process, so that each bench has one; this is the test's side.
"""

import contextlib
import multiprocessing
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from hw_sim.command_words import Command, CommandError
from hw_sim.live import LiveBench, LiveOptions
from indicators.models import model
from provisioning.load import Texts

JsonObject = dict[str, Any]
STARTS_S = 60.0
ENDS_S = 15.0
CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Order:
    """What a live bench is to be like; `sets` stand above its own profile."""

    model: str
    directory: Path
    sets: Texts = ()


class LiveProcess:
    """The face of `LiveBench`, from another process. `close` it."""

    broken: tuple[str, ...] = ()  # the phone's rules are watched on simulated parts

    def __init__(self, order: Order) -> None:
        """Raises RuntimeError if it does not start, with what it said."""
        context = multiprocessing.get_context("spawn")
        self._line, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, order), daemon=True)
        self._process.start()
        there.close()
        if not self._line.poll(STARTS_S):
            self._process.kill()
            raise RuntimeError(f"the live bench has not started within {STARTS_S:g} s")
        self._answer()

    def do(self, command: Command) -> JsonObject:
        """One command to its end. Raises CommandError."""
        return dict(self._ask("do", command))

    def perform(self, command: str) -> JsonObject:
        """One line of the vocabulary. Raises CommandError."""
        return dict(self._ask("perform", command))

    def state(self) -> JsonObject:
        """Everything an observer may know."""
        return dict(self._ask("state"))

    def screenshot(self) -> bytes:
        """PNG of the LCD."""
        return bytes(self._ask("screenshot"))

    def timeline(self, after: int = 0) -> list[JsonObject]:
        """The entries with greater ids."""
        return list(self._ask("timeline", after))

    def recorded(self) -> list[JsonObject]:
        """The provider's recordings, newest first."""
        return list(self._ask("recorded"))

    def close(self) -> None:
        """End calls, recordings and processes."""
        with contextlib.suppress(OSError):
            self._line.send((CLOSE,))
        self._process.join(ENDS_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._line.close()

    def _ask(self, *words: object) -> Any:
        self._line.send(words)
        return self._answer()

    def _answer(self) -> Any:
        try:
            answer = self._line.recv()
        except EOFError:
            raise RuntimeError("the live bench has ended") from None
        if isinstance(answer, CommandError):
            raise answer
        if isinstance(answer, Exception):
            raise RuntimeError(f"the live bench: {answer}") from None
        return answer


def _serve(line: Connection, order: Order) -> None:
    """The bench's own process: the phone's loop on the main thread."""
    try:
        bench = LiveBench(LiveOptions(model(order.model), order.directory, sets=order.sets))
    except Exception as error:  # noqa: BLE001  it is raised again in the test
        line.send(RuntimeError(f"{type(error).__name__}: {error}"))
        return
    threading.Thread(target=_obey, args=(line, bench), daemon=True).start()
    bench.run()
    bench.close()


def _obey(line: Connection, bench: LiveBench) -> None:
    """Whatever is asked, until `close` or the end of the test's process."""
    line.send({"ready": True})
    try:
        while (words := line.recv())[0] != CLOSE:
            name, *arguments = words
            try:
                line.send(getattr(bench, name)(*arguments))
            except CommandError as error:
                line.send(CommandError(str(error)))
            except Exception as error:  # noqa: BLE001  it is raised again in the test
                line.send(RuntimeError(f"{type(error).__name__}: {error}"))
    except (EOFError, OSError):
        pass
    finally:
        bench.stop()
