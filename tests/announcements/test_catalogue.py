from announcements.catalogue import Kind, superseded


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


def test_the_newest_of_a_pair_takes_the_place_of_what_waits() -> None:
    pairs = {frozenset((waiting, by)) for waiting in Kind for by in Kind if superseded(waiting, by)}
    words = {frozenset(kind.value for kind in pair) for pair in pairs if len(pair) == 2}
    assert words == {
        frozenset({"start", "stop"}),
        frozenset({"pause", "resume"}),
        frozenset({"failure-proceed", "failure-end"}),
    }
    assert not superseded(Kind.COMPLIANCE, Kind.COMPLIANCE)
    assert superseded(Kind.PAUSE, Kind.PAUSE)
