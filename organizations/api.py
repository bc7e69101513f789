"""What every API route asks first: who you are (401), then what your role may do (403)."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.pagination import PageNumberPagination
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from organizations.access import require_role
from organizations.models import Membership
from organizations.roles import Action

CLIENT_KEY_VERSION = 7


class MemberMay(BasePermission):
    """Lets a request pass when the active membership's role may do what the route names, and hands the member over."""

    message = _("Kies eerst voor welke organisatie u werkt.")

    def has_permission(self, request: Request, view: Any) -> bool:
        member: Membership | None = getattr(request, "member", None)
        if not request.user.is_authenticated or member is None:
            return False
        if request.method not in view.actions_by_method:
            raise MethodNotAllowed(str(request.method))
        require_role(member, view.actions_by_method[request.method])
        view.member = member
        return True


class MemberView(APIView):
    """An API route for members; `actions_by_method` names what the role must allow for each method."""

    permission_classes = [MemberMay]
    actions_by_method: ClassVar[dict[str, Action]]
    member: Membership


class Pages(PageNumberPagination):
    """Lists in pages of fifty, or as many as are asked for."""

    page_size = 50
    page_size_query_param = "pageSize"
    max_page_size = 200


def checked(serializer: Any) -> dict[str, Any]:
    """What was sent, by field. Raises ValidationError, as the API says it."""
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


class ClientKeyField(serializers.UUIDField):
    """The key of something new, made by the client: a UUID of version 7, so that sending twice stores once."""

    default_error_messages = {"version": _("Dit moet een UUID van versie 7 zijn.")}

    def to_internal_value(self, data: Any) -> uuid.UUID:
        key: uuid.UUID = super().to_internal_value(data)
        if key.version != CLIENT_KEY_VERSION:
            self.fail("version")
        return key
