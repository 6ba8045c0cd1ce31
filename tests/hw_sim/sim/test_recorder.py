"""Which session is whose, what is let through to it and told of it, and when a recorder is lost."""

from announcements.catalogue import Kind
from announcements.languages import Language
from announcements.prompts import Rendering
from phone.call.states import Party
from phone.notices.outcome import Outcome, Told
from tests.hw_sim.sim.studio import Studio, request
from tests.hw_sim.sim.world import JONAS, METTE


def sounds(studio: Studio) -> list[tuple[list[object], list[object]]]:
    """Near and far of every recording."""
    return [(it.as_json()["near"], it.as_json()["far"]) for it in studio.provider.recordings]


def test_what_the_gates_let_through_is_recorded() -> None:
    studio = Studio()
    studio.open()
    studio.run(1.0)
    studio.recorder.set_gates(0, near=False, far=True)
    studio.run(1.0)
    studio.recorder.set_gates(0, near=False, far=False)
    assert sounds(studio) == [([[0.1, 1.1]], [[0.1, 2.1]])]


def test_closing_ends_the_sound_before_the_recorder_hears_of_it() -> None:
    studio = Studio()
    studio.open()
    studio.run(1.0)
    studio.recorder.close(0)
    studio.run(1.0)
    assert sounds(studio) == [([[0.1, 1.1]], [[0.1, 1.1]])]
    assert studio.provider.recordings[0].closed == 1.12


def test_a_gate_towards_nobody_is_noticed() -> None:
    studio = Studio()
    studio.recorder.set_gates(0, near=True, far=True)
    assert studio.recorder.fed_in_vain() == (0,)
    studio.recorder.open(request())
    studio.run()
    assert studio.recorder.fed_in_vain() == ()
    studio.recorder.suspend(0)
    studio.run()
    assert studio.recorder.fed_in_vain() == (0,)
    studio.recorder.set_gates(0, near=False, far=False)
    assert studio.recorder.fed_in_vain() == ()
    assert sounds(studio) == [([[0.04, 0.14]], [[0.04, 0.14]])]


def test_a_new_session_may_follow_at_once_and_the_old_one_ends_by_itself() -> None:
    studio = Studio()
    studio.open()
    studio.recorder.close(0)
    studio.recorder.open(request(2))
    studio.run()
    assert studio.reports() == ["closed", "accepted #2"]
    assert [one.number for one in studio.provider.recordings] == [1, 2]


def test_calls_have_sessions_of_their_own() -> None:
    studio = Studio()
    studio.open()
    studio.recorder.open(request(1, slot=1, far=JONAS))
    studio.run()
    studio.recorder.set_gates(1, near=True, far=False)
    studio.run(1.0)
    assert sounds(studio) == [([[0.1, None]], [[0.1, None]]), ([[0.2, None]], [])]
    assert studio.recorder.dialogs == 2
    call_ids = [passage.message.call_id for passage in studio.passages]
    assert studio.recorder.whose(call_ids[0]) == JONAS
    assert studio.recorder.whose("nobody's") is None


def test_who_is_heard_is_told_when_it_changes() -> None:
    studio = Studio()
    studio.open()
    studio.recorder.parties(0, (METTE,))
    studio.recorder.parties(0, (METTE, JONAS))
    studio.recorder.parties(5, (Party("", "1", ""),))  # no session
    studio.run()
    assert studio.messages() == [
        "0.100 > re-INVITE sendonly metadata: far 1002, 1003",
        "0.140 < 200 a=recvonly",
        "0.140 > ACK",
    ]


def test_a_recorder_is_lost_when_there_is_no_sign_of_life() -> None:
    studio = Studio()
    studio.open()
    studio.network.up = False
    studio.recorder.network_changed()
    studio.run(9.9)
    assert studio.reports() == []
    studio.run(0.2)
    assert studio.reports() == ["lost"]
    assert sounds(studio) == [([], [])]


def test_a_short_gap_is_a_gap_in_the_sound_alone() -> None:
    studio = Studio()
    studio.open()
    studio.run(1.0)
    studio.network.up = False
    studio.recorder.network_changed()
    studio.run(5.0)
    studio.network.up = True
    studio.recorder.network_changed()
    studio.run(20.0)
    assert studio.reports() == []
    assert sounds(studio) == [([[0.1, 1.1], [6.1, None]], [[0.1, 1.1], [6.1, None]])]


def test_a_connection_that_is_closed_is_a_lost_recorder_at_once() -> None:
    studio = Studio()
    studio.open()
    studio.provider.obey("kill")
    assert (studio.reports(), studio.titles()) == (["lost"], [])


