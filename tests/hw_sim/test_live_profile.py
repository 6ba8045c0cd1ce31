"""The profile a live bench starts from is a good one, and says what the bench relies on."""

import pytest

from hw_sim.live_profile import (
    FAR_NAME,
    FAR_NUMBER,
    NEAR_NAME,
    NEAR_NUMBER,
    beyond,
    live_profile,
    party_profile,
)
from phone.lines import Setting
from phone.profiles import EMPTY, Profiles, Store
from phone.recording.words import Mode
from provisioning.load import Texts


def loaded(texts: Texts, *sets: tuple[str, str]) -> Setting:
    source = Profiles(
        Store(lambda _: EMPTY, lambda: None, lambda _: None), None, base=texts, overrides=sets
    )
    profile = source.start()
    assert source.diagnostics == ()
    return profile


def test_the_near_phone() -> None:
    profile = loaded(live_profile("127.0.0.1:5081", "127.0.0.1:5090", 5080, 6))
    (line,) = profile.lines
    (dial,) = profile.speed_dials
    assert (line.user_id, line.display_name, line.sip_port) == (NEAR_NUMBER, NEAR_NAME, 5080)
    assert (line.proxy, line.register) == ("127.0.0.1:5081", False)
    assert line.recording.mode is Mode.ON_DEMAND
    assert line.recording.supported
    assert line.recording.server == "sip:recorder@127.0.0.1:5090;transport=tcp"
    assert (dial.key, dial.name) == (6, FAR_NAME)
    assert dial.target == f"{FAR_NUMBER}@127.0.0.1:5081"


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_may_be_set_over_it(mode: Mode) -> None:
    texts = live_profile("127.0.0.1:5081", "127.0.0.1:5090")
    (line,) = loaded(texts, ("Call_Recording_Mode_1_", mode.value)).lines
    assert line.recording.mode is mode
    assert line.sip_port == 0


def test_a_far_end_records_nothing() -> None:
    (line,) = loaded(party_profile("1002", "Mette", 5081)).lines
    assert (line.user_id, line.display_name, line.sip_port) == ("1002", "Mette", 5081)
    assert (line.recording.mode, line.register) == (Mode.NEVER, False)


def test_what_a_scenario_has_to_set_is_what_is_not_common_and_no_secret() -> None:
    base = (
        ("Station_Display_Name", "Anna Berg"),
        ("Proxy_1_", "pbx.sim"),
        ("Line_Enable_1_", "Yes"),
    )
    values = (
        ("Station_Display_Name", "Anna Berg"),
        ("Proxy_1_", "pbx.example.com"),
        ("Password_1_", "hunter2"),
        ("Line_Enable_1_", "No"),
        ("Line_Enable_1_", "Yes"),
    )
    assert beyond(values, base) == (("Proxy_1_", "pbx.example.com"),)
