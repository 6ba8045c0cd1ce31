"""Driver: one scenario run to its outcome; what `redlamp-sim run` hands out.

The composition of a scenario with a bench: simulated parts here, or a `redlamp-sim live` of its
own. What it takes and gives can be sent between processes.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from announcements.shelf import PromptShelf
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.files import load_script
from hw_sim.scenario.liveable import LONGEST_S, live_reason
from hw_sim.scenario.outcome import Outcome, Verdict
from hw_sim.scenario.script import Script
from hw_sim.scenario.simulation import Simulation
from hw_sim.scenario.transcript import transcript
from hw_sim.scenario.updating import with_histories
from hw_sim.sim.bench import SimBench, SimOptions
from indicators.models import model
from provisioning.load import Texts

LIVE_LIMIT_S = LONGEST_S + 120.0  # a live run that takes longer has not ended


@dataclass(frozen=True, slots=True)
class Work:
    """A scenario to run, and how; `shots` is the folder of its own pictures."""

    path: Path
    shots: Path
    budget: Budget
    model: str = "8851"
    language: str = ""  # of announcements; empty: as the profile has it
    parameters: tuple[tuple[str, str], ...] = ()
    updating: bool = False
    live: bool = False


def done(work: Work) -> Outcome:
    """Run it. Raises ScriptError if it cannot be read (any more)."""
    began = time.monotonic()
    script = load_script(work.path, dict(work.parameters))
    blank = Outcome(
        work.path.as_posix(),
        script.name,
        script.title,
        Verdict.SKIPPED,
        covers=script.header.covers,
        behaviours=script.header.behaviours,
    )
    outcome = _live(work, script, blank) if work.live else _simulated(work, script, blank)
    return replace(outcome, wall_s=round(time.monotonic() - began, 3))


def options(script: Script, model_name: str, language: str = "") -> SimOptions:
    """The simulated parts that a scenario asks for; its lines speak `language`, unless it says
    another. Raises ValueError (no such model)."""
    header, usual = script.header, SimOptions()
    return SimOptions(
        model=model(model_name),
        script_sets=(*_languages(header.sets, language), *header.sets),
        seed=header.seed,
        appearances=usual.appearances if header.appearances is None else header.appearances,
        dialogs=usual.dialogs if header.dialogs is None else header.dialogs,
        prompts=PromptShelf(Path(header.prompts)) if header.prompts else usual.prompts,
    )


def _languages(sets: Texts, language: str) -> Texts:
    """Of the first line and of every other one that is set up."""
    if not language:
        return ()
    lines = {"1", *(name.split("_")[-2] for name, _ in sets if name.startswith("User_ID_"))}
    return tuple((f"Announcement_Language_{line}_", language) for line in sorted(lines))


def write_whole(path: Path, content: bytes) -> None:
    """All of it or nothing: a reader never finds half a file. Raises OSError."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _folder(work: Work) -> Path:
    work.shots.mkdir(parents=True, exist_ok=True, mode=0o700)
    return work.shots


def _simulated(work: Work, script: Script, blank: Outcome) -> Outcome:
    bench = SimBench(options(script, work.model, work.language))
    run = Simulation(script, bench, lambda: _folder(work), work.budget, work.updating)
    outcome = run.run(blank)
    if work.updating and outcome.verdict is Verdict.PASSED:
        here = {line: lines for (file, line), lines in run.histories.items() if file == script.name}
        text = work.path.read_text(encoding="utf-8")
        if (changed := with_histories(text, here)) != text:
            write_whole(work.path, changed.encode())
    return outcome


def _live(work: Work, script: Script, blank: Outcome) -> Outcome:
    """Real SIP in a process of its own: a SIP library is set up once in each."""
    if why := live_reason(script):
        return replace(blank, why=why)
    words = ["live", "--headless", "--json", f"--script={work.path}", f"--out={_folder(work)}"]
    words += [f"--model={work.model}"]
    words += [f"--set=Announcement_Language_1_={work.language}"] if work.language else []
    words += [f"--prompts={script.header.prompts}"] if script.header.prompts else []
    words += [f"--parameter={name}={value}" for name, value in work.parameters]
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "hw_sim", *words],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=LIVE_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return replace(blank, verdict=Verdict.ENDLESS, why=f"no end after {LIVE_LIMIT_S:g} s")
    if not ended.stdout.strip():
        said = ended.stderr.strip().splitlines() or [f"it ended with {ended.returncode}"]
        return replace(blank, verdict=Verdict.FAILED, why=said[-1])
    return _reported(json.loads(ended.stdout), work, blank)


def _reported(report: dict[str, Any], work: Work, blank: Outcome) -> Outcome:
    shots = [str(work.shots / step["screenshot"]) for step in report.get("steps", ())]
    return replace(
        blank,
        verdict=Verdict.PASSED if report["ok"] else Verdict.FAILED,
        why=report["error"] or "",
        steps=len(report.get("steps", ())),
        virtual_s=round(float(report.get("seconds", 0.0)), 3),
        transcript=transcript(report["timeline"]),
        screenshots=tuple(shots if report["ok"] else shots[-1:]),
    )
