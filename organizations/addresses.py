"""From which network address a request comes."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_address(request: HttpRequest) -> str | None:
    """Of who asks; None where it is not known.

    Behind our proxy that is the last address in X-Forwarded-For, which the proxy wrote: what stands before it anybody
    can make up. Without a proxy that header counts for nothing.
    """
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2] if settings.BEHIND_PROXY else ""
    try:
        return str(ipaddress.ip_address((said or request.META.get("REMOTE_ADDR", "")).strip()))
    except ValueError:
        return None
