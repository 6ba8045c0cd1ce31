"""When a recorder is asked, and when it is given up."""

import pytest

from phone.pjsua import signs_of_life
from phone.pjsua.signs_of_life import SignsOfLife


class Clock:
    now = 100.0

    def monotonic(self) -> float:
        return self.now


class Dialog:
    """Two streams with so many RTCP reports each."""

    count = 0

    def reports(self, place: int) -> int:
        assert place in (0, 1)
        return self.count


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(signs_of_life, "time", made)
    return made


def test_a_third_without_a_sign_asks_and_the_whole_loses(clock: Clock) -> None:
    life = SignsOfLife(9.0)
    clock.now += 2.0
    assert not life.due
    clock.now += 1.0
    assert life.due
    life.asked()
    assert not life.due
    clock.now += 5.9
    assert not life.lost
    assert life.next_look_s == pytest.approx(0.1)
    clock.now += 0.1
    assert life.lost


def test_an_answer_is_a_sign(clock: Clock) -> None:
    life = SignsOfLife(9.0)
    clock.now += 8.9
    life.seen()
    clock.now += 8.9
    assert not life.lost


def test_rtcp_is_a_sign_but_only_when_more_of_it_came(clock: Clock) -> None:
    life, dialog = SignsOfLife(9.0), Dialog()
    dialog.count = 1
    clock.now += 5.0
    life.count(dialog)  # type: ignore[arg-type]
    clock.now += 5.0
    life.count(dialog)  # type: ignore[arg-type]
    assert not life.lost
    clock.now += 4.0
    life.count(dialog)  # type: ignore[arg-type]
    assert life.lost


def test_a_connection_with_nothing_but_rtcp_is_used_in_time(clock: Clock) -> None:
    """The library would close it after 33 s."""
    life, dialog = SignsOfLife(9.0), Dialog()
    asked = 0
    for _ in range(60):
        clock.now += 1.0
        dialog.count += 1
        life.count(dialog)  # type: ignore[arg-type]
        if life.due:
            life.asked()
            asked += 1
    assert asked == 3
