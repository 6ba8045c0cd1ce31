"""The run file: how another command of the same user finds the phone that runs here.

JSON `{"url", "token", "pid"}` in `live-<port>.json`, mode 0600, in a folder of mode 0700 that is
ours: $XDG_RUNTIME_DIR/redlamp or, without it, /tmp/redlamp-<uid>. Knows files and processes only.
"""

import json
import os
import stat
from dataclasses import asdict, dataclass
from pathlib import Path


class RunFileError(OSError):
    """No phone can be found or told of; one line for people."""


@dataclass(frozen=True, slots=True)
class Run:
    """A phone that runs: where its REST is, its token, its process."""

    url: str  # http://127.0.0.1:8080/
    token: str
    pid: int

    @property
    def origin(self) -> str:
        """`http://127.0.0.1:8080`."""
        return self.url.rstrip("/")

    @property
    def port(self) -> int:
        """Of the page and REST."""
        return int(self.origin.rpartition(":")[2])


def write_run_file(run: Run) -> None:
    """Tell of this run; a file of the same port that was left behind is replaced.

    Raises RunFileError.
    """
    path = _file(run.port)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(run), file)


def remove_run_file(port: int) -> None:
    """Forget the run on this port; nothing if there is none. Raises RunFileError."""
    _file(port).unlink(missing_ok=True)


def find_run(port: int | None = None) -> Run:
    """The run on this port, or the only one there is. Raises RunFileError."""
    runs = [run for path in sorted(_folder().glob("live-*.json")) if (run := _read(path))]
    if port is not None:
        runs = [run for run in runs if run.port == port]
    if len(runs) == 1:
        return runs[0]
    if runs:
        ports = ", ".join(str(run.port) for run in runs)
        raise RunFileError(f"several phones run; say which with --port: {ports}")
    where = f" on port {port}" if port is not None else ""
    raise RunFileError(f"no phone runs{where}; start one with: redlamp-sim live")


def _file(port: int) -> Path:
    return _folder() / f"live-{port}.json"


def _folder() -> Path:
    """Our folder, made if it is missing. Raises RunFileError if it is not ours alone."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere")
    folder = runtime / "redlamp" if runtime.is_dir() else Path(f"/tmp/redlamp-{os.getuid()}")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as error:
        raise RunFileError(f"{folder}: {error.strerror}") from error
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    if not ours or stat.S_IMODE(found.st_mode) & 0o077:
        raise RunFileError(f"{folder}: expected a folder of this user alone, mode 0700")
    return folder


def _read(path: Path) -> Run | None:
    """None: not ours, not a run file, or of a process that has ended (then it is removed)."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.getuid():
            return None
        run = Run(**json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    if _lives(run.pid):
        return run
    path.unlink(missing_ok=True)
    return None


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
