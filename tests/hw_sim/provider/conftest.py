"""A provider as its users start it: another process, commanded by lines and heard as JSON."""

import importlib.util
import json
import queue
import subprocess
import sys
import threading
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


siprec_client = _load("siprec_client")


class Recorder:
    """`python -m hw_sim.provider`, its events and its recordings."""

    def __init__(self, directory: Path, *options: str) -> None:
        self.directory = directory
        command = [sys.executable, "-m", "hw_sim.provider", "--listen", "127.0.0.1:0"]
        command += ["--dir", str(directory), "--json", "--control", *options]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.history: list[dict[str, Any]] = []
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.address = self.wait("ready")["address"]

    def _read(self) -> None:
        for line in self.process.stdout:
            self._events.put(json.loads(line))

    def wait(self, event: str, timeout: float = 10.0) -> dict[str, Any]:
        """The next event of this name; everything is kept in `history`."""
        deadline = time.monotonic() + timeout
        while True:
            found = self._events.get(timeout=max(0.01, deadline - time.monotonic()))
            self.history.append(found)
            if found["event"] == event:
                return found

    def control(self, line: str) -> None:
        """A fault, in force when this returns."""
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        assert self.wait("fault")["fault"] == line

    def end(self) -> str:
        """SIGTERM; what was said on stderr."""
        self.process.terminate()
        self.process.wait(10)
        return self.close()

    def close(self) -> str:
        self._reader.join(5)
        said = self.process.stderr.read()
        for one in (self.process.stdin, self.process.stdout, self.process.stderr):
            one.close()
        return said

    def audio(self, name: str) -> np.ndarray:
        """The samples of a recording, one row per frame: near, far."""
        with wave.open(str(self.directory / name / "recording.wav")) as wav:
            assert (wav.getnchannels(), wav.getframerate(), wav.getsampwidth()) == (2, 8000, 2)
            return np.frombuffer(wav.readframes(wav.getnframes()), "<i2").reshape(-1, 2)


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorder]:
    """One provider for a module's tests."""
    one = Recorder(tmp_path_factory.mktemp("recordings"))
    yield one
    assert one.end() == ""
    assert one.process.returncode == 0


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Recorder]]:
    """Starts providers of this test's own."""
    started: list[Recorder] = []

    def begin(*options: str, directory: Path = tmp_path / "recordings") -> Recorder:
        started.append(Recorder(directory, *options))
        return started[-1]

    yield begin
    for one in started:
        if one.process.poll() is None:
            one.end()


@pytest.fixture
def connect(request: pytest.FixtureRequest) -> Iterator[Callable[..., Any]]:
    """Makes clients, and closes them."""
    clients: list[Any] = []

    def begin(address: str, **options: Any) -> Any:
        clients.append(siprec_client.Client(address, **options))
        return clients[-1]

    yield begin
    for one in clients:
        one.close()


@pytest.fixture(autouse=True)
def _well_behaved(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "recorder" in request.fixturenames:
        request.getfixturevalue("recorder").control("ok")
