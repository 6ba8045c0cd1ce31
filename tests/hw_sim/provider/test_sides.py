"""Near is the recorded user, whichever label or place the stream has."""

import pytest

from hw_sim.provider.sides import FAR, NEAR, channels, parties
from phone.siprec.metadata import Flow, Metadata, Participant, Stream

USER = "sip:1001@pbx.example:5072"


def told(near_label: str, far_label: str, aor: str = "sip:1001@pbx.example") -> Metadata:
    return Metadata(
        participants=(Participant("f", "tel:+15551230000", "Pat"), Participant("n", aor, "Desk")),
        streams=(Stream("sn", "c", near_label), Stream("sf", "c", far_label)),
        flows=(Flow("n", ("sn",), ("sf",)), Flow("f", ("sf",), ("sn",))),
    )


@pytest.mark.parametrize(
    ("metadata", "labels", "sides"),
    [
        (told("1", "2"), ("1", "2"), (NEAR, FAR)),
        (told("2", "1"), ("1", "2"), (FAR, NEAR)),
        (told("x", "y", "sip:1001@192.0.2.10"), ("y", "x"), (FAR, NEAR)),
        (told("1", "2", "sip:other@pbx.example"), ("1", "2"), (NEAR, FAR)),
        (told("8", "9"), ("1", "2"), (NEAR, FAR)),
        (Metadata(), ("1", "2"), (NEAR, FAR)),
        (Metadata(), ("1",), (NEAR,)),
        (told("1", "2"), ("2",), (FAR,)),
        (told("1", "1"), ("1", "1"), (NEAR, FAR)),
    ],
)
def test_channels(metadata: Metadata, labels: tuple[str, ...], sides: tuple[int, ...]) -> None:
    assert channels(metadata, USER, labels) == sides


def test_the_user_is_named_first() -> None:
    assert parties(told("1", "2"), USER) == [
        {"side": "near", "aor": "sip:1001@pbx.example", "name": "Desk"},
        {"side": "far", "aor": "tel:+15551230000", "name": "Pat"},
    ]
