"""An admin's folder (SPEC H4): which prompt each file is, what is named, and what is never read."""

import os
from pathlib import Path

import pytest

from announcements.catalogue import Kind
from announcements.folder import Sets, read
from announcements.languages import Language
from tests.announcements.sounds import pcm16, riff, syllables

ZH = Language.CHINESE
WAV = riff(pcm16(syllables(0.5)))
OTHER = riff(pcm16(syllables(0.75)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "prompts"
    home.mkdir()
    return home


def put(path: Path, file: bytes = WAV) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file)
    return path


def lasting(sets: Sets) -> dict[tuple[str, str, str], float]:
    return {
        (of, language.value, kind.value): prompt.lasts_s
        for (of, language, kind), prompt in sets.prompts.items()
    }


def test_a_file_of_a_language_is_the_prompt_of_that_language(home: Path) -> None:
    put(home / "front-desk" / "da" / "start.wav")
    found = read(home)
    assert lasting(found) == {("front-desk", "da", "start"): 0.5}
    assert (found.names, found.diagnostics) == (frozenset({"front-desk"}), ())
    assert all(prompt.custom for prompt in found.prompts.values())


def test_a_file_of_no_language_is_for_all_that_have_none_of_their_own(home: Path) -> None:
    put(home / "a" / "stop.wav", OTHER)
    put(home / "a" / "zh-Hant" / "stop.wav")
    wanted = {("a", it.value, "stop"): 0.75 for it in Language} | {("a", "zh-Hant", "stop"): 0.5}
    found = read(home)
    assert lasting(found) == wanted
    spoken = {it.language for (_, language, _), it in found.prompts.items() if language is not ZH}
    assert spoken == {None}  # nobody has said in which it is
    assert found.prompts["a", ZH, Kind.STOP].language is ZH


def test_a_broken_file_of_a_language_leaves_the_one_for_any(home: Path) -> None:
    put(home / "a" / "stop.wav")
    broken = put(home / "a" / "da" / "stop.wav", b"")
    found = read(home)
    assert lasting(found)["a", "da", "stop"] == 0.5
    assert found.diagnostics == (f"{broken}: expected a RIFF/WAVE file, found 0 bytes",)


def test_what_is_not_expected_is_named_and_the_rest_is_taken(home: Path) -> None:
    kinds = ", ".join(f"{kind.value}.wav" for kind in Kind)
    put(home / "a" / "en" / "start.wav")
    put(home / "a" / "en" / "begin.wav")
    put(home / "a" / "de" / "start.wav")
    put(home / "a" / "README")
    put(home / "no spaces" / "start.wav")
    put(home / "start.wav")
    found = read(home)
    assert lasting(found) == {("a", "en", "start"): 0.5}
    assert set(found.diagnostics) == {
        f"{home}/a/en/begin.wav: expected one of {kinds}: left out",
        f"{home}/a/de: expected a language (en, da, nl, nb, sr, zh-Hant): left out",
        f"{home}/a/README: expected one of {kinds}: left out",
        f"{home}/no spaces: expected a set's name of up to 32 letters, digits, _ and -: left out",
        f"{home}/start.wav: expected a set's folder: left out",
    }


def test_a_name_that_is_no_line_is_said_on_one(home: Path) -> None:
    put(home / "a" / "en" / "x\ny\x1b[31m\x9b.wav")
    os.close(os.open(os.fsencode(home / "a") + b"/p\xe5", os.O_CREAT))
    (home / "b\n").symlink_to("/")
    kinds = ", ".join(f"{kind.value}.wav" for kind in Kind)
    assert set(read(home).diagnostics) == {
        f"{home}/a/en/x\\ny\\x1b[31m\\x9b.wav: expected one of {kinds}: left out",
        f"{home}/a/p\\udce5: expected one of {kinds}: left out",
        f"{home}/b\\n: leads out of {home}: left out",
    }


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    home = tmp_path / "none"
    assert read(home) == Sets(diagnostics=(f"{home}: No such file or directory",))


def test_an_empty_folder_holds_no_sets(home: Path) -> None:
    assert read(home) == Sets()


# nothing outside is read


def test_links_do_not_lead_out_of_the_folder(home: Path, tmp_path: Path) -> None:
    secret = put(tmp_path / "elsewhere" / "en" / "start.wav")
    (home / "a").mkdir()
    (home / "a" / "start.wav").symlink_to(secret)
    (home / "a" / "en").symlink_to(secret.parent)
    (home / "b").symlink_to(tmp_path / "elsewhere")
    (home / "c").symlink_to(home.parent)
    found = read(home)
    assert lasting(found) == {}
    assert set(found.diagnostics) == {
        f"{home}/{it}: leads out of {home}: left out" for it in ("a/start.wav", "a/en", "b", "c")
    }


def test_links_within_the_folder_are_followed(home: Path) -> None:
    put(home / "a" / "en" / "start.wav")
    (home / "b").symlink_to("a")
    assert lasting(read(home)) == {(it, "en", "start"): 0.5 for it in ("a", "b")}


def test_links_in_a_circle_and_pipes_stop_nobody(home: Path) -> None:
    (home / "a").mkdir()
    (home / "a" / "start.wav").symlink_to(home / "a" / "start.wav")
    os.mkfifo(home / "a" / "stop.wav")
    said = read(home).diagnostics
    assert said == (
        f"{home}/a/start.wav: leads out of {home}: left out",
        f"{home}/a/stop.wav: expected a file, found something else",
    )


def test_the_folder_itself_may_be_a_link(home: Path, tmp_path: Path) -> None:
    put(home / "a" / "en" / "start.wav")
    (tmp_path / "link").symlink_to(home)
    assert lasting(read(tmp_path / "link")) == {("a", "en", "start"): 0.5}
