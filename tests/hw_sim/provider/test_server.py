"""Recording sessions against the provider as a process, over loopback."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from phone.siprec import sdp
from phone.siprec.metadata import MEDIA_TYPE, Notice
from phone.siprec.reader import asks_for_snapshot

pytestmark = pytest.mark.live

Connect = Callable[..., Any]


def level(samples: np.ndarray, hz: float) -> float:
    """dB of a tone in one channel, 0 dB being an amplitude of 1."""
    turns = np.exp(-2j * np.pi * hz * np.arange(len(samples)) / 8000)
    return float(20 * np.log10(2 * abs(np.mean(samples * turns)) + 1e-9))


def directions(body: bytes) -> list[str]:
    return [one.value for one in sdp.directions(body.decode())]


def ended(recorder: Any, client: Any) -> dict[str, Any]:
    assert client.bye().status == 200
    return recorder.wait("ended")


@pytest.mark.parametrize("udp", [False, True], ids=["tcp", "udp"])
def test_a_call_recorded_paused_and_resumed(recorder: Any, connect: Connect, udp: bool) -> None:
    client = connect(recorder.address, udp=udp)
    answer = client.invite()
    assert answer.status == 200
    assert answer.header("contact").endswith(";+sip.srs")
    assert directions(answer.body) == ["recvonly", "recvonly"]
    assert [one.label for one in sdp.media(answer.body.decode())] == ["1", "2"]
    ports = [one.port for one in sdp.media(answer.body.decode())]
    client.talk(0.6)
    answer = client.turn("inactive")
    assert directions(answer.body) == ["inactive", "inactive"]
    assert [one.port for one in sdp.media(answer.body.decode())] == ports
    client.talk(0.3, (1700.0, 1700.0))  # after the pause was answered: privacy
    client.turn("sendonly")
    client.talk(0.4)
    event = ended(recorder, client)
    audio, summary = recorder.audio(event["recording"]), event["summary"]
    near, far = audio[:, 0].astype(float), audio[:, 1].astype(float)
    for channel, pitch, other in ((near, 440, 1000), (far, 1000, 440)):
        first = channel[800:4000]  # of one stretch: its tone has one phase
        assert level(first, pitch) > 75
        assert level(first, other) < level(first, pitch) - 50
        assert level(channel, 1700) < level(first, pitch) - 40
    assert 0.96 <= summary["duration_s"] == len(audio) / 8000 < 1.25
    assert [one["start_s"] == one["end_s"] for one in summary["pauses"]] == [True]
    assert 0.57 < summary["pauses"][0]["start_s"] < 0.75
    assert summary["channels"]["near"] == {"label": "1", "codec": "PCMU", "packets": 65, "lost": 0}
    folder = recorder.directory / event["recording"]
    assert json.loads((folder / "summary.json").read_text()) == summary
    assert len(list(folder.glob("metadata-*.xml"))) == 4  # INVITE, pause, resume, BYE


def test_the_user_is_left_whatever_the_label(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address, near_label="2")
    client.labels = ("1", "2")  # first m-line now carries the far party
    client.invite()
    client.talk(0.4, (1000.0, 440.0))
    event = ended(recorder, client)
    audio = recorder.audio(event["recording"])[400:2800].astype(float)
    assert level(audio[:, 0], 440) > 75 > level(audio[:, 0], 1000) + 40
    assert [(one["side"], one["name"]) for one in event["summary"]["parties"]] == [
        ("near", "Front desk"),
        ("far", "Åse Østergård"),
    ]


def test_a_dynamic_payload_type(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    client.formats = "96 97\r\na=rtpmap:96 opus/48000/2\r\na=rtpmap:97 PCMA/8000"
    answer = client.invite()
    assert b"m=audio" in answer.body
    assert b" RTP/AVP 97\r\na=rtpmap:97 PCMA/8000" in answer.body
    for kind in (97, 13, 97):  # comfort noise is not audio
        client.streams[0].send(bytes([0xD5 if kind == 97 else 0x7F]) * 160, kind)
    time.sleep(0.05)
    event = ended(recorder, client)
    assert event["summary"]["codec"] == "PCMA"
    assert recorder.audio(event["recording"])[:, 0].tolist().count(8) == 320


def test_announcements_told_in_metadata_are_in_the_summary(recorder: Any, connect: Connect) -> None:
    from dataclasses import replace

    client = connect(recorder.address)
    client.invite()
    notice = Notice("start", "2026-11-21T09:00:03Z", None, ("near", "far"), "da")
    client.call = replace(client.call, notices=(notice,))
    first = client.ask("INVITE", [], client.body())
    again = client.ask("INVITE", [], client.body())
    assert first.body == again.body  # nothing changed: same o= version
    announced = ended(recorder, client)["summary"]["announcements"]
    assert [(one["kind"], one["language"]) for one in announced] == [("start", "da")]


@pytest.mark.parametrize(
    ("options", "status", "header"),
    [
        ({"require": ""}, 421, ("require", "siprec")),
        ({"require": "siprec, 100rel"}, 420, ("unsupported", "100rel")),
        ({"contact": ""}, 400, ("warning", '399 redlamp "Contact without ;+sip.src"')),
    ],
)
def test_what_is_no_recording_session_is_refused(
    recorder: Any, connect: Connect, options: dict[str, str], status: int, header: tuple[str, str]
) -> None:
    answer = connect(recorder.address).invite(**options)
    assert (answer.status, answer.header(header[0])) == (status, header[1])
    assert recorder.wait("refused")["status"] == status


def test_codes_of_requests_that_fit_no_session(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    assert client.ask("OPTIONS").status == 200
    assert client.ask("REGISTER").status == 405
    client.to_tag = "unknown"
    assert [client.ask(one).status for one in ("BYE", "INVITE", "UPDATE", "INFO", "OPTIONS")] == [
        481
    ] * 5
    client.transmit(client.message("OPTIONS").replace(b"Call-ID", b"X-Call-ID"))
    assert client.receive().status == 400


def test_requests_within_a_session(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    timer = [("Supported", "timer"), ("Session-Expires", "1800;refresher=uac")]
    answer = client.ask("INVITE", timer, client.body())
    assert answer.header("session-expires") == "1800;refresher=uac"
    assert client.ask("OPTIONS").status == 200
    assert client.ask("INFO", [("Record", "on")]).status == 200
    assert client.ask("INFO", [("Info-Package", "x")]).status == 469
    assert client.ask("INFO", [], ("text/plain", b"x")).status == 415
    assert client.ask("UPDATE", timer).header("session-expires") == "1800;refresher=uac"
    assert directions(client.ask("UPDATE", [], client.body()).body) == ["recvonly"] * 2
    offerless = client.ask("INVITE")
    assert (offerless.status, offerless.body) == (200, answer.body)
    client.cseq -= 2
    assert client.ask("OPTIONS").status == 500
    client.cseq += 2
    assert client.ask("INVITE", [], client.body(offer=client.offer()[:-40])).status in (400, 488)
    assert ended(recorder, client)["summary"]["state"] == "ended"


def test_unreadable_metadata_never_costs_the_recording(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    refused = client.ask("INVITE", [], client.body("<recording>"))
    assert (refused.status, "metadata line 1" in refused.header("warning")) == (400, True)
    client.invite()
    client.direction = "inactive"
    answer = client.ask("INVITE", [], client.body("<recording>"))
    assert directions(answer.body) == ["inactive", "inactive"]
    asked = client.receive()
    assert (asked.method, asks_for_snapshot(asked.body)) == ("UPDATE", True)
    client.reply(asked)
    assert ended(recorder, client)["summary"]["state"] == "ended"


def test_one_stream_is_enough_and_a_third_is_refused(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    extra = "m=audio 4000 RTP/AVP 0\r\na=label:3\r\nm=video 4002 RTP/AVP 99\r\na=label:4\r\n"
    answer = client.ask("INVITE", [], client.body(offer=client.offer() + extra))
    ports = [one.port for one in sdp.media(answer.body.decode())]
    assert [bool(port) for port in ports] == [True, True, False, False]
    assert client.bye().status == 200
    recorder.wait("ended")


def test_several_messages_in_one_segment_and_keepalives(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    first, second = client.message("OPTIONS"), client.message("OPTIONS")
    client.transmit(first + b"\r\n\r\n" + second[:50])
    assert client.receive().header("cseq") == "1 OPTIONS"
    client.transmit(second[50:])
    pong = client.receive_bytes(2)
    assert (pong, client.receive().header("cseq")) == (b"\r\n", "2 OPTIONS")


def test_over_udp_the_200_is_repeated_until_its_ack(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address, udp=True)
    invite = client.message("INVITE", [], client.body())
    client.transmit(invite)
    first, second = client.receive(), client.receive()
    assert (first.status, first.body) == (200, second.body)
    client.transmit(invite)  # a retransmission gets the same answer and no second recording
    assert client.receive().header("to") == first.header("to")
    client.to_tag = first.header("to").partition("tag=")[2]
    client.transmit(client.message("ACK"))
    assert ended(recorder, client)["summary"]["state"] == "ended"


# --- faults -----------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [403, 404, 488, 500, 503])
def test_told_to_refuse(recorder: Any, connect: Connect, code: int) -> None:
    recorder.control(f"refuse {code}")
    assert connect(recorder.address).invite().status == code


def test_told_to_know_no_siprec(recorder: Any, connect: Connect) -> None:
    recorder.control("no-siprec")
    answer = connect(recorder.address).invite()
    assert (answer.status, answer.header("unsupported")) == (420, "siprec")


def test_told_to_be_silent_it_answers_nothing_but_the_cancel(
    recorder: Any, connect: Connect
) -> None:
    recorder.control("silent")
    client = connect(recorder.address)
    client.transmit(client.message("INVITE", [], client.body()))
    with pytest.raises(TimeoutError):
        client.receive(0.3)
    client.transmit(client.message("CANCEL"))
    answers = {one.header("cseq"): one.status for one in (client.receive(), client.receive())}
    assert answers == {"1 CANCEL": 200, "1 INVITE": 487}


def test_told_to_be_inactive_until_ready(recorder: Any, connect: Connect) -> None:
    recorder.control("inactive")
    client = connect(recorder.address)
    assert directions(client.invite().body) == ["inactive", "inactive"]
    client.talk(0.1)
    recorder.control("ready")
    asked = client.receive()
    assert directions(asked.body) == ["recvonly", "recvonly"]
    client.reply(asked, 200, ("application/sdp", client.offer().encode()))
    assert client.receive().method == "ACK"
    recorder.wait("running")
    client.talk(0.2)
    assert 0.18 < ended(recorder, client)["summary"]["duration_s"] < 0.4


def test_told_to_be_one_sided(recorder: Any, connect: Connect) -> None:
    recorder.control("one-sided")
    client = connect(recorder.address)
    ports = [one.port for one in sdp.media(client.invite().body.decode())]
    assert (ports[0] > 0, ports[1]) == (True, 0)
    client.bye()


def test_told_to_hang_up(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    client.invite()
    recorder.control("bye")
    asked = client.receive()
    client.reply(asked)
    assert (asked.method, asked.header("require")) == ("BYE", "siprec")
    assert recorder.history[-1]["event"] == "fault"
    assert client.ask("OPTIONS").status == 481


def test_its_own_pause_cuts_at_once_and_its_unpause_goes_on(
    recorder: Any, connect: Connect
) -> None:
    client = connect(recorder.address)
    client.invite()
    client.talk(0.2)
    recorder.control("pause")
    asked = client.receive()
    assert directions(asked.body) == ["inactive", "inactive"]
    client.talk(0.2, (1700.0, 1700.0))  # not answered yet, and yet not recorded
    client.direction = "inactive"
    client.reply(asked, 491)
    asked = client.receive()  # the ACK
    asked = client.receive()  # again, after RFC 3261's delay
    assert directions(asked.body) == ["inactive", "inactive"]
    client.reply(asked, 200, ("application/sdp", client.offer().encode()))
    assert client.receive().method == "ACK"
    assert client.invite().status == 200
    recorder.control("unpause")
    asked = client.receive()
    client.direction = "sendonly"
    client.reply(asked, 200, ("application/sdp", client.offer().encode()))
    assert client.receive().method == "ACK"
    recorder.wait("running")
    client.talk(0.2)
    event = ended(recorder, client)
    near = recorder.audio(event["recording"])[:, 0].astype(float)
    assert 0.37 < len(near) / 8000 < 0.6
    assert level(near, 1700) < level(near[400:1400], 440) - 40


@pytest.mark.parametrize("code", [488, 491, 500])
def test_told_to_refuse_changes(recorder: Any, connect: Connect, code: int) -> None:
    client = connect(recorder.address)
    client.invite()
    recorder.control(f"refuse-changes {code}")
    assert client.turn("inactive").status == code
    recorder.control("silent-changes")
    client.transmit(client.message("INVITE", [], client.body()))
    with pytest.raises(TimeoutError):
        client.receive(0.3)
    assert ended(recorder, client)["summary"]["pauses"] == []


def test_glare(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    client.invite()
    recorder.control("pause")
    asked = client.receive()
    assert client.ask("UPDATE", [], client.body()).status == 491
    client.direction = "inactive"
    client.reply(asked, 200, ("application/sdp", client.offer().encode()))
    assert client.receive().method == "ACK"
    client.bye()


# --- ends nobody asked for --------------------------------------------------------------------


def test_a_connection_that_closes_without_bye_interrupts(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    client.invite()
    client.talk(0.2)
    client.socket.close()
    summary = recorder.wait("ended")["summary"]
    assert (summary["state"], summary["reason"]) == (
        "interrupted",
        "the connection closed without BYE",
    )
    assert 0.18 < summary["duration_s"] < 0.5


def test_a_session_goes_on_over_another_connection(recorder: Any, connect: Connect) -> None:
    client, other = connect(recorder.address), connect(recorder.address)
    client.invite()
    client.socket.close()
    client.socket = other.socket
    assert client.ask("OPTIONS").status == 200
    assert ended(recorder, client)["summary"]["state"] == "ended"


def test_ten_seconds_of_silence_interrupt_but_not_a_pause(
    start: Callable[..., Any], connect: Connect
) -> None:
    recorder = start()
    paused, active = connect(recorder.address), connect(recorder.address, udp=True)
    paused.direction = "inactive"
    paused.invite()
    active.invite()
    active.talk(0.1)
    began = time.monotonic()
    event = recorder.wait("ended", 15)
    assert 9.5 < time.monotonic() - began < 11.5
    assert event["summary"]["reason"] == "silent for 10 s"
    assert event["summary"]["duration_s"] < 2  # what was said, however long that took; not 10 s
    assert any(active.receive().method == "BYE" for _ in range(3))
    head = active.streams[0].rtcp.recv(2048)  # reports came while it was silent
    assert (head[0] >> 6, head[1]) == (2, 201)
    assert paused.ask("OPTIONS").status == 200


def test_killed_it_leaves_a_playable_file_and_repairs_it(
    start: Callable[..., Any], connect: Connect
) -> None:
    recorder = start()
    client = connect(recorder.address)
    client.invite()
    client.talk(1.2)
    name = recorder.wait("started")["recording"]
    recorder.process.send_signal(signal.SIGKILL)
    recorder.process.wait(5)
    recorder.close()
    left = recorder.audio(name)
    assert 0.6 < len(left) / 8000 < 1.3
    assert level(left[400:4400, 0].astype(float), 440) > 75
    again = start()
    assert any(one == {"event": "repaired", "recording": name} for one in again.history)
    summary = json.loads((again.directory / name / "summary.json").read_text())
    assert (summary["state"], summary["duration_s"]) == ("interrupted", len(left) / 8000)


def test_stopped_it_ends_its_sessions_and_finishes_its_files(
    start: Callable[..., Any], connect: Connect
) -> None:
    recorder = start()
    client = connect(recorder.address)
    client.invite()
    client.talk(0.2)
    recorder.process.send_signal(signal.SIGINT)
    assert client.receive().method == "BYE"
    assert recorder.process.wait(5) == 0
    summary = recorder.wait("ended")["summary"]
    assert (summary["state"], summary["reason"]) == ("ended", "the recorder was shut down")


def test_a_disk_that_is_full_ends_the_session_and_says_so(
    start: Callable[..., Any], connect: Connect
) -> None:
    recorder = start()
    client = connect(recorder.address)
    client.invite()
    name = recorder.wait("started")["recording"]
    limits = f"{40 * 1024}:{40 * 1024}"
    subprocess.run(
        ["prlimit", f"--pid={recorder.process.pid}", f"--fsize={limits}"], check=True, timeout=5
    )
    with contextlib.suppress(TimeoutError):
        client.talk(2.0)
    assert client.receive().method == "BYE"
    assert recorder.process.poll() is None
    assert len(recorder.audio(name)) > 8000
    os.kill(recorder.process.pid, signal.SIGTERM)
    assert recorder.process.wait(5) == 0


# --- the command --------------------------------------------------------------------------------


def command(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hw_sim.provider", *options],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def test_an_address_that_is_taken_is_one_line_and_exit_2(recorder: Any, tmp_path: Path) -> None:
    done = command("--listen", recorder.address, "--dir", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"cannot listen on {recorder.address}: ")
    assert done.stderr.count("\n") == 1


def test_the_list_for_people_and_for_programs(recorder: Any, connect: Connect) -> None:
    client = connect(recorder.address)
    client.invite()
    name = ended(recorder, client)["recording"]
    table = command("--list", "--dir", str(recorder.directory)).stdout.splitlines()
    assert any(line.startswith(name) and "Front desk <sip:1001@" in line for line in table)
    found = json.loads(command("--list", "--json", "--dir", str(recorder.directory)).stdout)
    assert name in [one["folder"] for one in found]
    assert {len(one["envelope"]["near"]) for one in found} == {120}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--list", "--dir", "/nowhere"], "/nowhere: no such directory"),
        (["--listen", "here"], "'here' is not ADDRESS:PORT"),
        (["--listen", "127.0.0.1:99999"], "is not ADDRESS:PORT"),
        (["--fault", "dance"], "expected one of"),
        (["--fault", "bye"], "is for --control"),
    ],
)
def test_wrong_usage(options: list[str], said: str) -> None:
    done = command(*options)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_metadata_type_of_the_bye_is_the_registered_one() -> None:
    assert MEDIA_TYPE == "application/rs-metadata+xml"
