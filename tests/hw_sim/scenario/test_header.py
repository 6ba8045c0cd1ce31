"""What a scenario says of itself: title, numbers, settings, its phone."""

import re
from pathlib import Path

import pytest

from hw_sim.commands import CommandError
from hw_sim.scenario.header import REQUIREMENTS, Header, directed, is_directive, known_words

ROOT = Path(__file__).parents[3]


def header(*lines: str) -> Header:
    it = Header()
    for line in lines:
        assert is_directive(line)
        it = directed(it, line)
    return it


def test_a_header_whole() -> None:
    assert header(
        "title Two calls at once",
        "covers A4 B2",
        "covers B2 C5",
        "behaviour 12 13",
        "set Call_Recording_Mode_1_ = Always",
        "set  Proxy_1_=",
        "seed 7",
        "capacity 4 dialogs",
        "appearances 2",
        "prompts own/sets",
        "judge the sound",
        "live no because the clock jumps",
    ) == Header(
        title="Two calls at once",
        covers=("A4", "B2", "C5"),
        behaviours=(12, 13),
        sets=(("Call_Recording_Mode_1_", "Always"), ("Proxy_1_", "")),
        seed=7,
        dialogs=4,
        appearances=2,
        judged=True,
        prompts="own/sets",
        not_live="because the clock jumps",
    )


def test_the_requirements_are_those_of_the_specification() -> None:
    text = (ROOT / "docs/spec.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^- \*\*([A-H]\d+)\b", text, re.MULTILINE)) == set(REQUIREMENTS)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("covers A8", "unknown requirement 'A8'; they are A1 to H9"),
        ("covers", "expected: covers A1 B2 …"),
        ("behaviour 53", "expected: behaviour N …, 1 to 52, found '53'"),
        ("behaviour first", "expected: behaviour N …, 1 to 52, found 'first'"),
        ("set A", "expected: NAME = VALUE, found 'A'"),
        ("set = B", "expected: NAME = VALUE, found '= B'"),
        ("set Call_Recording_Mod_1_ = Always", "unknown parameter 'Call_Recording_Mod_1_'; did"),
        ("set Call_Recording_Mode_1_ = Alwys", "Call_Recording_Mode_1_: expected Never, Always, "),
        ("seed soon", "expected: seed N, at most 4294967295, found 'soon'"),
        ("capacity 99 dialogs", "expected: capacity N dialogs, at most 64, found '99'"),
        ("appearances 9", "expected: appearances N, at most 8, found '9'"),
        ("judge the music", "expected: judge the sound, found 'the music'"),
        ("live yes", "expected: live no REASON, found 'yes'"),
        ("title", "expected: title TEXT"),
    ],
)
def test_a_fault_says_what_was_expected(line: str, said: str) -> None:
    with pytest.raises(CommandError, match=re.escape(said)):
        directed(Header(), line)


def test_a_misspelt_word_is_looked_for_among_all() -> None:
    assert known_words(("press",), "covrs") == "; did you mean covers?"
    assert known_words(("press",), "incldue") == "; did you mean include?"
    assert known_words(("press",), "pres") == "; did you mean press?"
