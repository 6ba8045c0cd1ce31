import hashlib
from pathlib import Path

import pytest

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.wording import HOME, TABLE, Status, WordingError, read, wordings

ALL = wordings()


def test_every_announcement_is_worded_in_every_language() -> None:
    assert [(it.language, it.kind) for it in ALL] == [(la, k) for la in Language for k in Kind]
    assert len({it.text for it in ALL}) == len(ALL)


def test_what_is_said_in_english() -> None:
    """Compliance as the service promises it; pause and resume in the past, since they play after
    it has been (SPEC C4, C6)."""
    assert {it.kind: it.text for it in ALL if it.language is Language.ENGLISH} == {
        Kind.START: "This call is being recorded.",
        Kind.STOP: "The recording of this call has stopped.",
        Kind.PAUSE: "The recording was paused.",
        Kind.RESUME: "The recording was resumed.",
        Kind.COMPLIANCE: "This call may be recorded.",
        Kind.FAILURE_PROCEED: "This call cannot be recorded. The call continues.",
        Kind.FAILURE_END: "This call cannot be recorded and will now end.",
    }


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


# what an admin may get wrong there

TEXT = TABLE.read_text(encoding="utf-8")


def of(text: str, slip: str, right: str) -> tuple[str, int]:
    """The table with a slip in its first `right`, and the line where that is."""
    assert right in text
    before = text.partition(right)[0]
    return text.replace(right, slip, 1), before.count("\n") + 1


@pytest.mark.parametrize(
    ("right", "slip", "said"),
    [
        (
            'text = "This call is being recorded."',
            'text = ""',
            "[en.start] text: expected words, found ''",
        ),
        (
            'text = "This call is being recorded."',
            'status = "Recorded"\ntext = "x"',
            '[en.start] status: expected "synthetic" or "recorded", found \'Recorded\'',
        ),
        (
            "92dccacd3c585ccf",
            "92DCCACD3C585CCF",
            "[en.start] sha256: expected 64 digits 0–9, a–f, found "
            "'92DCCACD3C585CCF61b0afa773ac623fa8e2d256cc98b9ac8f6b34ae0c…",
        ),
    ],
)
def test_a_slip_is_said_with_its_line(tmp_path: Path, right: str, slip: str, said: str) -> None:
    text, line = of(TEXT, slip, right)
    path = tmp_path / "prompts.toml"
    path.write_text(text, encoding="utf-8")
    found = read(path)
    assert found.faults == (f"{path}:{line}: {said}",)
    assert found.wordings == ALL[1:]
    with pytest.raises(WordingError) as raised:
        wordings(path)
    assert str(raised.value) == f"{path}:{line}: {said}"


@pytest.mark.parametrize("speed", ["true", '"slow"', "0", "nan", "11"])
def test_a_speed_that_is_none(tmp_path: Path, speed: str) -> None:
    text, line = of(TEXT, f"[en.start]\nspeed = {speed}\n", "[en.start]\n")
    path = tmp_path / "prompts.toml"
    path.write_text(text, encoding="utf-8")
    (said,) = read(path).faults
    assert said.startswith(f"{path}:{line + 1}: [en.start] speed: expected a number of 0.1–10, ")


def test_what_a_whole_language_lacks_is_said_of_each_and_a_lost_table_once(tmp_path: Path) -> None:
    path = tmp_path / "prompts.toml"
    text, _ = of(TEXT, "", 'licence = "Apache-2.0"\n')
    path.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    assert read(path).faults == tuple(
        f"{path}:{lines.index(f'[en.{kind.value}]') + 1}: [en.{kind.value}] licence: expected "
        "words, found nothing"
        for kind in Kind
    )
    path.write_text(TEXT.replace("[en.stop]", "[en.halt]"), encoding="utf-8")
    assert read(path).faults == (f"{path}: expected a table [en.stop], found nothing",)
    path.write_text(TEXT.replace("[sr", "[rs"), encoding="utf-8")
    assert read(path).faults == (f"{path}: expected a table [sr], found nothing",)
    assert len(read(path).wordings) == 5 * len(Kind)


def test_a_table_that_cannot_be_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "prompts.toml"
    assert read(path).faults == (f"{path}: No such file or directory",)
    path.write_text('[en]\nvoice "x"\n')
    assert read(path).faults == (f"{path}:2: Expected '=' after a key in a key/value pair",)
    path.write_bytes(b'text = "bl\xe5"')
    assert read(path).faults == (f"{path}: expected UTF-8, found 0xe5",)
    assert read(path).wordings == ()
