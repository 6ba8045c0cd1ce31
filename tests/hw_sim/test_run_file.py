"""The run file: found by its owner's commands, read by nobody else, trusted only if it is ours."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hw_sim.run_file import Run, RunFileError, find_run, remove_run_file, write_run_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where run files are kept in this test; not made yet."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path / "redlamp"


def run(port: int, pid: int | None = None) -> Run:
    return Run(f"http://127.0.0.1:{port}/", f"token-{port}", pid or os.getpid())


def ended_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_what_is_written_is_found_and_then_gone(folder: Path) -> None:
    write_run_file(run(8080))
    assert find_run() == find_run(8080) == run(8080)
    remove_run_file(8080)
    with pytest.raises(RunFileError, match=r"^no phone runs; start one with: redlamp-sim live$"):
        find_run()
    remove_run_file(8080)


def test_the_token_is_for_its_owner_alone(folder: Path) -> None:
    before = os.umask(0)
    try:
        write_run_file(run(8080))
    finally:
        os.umask(before)
    modes = [stat.S_IMODE(one.stat().st_mode) for one in (folder, folder / "live-8080.json")]
    assert [oct(mode) for mode in modes] == ["0o700", "0o600"]
    kept = json.loads((folder / "live-8080.json").read_text())
    assert kept == {"url": "http://127.0.0.1:8080/", "token": "token-8080", "pid": os.getpid()}


def test_of_several_the_port_says_which(folder: Path) -> None:
    write_run_file(run(8080))
    write_run_file(run(41233))
    assert find_run(41233) == run(41233)
    with pytest.raises(
        RunFileError, match="several phones run; say which with --port: 41233, 8080"
    ):
        find_run()
    with pytest.raises(RunFileError, match="no phone runs on port 5; "):
        find_run(5)


def test_what_a_killed_phone_left_is_passed_over_and_removed(folder: Path) -> None:
    write_run_file(run(8080))
    write_run_file(run(9090, ended_process()))
    assert find_run() == run(8080)
    assert [one.name for one in folder.iterdir()] == ["live-8080.json"]


def test_a_file_left_on_the_same_port_is_replaced(folder: Path) -> None:
    write_run_file(run(8080, ended_process()))
    write_run_file(run(8080))
    assert find_run() == run(8080)


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"url": 1, "pid": 2}', "\x00"])
def test_a_file_that_is_no_run_file_is_no_run(folder: Path, text: str) -> None:
    folder.mkdir(mode=0o700)
    (folder / "live-8080.json").write_text(text)
    with pytest.raises(RunFileError, match="no phone runs"):
        find_run()


def test_a_link_is_neither_followed_nor_written_through(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    write_run_file(run(9090))
    (folder / "live-9090.json").rename(elsewhere)
    (folder / "live-8080.json").symlink_to(elsewhere)
    with pytest.raises(RunFileError, match="no phone runs"):
        find_run()
    write_run_file(run(8080))
    assert find_run() == run(8080)
    assert json.loads(elsewhere.read_text())["token"] == "token-9090"


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_others_can_enter_is_not_trusted(folder: Path, mode: int) -> None:
    folder.mkdir()
    folder.chmod(mode)
    with pytest.raises(RunFileError, match=f"^{folder}: expected a folder of this user alone"):
        write_run_file(run(8080))


def test_a_folder_that_is_a_link_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir(mode=0o700)
    folder.symlink_to(tmp_path / "theirs")
    with pytest.raises(RunFileError, match="expected a folder of this user alone"):
        find_run()


def test_somebody_elses_folder_is_not_trusted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(mode=0o700)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(RunFileError, match="expected a folder of this user alone"):
        find_run()


def test_without_a_runtime_directory_it_is_a_folder_of_this_user_in_tmp(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / "that" / "is" / "not" / "there"))
    monkeypatch.setattr(os, "getuid", lambda: 987654321)
    ours = Path("/tmp/redlamp-987654321")
    try:
        with pytest.raises(RunFileError, match=f"^{ours}: expected a folder of this user alone"):
            find_run()  # made by us, and so not of that user
    finally:
        ours.rmdir()
