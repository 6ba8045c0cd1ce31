"""docs/scenarios.md: every example on the page runs, and every word there is has one."""

import re
from pathlib import Path

import pytest

from hw_sim.command_forms import FAR_END, FORMS, PROVIDER
from hw_sim.condition_subjects import SUBJECTS
from hw_sim.lanes import LANES
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.header import DIRECTIVES
from hw_sim.scenario.outcome import Verdict
from hw_sim.scenario.source import BLOCK, LOOPS
from hw_sim.scenario.work import Work, done

PAGE = (Path(__file__).parents[3] / "docs/scenarios.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(scenario|part \S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [text for kind, text in FENCES if kind == "scenario"]
LINES = [line.strip() for text in EXAMPLES for line in text.splitlines()]


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_every_example_runs_as_it_stands(number: int, tmp_path: Path) -> None:
    for kind, text in FENCES:
        if kind != "scenario":
            part = tmp_path / kind.removeprefix("part ")
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8")
    path = tmp_path / "example.scenario"
    path.write_text(EXAMPLES[number], encoding="utf-8")
    outcome = done(Work(path, tmp_path / "shots", Budget()))
    assert (outcome.verdict, outcome.why) == (Verdict.PASSED, "")


def exampled(words: str) -> bool:
    """Whether an example has a line that begins so."""
    return any(line == words or line.startswith(f"{words} ") for line in LINES)


WORDS = [*FORMS, *DIRECTIVES, BLOCK, *LOOPS, "parameter", "include", "end"]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_an_example(word: str) -> None:
    assert exampled(word)


@pytest.mark.parametrize("form", FAR_END)
def test_everything_a_far_end_does_is_explained(form: str) -> None:
    assert f"`{form.split(maxsplit=1)[0]}" in PAGE
    verb = form.split(maxsplit=1)[0]
    assert any(re.match(rf"far-end (\S+ )?{verb}\b", line) for line in LINES)


@pytest.mark.parametrize("form", PROVIDER)
def test_everything_a_provider_does_is_explained(form: str) -> None:
    verb = form.split(maxsplit=1)[0]
    assert f"`{verb}" in PAGE
    assert exampled(f"provider {verb}") or re.search(rf"^for fault in .*\b{verb}\b", PAGE, re.M)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_condition_is_explained_and_used(subject: str) -> None:
    assert f"| `{subject}`" in PAGE or f"`, `{subject}`" in PAGE
    used = rf"(wait|expect) (no )?{subject} "
    assert any(re.match(used, line) for line in LINES)


def test_every_lane_is_named() -> None:
    assert all(f"`{lane}`" in PAGE for lane in LANES)
