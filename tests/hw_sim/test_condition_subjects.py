"""The table of subjects: what each may be followed by is said, and is all that it takes."""

import re

import pytest

from hw_sim.condition_subjects import LABEL_TEXTS, NOW, SINCE, SUBJECTS
from softkeys.actions import LABELS


def test_the_two_tables_share_no_subject() -> None:
    assert not set(NOW) & set(SINCE)
    assert set(SUBJECTS) == set(NOW) | set(SINCE)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_word_that_may_follow_is_of_the_shape(subject: str) -> None:
    it = SUBJECTS[subject]
    assert it.form
    tails = ("", " x", " 1 s")  # a lamp has a pattern, `recorded` an amount
    for word in it.words:
        assert any(re.fullmatch(it.shape, f"{word}{tail}") for tail in tails), word


def test_every_label_can_be_asked_for() -> None:
    assert set(LABEL_TEXTS) == {label.text for label in LABELS.values()}
