"""Structure: includes, loops, parameters, blocks; every fault with its file and line."""

import re

import pytest

from hw_sim.scenario.source import LONGEST, Line, Reading, expand


def lines(text: str, files: dict[str, str] | None = None, **given: str) -> list[str]:
    """What is left to read, without places; all faults must be none."""
    reading = read(text, files, **given)
    assert reading.faults == []
    return [line.text for line in reading.lines]


def read(text: str, files: dict[str, str] | None = None, **given: str) -> Reading:
    def file(path: str) -> str:
        try:
            return (files or {})[path]
        except KeyError:
            raise FileNotFoundError(2, "No such file or directory") from None

    reading = Reading(file, given)
    expand(text, "x.scenario", reading)
    return reading


def test_comments_and_blank_lines_are_left_out_and_places_are_kept() -> None:
    assert read("\n# words\n  press 1  \n").lines == [Line("x.scenario", 3, "press 1")]


def test_a_loop_is_written_out() -> None:
    assert lines("repeat 2\npress 1\nrepeat 2\npress 2\nend\nend\npress 3") == [
        *("press 1", "press 2", "press 2") * 2,
        "press 3",
    ]
    assert lines("repeat 0\npress 1\nend") == []


def test_a_loop_over_values_gives_each_its_name() -> None:
    text = "for code in 403 503\nprovider refuse $code\nend"
    assert lines(text) == ["provider refuse 403", "provider refuse 503"]


def test_a_parameter_has_its_default_or_what_is_given() -> None:
    text = "parameter N = 20\nadvance $N s\nadvance ${N}0 ms\nscreenshot price-$$"
    assert lines(text) == ["advance 20 s", "advance 200 ms", "screenshot price-$"]
    assert lines(text, N="90") == ["advance 90 s", "advance 900 ms", "screenshot price-$"]


def test_a_line_that_is_empty_once_its_parameters_are_filled_in_says_nothing() -> None:
    assert lines("parameter ONLY =\n$ONLY\npress 1") == ["press 1"]


def test_a_default_may_name_another_parameter() -> None:
    assert lines("parameter A = 1\nparameter B = ${A}0\npress $B", A="2") == ["press 20"]


def test_a_loops_name_is_its_own() -> None:
    text = "parameter x = out\nfor x in in\npress $x\nend\npress $x"
    assert lines(text) == ["press in", "press out"]


def test_an_include_is_relative_to_its_file() -> None:
    files = {"parts/call.part": "include end.part\npress 1", "parts/end.part": "press hook"}
    reading = read("include parts/call.part\npress 2", files)
    assert [(line.place, line.text) for line in reading.lines] == [
        ("parts/end.part:1", "press hook"),
        ("parts/call.part:2", "press 1"),
        ("x.scenario:2", "press 2"),
    ]


def test_an_included_file_sees_and_sets_parameters() -> None:
    files = {"a.part": "press $KEY\nparameter MORE = 9"}
    assert lines("parameter KEY = 5\ninclude a.part\npress $MORE", files) == ["press 5", "press 9"]


def test_a_block_is_one_line_and_nothing_in_it_is_replaced() -> None:
    (line,) = read("transcript keys\n  0.000  keys $5\n\n# said\nend").lines
    assert (line.text, line.block) == ("transcript keys", ("0.000  keys $5", "# said"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("press 1\nrepeat 2\npress 1", "x.scenario:2: repeat without end"),
        ("for a in b\npress 1", "x.scenario:1: for without end"),
        ("transcript\n0.000 keys 1", "x.scenario:1: transcript without end"),
        ("end", "x.scenario:1: end without repeat, for or transcript"),
        ("repeat many\npress 1\nend", "x.scenario:1: expected: repeat N"),
        ("for a of b\nend", "x.scenario:1: expected: for NAME in A B C"),
        ("for a in\nend", "x.scenario:1: expected: for NAME in A B C"),
        ("parameter 5 = 1", "x.scenario:1: expected: parameter NAME = DEFAULT"),
        ("parameter A", "x.scenario:1: expected: parameter NAME = DEFAULT"),
        ("press $A", "x.scenario:1: unknown parameter $A ($$ is a dollar sign)"),
        ("parameter TONE = 1\npress $TON", "x.scenario:2: unknown parameter $TON; did you mean TO"),
        ("include", "x.scenario:1: expected: include FILE"),
        ("include ../x", "x.scenario:1: expected: include FILE, in the scenario's folder; fou"),
        ("include /etc/passwd", "x.scenario:1: expected: include FILE"),
        ("include a/../../x", "x.scenario:1: expected: include FILE"),
        ("include no", "x.scenario:1: include no: No such file or directory"),
        ("repeat 1\n" * 17 + "end\n" * 17, "x.scenario:17: more than 16 blocks"),
    ],
)
def test_a_fault_has_its_place(text: str, said: str) -> None:
    faults = read(text).faults
    assert faults
    assert re.match(re.escape(said), faults[0])


def test_an_include_of_itself_is_refused_with_its_chain() -> None:
    files = {"a.part": "include b.part", "b.part": "press 1\ninclude a.part"}
    assert read("include a.part", files).faults == [
        "b.part:2: an include of itself: x.scenario → a.part → b.part → a.part"
    ]
    assert read("include x.scenario").faults == [
        "x.scenario:1: an include of itself: x.scenario → x.scenario"
    ]


def test_all_faults_are_found_and_one_in_a_loop_is_said_once() -> None:
    text = "press $A\nrepeat 3\npress $B\nend\ninclude no"
    assert [fault.partition(": ")[0] for fault in read(text).faults] == [
        *("x.scenario:1", "x.scenario:3", "x.scenario:5"),
    ]


@pytest.mark.parametrize("body", ["press 1\n", "parameter A = 1\n", ""])
def test_loops_that_grow_without_end_are_refused(body: str) -> None:
    reading = read("repeat 1000\n" * 4 + body + "end\n" * 4)
    (fault,) = {re.sub(r":\d+:", ":", fault) for fault in reading.faults}
    assert fault == f"x.scenario: more than {LONGEST} lines, loops written out"
    assert len(reading.lines) <= LONGEST