def test_without_a_dialog_there_is_no_session() -> None:
    studio = Studio()
    studio.has_room = False
    studio.recorder.open(request())
    studio.run()
    assert (studio.reports(), studio.titles()) == (["unavailable"], [])


def test_asking_for_what_is_not_there() -> None:
    studio = Studio()
    studio.recorder.suspend(0)
    studio.recorder.resume(0)
    studio.recorder.close(0)
    studio.run()
    assert (studio.reports(), studio.titles()) == ([], [])


def test_who_vanishes_leaves_its_sessions_open() -> None:
    studio = Studio()
    studio.open()
    studio.run(1.0)
    studio.recorder.vanish()
    studio.provider.obey("pause")
    studio.run(40.0)
    assert (studio.reports(), studio.titles()) == ([], [])
    assert sounds(studio) == [([[0.1, 1.1]], [[0.1, 1.1]])]
    assert studio.provider.recordings[0].closed is None


BOTH = ("near", "far")
START = Told(Kind.START, Rendering.WORDS, Language.DANISH, BOTH, lasted_s=2.0)
STOP = Told(Kind.STOP, Rendering.WORDS, Language.DANISH, BOTH, Outcome.FOLLOWS)
FAILED = Told(Kind.COMPLIANCE, Rendering.NOTHING, None, ("far",), Outcome.FAILED, reason="no PRACK")
FAILED_WORDS = "compliance nothing to far failed: no PRACK"


def told(studio: Studio) -> list[list[tuple[object, ...]]]:
    """Of every recording: kind, outcome, from when to when."""
    return [
        [(it["kind"], it["outcome"], it["played"], it["ended"]) for it in one.as_json()[ANNOUNCED]]
        for one in studio.provider.recordings
    ]


ANNOUNCED = "announcements"


def test_an_announcement_is_told_at_once_and_in_every_later_session_of_the_call() -> None:
    studio = Studio()
    studio.open()
    studio.run(1.9)
    studio.recorder.tell(0, START)
    studio.recorder.tell(0, FAILED)
    studio.run()
    assert studio.titles()[:2] == ["> re-INVITE sendonly", "< 200"]
    assert told(studio) == [[("start", "played", 0.0, 2.0), ("compliance", "failed", None, 2.0)]]
    studio.recorder.close(0, "the remote party changed")
    studio.recorder.open(request(2))
    studio.messages()
    studio.run()
    assert told(studio)[1] == told(studio)[0]


def test_when_the_user_has_stopped_the_next_recording_is_another() -> None:
    studio = Studio()
    studio.open()
    studio.recorder.tell(0, START)
    studio.recorder.tell(0, FAILED)
    studio.run()
    studio.recorder.close(0)
    studio.recorder.open(request(2))
    studio.run()
    assert [it[0] for it in told(studio)[1]] == ["compliance"]


def test_it_stays_paused_when_it_is_told() -> None:
    studio = Studio()
    studio.open()
    studio.recorder.suspend(0)
    studio.run()
    studio.titles()
    studio.recorder.tell(0, START)
    assert studio.titles() == ["> re-INVITE inactive"]


def test_what_is_told_while_the_session_is_being_opened_is_not_lost() -> None:
    studio = Studio()
    studio.recorder.tell(0, FAILED)
    studio.recorder.open(request())
    studio.recorder.tell(0, START)
    (invite,) = studio.messages()
    assert invite.endswith(f"announced {FAILED_WORDS}")
    studio.run()
    assert [it[0] for it in told(studio)[0]] == ["compliance", "start"]


def test_the_stop_goes_with_the_end_and_the_next_recording_is_another() -> None:
    studio = Studio()
    studio.open()
    studio.recorder.tell(0, FAILED)
    studio.run()
    studio.recorder.tell(0, START)
    studio.run()
    studio.messages()
    studio.recorder.tell(0, STOP)
    studio.recorder.close(0)
    (bye,) = studio.messages()
    assert bye.endswith(
        f"announced {FAILED_WORDS}, start words da to near far, stop words da to near far follows"
    )
    studio.recorder.open(request(2))
    studio.run()
    assert [[it[0] for it in one] for one in told(studio)] == [
        ["compliance", "start", "stop"],
        ["compliance"],
    ]


def test_a_call_that_is_over_is_forgotten() -> None:
    studio = Studio()
    studio.recorder.tell(0, START)
    studio.recorder.forget(0)
    studio.recorder.open(request())
    studio.run()
    assert told(studio) == [[]]
