"""Driver: reads a profile from a file or over HTTP(S), and keeps the last good one.

The only module here that touches files and the network. Knows nothing of what a profile says.
Profiles hold passwords: what is kept is readable by its owner only, and no message shows the user
information of a URL.
"""

import os
import tempfile
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
)

from provisioning.address import shown
from provisioning.errors import FetchError
from provisioning.xml_profile import LARGEST

TIMEOUT_S: Final = 10.0
LAST_GOOD: Final = "profile.xml"


def fetch(address: str) -> bytes:
    """The bytes of the profile at a path or an http or https URL.

    Raises FetchError, with one line for people. Redirects are followed to http and https only, and
    never from https to http. A file or body over LARGEST bytes is refused.
    """
    scheme = address.partition("://")[0].lower() if "://" in address else ""
    if scheme in ("http", "https"):
        if _names_user(address):  # nothing of them may come into what a library says
            raise FetchError(
                f"{shown(address)}: error: expected a URL without user name and password, which "
                "are not sent"
            )
        return _from_web(address)
    if scheme:
        raise FetchError(f"{shown(address)}: error: expected a file or an http or https URL")
    return _from_file(Path(address))


def last_good(state_dir: Path) -> bytes | None:
    """The profile that was kept last, or None. Raises FetchError if there is one but unreadable."""
    kept = state_dir / LAST_GOOD
    return _from_file(kept) if kept.exists() else None


def keep(state_dir: Path, data: bytes) -> None:
    """Keep a good profile: whole or not at all, also over a power cut. Raises FetchError."""
    try:
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=state_dir, prefix=f".{LAST_GOOD}.")  # mode 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, state_dir / LAST_GOOD)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        _sync_directory(state_dir)
    except OSError as error:
        raise FetchError(f"{state_dir}: error: profile not kept: {error.strerror}") from error


def may_redirect(before: str, after: str) -> bool:
    """Whether a redirect is followed: within the web, to no URL with a user name, and never from
    https to http, because a profile holds passwords."""
    if _names_user(after):
        return False
    schemes = urlsplit(before).scheme, urlsplit(after).scheme
    return schemes in (("http", "http"), ("http", "https"), ("https", "https"))


def _names_user(url: str) -> bool:
    return shown(url) != url


def _from_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _whole(file.read(LARGEST + 1), str(path))
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise FetchError(f"{path}: error: {reason}") from error


def _from_web(url: str) -> bytes:
    try:
        with _opener().open(Request(url), timeout=TIMEOUT_S) as answer:
            data = _whole(answer.read(LARGEST + 1), shown(url))
            if answer.length:  # what Content-Length promised beyond the end of the connection
                raise FetchError(f"{shown(url)}: error: the body ends {answer.length} bytes early")
            return data
    except HTTPError as error:
        error.close()
        raise FetchError(f"{shown(url)}: error: {error.code} {_line(error.reason)}") from error
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise FetchError(f"{shown(url)}: error: {_line(reason)}") from error


def _opener() -> OpenerDirector:
    """Only HTTP and HTTPS: no file, ftp or data handler, no proxy from the environment."""
    opener = OpenerDirector()
    for handler in (
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
        _Redirects(),
    ):
        opener.add_handler(handler)
    return opener


class _Redirects(HTTPRedirectHandler):  # urllib demands the inheritance
    """Follows redirects as far as `may_redirect` goes."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        if not may_redirect(req.full_url, newurl):
            raise HTTPError(req.full_url, code, "redirected to where it may not", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _line(reason: object) -> str:
    """The first line of a reason, which may come from the server, as it may go to a terminal."""
    text = next(iter(str(reason).splitlines()), "")
    return "".join(character if character.isprintable() else "?" for character in text[:200])


def _whole(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST:
        raise FetchError(f"{name}: error: expected at most {LARGEST} bytes")
    return data


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
