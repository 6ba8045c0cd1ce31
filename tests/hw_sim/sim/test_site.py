"""What of the world stands on the time line."""

from tests.hw_sim.sim.benches import ALWAYS, bench, called, history, perform


def test_messages_say_whose_they_are() -> None:
    there = perform(called(*ALWAYS), "advance 100 ms")
    sip = [entry for entry in there.timeline() if entry["lane"].startswith("sip-")]
    told = {(entry["lane"], entry["number"], entry["name"]) for entry in sip}
    assert told == {
        ("sip-call", "1002", "Mette Sørensen"),
        ("sip-recorder", "1002", "Mette Sørensen"),
    }
    first = sip[0]
    assert (first["kind"], first["text"], first["sent"]) == ("INVITE", "INVITE", True)
    assert first["detail"] == "sip:1002@pbx.sim a=sendrecv a=record:off"


def test_sessions_and_digits() -> None:
    there = perform(called(*ALWAYS), "press 7\nadvance 1 s\nprovider bye\nadvance 1 s")
    assert history(there, "recordings", "dtmf") == [
        "0.660 recordings 1002 opened session 1",
        "0.660 dtmf 1002 7",
        "1.640 recordings 1002 closed session 1: ended by the provider",
    ]


def test_offices_are_known_by_their_numbers() -> None:
    there = bench(("Voice_Mail_Number", "1555"), ("Call_Park_Code", "*68"))
    for number, name in (("112", "Emergency"), ("1555", "Voicemail"), ("*68", "Feature")):
        perform(there, f"dial {number}\nwait call confirmed 2 s\npress End call\nadvance 1 s")
        assert there.site.people.name(number) == name
    perform(there, "dial 9999\nadvance 1 s\nexpect call idle\nexpect toast Call failed")
