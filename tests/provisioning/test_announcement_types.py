"""Languages and sets of prompts, as a profile names them."""

import pytest

from announcements.languages import Language
from provisioning.announcement_types import (
    LANGUAGES,
    language,
    prompt_set,
    service_languages,
)
from provisioning.value_types import MismatchError


def fault(read: object, text: str) -> str:
    with pytest.raises(MismatchError) as caught:
        read(text)  # type: ignore[operator]
    return caught.value.expected + caught.value.remark


def test_the_languages_are_those_that_there_are_prompts_in() -> None:
    assert tuple(it.value for it in Language) == LANGUAGES


@pytest.mark.parametrize(
    ("text", "tag"), [("en", "en"), ("NB", "nb"), ("zh-hant", "zh-Hant"), ("ZH-HANT", "zh-Hant")]
)
def test_a_tag_in_any_case(text: str, tag: str) -> None:
    assert language().read(text) == tag


@pytest.mark.parametrize("text", ["", "no", "zh", "english", "en-GB"])
def test_an_unknown_tag_is_told_with_those_there_are(text: str) -> None:
    assert fault(language().read, text) == "a language: en, da, nl, nb, sr or zh-Hant"


def test_the_languages_of_services() -> None:
    read = service_languages().read
    assert read("2000=da| 2100 = ZH-hant|reception.desk=nl|+4570101010=sr") == (
        ("2000", "da"),
        ("2100", "zh-Hant"),
        ("reception.desk", "nl"),
        ("+4570101010", "sr"),
    )
    assert read("") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2000", "NUMBER=LANGUAGE, separated by |; at '2000'"),
        ("2000=da|", "NUMBER=LANGUAGE, separated by |; at ''"),
        ("=da", "NUMBER=LANGUAGE, separated by |; at '=da'"),
        ("two words=da", "NUMBER=LANGUAGE, separated by |; at 'two words=da'"),
        ("2000=da|2000=nl", "each number once; 2000 comes twice"),
        ("2000=xx", "a language: en, da, nl, nb, sr or zh-Hant; at '2000=xx'"),
        ("2000=", "a language: en, da, nl, nb, sr or zh-Hant; at '2000='"),
    ],
)
def test_what_is_wrong_with_the_languages_of_services(text: str, message: str) -> None:
    assert fault(service_languages().read, text) == message


@pytest.mark.parametrize("text", ["", "acme", "Acme_2026-11", "a" * 32])
def test_a_set_is_named_as_its_folder(text: str) -> None:
    assert prompt_set().read(text) == text


@pytest.mark.parametrize("text", ["..", "a/b", "a b", "a" * 33, "å"])
def test_a_set_is_named_by_nothing_that_leads_elsewhere(text: str) -> None:
    assert fault(prompt_set().read, text) == "a name of at most 32 letters, digits, _ and -"
