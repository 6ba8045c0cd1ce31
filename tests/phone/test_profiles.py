"""The profile in force: last good, overrides, and what a bad one must not do (SPEC F1)."""

from collections.abc import Callable

import pytest

from phone.profiles import Profiles, Store
from phone.recording.words import Mode
from provisioning.errors import FetchError, ProfileError


def xml(**parameters: str) -> bytes:
    lines = "".join(f"<{name}>{value}</{name}>" for name, value in parameters.items())
    return f"<flat-profile>{lines}</flat-profile>".encode()


def line(user_id: str, mode: str = "Never") -> bytes:
    return xml(
        Line_Enable_1_="Yes",
        User_ID_1_=user_id,
        Call_Recording_Serv="Yes",
        Call_Recording_Mode_1_=mode,
        Call_Recording_Server_1_="sip:r@rec.test",
        Call_Recording_Protocol_1_="SRC",
    )


class Shelf:
    """An address and a place for the last good profile, in memory."""

    def __init__(self, served: bytes | None, kept: bytes | None = None) -> None:
        self.served, self.kept, self.full = served, kept, False
        self.fetched: list[str] = []

    def store(self) -> Store:
        return Store(self._fetch, lambda: self.kept, self._keep)

    def _fetch(self, address: str) -> bytes:
        self.fetched.append(address)
        if self.served is None:
            raise FetchError(f"{address}: error: 404 Not Found")
        return self.served

    def _keep(self, data: bytes) -> None:
        if self.full:
            raise FetchError("/state: error: profile not kept: No space left on device")
        self.kept = data


def at(
    shelf: Shelf, *overrides: tuple[str, str], base: tuple[tuple[str, str], ...] = ()
) -> Profiles:
    return Profiles(shelf.store(), "a.xml", base=base, overrides=overrides)


def test_a_good_profile_is_in_force_and_kept() -> None:
    shelf = Shelf(line("4021"))
    source = at(shelf)
    assert source.start().lines[0].user_id == "4021"
    assert source.diagnostics == ()
    assert shelf.kept is not None
    assert at(Shelf(None, shelf.kept)).start().lines[0].user_id == "4021"


def test_without_an_address_the_base_alone_holds_and_nothing_is_kept() -> None:
    shelf = Shelf(line("4021"))
    base = (("Line_Enable_1_", "Yes"), ("User_ID_1_", "7"))
    source = Profiles(shelf.store(), None, base=base)
    assert source.start().lines[0].user_id == "7"
    assert source.resync() is None
    assert source.diagnostics == (
        "this phone was started without --profile: nothing to read again",
    )
    assert (shelf.fetched, shelf.kept) == ([], None)


BAD: dict[str, tuple[bytes | None, str]] = {
    "missing": (None, "a.xml: error: 404 Not Found"),
    "not XML": (b"<flat-profile><User_ID_1_>", "a.xml:1:"),
    "a wrong value": (line("5", "On Demand"), "Call_Recording_Mode_1_: expected"),
    "no line": (xml(Line_Enable_1_="No", User_ID_1_="5"), "the phone can make no calls"),
}
EACH_BAD = pytest.mark.parametrize("bad", BAD)


@EACH_BAD
def test_at_start_the_last_good_one_stays_in_force(bad: str) -> None:
    served, said = BAD[bad]
    source = at(Shelf(served, line("4021", "Always")))
    assert source.start().lines[0].recording.mode is Mode.ALWAYS
    assert any(said in found for found in source.diagnostics)
    assert source.diagnostics[-1] == "the last good profile stays in force"


@EACH_BAD
def test_at_start_without_a_last_good_one_it_is_an_error(bad: str) -> None:
    served, said = BAD[bad]
    with pytest.raises((FetchError, ProfileError), match=said):
        at(Shelf(served)).start()


@EACH_BAD
def test_a_resync_leaves_the_previous_one_and_its_values(bad: str) -> None:
    shelf = Shelf(line("4021", "Always"))
    source = at(shelf)
    source.start()
    kept, values = shelf.kept, source.values
    shelf.served, said = BAD[bad]
    assert source.resync() is None
    assert any(said in found for found in source.diagnostics)
    assert source.diagnostics[-1] == "the profile in force stays"
    assert (shelf.kept, source.values) == (kept, values)


def test_a_resync_keeps_what_the_new_profile_does_not_name() -> None:
    """The vendor's rule."""
    shelf = Shelf(line("4021", "Always"))
    source = at(shelf)
    source.start()
    shelf.served = xml(Call_Recording_Mode_1_="Never")
    profile = source.resync()
    assert profile is not None
    assert (profile.lines[0].user_id, profile.lines[0].recording.mode) == ("4021", Mode.NEVER)


def test_what_only_a_new_start_can_change_is_said() -> None:
    shelf = Shelf(line("4021", "Always"))
    source = at(shelf)
    source.start()
    shelf.served = xml(Call_Recording_Mode_1_="Never", Proxy_1_="pbx.example")
    assert source.resync() is not None
    assert source.diagnostics[-1].startswith("lines, names, passwords")
    shelf.served = xml(Proxy_1_="")
    assert source.resync() is not None
    assert source.diagnostics == ()


def test_an_override_wins_now_and_later_and_is_not_kept() -> None:
    shelf = Shelf(line("4021", "Never"))
    source = at(shelf, ("Call_Recording_Mode_1_", "Always"))
    assert source.start().lines[0].recording.mode is Mode.ALWAYS
    profile = source.resync()
    assert profile is not None
    assert profile.lines[0].recording.mode is Mode.ALWAYS
    assert shelf.kept is not None
    assert b"Always" not in shelf.kept


def test_an_override_nobody_knows_is_an_error_at_start() -> None:
    with pytest.raises(ProfileError, match="--set: error: Call_Recording_Modus_1_: unknown"):
        at(Shelf(line("4021")), ("Call_Recording_Modus_1_", "Always")).start()


def test_a_way_that_this_build_has_not_is_said_and_rejects_nothing() -> None:
    served = line("4021", "Always").replace(b">SRC<", b">SIPREC<")
    source = at(Shelf(served))
    assert source.start().lines[0].recording.supported is False
    assert any("Call_Recording_Protocol_1_" in found for found in source.diagnostics)


@pytest.mark.parametrize("act", [Profiles.start, Profiles.resync])
def test_a_profile_that_cannot_be_kept_is_in_force_and_says_so(
    act: Callable[[Profiles], object],
) -> None:
    shelf = Shelf(line("4021"), line("old"))
    source = at(shelf)
    shelf.full = True
    profile = act(source)
    assert profile is not None
    assert profile.lines[0].user_id == "4021"  # type: ignore[attr-defined]
    assert source.diagnostics == ("/state: error: profile not kept: No space left on device",)
    assert dict(source.values)["User_ID_1_"] == "4021"
