"""The shell: one queue; event, step, perform, show. Time is virtual."""

from phone.call.events import CallConfirmed, InviteReceived, RegistrationChanged
from phone.call.states import Party
from phone.dispatcher import TOAST_S, ProfileArrived
from phone.recording.reports import RecorderReported
from phone.recording.words import Event
from phone.state import TargetDialled
from softkeys.keypad import Key, KeyPressed
from tests.phone.desk import Desk, profile
from tests.phone.playbook import happen, stopwatches

METTE = Party("Mette", "1002", "sip:1002@far.test")


def called(*happenings: str, mode: str = "On Demand with User Initiated Start") -> Desk:
    desk = Desk(profile(mode))
    for words in ("dial 1002", "answered", *happenings):
        happen(desk, words)
    return desk


def test_a_post_wakes_and_does_nothing_else() -> None:
    desk = Desk(profile())
    woken = list[int]()
    desk.dispatcher._wake = lambda: woken.append(1)
    desk.dispatcher.post(KeyPressed(Key.DIGIT_5))
    assert (woken, desk.dispatcher.state.digits) == ([1], None)
    desk.dispatcher.turn()
    assert desk.dispatcher.state.digits == "5"


def test_events_are_handled_in_their_order() -> None:
    desk = Desk(profile())
    for digit in "1002":
        desk.dispatcher.post(KeyPressed(Key(digit)))
    desk.dispatcher.post(KeyPressed(Key.OK))
    desk.dispatcher.turn()
    assert desk.world.asked[0] == "dial sip:1002@pbx.test"


def test_observers_are_told_of_each_step_that_changed_or_asked_something() -> None:
    desk = Desk(profile())
    desk.post(KeyPressed(Key.VOLUME_UP), TargetDialled("1002"), CallConfirmed(0))
    assert [type(change.event) for change in desk.changes] == [TargetDialled, CallConfirmed]
    first, second = desk.changes
    assert first.after == second.before
    assert second.presentation == desk.dispatcher.presentation
    assert {change.at for change in desk.changes} == {desk.clock.time_s}


def test_a_toast_is_read_for_four_seconds() -> None:
    desk = called("press Record", "recorder accepted")
    assert desk.panel.screen
    desk.wait(TOAST_S - 0.1)
    assert desk.panel.screen.toast
    desk.wait(0.1)
    assert desk.panel.screen.toast is None


def test_a_newer_toast_has_four_seconds_of_its_own() -> None:
    desk = called("press Record", "recorder accepted", "wait 3 s", "press PauseRec")
    happen(desk, "recorder suspended")
    desk.wait(3.9)
    assert desk.panel.screen
    assert desk.panel.screen.toast
    assert desk.panel.screen.toast.text == "Recording paused"
    desk.wait(0.1)
    assert desk.panel.screen.toast is None


def test_the_same_message_twice_is_a_new_one() -> None:
    desk = called("press Record", "recorder unavailable", "wait 3 s", "press Record")
    happen(desk, "recorder unavailable")
    desk.wait(3.9)
    assert desk.panel.screen
    assert desk.panel.screen.toast


def test_the_times_are_shown_once_a_second() -> None:
    desk = called()
    before = desk.panel.times_shown
    desk.wait(5.0)
    assert desk.panel.times_shown - before == 5
    assert stopwatches(desk) == "call 00:05"


def test_the_next_turn_is_due_at_the_next_second_or_when_the_toast_is_read() -> None:
    desk = called()
    desk.clock.time_s = 1000.75
    assert desk.dispatcher.next_due() == 1001.0
    happen(desk, "far-records on")
    desk.clock.time_s = 1004.5
    assert desk.dispatcher.next_due() == 1004.75


def test_a_screen_that_did_not_change_is_not_drawn() -> None:
    desk = called()
    before = desk.panel.times_shown
    desk.post(KeyPressed(Key.VOLUME_UP), RegistrationChanged(1, registered=True, status=200))
    assert desk.panel.times_shown == before


def test_a_panel_is_shown_the_idle_phone_at_the_first_turn() -> None:
    assert Desk(profile()).panel.times_shown == 1


def test_a_report_of_another_session_is_no_event() -> None:
    desk = called("press Record")
    for stale in (0, 2, 7):
        assert desk.post(RecorderReported(0, stale, Event.ACCEPTED)) == []
    assert desk.post(RecorderReported(0, 1, Event.ACCEPTED))[1] == "gates near+far"


def test_with_two_appearances_two_calls_ring_and_the_third_is_busy() -> None:
    desk = Desk(profile(), appearances=2)
    done = desk.post(*(InviteReceived(handle, 1, METTE) for handle in (1, 2, 3)))
    assert [it for it in done if it.startswith(("claim", "refuse"))] == [
        *("claim 1", "claim 2 as 2", "refuse 3 486"),
    ]


def test_of_two_profiles_that_wait_the_newest_counts() -> None:
    desk = called()
    desk.post(ProfileArrived(profile("Always")), ProfileArrived(profile("Never")))
    assert desk.dispatcher.profile == profile()
    happen(desk, "ended remote-bye")
    assert desk.dispatcher.profile == profile("Never")


def test_a_profile_that_arrives_while_idle_is_shown_at_once() -> None:
    desk = Desk(profile())
    desk.post(ProfileArrived(profile(Display_Name_1_="Bo Lund")))
    assert desk.panel.screen
    assert desk.panel.screen.header.name == "Bo Lund"
