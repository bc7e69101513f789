"""What every API route asks first: who you are (401), then what your role may do (403)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from organizations.access import require_role
from organizations.models import Membership
from organizations.roles import Action


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
