import pytest

from announcements.make_prompts import __main__ as command
from announcements.make_prompts.kokoro import EngineError
from announcements.wording import WordingError


def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--check"]) == 0
    assert capsys.readouterr() == ("42 prompts are what prompts.toml says\n", "")
    assert command.main(["--check", "da", "zh-Hant"]) == 0
    assert capsys.readouterr().out == "14 prompts are what prompts.toml says\n"


def test_check_names_what_is_another(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "faults", lambda _: iter(["en/start.wav: missing"]))
    assert command.main(["--check"]) == 1
    assert capsys.readouterr() == ("", "en/start.wav: missing\n")


def test_without_an_engine_it_says_so_in_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise EngineError("onnxruntime is not installed")

    monkeypatch.setattr(command, "Kokoro", missing)
    assert command.main(["da"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert last == "make_prompts: onnxruntime is not installed"


@pytest.mark.parametrize("words", [["--check"], ["da"]])
def test_a_slip_in_the_table_is_said(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slipped() -> None:
        raise WordingError("prompts.toml:9: [en.start] status: expected …, found …")

    monkeypatch.setattr(command, "wordings", slipped)
    assert command.main(words) == 2
    assert capsys.readouterr() == ("", "prompts.toml:9: [en.start] status: expected …, found …\n")


def test_a_language_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command.main(["de"])
    assert left.value.code == 2
    assert "LANGUAGE" in capsys.readouterr().err
