"""A broken rule is returned by name; exhaustive/test_phone_rules.py breaks each of them."""

from dataclasses import replace

from indicators import lamps
from indicators.lamps import Lamp
from phone.levels import levels
from phone.presentation import present
from phone.recording.words import Phase
from phone.rules import RULES, Moment, broken
from phone.state import PhoneState
from tests.phone.desk import profile
from tests.phone.states import phone, slot


def moment(state: PhoneState) -> Moment:
    return Moment(state, levels(profile(), state), present(profile(), state))


def test_a_good_moment_breaks_nothing() -> None:
    assert broken(moment(PhoneState())) == ()
    assert broken(moment(phone(slot(Phase.RECORDING)))) == ()


def test_a_dark_lamp_over_open_gates_is_named() -> None:
    good = moment(phone(slot(Phase.RECORDING)))
    dark = tuple((lamp, lamps.DARK) for lamp in Lamp)
    bad = replace(good, presentation=replace(good.presentation, lamps=dark))
    assert broken(bad) == ("lamp_is_never_dark_while_sound_flows", "icon_and_lamp_agree")


def test_keys_and_banners_without_a_call_are_broken() -> None:
    talk, idle = moment(phone(slot(Phase.RECORDING))), moment(PhoneState())
    assert "solid_banner_means_sound" in broken(replace(idle, presentation=talk.presentation))
    assert "always_has_no_key" in broken(replace(idle, presentation=talk.presentation))


def test_every_rule_cites_its_ground() -> None:
    assert all(rule.__doc__ for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
