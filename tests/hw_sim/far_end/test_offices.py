"""Numbers that are somebody's office."""

import pytest

from hw_sim.far_end.offices import office
from hw_sim.live_profile import live_profile
from phone.profiles import EMPTY, Profiles, Store


@pytest.mark.parametrize(
    ("number", "who"),
    [
        ("112", "Emergency"),
        ("6000", "Voicemail"),
        ("*68", "Feature"),
        ("#1", "Feature"),
        ("1002", None),
        ("", None),
    ],
)
def test_who_answers_there(number: str, who: str | None) -> None:
    texts = dict(live_profile("127.0.0.1:5060", "127.0.0.1:5090"))
    texts |= {"Voice_Mail_Number": "6000", "Emergency_Number": "112"}
    store = Store(lambda _: EMPTY, lambda: None, lambda _: None)
    profile = Profiles(store, None, base=tuple(texts.items())).start()
    assert office(profile, number) == who
