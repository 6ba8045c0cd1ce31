"""A pairwise cover of modes, parties, directions and notice settings on the wire, eight calls at a
time: by RTP at the far party, in our ear and in the recording exactly what SPEC allows was heard
(SPEC C1–C6, H1, H3; docs/notices.md)."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from hw_sim.testing.notice_call import NoticeSettings
from provisioning.recording_settings import FailurePolicy, Mode
from tests.live.notice_calls import MARGIN_S, Pair, Row, pairs
from tests.live.notice_figures import FRAME_S, Judged, called, called_alone
from tests.live.notice_table import row as told
from tests.notices.oracle import LASTS_S
from tests.notices.rows import live_rows
from tests.notices.summary import AGAIN, LIVE

pytestmark = [pytest.mark.live, pytest.mark.alone, pytest.mark.timeout(420)]
AT_A_TIME = 8
REFUSED = NoticeSettings(Mode.ALWAYS, pstn=False, start_stop=False, audience=None, language="da")
ENDS_S = 0.25

Record = Callable[[str, object], None]
Calls = tuple[dict[Row, Judged], tuple[Judged, ...]]


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Calls:
    """Each row, and what was wrong at first with those that were called again."""
    directory: Path = tmp_path_factory.mktemp("notices")
    with pairs(AT_A_TIME, directory) as there:
        return called(live_rows(), there)


@pytest.mark.parametrize("row", live_rows(), ids=str)
def test_exactly_what_spec_allows_is_heard_and_none_of_it_is_recorded(
    calls: Calls, row: Row, record_property: Record
) -> None:
    found, again = calls
    tell(found[row], (it for it in again if it.row == row), record_property)
    assert found[row].wrong == (), found[row].report


# a recorder that refuses (SPEC H1)


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    with pairs(1, tmp_path_factory.mktemp("refused"), fault="refuse 503") as (pair,):
        yield pair


def words_of(call: Judged) -> list[tuple[str, str]]:
    return [(it.who, it.what) for it in call.found]


def test_that_it_cannot_be_recorded_is_said_to_both_in_their_language_and_the_call_goes_on(
    refused: Pair, record_property: Record
) -> None:
    row = Row(REFUSED, failure=FailurePolicy.PROCEED_WITH_ANNOUNCEMENT)
    call, again = called_alone(lambda: refused.call(row, lambda it: proceed(refused, it)))
    tell(call, again, record_property)
    assert call.wrong == (), call.report
    assert words_of(call) == [(who, "failure-proceed words da") for who in ("far", "ear")]


def test_where_it_ends_the_call_it_is_said_to_the_last_word_and_then_it_ends(
    refused: Pair, record_property: Record
) -> None:
    row = Row(REFUSED, failure=FailurePolicy.END_WITH_ANNOUNCEMENT)
    call, again = called_alone(lambda: refused.call(row, refused.dial_and_wait))
    tell(call, again, record_property)
    assert call.wrong == (), call.report
    assert words_of(call) == [(who, "failure-end words da") for who in ("far", "ear")]
    last = max(it.at_s + LASTS_S[it.what] for it in call.found)
    assert -FRAME_S <= call.ended_s - last < ENDS_S + call.late_s  # the last frame is on its way


def tell(call: Judged, again: Iterable[Judged], record_property: Record) -> None:
    """At the end of the run."""
    record_property(LIVE, told(call))
    for before in again:
        record_property(AGAIN, before.report)


def proceed(pair: Pair, row: Row) -> None:
    pair.connect(row)
    time.sleep(LASTS_S["failure-proceed words da"] + MARGIN_S)
    pair.hang_up()
