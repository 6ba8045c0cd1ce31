"""Blocking work on a thread that does not keep the process alive: a `wait` may last minutes."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


async def in_background(work: Callable[[], T]) -> T:
    """The result of `work`, or what it raised."""
    done: Future[T] = Future()
    done.set_running_or_notify_cancel()  # who asked may go; what was begun is done

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001  it is raised where it was asked for
            done.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return await asyncio.wrap_future(done)
