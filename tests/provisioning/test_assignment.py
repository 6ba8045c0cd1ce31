"""Where an assignment stands, and what its diagnostics say."""

from provisioning.assignment import Assignment, Mark
from provisioning.errors import Diagnostic, Severity

HERE = Assignment("X", "ab cd", "p.xml", 3, 5, (Mark(0, 3, 8), Mark(3, 4, 1)))


def test_a_fault_a_tolerable_fault_and_a_warning() -> None:
    assert HERE.fault("?") == Diagnostic("p.xml", 3, 5, "X", "?")
    tolerable = HERE.fault("?", rejects=False)
    assert (tolerable.severity, tolerable.fatal) == (Severity.ERROR, False)
    warning = HERE.warning("?")
    assert (str(warning), warning.fatal) == ("p.xml:3:5: warning: X: ?", False)


def test_a_fault_within_the_value() -> None:
    places = [HERE.fault_at(offset, "?") for offset in range(5)]
    assert [(p.line, p.column) for p in places] == [(3, 8), (3, 9), (3, 10), (4, 1), (4, 2)]


def test_a_fault_within_a_value_without_lines() -> None:
    typed = Assignment("X", "ab", "--set")
    assert str(typed.fault_at(0, "expected c")) == "--set: error: X: expected c"
    assert str(typed.fault_at(1, "expected c")) == "--set: error: X: at character 2: expected c"


def test_its_text_may_be_a_secret() -> None:
    assert "ab cd" not in repr(HERE)


def test_a_name_without_end_is_shortened() -> None:
    assert len(Assignment("X" * 9999, "", "p").fault("?").element) == 64
