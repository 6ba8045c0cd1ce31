"""A simulated bench's state as JSON: the phone's snapshot, and the world around it."""

from typing import Any

from hw_sim.sim.directory import aor
from hw_sim.sim.provider import HOST
from hw_sim.sim.site import Site
from hw_sim.snapshot import snapshot
from phone.dispatcher import Dispatcher
from phone.lines import Setting
from phone.presentation import present
from phone.state import PhoneState

DARK = {"colour": None, "on_ms": 0, "off_ms": 0, "pattern": "off"}


def view(dispatcher: Dispatcher, site: Site) -> dict[str, Any]:
    """A phone that is on; `hw_sim.snapshot` says what its own part means."""
    panel = site.panel
    now = snapshot(
        dispatcher.profile, dispatcher.state, dispatcher.presentation, panel.moment, panel.model
    )
    return now | _around(site, power=True) | {"sip": _sip(now, dispatcher)}


def without_power(profile: Setting, site: Site) -> dict[str, Any]:
    """Nothing is shown, no key is there, no call."""
    state = PhoneState()
    now = snapshot(profile, state, present(profile, state), site.panel.moment, site.panel.model)
    dark = {
        "title": "",
        "lamps": dict.fromkeys(now["lamps"], DARK),
        "softkeys": [None] * 4,
        "line_keys": [],
        "screen": [],
    }
    return now | dark | _around(site, power=False)


def _sip(now: dict[str, Any], dispatcher: Dispatcher) -> dict[str, Any]:
    return {**now["sip"], "address": aor(dispatcher.profile.lines[0].user_id)}


def _around(site: Site, *, power: bool) -> dict[str, Any]:
    return {
        "power": power,
        "provider": {"address": HOST, "fault": site.provider.fault},
        "far_end": site.people.first.state(),
        "parties": site.people.state(),
        "network": {"up": site.network.up, "latency_s": site.network.latency_s},
        "announcements": site.prompts.state(),
        "clock": site.clock.stamp(),
        "time_s": round(site.clock.now(), 6),
    }
