"""REST: looking, one command at a time, and errors as one line with the right code."""

import threading

import pytest

from hw_sim.commands import CommandError
from hw_sim.web.rest import command_in
from hw_sim.web.server import LARGEST_BODY, WebServer
from tests.hw_sim.web.asking import BEARER, Answer, ask, command, get, origin
from tests.hw_sim.web.fake_phone import PNG, FakePhone


def test_the_state_is_what_the_phone_says(server: WebServer, phone: FakePhone) -> None:
    answer = get(server, "/api/state")
    assert (answer.status, answer.json) == (200, phone.state())


def test_a_command_is_done_and_answered_with_the_state_after_it(
    server: WebServer, phone: FakePhone
) -> None:
    answer = command(server, "press Record")
    assert answer.status == 200
    assert answer.json == {"ok": True, "state": phone.state()}
    assert answer.json["state"]["recording"]["state"] == "recording"
    assert phone.performed == ["press Record"]


def test_what_a_command_found_is_part_of_the_answer(server: WebServer) -> None:
    answer = command(server, "resync").json
    assert (answer["ok"], answer["diagnostics"]) == (False, ["profile.xml:3: no such parameter"])


def test_words_that_are_none_are_400_and_never_reach_the_phone(
    server: WebServer, phone: FakePhone
) -> None:
    answer = command(server, "pres Record")
    assert answer.status == 400
    assert answer.json == {"error": "unknown word 'pres'; did you mean press?"}
    assert phone.performed == []


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("expect recording paused", "expected recording paused; found ready"),
        ("wait recording paused 0.01 s", "waited 0.01 s for recording paused"),
        ("press ResumeRec", "no key or softkey 'ResumeRec' is there now"),
    ],
)
def test_what_is_not_so_or_not_possible_now_is_409(
    server: WebServer, line: str, error: str
) -> None:
    answer = command(server, line)
    assert (answer.status, answer.json) == (409, {"error": error})


def test_words_of_time_are_for_a_phone_in_virtual_time(server: WebServer, phone: FakePhone) -> None:
    answer = command(server, "time x10")
    told = "this phone lives in real time; one in virtual time is redlamp-sim page"
    assert (answer.status, answer.json) == (409, {"error": told})
    assert command(server, "time x7").status == 400
    assert phone.performed == []


def test_a_phone_that_is_stuck_is_503(server: WebServer) -> None:
    answer = command(server, "press Stuck")
    assert (answer.status, answer.json) == (503, {"error": "the phone does not answer"})


def test_while_one_waits_others_are_served(server: WebServer) -> None:
    answers = list[Answer]()
    line = "wait recording recording 10 s"
    waiting = [
        threading.Thread(target=lambda: answers.append(command(server, line))) for _ in range(40)
    ]
    for one in waiting:
        one.start()
    assert get(server, "/api/state").json["recording"]["state"] == "ready"
    assert command(server, "press Record").status == 200
    for one in waiting:
        one.join()
    assert [answer.status for answer in answers] == [200] * 40


def test_the_time_line_after_an_entry(server: WebServer) -> None:
    command(server, "press Record")
    assert [one["state"] for one in get(server, "/api/timeline").json["entries"]] == [
        "confirmed",
        "recording",
    ]
    assert [one["id"] for one in get(server, "/api/timeline?after=1").json["entries"]] == [2]
    assert get(server, "/api/timeline?after=2").json == {"entries": []}


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "", "%D9%A1", "9" * 5000])
def test_after_is_a_number(server: WebServer, after: str) -> None:
    assert get(server, f"/api/timeline?after={after}").status == 400


def test_the_picture(server: WebServer) -> None:
    answer = get(server, "/api/screenshot.png")
    assert (answer.body, answer.headers["Content-Type"]) == (PNG + b"0", "image/png")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "press Record",
        "[]",
        "{}",
        '{"command": 5}',
        '{"command": "press\\nRecord"}',
        "nul",
        "[" * 9999,
    ],
)
def test_a_message_that_carries_no_command(text: str) -> None:
    with pytest.raises(CommandError, match=r'expected {"command": "press Record"}, one line'):
        command_in(text)


@pytest.mark.parametrize("charset", ["ascii", "foo", "hex", "undefined", "\xff", "utf-16"])
def test_a_body_that_is_no_text(server: WebServer, phone: FakePhone, charset: str) -> None:
    kind = f"text/plain; charset={charset}"
    own = {**BEARER, "Origin": origin(server), "Content-Type": kind}
    answer = ask(server, "/api/command", own, "POST", '{"command": "press é"}')
    assert (answer.status, list(answer.json)) == (400, ["error"])
    assert phone.performed == []


def test_a_body_that_is_not_packed_as_it_says(server: WebServer) -> None:
    own = {**BEARER, "Origin": origin(server), "Content-Encoding": "gzip"}
    answer = ask(server, "/api/command", own, "POST", '{"command": "press Record"}')
    assert answer.status == 400
    assert answer.json == {"error": "the body is not what its headers say"}


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/api/nothing", "GET", 404),
        ("/nothing", "GET", 404),
        (f"/static/{'a' * 300}", "GET", 404),
        ("/api/state", "POST", 405),
        ("/api/command", "GET", 405),
    ],
)
def test_what_is_not_there_is_said_as_json(
    server: WebServer, path: str, method: str, status: int
) -> None:
    answer = ask(server, path, {**BEARER, "Origin": origin(server)}, method)
    assert (answer.status, list(answer.json)) == (status, ["error"])


def test_more_than_a_command_is_refused(server: WebServer, phone: FakePhone) -> None:
    own = {**BEARER, "Origin": origin(server)}
    answer = ask(server, "/api/command", own, "POST", " " * (LARGEST_BODY + 1))
    assert (answer.status, list(answer.json)) == (413, ["error"])
    assert phone.performed == []
