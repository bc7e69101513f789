"""Two people at once: each deed in a thread and a transaction of its own, started together."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import Http404

Deed = Callable[[], object]


def race(*deeds: Deed) -> list[str]:
    """What became of each: "done", or the sentence of its refusal."""
    start = threading.Barrier(len(deeds), timeout=60)

    def run(deed: Deed) -> str:
        try:
            with transaction.atomic():
                start.wait()
                deed()
        except ValidationError as error:
            return " ".join(error.messages)
        except Http404 as error:
            return str(error)
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
