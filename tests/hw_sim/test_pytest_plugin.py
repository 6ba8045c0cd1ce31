"""The pytest plugin: fixtures, markers, options, and what a failure tells; the manual."""

import re
from pathlib import Path

import numpy as np
import pytest

pytest_plugins = ["pytester"]

MANUAL = Path(__file__).parents[2] / "docs/testing-with-pytest.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
PLUGIN = ("-p", "hw_sim.pytest_plugin", "-p", "no:cacheprovider")
LOADED_ONCE = np.__name__
"""Pytester forgets what a run has imported, and a process loads numpy only once."""

ALWAYS = '@pytest.mark.profile(Call_Recording_Mode_1_="Always")\n'


def run(pytester: pytest.Pytester, text: str, *words: str) -> pytest.RunResult:
    """pytest on a file of these tests."""
    pytester.makepyfile(f"import pytest\n{text}")
    return pytester.runpytest_inprocess(*PLUGIN, *words)


def test_the_manuals_examples_pass(pytester: pytest.Pytester) -> None:
    assert len(EXAMPLES) == 3
    for number, text in enumerate(EXAMPLES):
        (pytester.path / f"test_example_{number}.py").write_text(text, encoding="utf-8")
    drawn = pytester.runpytest_inprocess(*PLUGIN, "--update-golden", "--strict-markers")
    drawn.assert_outcomes(passed=4)
    pictures = sorted(it.name for it in (pytester.path / "golden").iterdir())
    assert pictures == ["paused-7841.png", "paused-8851.png"]
    pytester.runpytest_inprocess(*PLUGIN, "--strict-markers").assert_outcomes(passed=4)


@pytest.mark.live
def test_a_manuals_example_passes_on_the_wire(pytester: pytest.Pytester) -> None:
    (pytester.path / "test_first.py").write_text(EXAMPLES[0], encoding="utf-8")
    pytester.runpytest_subprocess(*PLUGIN, "--phone=live").assert_outcomes(passed=1)


def test_the_manual_names_every_word_of_the_phone() -> None:
    from hw_sim.testing.phone import Phone

    words = {name for name in vars(Phone) if not name.startswith("_")}
    manual = MANUAL.read_text(encoding="utf-8")
    assert {word for word in words if f"`{word}" not in manual} == set()


def test_a_failure_tells_what_happened_and_keeps_the_screen(pytester: pytest.Pytester) -> None:
    text = 'def test_it(phone):\n    phone.dial("1002")\n    phone.expect("call confirmed")\n'
    result = run(pytester, text)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            '>       phone.expect("call confirmed")',
            "E       *NotMetError: expected call confirmed; found trying",
            "*test_a_failure_tells*.py:4: NotMetError",
            "* transcript *",
            "*0.000  call          1002 trying",
            "* screen *",
            "*failed.png",
            "Calling…",
        ]
    )
    told = next(line for line in result.outlines if line.endswith("failed.png"))
    assert Path(told).read_bytes().startswith(b"\x89PNG")
    assert "hw_sim/testing" not in result.stdout.str()


def test_what_passes_tells_nothing_and_who_asks_for_no_phone_gets_none(
    pytester: pytest.Pytester,
) -> None:
    result = run(pytester, 'def test_it(phone):\n    phone.dial("1002")\ndef test_no(): assert 0')
    result.assert_outcomes(passed=1, failed=1)
    assert "transcript" not in result.stdout.str()


def test_each_test_has_a_phone_of_its_own(pytester: pytest.Pytester) -> None:
    one = 'def test_{}(phone):\n    assert phone.transcript == ()\n    phone.dial("1002")\n'
    run(pytester, one.format("a") + one.format("b")).assert_outcomes(passed=2)


def test_markers_make_the_phone(pytester: pytest.Pytester) -> None:
    text = """
@pytest.mark.profile(Call_Recording_Mode_1_="Always", Display_Name_1_="Front desk")
@pytest.mark.model("7841")
class TestIt:
    @pytest.mark.profile(Call_Recording_Mode_1_="Never")
    def test_it(self, phone):
        assert phone.state["recording"]["mode"] == "Never"
        assert phone.state["line"]["name"] == "Front desk"
        assert phone.state["model"]["name"] == "7841"

    @pytest.mark.model("8851")
    def test_another(self, bench):
        assert bench.state()["recording"]["mode"] == "Always"
        assert bench.state()["model"]["name"] == "8851"
"""
    run(pytester, text, "--strict-markers").assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ('profile("Always")', '*expected: profile(NAME="VALUE", …)'),
        (
            'profile(Call_Recording_Mod_1_="Always")',
            "*unknown parameter; did you mean Call_Recording_Mode_1_?",
        ),
        ('model(name="8851")', '*expected: model("8851")'),
        ('model("9999")', "*9999*"),
        ("sim_only()", '*expected: sim_only("because")'),
    ],
)
def test_a_marker_that_is_wrong_is_an_error(
    pytester: pytest.Pytester, mark: str, said: str
) -> None:
    words = ("--phone=live",) if mark.startswith("sim_only") else ()
    result = run(pytester, f"@pytest.mark.{mark}\ndef test_it(bench): pass", *words)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([said])


def test_what_needs_simulated_parts_is_skipped_on_the_wire(pytester: pytest.Pytester) -> None:
    text = '@pytest.mark.sim_only("a day has 86,400 s")\ndef test_it(phone): phone.advance(86400)\n'
    run(pytester, text).assert_outcomes(passed=1)
    result = run(pytester, text, "--phone=live", "-rs")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED*on simulated parts alone: a day has 86,400 s"])


BREAKS = "bench.running.gates.set_gates(0, near=True, far=True); bench.settle()"


def test_a_rule_of_the_phone_that_is_broken_fails_the_test(pytester: pytest.Pytester) -> None:
    text = f'{ALWAYS}def test_it(bench): bench.perform("dial 1002"); {BREAKS}\n'
    result = run(pytester, text)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["a rule of the phone is broken: 0.000 s: *"])


def test_it_is_said_once(pytester: pytest.Pytester) -> None:
    text = f"def test_it(phone, bench):\n    {BREAKS}\n    phone.advance(1)\n"
    result = run(pytester, text)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["E *RuleBrokenError: a rule of the phone is broken: 0.000 s: *"])


def test_a_golden_picture_that_is_missing_or_another_one(pytester: pytest.Pytester) -> None:
    text = 'def test_it(phone):\n    {}phone.golden("idle")\n'
    missing = run(pytester, text.format(""))
    missing.stdout.fnmatch_lines(["E *golden/idle.png: no such golden picture; --update-golden*"])
    run(pytester, text.format(""), "--update-golden").assert_outcomes(passed=1)
    run(pytester, text.format("")).assert_outcomes(passed=1)
    other = run(pytester, text.format('phone.dial("1002"); '))
    other.assert_outcomes(failed=1)
    other.stdout.fnmatch_lines(["E *golden/idle.png: *% of the pixels are others; see *"])
