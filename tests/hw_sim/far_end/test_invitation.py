"""What a far end's manners are on the wire, as the phone reads them."""

from hw_sim.far_end.invitation import headers
from hw_sim.sim.negotiation import Manners
from phone.call.states import Arrival
from phone.pjsua.headers import arrival, hints

ALERT = "Alert-Info: <urn:alert:source:external>"


def test_the_phone_reads_what_a_far_end_says() -> None:
    manners = Manners(arrival=Arrival(("2000", "2001"), callback=True), hints=(ALERT,))
    said = headers(manners, "pbx")
    assert said == (
        ("Diversion", "<sip:2001@pbx>"),
        ("Diversion", "<sip:2000@pbx>"),
        ("Priority", "psap-callback"),
        ("Alert-Info", "<urn:alert:source:external>"),
    )
    invite = "\r\n".join(("INVITE sip:4021@h SIP/2.0", *(": ".join(one) for one in said)))
    assert arrival(invite) == manners.arrival
    assert hints(invite) == (ALERT,)


def test_nothing_is_said_of_an_ordinary_call() -> None:
    assert headers(Manners(), "pbx") == ()
