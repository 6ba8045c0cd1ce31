"""A pairwise cover of modes, parties, directions and notice settings on the wire, eight calls at a
time: by RTP at the far party, in our ear and in the recording exactly what SPEC allows was heard
(SPEC C1–C7, H3; docs/notices.md)."""

from pathlib import Path

import pytest

from tests.live.notice_calls import Row, all_of, pairs
from tests.live.notice_figures import Judged, judged
from tests.notices.rows import live_rows

pytestmark = [pytest.mark.live, pytest.mark.alone, pytest.mark.timeout(240)]
AT_A_TIME = 8
AGAIN = 3


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> dict[Row, Judged]:
    """Each row once. A doubtful one is called again: where sound itself was late, on a machine that
    was too busy, a call says nothing about the phone; a leak is not gone in the next one."""
    directory: Path = tmp_path_factory.mktemp("notices")
    with pairs(AT_A_TIME, directory) as there:
        found = {kept.row: judged(kept) for kept in all_of(live_rows(), there)}
        for _ in range(AGAIN):
            doubtful = [row for row, it in found.items() if it.doubtful]
            found |= {kept.row: judged(kept) for kept in all_of(doubtful, there)}
    return found


@pytest.mark.parametrize("row", live_rows(), ids=str)
def test_exactly_what_spec_allows_is_heard_and_none_of_it_is_recorded(
    calls: dict[Row, Judged], row: Row
) -> None:
    assert calls[row].wrong == (), calls[row].report
