"""How a notice is given: the prompt there is, and why it is not the one asked for (SPEC C4, H4)."""

import pytest

from announcements.catalogue import Form, Kind
from announcements.languages import Language
from announcements.prompts import Prompt, Rendering
from phone.notices.reasons import NO_PROMPT
from phone.pjsua.rendering import Rendered, renderer
from phone.ports import Spoken
from tones.codec import RATE

ENGLISH, DANISH = Language.ENGLISH, Language.DANISH
WORDS = Rendering.WORDS
SPOKEN = Spoken(Kind.START, language=DANISH, custom="acme")


class Shelf:
    """Prompts of one kind."""

    def __init__(self, found: Prompt | None) -> None:
        self.found = found
        self.asked: list[tuple[Kind, Language, str]] = []

    def find(self, kind: Kind, language: Language, custom: str = "") -> Prompt | None:
        self.asked.append((kind, language, custom))
        return self.found


@pytest.mark.parametrize(
    ("language", "custom", "reason"),
    [
        (DANISH, True, ""),
        (DANISH, False, "no prompt in the set acme"),
        (ENGLISH, True, "no prompt in da"),
        (ENGLISH, False, "no prompt in da"),
        (None, True, ""),  # the admin's for any language: nobody has said in which it is
    ],
)
def test_words_of_the_prompt_that_is_found(
    language: Language | None, custom: bool, reason: str
) -> None:
    shelf = Shelf(Prompt(Kind.START, language, b"\1\2", custom))
    assert renderer(shelf)(SPOKEN) == Rendered(WORDS, b"\1\2", language, reason)
    assert shelf.asked == [(Kind.START, DANISH, "acme")]


@pytest.mark.parametrize("prompts", [None, Shelf(None)])
def test_a_tone_stands_for_words_without_a_prompt(prompts: Shelf | None) -> None:
    """DESIGN §3: never silence."""
    given = renderer(prompts)(SPOKEN)
    assert (given.rendering, given.language, given.reason) == (Rendering.TONE, None, NO_PROMPT)
    assert 0.5 < len(given.samples) / 2 / RATE < 2


def test_a_beep_has_no_language() -> None:
    shelf = Shelf(None)
    given = renderer(shelf)(Spoken(Kind.PAUSE, Form.BEEP))
    assert (given.rendering, given.language, given.reason) == (Rendering.BEEP, None, "")
    assert any(given.samples)
    assert shelf.asked == []
