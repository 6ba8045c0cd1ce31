"""Forms: literals, choices, kinds, what may be left out, all that follows."""

import pytest

from hw_sim.command_forms import FORMS, is_near, matches, nearest, verbs


@pytest.mark.parametrize(
    ("form", "words", "good"),
    [
        ("answer", "answer", True),
        ("answer", "answer now", False),
        ("mode auto|manual", "mode manual", True),
        ("mode auto|manual", "mode", False),
        ("mode auto|manual", "mode slow", False),
        ("refuse CODE", "refuse 503", True),
        ("refuse CODE", "refuse 200", False),
        ("refuse CODE", "refuse ٤٠٣x", False),
        ("slow N s", "slow 1.5 s", True),
        ("slow N s", "slow 1. s", False),
        ("slow N s", "slow -1 s", False),
        ("reject [CODE]", "reject", True),
        ("reject [CODE]", "reject 486", True),
        ("reject [CODE]", "reject 486 603", False),
        ("becomes NUMBER [NAME…]", "becomes 1004", True),
        ("becomes NUMBER [NAME…]", "becomes 1004 Lis Holm Berg", True),
        ("becomes NUMBER [NAME…]", "becomes", False),
    ],
)
def test_words_are_said_in_a_form_or_not(form: str, words: str, good: bool) -> None:
    assert matches(form, words.split()) is good


def test_verbs_are_named_once() -> None:
    assert verbs(("mode auto", "call", "mode manual")) == ("mode", "call")


def test_the_nearest_word_is_named_or_else_all() -> None:
    assert nearest("anser", ("answer", "call")) == "; did you mean answer?"
    assert nearest("xyz", ("answer", "call")) == "; known: answer, call"
    assert (is_near("anser", ("answer",)), is_near("xyz", ("answer",))) == (True, False)


@pytest.mark.parametrize("word", FORMS)
def test_every_form_begins_with_its_word(word: str) -> None:
    assert {form.split()[0] for form in FORMS[word]} == {word}
