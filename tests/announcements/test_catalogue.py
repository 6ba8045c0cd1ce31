from announcements.catalogue import ENGLISH, Kind, superseded


def test_the_words_on_the_wire_are_those_of_the_announcements_an_admin_may_replace() -> None:
    assert [kind.value for kind in Kind] == [
        "start",
        "stop",
        "pause",
        "resume",
        "compliance",
        "failure-proceed",
        "failure-end",
    ]


def test_every_announcement_says_something_of_its_own() -> None:
    assert set(ENGLISH) == set(Kind)
    assert len(set(ENGLISH.values())) == len(Kind)


def test_the_compliance_announcement_says_what_the_service_promises() -> None:
    assert ENGLISH[Kind.COMPLIANCE] == "This call may be recorded."


def test_pause_and_resume_speak_of_what_has_happened() -> None:
    assert "was paused" in ENGLISH[Kind.PAUSE]
    assert "was resumed" in ENGLISH[Kind.RESUME]


def test_the_newest_of_a_pair_takes_the_place_of_what_waits() -> None:
    pairs = {
        frozenset((waiting, by)) for waiting in Kind for by in Kind if superseded(waiting, by)
    }
    words = {frozenset(kind.value for kind in pair) for pair in pairs if len(pair) == 2}
    assert words == {
        frozenset({"start", "stop"}),
        frozenset({"pause", "resume"}),
        frozenset({"failure-proceed", "failure-end"}),
    }
    assert not superseded(Kind.COMPLIANCE, Kind.COMPLIANCE)
    assert superseded(Kind.PAUSE, Kind.PAUSE)
