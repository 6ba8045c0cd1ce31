"""Sound without a sound card: a PulseAudio of our own with two sinks that go nowhere, reached as
ALSA devices. `ear` is played to and heard at its monitor; `mouth` is spoken into, and is the
microphone `mic`."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tones.codec import RATE

SINK = "module-null-sink"
FORM = f"rate={RATE} channels=1 format=s16le"
RAW = ("--raw", f"--rate={RATE}", "--channels=1", "--format=s16le", "--latency-msec=40")
DEVICES = {"ear": "ear", "mouth": "mouth", "mic": "mic", "heard": "ear.monitor"}
"""What ALSA calls them, and what the sound server does."""


class NullSinks:
    """The running server."""

    def __init__(self, folder: Path) -> None:
        """Start it. The environment must be that of `null_sinks`."""
        self._folder = folder
        self._server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1"),
                *("--use-pid-file=no", "--disable-shm=yes", "--high-priority=no"),
                *("--realtime=no", f"--log-target=file:{folder}/log"),
                "--load",
                f"module-native-protocol-unix socket={folder}/native auth-anonymous=1",
            ],
            env={**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)},
            stderr=subprocess.DEVNULL,
        )
        while subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode:
            assert self._server.poll() is None, (folder / "log").read_text()
            time.sleep(0.02)
        self.plug_in()

    def plug_in(self) -> None:
        """Both devices are there."""
        # norewinds: else the first write blocks for almost two seconds
        pactl("load-module", SINK, "sink_name=ear", *FORM.split(), "norewinds=1")
        pactl("load-module", SINK, "sink_name=mouth", *FORM.split(), "norewinds=1")
        pactl("load-module", "module-remap-source", "source_name=mic", "master=mouth.monitor")

    def unplug(self) -> None:
        """Both devices are gone."""
        pactl("unload-module", SINK)

    @contextmanager
    def heard(self) -> Iterator[Path]:
        """A file that grows by what the ear hears, 16-bit samples, until the end of the block."""
        path = self._folder / "heard.raw"
        path.unlink(missing_ok=True)
        with subprocess.Popen(["parec", *RAW, "--device=ear.monitor", str(path)]) as listener:
            while not path.exists() or not path.stat().st_size:
                assert listener.poll() is None
                time.sleep(0.01)
            yield path
            time.sleep(0.2)  # what is on its way
            listener.terminate()

    @contextmanager
    def saying(self, pcm: bytes) -> Iterator[None]:
        """Somebody speaks `pcm` into the microphone meanwhile."""
        path = self._folder / "said.raw"
        path.write_bytes(pcm)
        with subprocess.Popen(["pacat", *RAW, "--device=mouth", str(path)]) as speaker:
            yield
            speaker.terminate()

    def close(self) -> None:
        """End it."""
        self._server.terminate()
        self._server.wait()


def pactl(*words: str) -> None:
    """Ask the server."""
    subprocess.run(["pactl", *words], check=True, capture_output=True)


@contextmanager
def ahead_of_others() -> Iterator[None]:
    """Who measures sound comes first on a busy machine, if it may (root and CI may)."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, -15)
    try:
        yield
    finally:
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, 0, before)


@contextmanager
def null_sinks(folder: Path) -> Iterator[NullSinks]:
    """The server, and this process's ALSA configured for it; no other server can answer."""
    folder.chmod(0o700)
    described = "".join(
        f'pcm.{name} {{ type pulse device {device} hint {{ show on description "{device}" }} }}\n'
        for name, device in DEVICES.items()
    )
    (folder / "asound.conf").write_text(described)
    with ahead_of_others(), pytest.MonkeyPatch.context() as environment:
        environment.setenv("PULSE_RUNTIME_PATH", str(folder))
        environment.setenv("PULSE_STATE_PATH", str(folder))
        environment.setenv("PULSE_COOKIE", str(folder / "cookie"))
        environment.setenv("PULSE_SERVER", f"unix:{folder}/native")
        environment.setenv(
            "ALSA_CONFIG_PATH", f"/usr/share/alsa/alsa.conf:{folder / 'asound.conf'}"
        )
        server = NullSinks(folder)
        try:
            yield server
        finally:
            server.close()
