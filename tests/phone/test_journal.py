"""The journal: what a kill leaves is found, whatever the last line looks like."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from phone.journal import Journal
from tests.phone.desk import Desk, profile
from tests.phone.playbook import happen

RECORDED = ("dial 1002", "answered", "press Record", "recorder accepted")


class Book:
    """A journal, and a phone whose changes are written into it."""

    def __init__(self, path: Path) -> None:
        self.path, self.complaints, self.time = path, list[str](), 0
        self.journal = Journal(path, self._tick, self.complaints.append)
        self.desk = Desk(profile())

    def _tick(self) -> str:
        self.time += 1
        return f"10:{self.time:02}"

    def write(self, *happenings: str) -> None:
        for words in happenings:
            seen = len(self.desk.changes)
            happen(self.desk, words)
            for change in self.desk.changes[seen:]:
                self.journal.observe(change)

    @property
    def entries(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.path.read_text().splitlines()]


def states(book: Book) -> list[str]:
    return [entry["recording"] for entry in book.entries]


def test_every_state_of_a_recording_is_a_line(tmp_path: Path) -> None:
    book = Book(tmp_path / "journal.jsonl")
    book.write(*RECORDED, "press PauseRec", "recorder suspended", "press ResumeRec")
    book.write("recorder resumed", "press StopRec", "recorder closed", "ended remote-bye")
    assert states(book) == ["pending", "started", "paused", "started", "stopped"]
    assert book.entries[0] == {"at": "10:01", "slot": 0, "with": "1002", "recording": "pending"}


def test_a_call_that_nobody_records_is_no_line(tmp_path: Path) -> None:
    book = Book(tmp_path / "journal.jsonl")
    book.write("dial 1002", "answered", "ended remote-bye")
    assert book.entries == []


def test_a_failure_is_written_once_and_is_an_end(tmp_path: Path) -> None:
    book = Book(tmp_path / "journal.jsonl")
    book.write("dial 1002", "answered", "press Record", "recorder unavailable", "ended remote-bye")
    assert states(book) == ["pending", "failed"]
    assert Book(book.path).journal.lost == []


@pytest.mark.parametrize(
    "more",
    [(), ("press PauseRec",), ("press PauseRec", "recorder suspended")],
    ids=["started", "pausing", "paused"],
)
def test_what_a_kill_leaves_is_found_once(tmp_path: Path, more: tuple[str, ...]) -> None:
    book = Book(tmp_path / "journal.jsonl")
    book.write(*RECORDED, *more)
    last = book.entries[-1]
    after = Book(book.path)  # no close(): the phone was killed
    assert after.journal.lost == [last]
    assert after.entries[-1] == {
        "at": "10:01",
        "slot": 0,
        "with": "1002",
        "recording": "failed",
        "why": "the phone stopped",
        "since": last["at"],
    }
    assert Book(book.path).journal.lost == []


def test_half_a_line_neither_hides_the_loss_nor_swallows_the_next_line(tmp_path: Path) -> None:
    book = Book(tmp_path / "journal.jsonl")
    book.write(*RECORDED)
    with book.path.open("a") as file:
        file.write('{"at": "10:09", "slot": 0, "recor')
    after = Book(book.path)
    assert [entry["recording"] for entry in after.journal.lost] == ["started"]
    lines = after.path.read_text().splitlines()
    assert json.loads(lines[-1])["recording"] == "failed"
    assert Book(book.path).journal.lost == []


def test_a_file_of_another_make_is_no_loss(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(b'\xff\xfe\n[1]\n"word"\n{"slot": "0", "recording": "started"}\n\n')
    assert Book(path).journal.lost == []


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "state" / "journal.jsonl"
    path.parent.mkdir(mode=0o700)
    path.touch(0o644)
    path.chmod(0o644)
    Book(path).write(*RECORDED)
    assert path.stat().st_mode & 0o777 == 0o600
    fresh = Book(tmp_path / "new" / "journal.jsonl").path
    assert fresh.stat().st_mode & 0o777 == 0o600
    assert fresh.parent.stat().st_mode & 0o777 == 0o700


def test_every_line_is_on_the_disk_before_the_next_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = list[str]()
    book = Book(tmp_path / "journal.jsonl")
    monkeypatch.setattr(os, "fsync", lambda _: synced.append(book.path.read_text()[-10:]))
    book.write(*RECORDED)
    assert synced == ['pending"}\n', 'started"}\n']


def test_a_full_disk_is_complained_of_and_ends_no_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    book = Book(tmp_path / "journal.jsonl")
    book.write("dial 1002", "answered")
    monkeypatch.setattr(os, "write", full)
    book.write("press Record")
    assert book.complaints == ["journal: No space left on device"]


def test_a_number_that_is_no_text_is_written_all_the_same(tmp_path: Path) -> None:
    """A byte that was no UTF-8: in JSON it has an escape, and is read again."""
    book = Book(tmp_path / "journal.jsonl")
    book.write("invite 1 Bob J\udce9", "press Answer", *RECORDED[1:])
    numbers = [entry["with"] for entry in book.entries]
    assert numbers == ["J\udce9", "J\udce9"]
    assert Book(book.path).journal.lost == book.entries[1:2]


def test_a_closed_journal_lets_go_of_its_file(tmp_path: Path) -> None:
    book = Book(tmp_path / "journal.jsonl")
    book.journal.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        book.journal.close()
