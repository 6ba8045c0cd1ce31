"""Scripts: settings, then commands; every fault names file and line."""

import re
from pathlib import Path

import pytest

from hw_sim.commands import FORMS, Press, Sleep
from hw_sim.live_profile import live_profile
from hw_sim.scenario.script import (
    JUDGE,
    SCENARIOS,
    Script,
    ScriptError,
    Step,
    find_script,
    read_script,
)
from phone.profiles import EMPTY, Profiles, Store

OURS = sorted(SCENARIOS.glob("*.scenario"))


def test_a_script_whole() -> None:
    text = """
        # a comment
        set Call_Recording_Mode_1_ = Always
        set  Proxy_1_=
        judge the sound

        press Record
          sleep 1 s
    """
    assert read_script(text, "x.scenario") == Script(
        "x.scenario",
        (("Call_Recording_Mode_1_", "Always"), ("Proxy_1_", "")),
        (Step(7, "press Record", Press("Record")), Step(8, "sleep 1 s", Sleep(1.0))),
        judged=True,
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("press 1\n\npres Record", "x:3: unknown word 'pres'; did you mean press?"),
        ("wait recordin paused", "x:1: unknown condition 'recordin paused'; did you mean rec"),
        ("press 1\nset A = B", "x:2: set stands before the first command"),
        ("press 1\njudge the sound", "x:2: judge stands before the first command"),
        ("set A", "x:1: expected: set NAME = VALUE"),
        ("set = B", "x:1: expected: set NAME = VALUE"),
        ("# only words\nset A = B", "x: no command in it"),
        ("", "x: no command in it"),
        ("judge the music", "x:1: unknown word 'judge'"),
    ],
)
def test_a_fault_names_file_line_and_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(ScriptError, match=f"^{re.escape(said)}") as it:
        read_script(text, "x")
    assert "\n" not in str(it.value)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_each_script_that_comes_with_redlamp_parses_and_its_settings_load(path: Path) -> None:
    script = read_script(path.read_text(encoding="utf-8"), path.name)
    base = live_profile("127.0.0.1:5081", "127.0.0.1:5090")
    source = Profiles(
        Store(lambda _: EMPTY, lambda: None, lambda _: None),
        None,
        base=base,
        overrides=script.sets,
    )
    source.start()
    assert source.diagnostics == ()
    assert path.read_text(encoding="utf-8").startswith("# ")


def test_the_demo_is_what_the_issue_asks_for() -> None:
    demo = read_script(find_script("demo").read_text(encoding="utf-8"), "demo")
    settings = dict(demo.sets)
    assert settings["Call_Recording_Tone_Interval_1_"] == "10"
    pressed = [step.text for step in demo.steps if step.text.startswith("press")]
    assert pressed == [
        *("press Record", "press PauseRec", "press ResumeRec"),
        *("press StopRec", "press End call"),
    ]
    slept = [step.command.seconds for step in demo.steps if isinstance(step.command, Sleep)]
    assert slept == [1.0, 25.0, 5.0, 12.0]
    assert demo.judged


def test_a_script_is_found_by_name_or_path(tmp_path: Path) -> None:
    assert find_script("demo") == SCENARIOS / "demo.scenario"
    own = tmp_path / "own.scenario"
    own.write_text("press 1")
    assert find_script(str(own)) == own
    with pytest.raises(ScriptError, match=r"^nowhere: no such script; there are .*demo"):
        find_script("nowhere")


def test_the_words_of_a_script_are_no_commands() -> None:
    assert not {"set", JUDGE.split()[0]} & FORMS.keys()
