from announcements.catalogue import ENGLISH, Kind


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
