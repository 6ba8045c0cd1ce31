"""A recording session as the client: opening, changing, ending, and everything that may cross."""

import pytest

from tests.hw_sim.sim.studio import Studio, request


def opened(*faults: str) -> Studio:
    studio = Studio()
    for fault in faults:
        studio.provider.obey(fault)
    studio.recorder.open(request())
    studio.run(0.2)
    return studio


def test_a_session_whole() -> None:
    studio = opened()
    studio.recorder.suspend(0)
    studio.run()
    studio.recorder.resume(0)
    studio.run()
    studio.recorder.close(0, "the user stopped it")
    studio.run()
    assert studio.reports() == ["accepted", "suspended", "resumed", "closed"]
    assert studio.messages() == [
        "0.000 > INVITE sip:recorder@rec.sim;transport=tcp a=sendonly metadata: far 1002",
        "0.040 < 200 a=recvonly",
        "0.040 > ACK",
        "0.200 > re-INVITE inactive metadata: far 1002",
        "0.240 < 200 a=inactive",
        "0.240 > ACK",
        "0.300 > re-INVITE sendonly metadata: far 1002",
        "0.340 < 200 a=recvonly",
        "0.340 > ACK",
        "0.400 > BYE metadata: far 1002; reason the user stopped it",
        "0.440 < 200",
    ]


@pytest.mark.parametrize(
    ("fault", "report", "after"),
    [
        ("refuse 403", "forbidden", []),
        ("refuse 404", "not-found", []),
        ("refuse 488", "not-acceptable", []),
        ("refuse 503", "unavailable", []),
        ("no-siprec", "not-a-recorder", []),
        ("inactive", "accepted-inactive", ["> ACK"]),
        ("one-sided", "one-sided", ["> ACK"]),
    ],
)
def test_what_an_answer_means(fault: str, report: str, after: list[str]) -> None:
    studio = opened(fault)
    assert studio.reports() == [report]
    assert studio.titles()[2:] == after


def test_silence_is_not_reported_and_closing_cancels() -> None:
    studio = opened("silent")
    studio.run(5.0)
    assert studio.reports() == []
    studio.recorder.close(0)
    studio.run()
    assert studio.reports() == ["closed"]
    assert studio.titles() == ["> INVITE", "> CANCEL", "< 200", "< 487"]


def test_an_answer_that_crosses_the_cancel_is_ended() -> None:
    studio = opened("slow 1 s")
    studio.run(0.83)  # the 200 is on its way
    studio.recorder.close(0)
    studio.run()
    assert studio.reports() == ["closed"]
    assert studio.titles() == ["> INVITE", "> CANCEL", "< 200", "> ACK", "> BYE", "< 200", "< 200"]


@pytest.mark.parametrize(
    ("server", "supported", "report"),
    [
        ("sip:recorder@elsewhere.sim", True, "unavailable"),
        ("sip:recorder@rec.sim", False, "not-supported"),
    ],
)
def test_what_cannot_be_tried(server: str, report: str, supported: bool) -> None:
    studio = Studio()
    studio.recorder.open(request(server=server, supported=supported))
    studio.run()
    assert (studio.reports(), studio.titles()) == ([report], [])


def test_nobody_listens() -> None:
    studio = opened("kill")
    assert (studio.reports(), studio.titles()) == (["unavailable"], [])


@pytest.mark.parametrize(
    ("fault", "report"),
    [("refuse-changes 500", "change-refused"), ("refuse-changes 481", "lost"), ("glare", "glare")],
)
def test_a_change_that_is_refused(fault: str, report: str) -> None:
    studio = opened()
    studio.provider.obey(fault)
    studio.recorder.suspend(0)
    studio.run()
    assert studio.reports() == ["accepted", report]


def test_a_change_without_an_answer_is_a_lost_recorder() -> None:
    studio = opened()
    studio.provider.obey("silent-changes")
    studio.recorder.suspend(0)
    studio.run(33.0)
    assert studio.reports() == ["accepted", "lost"]


def test_one_offer_at_a_time_and_the_newest_wish_next() -> None:
    studio = Studio()
    studio.recorder.open(request())
    studio.recorder.suspend(0)
    studio.recorder.resume(0)
    studio.recorder.suspend(0)
    studio.run(0.2)
    assert studio.reports() == ["accepted", "suspended"]
    assert studio.titles() == [
        *("> INVITE", "< 200", "> ACK"),
        *("> re-INVITE inactive", "< 200", "> ACK"),
    ]


def test_the_recorder_s_own_pause() -> None:
    studio = opened()
    for word in ("pause", "unpause"):
        studio.provider.obey(word)
        studio.run()
    assert studio.reports() == ["accepted", "paused-by-recorder", "became-ready"]
    assert studio.messages()[3:] == [
        "0.220 < re-INVITE inactive",
        "0.220 > 200 a=inactive",
        "0.320 < re-INVITE recvonly",
        "0.320 > 200 a=sendonly",
    ]


def test_what_the_recorder_does_while_we_are_paused_is_no_news() -> None:
    studio = opened()
    studio.recorder.suspend(0)
    studio.run()
    studio.provider.obey("pause")
    studio.run()
    assert studio.reports() == ["accepted", "suspended"]
    studio.recorder.resume(0)
    studio.run()
    assert studio.reports() == ["accepted-inactive"]


def test_a_recorder_that_was_not_ready() -> None:
    studio = opened("inactive")
    studio.provider.obey("ready")
    studio.run()
    assert studio.reports() == ["accepted-inactive", "became-ready"]


def test_a_snapshot_is_asked_for_and_sent() -> None:
    studio = opened()
    studio.provider.obey("snapshot")
    studio.run()
    assert studio.reports() == ["accepted"]
    assert studio.titles()[3:] == ["< UPDATE", "> 200", "> re-INVITE sendonly", "< 200", "> ACK"]


def test_the_recorder_hangs_up_and_closing_then_is_only_closed() -> None:
    studio = opened()
    studio.provider.obey("bye")
    studio.run()
    studio.recorder.close(0)
    studio.run()
    assert studio.reports() == ["accepted", "ended-by-recorder", "closed"]
    assert studio.titles()[3:] == ["< BYE", "> 200"]


def test_after_closing_nothing_else_is_reported() -> None:
    studio = opened()
    studio.recorder.suspend(0)
    studio.provider.obey("pause")
    studio.recorder.close(0)
    studio.recorder.close(0)
    studio.run()
    assert studio.reports() == ["accepted", "closed"]
    assert studio.titles()[3:] == [
        *("> re-INVITE inactive", "> BYE"),
        *("< re-INVITE inactive", "> 481", "< 200", "> ACK", "< 200"),
    ]
