"""The page about the machine is the machine's."""

from pathlib import Path

from phone.recording.diagram import SENTENCES, markdown
from phone.recording.words import Phase
from tests.exhaustive.walks import section

PAGE = Path(__file__).parents[3] / "docs" / "recording-machine.md"


def test_the_page_is_what_the_tables_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown() + section(), "make docs writes it anew"


def test_every_phase_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Phase)
