"""One scenario from its file to its outcome: what it asks for is what it gets."""

from pathlib import Path

import pytest

from announcements.languages import Language
from announcements.shelf import PromptShelf
from hw_sim.scenario.budget import Budget
from hw_sim.scenario.files import load_script
from hw_sim.scenario.outcome import Verdict
from hw_sim.scenario.script import ScriptError
from hw_sim.scenario.work import Work, done, options, write_whole

CALL = "dial 1002\nwait call confirmed 2 s\n"


def work(tmp_path: Path, text: str, **more: object) -> Work:
    path = tmp_path / "x.scenario"
    path.write_text(text, encoding="utf-8")
    return Work(path, tmp_path / "shots", Budget(), **more)  # type: ignore[arg-type]


def test_a_scenario_has_the_phone_it_asks_for(tmp_path: Path) -> None:
    text = "seed 7\nappearances 2\ncapacity 3 dialogs\nset DND_Serv = No\npress 1"
    asked = options(load_script(work(tmp_path, text).path), "7841")
    assert (asked.seed, asked.appearances, asked.dialogs) == (7, 2, 3)
    assert (asked.model.name, asked.script_sets) == ("7841", (("DND_Serv", "No"),))
    usual = options(load_script(work(tmp_path, "press 1").path), "8851")
    assert (usual.seed, usual.appearances) == (0, 8)


@pytest.mark.parametrize("language", Language)
def test_announcements_are_in_the_language_that_is_asked_for(
    language: Language, tmp_path: Path
) -> None:
    text = (
        "set User_ID_2_ = 4022\nset Line_Enable_2_ = Yes\nset Proxy_2_ = pbx.sim\n"
        "set Call_Recording_Mode_1_ = Always\nset Call_Recording_Announce_Internal_1_ = Yes\n"
        f"dial 1002\nwait announcement start words {language.value}\n"
    )
    there = work(tmp_path, text, language=language.value)
    assert done(there).verdict is Verdict.PASSED
    asked = dict(options(load_script(there.path), "8851", language.value).script_sets)
    assert asked["Announcement_Language_2_"] == language.value
    saying = work(tmp_path, f"set Announcement_Language_1_ = nb\n{text}", language="zh-Hant")
    assert (
        dict(options(load_script(saying.path), "8851", "zh-Hant").script_sets)[
            "Announcement_Language_1_"
        ]
        == "nb"
    )


def test_its_own_announcements_are_beneath_it(tmp_path: Path) -> None:
    text = f"prompts own\nset Announcement_Set_1_ = desk\n{CALL}"
    with pytest.raises(ScriptError, match="prompts own: no such folder beneath the scenario's"):
        load_script(work(tmp_path, text).path)
    (tmp_path / "own/desk").mkdir(parents=True)
    asked = options(load_script(work(tmp_path, text).path), "8851")
    assert isinstance(asked.prompts, PromptShelf)
    assert asked.prompts.sets == {"desk"}
    outside = work(tmp_path / "own", text.replace("prompts own", "prompts .."))
    with pytest.raises(ScriptError, match="no such folder beneath"):
        load_script(outside.path)


def test_it_is_told_what_it_covers_and_how_long_it_took(tmp_path: Path) -> None:
    found = done(work(tmp_path, f"title A call\ncovers A4 B2\nbehaviour 10\n{CALL}"))
    assert (found.title, found.covers, found.behaviours) == ("A call", ("A4", "B2"), (10,))
    assert (found.verdict, found.virtual_s) == (Verdict.PASSED, 0.64)
    assert found.wall_s > 0
    assert not (tmp_path / "shots").exists()  # no picture was taken


def test_transcripts_are_written_into_the_file_and_then_hold(tmp_path: Path) -> None:
    text = f"{CALL}transcript call\n  old\nend\n# after\n"
    assert done(work(tmp_path, text)).verdict is Verdict.FAILED
    updating = work(tmp_path, text, updating=True)
    assert done(updating).verdict is Verdict.PASSED
    assert updating.path.read_text(encoding="utf-8") == (
        f"{CALL}transcript call\n"
        "      0.000  call          1002 trying\n"
        "      0.040  call          1002 proceeding\n"
        "      0.640  call          1002 confirmed\n"
        "end\n# after\n"
    )
    assert done(Work(updating.path, updating.shots, Budget())).verdict is Verdict.PASSED


def test_a_failed_update_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    text = "press 1\ntranscript\nend\npress Hold\n"
    updating = work(tmp_path, text, updating=True)
    assert done(updating).verdict is Verdict.FAILED
    assert updating.path.read_text() == text


def test_what_cannot_run_live_is_skipped_with_its_reason(tmp_path: Path) -> None:
    found = done(work(tmp_path, "press 1\nclock jump 1 h", live=True))
    assert (found.verdict, found.why) == (
        Verdict.SKIPPED,
        "x.scenario:2: clock: on simulated parts alone",
    )


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.xml", b"new")
    assert (tmp_path / "a.xml").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.xml"]
    with pytest.raises(OSError, match="No such file"):
        write_whole(tmp_path / "no/a.xml", b"new")


@pytest.mark.live
def test_the_same_file_runs_on_the_wire(tmp_path: Path) -> None:
    text = (
        "set Call_Recording_Mode_1_ = Always\nparameter WHO = 1003\n"
        "dial $WHO\nwait call confirmed 10 s\nwait recording recording 5 s\n"
        "far-end Mette hold\nwait call held 3 s\nexpect lamp record steady\nfar-end hang-up\n"
        "wait call idle 5 s\nexpect recordings 1\ntranscript recording hold\n"
        "  0.680  recording  1002 starting\n  0.720  recording  1002 recording\n"
        "  0.760  hold  1002 remote\n  0.800  recording  1002 off\nend\n"
    )
    found = done(work(tmp_path, text, live=True, parameters=(("WHO", "1002"),)))
    assert (found.verdict, found.why) == (Verdict.PASSED, "")
    assert all(Path(shot).read_bytes().startswith(b"\x89PNG") for shot in found.screenshots)
