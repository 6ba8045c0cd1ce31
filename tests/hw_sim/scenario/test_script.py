"""Scripts: settings, then commands; every fault names file and line."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hw_sim.command_forms import FORMS
from hw_sim.command_text import written
from hw_sim.commands import CommandError, Mark, Press, Sleep, parse
from hw_sim.condition_subjects import SUBJECTS
from hw_sim.scenario.files import SCENARIOS, find_script, load_script
from hw_sim.scenario.header import DIRECTIVES, Header
from hw_sim.scenario.script import ExpectHistory, Script, ScriptError, Step, read_script
from softkeys.keypad import Key

OURS = sorted(SCENARIOS.rglob("*.scenario"))


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
        Header(sets=(("Call_Recording_Mode_1_", "Always"), ("Proxy_1_", "")), judged=True),
        (
            Step(7, "press Record", Press("Record"), "x.scenario"),
            Step(8, "sleep 1 s", Sleep(1.0), "x.scenario"),
        ),
    )


def test_it_is_called_by_its_title_or_its_file() -> None:
    assert read_script("press 1", "calls.scenario").title == "calls"
    assert read_script("title Two calls\npress 1", "calls.scenario").title == "Two calls"


def test_a_history_is_a_step() -> None:
    text = "press 1\ntranscript keys call\n  0.000  keys  1\nend"
    assert read_script(text, "x").steps[1].command == ExpectHistory(
        ("0.000  keys  1",), ("keys", "call")
    )


def test_a_loop_repeats_steps_with_their_place() -> None:
    steps = read_script("repeat 2\npress 1\nmark one\nend", "x").steps
    assert [(step.place, step.command) for step in steps] == [
        ("x:2", Press(Key.DIGIT_1)),
        ("x:3", Mark("one")),
    ] * 2


def test_every_fault_of_a_file_is_found_at_once() -> None:
    text = "covers Z1\npres 1\nwait recordin paused\nrepeat\npress $x\nend"
    with pytest.raises(ScriptError) as it:
        read_script(text, "x")
    assert [fault.partition(": ")[0] for fault in it.value.faults] == ["x:4", "x:1", "x:2", "x:3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("press 1\n\npres Record", "x:3: unknown word 'pres'; did you mean press?"),
        ("wait recordin paused", "x:1: unknown condition 'recordin paused'; did you mean rec"),
        ("press 1\nset Proxy_1_ = x", "x:2: set stands before the first command"),
        ("press 1\njudge the sound", "x:2: judge stands before the first command"),
        ("set A", "x:1: expected: NAME = VALUE"),
        ("# only words\nset Proxy_1_ = x", "x: no command in it"),
        ("", "x: no command in it"),
        ("judge the music", "x:1: expected: judge the sound, found 'the music'"),
        ("covrs A1\npress 1", "x:1: unknown word 'covrs'; did you mean covers?"),
        ("transcript key\nend", "x:1: unknown lane 'key'; did you mean keys?"),
        ("mark one\nexpect tone reminder since oen", "x:2: unknown mark 'oen'; did you mean one?"),
        ("include x.part\npress 1", "x:1: include x.part: x.part: no file can be included here"),
    ],
)
def test_a_fault_names_file_line_and_what_was_expected(text: str, said: str) -> None:
    with pytest.raises(ScriptError, match=f"^{re.escape(said)}") as it:
        read_script(text, "x")
    assert "\n" not in str(it.value)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(SCENARIOS).as_posix())
def test_each_script_that_comes_with_redlamp_says_what_it_is_about(path: Path) -> None:
    script = load_script(path)
    assert script.header.title or path.read_text(encoding="utf-8").startswith("# ")


def test_the_demo_is_what_the_issue_asks_for() -> None:
    demo = load_script(find_script("demo"))
    settings = dict(demo.header.sets)
    assert settings["Call_Recording_Tone_Interval_1_"] == "10"
    pressed = [step.text for step in demo.steps if step.text.startswith("press")]
    assert pressed == [
        *("press Record", "press PauseRec", "press ResumeRec"),
        *("press StopRec", "press End call"),
    ]
    slept = [step.command.seconds for step in demo.steps if isinstance(step.command, Sleep)]
    assert slept == [1.0, 25.0, 5.0, 12.0]
    assert demo.header.judged


def test_the_words_of_a_script_are_no_commands() -> None:
    assert not DIRECTIVES.keys() & FORMS.keys()


WORDS = ("repeat", "for", "end", "include", "parameter", "transcript", "in", "of", "no", "since")
ODD = ("times", "=", "$x", "${", "$$", "1002", "-1", "2", "²", "\N{ARABIC-INDIC DIGIT TWO}", "\x00")
TOKENS = st.sampled_from(
    [
        *FORMS,
        *DIRECTIVES,
        *SUBJECTS,
        *WORDS,
        *ODD,
        "s",
        "nan",
        "|",
        "twice",
        "on",
        "x.scenario",
        "#",
    ]
)
LINES = st.lists(TOKENS, max_size=6).map(" ".join)


def faults(text: str) -> tuple[str, ...]:
    try:
        read_script(text, "x", lambda _: text)
    except ScriptError as error:
        return error.faults
    return ()


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_any_text_is_a_script_or_says_where_it_is_none(text: str) -> None:
    assert all(re.match(r"[^:]+:(\d+:)? ", fault) for fault in faults(text))


@given(st.text(max_size=40))
def test_any_line_is_a_command_or_is_none_in_one_line(line: str) -> None:
    try:
        said = written(parse(line))
    except CommandError as error:
        said = str(error)
    assert "\n" not in said


@given(LINES)
def test_what_is_read_can_be_written_and_read_again(line: str) -> None:
    try:
        command = parse(line)
    except CommandError:
        return
    assert parse(written(command)) == command
