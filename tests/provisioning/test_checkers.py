"""Each grammar is asked for its own texts, and by nobody else's."""

import pytest

from provisioning.checkers import Checkers
from provisioning.parameter import Grammar

ASKED = {
    Grammar.KEY_LIST: "key list",
    Grammar.TONE_SCRIPT: "tone",
    Grammar.WARNING_SCRIPT: "reminder",
    Grammar.NOTICE_SCRIPT: "beep",
    Grammar.TONE_COUNTRY: "country",
}


@pytest.mark.parametrize("grammar", Grammar)
def test_a_text_is_read_by_its_own_grammar(grammar: Grammar) -> None:
    asked: list[str] = []
    readers = [lambda text, who=who: asked.append(f"{who}: {text}") for who in ASKED.values()]
    Checkers(*readers).check(grammar, "440")
    assert asked == [f"{ASKED[grammar]}: 440"]


def test_what_a_grammar_says_is_passed_on() -> None:
    with pytest.raises(ValueError, match="'x'"):
        Checkers(int, int, int, int, int).check(Grammar.TONE_SCRIPT, "x")
