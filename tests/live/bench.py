"""Starting `redlamp-sim` and `redlamp-phone` as their users do, and reading what they print."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent


def live(out: Path, *words: str, seconds: float = 110) -> tuple[int, dict[str, Any], str]:
    """`redlamp-sim live --headless …`: exit code, the report, and standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "hw_sim", "live", "--headless", "--json", "--out", str(out), *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    report = json.loads(done.stdout) if done.stdout.strip() else {}
    return done.returncode, report, done.stderr


def script(tmp_path: Path, text: str) -> str:
    """A script file with these lines."""
    path = tmp_path / "test.scenario"
    path.write_text(text, encoding="utf-8")
    return str(path)


def profile(tmp_path: Path, **values: str) -> str:
    """A profile file that sets these parameters."""
    rows = "".join(f"  <{name}>{value}</{name}>\n" for name, value in values.items())
    path = tmp_path / "profile.xml"
    path.write_text(f"<flat-profile>\n{rows}</flat-profile>\n", encoding="utf-8")
    return str(path)


def softkeys(report: dict[str, Any], command: str) -> list[str]:
    """The softkeys after the first step with this command, without the empty places."""
    step = next(step for step in report["steps"] if step["command"] == command)
    return [key for key in step["softkeys"] if key]
