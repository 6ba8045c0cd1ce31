import hashlib

from announcements.catalogue import ENGLISH, Kind
from announcements.languages import Language
from announcements.wording import HOME, TABLE, Status, wordings

ALL = wordings()


def test_every_announcement_is_worded_in_every_language() -> None:
    assert [(it.language, it.kind) for it in ALL] == [(la, k) for la in Language for k in Kind]
    assert len({it.text for it in ALL}) == len(ALL)


def test_english_says_what_the_catalogue_says() -> None:
    assert {it.kind: it.text for it in ALL if it.language is Language.ENGLISH} == dict(ENGLISH)


def test_where_each_sound_comes_from_is_written_down() -> None:
    for it in ALL:
        assert all((it.voice, it.engine, it.licence)), it.name
        assert (it.status is Status.SYNTHETIC) == bool(it.phonemes), it.name


def test_the_files_are_those_that_the_table_names_and_no_others() -> None:
    there = {p.relative_to(HOME).as_posix() for p in HOME.rglob("*") if p.is_file()}
    assert there == {it.name for it in ALL}
    for it in ALL:
        assert hashlib.sha256((HOME / it.name).read_bytes()).hexdigest() == it.sha256, it.name


def test_serbian_is_in_cyrillic_and_mandarin_in_traditional_characters() -> None:
    for it in ALL:
        letters = {c for c in it.text if c.isalpha()}
        if it.language is Language.SERBIAN:
            assert all("\u0400" <= c <= "\u045f" for c in letters), it.text
        if it.language is Language.CHINESE:
            assert not letters & set("话录无将继续进结会复这暂"), it.text


def test_the_table_stands_beside_the_prompts() -> None:
    assert TABLE.parent == HOME.parent


def test_the_page_for_admins_says_what_is_said() -> None:
    page = (TABLE.parent.parent / "docs" / "announcements.md").read_text(encoding="utf-8")
    lines = page.splitlines()
    missing = [it.name for it in ALL if f"- {it.language.value}: {it.text}" not in lines]
    assert missing == []
