"""The live calls: a pairwise cover of everything that decides what is heard."""

from functools import cache

from announcements.languages import Language
from hw_sim.testing.notice_call import NoticeSettings
from tests.live.notice_calls import Row
from tests.notices.pairwise import cover
from tests.notices.product import AXES

LIVE_AXES = {
    **AXES,
    "language": tuple(one.value for one in Language),
    "delay_s": (0.0, 1.0),
}


@cache
def live_rows() -> tuple[Row, ...]:
    """24, the same each time: six languages by four modes cannot be fewer."""
    rows = []
    for values in cover(LIVE_AXES):
        delay_s = values.pop("delay_s")
        rows.append(Row(NoticeSettings(**values), delay_s))
    return tuple(rows)
