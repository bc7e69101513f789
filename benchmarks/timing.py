"""Medians of interleaved runs: what else the machine does falls on all that is compared alike.

Beside them the processor time of this process and of its database connection together: on a machine that is busy with
other work, only that one says how much work it is. It needs a database on this machine (Linux, /proc).
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

Work = Callable[[], object]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Found:
    """Milliseconds of one run: the median on the clock, and the mean of the processor."""

    clock: float
    processor: float


def measured(works: dict[str, Work], runs: int) -> dict[str, Found]:
    """Of so many rounds in which each runs once; one round to warm up is not counted."""
    clock: dict[str, list[float]] = {name: [] for name in works}
    processor = dict.fromkeys(works, 0.0)
    for turn in range(runs + 1):
        for name, work in works.items():
            started, used = time.perf_counter(), processor_time()
            work()
            if turn:
                clock[name].append((time.perf_counter() - started) * 1000)
                processor[name] += (processor_time() - used) * 1000
    return {name: Found(statistics.median(clock[name]), processor[name] / runs) for name in works}


def processor_time() -> float:
    """Seconds used so far by this process and by the server process of its connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    # the name of the program stands in brackets and may hold anything; user and system time are the 12th and 13th after
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / TICKS


def show(title: str, found: dict[str, Found], base: str) -> None:
    """A line for each: milliseconds, and how many times the base."""
    print(f"\n{title}\n  {'':<44}{'clock':>12}{'':>9}{'processor':>13}")
    for name, row in found.items():
        clock, processor = row.clock / found[base].clock, row.processor / max(found[base].processor, 0.01)
        print(f"  {name:<44}{row.clock:>9.1f} ms{clock:>7.2f} x{row.processor:>10.1f} ms{processor:>7.2f} x")
