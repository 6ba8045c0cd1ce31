"""The words by which a recorder is told to misbehave."""

import pytest

from hw_sim.provider.faults import Action, Change, Faults, Opening, understood

NONE = Faults()


@pytest.mark.parametrize(
    ("line", "faults", "action"),
    [
        ("refuse 503", Faults(Opening.REFUSE, 503), None),
        ("silent", Faults(Opening.SILENT), None),
        (" one-sided ", Faults(Opening.ONE_SIDED), None),
        ("no-siprec", Faults(Opening.NO_SIPREC), None),
        ("refuse-changes 491", Faults(change=Change.REFUSE, change_code=491), None),
        ("silent-changes", Faults(change=Change.SILENT), None),
        ("bye", NONE, Action.BYE),
        ("snapshot", NONE, Action.SNAPSHOT),
        ("ok", NONE, None),
    ],
)
def test_words(line: str, faults: Faults, action: Action | None) -> None:
    assert understood(NONE, line) == (faults, action)


def test_behaviours_add_up_until_ok() -> None:
    both, _ = understood(understood(NONE, "inactive")[0], "silent-changes")
    assert both == Faults(Opening.INACTIVE, change=Change.SILENT)
    assert understood(both, "ready") == (Faults(change=Change.SILENT), Action.READY)
    assert understood(both, "ok") == (NONE, None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "expected one of"),
        ("dance", "expected one of"),
        ("refuse", "a code from 300 to 699"),
        ("refuse 200", "a code from 300 to 699"),
        ("refuse-changes x", "a code from 300 to 699"),
        ("bye now", "no argument"),
    ],
)
def test_what_is_not_understood_is_said(line: str, expected: str) -> None:
    with pytest.raises(ValueError, match=expected):
        understood(NONE, line)
