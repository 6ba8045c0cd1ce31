"""`redlamp-sim live` as people start it, for a page under test."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page


@contextmanager
def live(directory: Path, *options: str) -> Iterator[dict[str, Any]]:
    """The simulated phone in a process of its own; what it printed when it was ready."""
    out = directory / "live"
    errors = (directory / "live.err").open("w", encoding="utf-8")
    words = [sys.executable, "-m", "hw_sim", "live", "--port", "0", "--json", "--out", str(out)]
    run_files = {"XDG_RUNTIME_DIR": str(directory)}
    with subprocess.Popen(
        [*words, *options],
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
        env={**os.environ, **run_files},
    ) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()
            errors.close()
    assert (directory / "live.err").read_text(encoding="utf-8") == ""


def softkey(page: Page, place: int, label: str) -> None:
    page.get_by_role("button", name=f"Softkey {place}: {label}", exact=True).click()
