"""What can be wrong with prompts, and what is then found."""

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Prompt
from hw_sim.sim.prompts import SimPrompts

DA, EN, NL = Language.DANISH, Language.ENGLISH, Language.DUTCH


class Shelf:
    """Everything in English and Danish; the set `own` has its own start in Danish."""

    def find(self, kind: Kind, language: Language, custom: str = "") -> Prompt | None:
        own = custom == "own" and kind is Kind.START and language is DA
        return Prompt(kind, DA if language is DA else EN, b"\0\0", custom=own)


def found(*words: str, kind: Kind = Kind.START, language: Language = DA) -> tuple[Language, bool]:
    prompts = SimPrompts(Shelf())
    for line in words:
        prompts.obey(line)
    prompt = prompts.find(kind, language, "own")
    assert prompt is not None
    return prompt.language, prompt.custom


def test_without_a_fault_everything_is_as_it_is_on_the_shelf() -> None:
    assert found() == (DA, True)
    assert found(kind=Kind.STOP) == (DA, False)
    assert found(language=NL) == (EN, False)


def test_a_language_that_is_missing_is_english_then() -> None:
    assert found("missing da") == (EN, False)
    assert found("missing nl") == (DA, True)
    assert found("missing da", "playable") == (DA, True)


def test_without_english_too_there_is_nothing() -> None:
    prompts = SimPrompts(Shelf())
    prompts.obey("missing en")
    assert prompts.find(Kind.START, NL) is None
    assert prompts.find(Kind.START, DA) is not None


def test_what_is_broken_is_not_found() -> None:
    prompts = SimPrompts(Shelf())
    prompts.obey("broken compliance")
    assert prompts.find(Kind.COMPLIANCE, EN) is None
    assert prompts.find(Kind.START, EN) is not None
    prompts.obey("broken")
    assert prompts.find(Kind.START, EN) is None
    assert prompts.state() == {
        "playable": False,
        "broken": sorted(kind.value for kind in Kind),
        "missing": [],
    }
    prompts.obey("playable")
    assert prompts.find(Kind.COMPLIANCE, EN) is not None
