"""Terms for programs: computed from the file, never stored; what people say of one is."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from cases.access import get_family, not_there, open_family, require_section
from cases.actions.terms import PART, WhichTerm, correct_term, finish_term, withdraw_answer
from cases.models import Family, Person
from cases.serializers.terms import TermCorrectionSerializer, TermDoneSerializer, TermSerializer
from cases.term_lines import TermLine
from cases.terms import family_lines
from organizations.api import MemberView, checked
from organizations.models import Membership
from organizations.roles import Action

TAG = "terms"


class TermListView(MemberView):
    """Every term of a family."""

    actions_by_method: ClassVar = {"GET": Action.VIEW_FAMILY}

    @extend_schema(operation_id="listTerms", tags=[TAG], responses=TermSerializer(many=True))
    def get(self, request: Request, family_id: uuid.UUID) -> Response:
        """The terms of a family that the member reads, also those that are long over, by day."""
        family = open_family(family_id, by=self.member, part=PART)
        found = sorted(each_line(family, by=self.member), key=lambda line: (line.due_on, line.term.rule))
        return Response(TermSerializer(found, many=True).data)


class TermAnswerView(MemberView):
    """What people say of one term."""

    actions_by_method: ClassVar = {"PUT": Action.CORRECT_TERM, "DELETE": Action.CORRECT_TERM}
    kind: ClassVar[str]

    def to_answer(self, family_id: uuid.UUID, rule: str, subject: uuid.UUID) -> tuple[Family, TermLine]:
        """The term, where the own organisation writes what it is about; that is said before what is sent is looked at.

        Raises Http404, with a line in the log, when there is no such term the member reads; PermissionDenied.
        """
        family = get_family(family_id, by=self.member)
        line = self.line(family, rule, subject)
        children = [Person(pk=line.term.child)] if line.term.child else []
        require_section(family, line.rule.section, by=self.member, children=children)
        return family, line

    def line(self, family: Family, rule: str, subject: uuid.UUID) -> TermLine:
        for line in each_line(family, by=self.member):
            if (line.term.rule, line.term.subject) == (rule, subject) and line.may_be_answered:
                return line
        raise not_there(family.pk, by=self.member, part=PART)

    def said(self, family: Family, rule: str, subject: uuid.UUID) -> Response:
        return Response(TermSerializer(self.line(family, rule, subject)).data)

    def take_back(self, family_id: uuid.UUID, rule: str, subject: uuid.UUID) -> Response:
        family, line = self.to_answer(family_id, rule, subject)
        answer = getattr(line, self.kind)
        if answer is None:
            raise not_there(family.pk, by=self.member, part=PART)
        withdraw_answer(kind=self.kind, key=answer.key, family=family, by=self.member)
        return Response(status=status.HTTP_204_NO_CONTENT)


class TermCorrectionView(TermAnswerView):
    kind = "correction"

    @extend_schema(operation_id="correctTerm", tags=[TAG], request=TermCorrectionSerializer, responses=TermSerializer)
    def put(self, request: Request, family_id: uuid.UUID, rule: str, subject: uuid.UUID) -> Response:
        """Say that it falls on another day, and why."""
        family, _line = self.to_answer(family_id, rule, subject)
        sent: dict[str, Any] = checked(TermCorrectionSerializer(data=request.data))
        correct_term(which=WhichTerm(family, rule, subject), by=self.member, **sent)
        return self.said(family, rule, subject)

    @extend_schema(operation_id="withdrawTermCorrection", tags=[TAG], responses={204: None})
    def delete(self, request: Request, family_id: uuid.UUID, rule: str, subject: uuid.UUID) -> Response:
        """Take it back: the computed day holds again. What was said is kept."""
        return self.take_back(family_id, rule, subject)


class TermDoneView(TermAnswerView):
    kind = "done"

    @extend_schema(operation_id="finishTerm", tags=[TAG], request=TermDoneSerializer, responses=TermSerializer)
    def put(self, request: Request, family_id: uuid.UUID, rule: str, subject: uuid.UUID) -> Response:
        """Say that it needs nothing more: when it was dealt with, and how."""
        family, _line = self.to_answer(family_id, rule, subject)
        sent: dict[str, Any] = checked(TermDoneSerializer(data=request.data))
        finish_term(which=WhichTerm(family, rule, subject), by=self.member, **sent)
        return self.said(family, rule, subject)

    @extend_schema(operation_id="reopenTerm", tags=[TAG], responses={204: None})
    def delete(self, request: Request, family_id: uuid.UUID, rule: str, subject: uuid.UUID) -> Response:
        """Take it back: the term stands open again. What was said is kept."""
        return self.take_back(family_id, rule, subject)


def each_line(family: Family, *, by: Membership) -> list[TermLine]:
    """One line a term: those of several children that read the same are told apart."""
    return [line for first in family_lines(family, by=by) for line in (first, *first.others)]
