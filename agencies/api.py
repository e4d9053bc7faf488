"""Agencies, their succession, and people, for other systems."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import actions as accounts
from accounts.models import User
from agencies import actions, policy
from agencies.forms.agencies import AgencyFilter
from agencies.forms.people import PeopleFilter
from agencies.models import Agency, Confidence, Membership, Role, Scope, Succession, holders, standing_of
from core import clock
from core.api import Asked, Collection, Seen, Strict, given


class AgencySerializer(serializers.ModelSerializer[Agency]):
    class Meta:
        model = Agency
        fields = [
            "id", "code", "name", "short_name", "kind", "place_name", "valid_from", "valid_to", "aliases", "area_code",
            "official_code", "formed_from", "source", "confidence", "members",
        ]  # fmt: skip


class SuccessionSerializer(serializers.ModelSerializer[Succession]):
    class Meta:
        model = Succession
        fields = [
            "id", "predecessor", "successor", "effective_on", "kind", "scope", "function", "legal_basis", "source",
            "confidence",
        ]  # fmt: skip


class UndecidedSerializer(serializers.Serializer[Any]):
    at = AgencySerializer()
    options = SuccessionSerializer(many=True)


class HoldersSerializer(serializers.Serializer[Any]):
    on = serializers.DateField()
    agencies = AgencySerializer(many=True)
    undecided = UndecidedSerializer(many=True)


class OnSerializer(Strict):
    on = serializers.DateField(required=False)


class AgencyFields(Strict):
    """What is recorded of an agency."""

    name = serializers.CharField(max_length=200)
    short_name = serializers.CharField(max_length=100)
    kind = serializers.ChoiceField(choices=Agency.Kind.choices)
    place_name = serializers.CharField(max_length=60, required=False, allow_blank=True)
    valid_from = serializers.DateField(required=False, allow_null=True)
    valid_to = serializers.DateField(required=False, allow_null=True)
    aliases = serializers.ListField(child=serializers.CharField(max_length=200), max_length=50, required=False)
    area_code = serializers.CharField(max_length=10, required=False, allow_blank=True)
    official_code = serializers.CharField(max_length=35, required=False, allow_blank=True)
    formed_from = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    source = serializers.CharField(max_length=2000, required=False, allow_blank=True)  # type: ignore[assignment]
    confidence = serializers.ChoiceField(choices=Confidence.choices, required=False)


CODE_WORDS = gettext_lazy("Chữ thường không dấu, số và gạch nối, ví dụ skhcn-qn. Mã không đổi được về sau.")


class NewAgencySerializer(AgencyFields):
    code = serializers.SlugField(max_length=60, error_messages={"invalid": CODE_WORDS})


class EditAgencySerializer(AgencyFields):
    """Only what is to change; `reason` where it is of record already."""

    name = serializers.CharField(max_length=200, required=False)
    short_name = serializers.CharField(max_length=100, required=False)
    kind = serializers.ChoiceField(choices=Agency.Kind.choices, required=False)
    members = Seen(Agency, many=True, required=False)
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class AskedAgencies(AgencyFilter, Asked):
    """As on the page, with the day as machines write it."""

    on = django_filters.DateFilter(method="existing")


class AgencyCollection(Collection):
    """Agencies, one row a name; `holders` says who holds an agency's duties on a day (`?on=YYYY-MM-DD`).

    POST adds one, PATCH mends one; a new name of an agency is a succession, not a change.
    """

    model = Agency
    prefetched = ("members",)
    serializer_class = AgencySerializer
    filterset_class = AskedAgencies

    @extend_schema(request=NewAgencySerializer, responses={201: AgencySerializer})
    def create(self, request: Request) -> Response:
        policy.can_manage_agencies(request.user).require()
        values = given(self, NewAgencySerializer)
        agency = actions.create_agency(values.pop("code"), values, by=request.user)
        return Response(AgencySerializer(agency).data, status=201)

    @extend_schema(request=EditAgencySerializer, responses=AgencySerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        agency = self.get_object()
        policy.can_manage_agencies(request.user).require()
        values = given(self, EditAgencySerializer)
        extra = {"reason": values.pop("reason", ""), "members": values.pop("members", None)}
        agency = actions.edit_agency(agency, values, by=request.user, **extra)
        return Response(AgencySerializer(agency).data)

    @extend_schema(parameters=[OpenApiParameter("on", str, description="YYYY-MM-DD")], responses=HoldersSerializer)
    @action(detail=True, filterset_class=None, pagination_class=None)
    def holders(self, request: Request, pk: str) -> Response:
        form = OnSerializer(data={"on": request.query_params["on"]} if "on" in request.query_params else {})
        form.is_valid(raise_exception=True)
        on = form.validated_data.get("on") or clock.today()
        found = holders(self.get_object(), on)
        return Response(HoldersSerializer({"on": on, "agencies": found.agencies, "undecided": found.undecided}).data)


class NewSuccessionSerializer(Strict):
    predecessor = Seen(Agency)
    successor = Seen(Agency, required=False, allow_null=True, default=None)
    effective_on = serializers.DateField()
    kind = serializers.ChoiceField(choices=Succession.Kind.choices)
    scope = serializers.ChoiceField(choices=Scope.choices, default=Scope.WHOLE)
    function = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    legal_basis = serializers.CharField(max_length=2000)
    source = serializers.CharField(max_length=2000, required=False, allow_blank=True, default="")  # type: ignore[assignment]
    confidence = serializers.ChoiceField(choices=Confidence.choices, default=Confidence.UNVERIFIED)


class SuccessionCollection(Collection):
    """What became of agencies; POST records one."""

    model = Succession
    serializer_class = SuccessionSerializer
    filterset_fields = ["predecessor", "successor", "kind", "scope", "effective_on"]

    @extend_schema(request=NewSuccessionSerializer, responses={201: SuccessionSerializer})
    def create(self, request: Request) -> Response:
        policy.can_record_succession(request.user).require()
        found = actions.record_succession(by=request.user, **given(self, NewSuccessionSerializer))
        return Response(SuccessionSerializer(found).data, status=201)


class MembershipSerializer(serializers.ModelSerializer[Membership]):
    class Meta:
        model = Membership
        fields = ["id", "user", "agency", "role", "valid_from", "valid_to"]


class NewMembershipSerializer(Strict):
    user = serializers.IntegerField()
    role = serializers.ChoiceField(choices=Role.choices)
    agency = Seen(Agency, required=False, allow_null=True, default=None)
    valid_from = serializers.DateField(required=False, allow_null=True, default=None)
    valid_to = serializers.DateField(required=False, allow_null=True, default=None)


class LastDaySerializer(Strict):
    on = serializers.DateField()


class MembershipCollection(Collection):
    """Roles: one's own; all for the administrator, who gives and ends them, and for the auditor."""

    model = Membership
    serializer_class = MembershipSerializer
    filterset_fields = ["user", "agency", "role"]

    def get_queryset(self) -> QuerySet[Membership]:
        return super().get_queryset().order_by("pk")

    @extend_schema(request=NewMembershipSerializer, responses={201: MembershipSerializer})
    def create(self, request: Request) -> Response:
        policy.can_manage_people(request.user).require()
        values = given(self, NewMembershipSerializer)
        person = policy.people_seen_by(request.user).filter(pk=values.pop("user")).first()
        if person is None:
            raise serializers.ValidationError({"user": [_("Không có người dùng này.")]})
        found = actions.grant_membership(person, by=request.user, **values)
        return Response(MembershipSerializer(found).data, status=201)

    @extend_schema(request=LastDaySerializer, responses=MembershipSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        membership = self.get_object()
        policy.can_manage_people(request.user).require()
        actions.end_membership(membership, by=request.user, on=given(self, LastDaySerializer)["on"])
        return Response(MembershipSerializer(membership).data)


class PersonSerializer(serializers.ModelSerializer[User]):
    memberships = MembershipSerializer(many=True, read_only=True)
    second_factor = serializers.BooleanField(read_only=True)

    class Meta:
        model = User
        fields = [
            "id", "version", "email", "full_name", "position", "phone", "is_active", "is_demo", "last_login",
            "second_factor", "memberships",
        ]  # fmt: skip


class NewPersonSerializer(Strict):
    email = serializers.EmailField(max_length=254)
    full_name = serializers.CharField(max_length=100)
    position = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    phone = serializers.CharField(max_length=30, required=False, allow_blank=True, default="")


class ChangedPersonSerializer(Strict):
    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    email = serializers.EmailField(max_length=254, required=False)
    full_name = serializers.CharField(max_length=100, required=False)
    position = serializers.CharField(max_length=100, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=30, required=False, allow_blank=True)


class AskedPeople(PeopleFilter, Asked):
    """As on the page, and by the whole address."""

    email = django_filters.CharFilter()


class PeopleCollection(Collection):
    """People of the portal, for the administrator and the auditor; `role` and `agency`: what they are today.

    PATCH changes what is named, with the `version` that was read. A new address ends the person's sessions and tokens.
    """

    model = User
    serializer_class = PersonSerializer
    filterset_class = AskedPeople

    def get_queryset(self) -> QuerySet[User]:
        if getattr(self, "swagger_fake_view", False):
            return User.objects.none()
        policy.can_see_people(self.request.user).require()
        people = policy.people_seen_by(self.request.user)
        return people.prefetch_related("memberships").order_by("name_order", "pk")

    def answer(self, person: User, status: int = 200) -> Response:
        """The person as they are now."""
        return Response(PersonSerializer(self.get_queryset().get(pk=person.pk)).data, status=status)

    @extend_schema(request=NewPersonSerializer, responses={201: PersonSerializer})
    def create(self, request: Request) -> Response:
        policy.can_manage_people(request.user).require()
        return self.answer(accounts.create_user(by=request.user, **given(self, NewPersonSerializer)), 201)

    @extend_schema(request=ChangedPersonSerializer, responses=PersonSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        person = self.get_object()
        policy.can_manage_people(request.user).require()
        known = {name: getattr(person, name) for name in ("email", "full_name", "position", "phone")}
        return self.answer(accounts.edit_user(person, by=request.user, **known | given(self, ChangedPersonSerializer)))

    @extend_schema(request=None, responses=PersonSerializer)
    @action(detail=True, methods=["post"])
    def disable(self, request: Request, pk: str) -> Response:
        person = self.get_object()
        accounts.disable_user(person, by=request.user)
        return self.answer(person)

    @extend_schema(request=None, responses=PersonSerializer)
    @action(detail=True, methods=["post"])
    def enable(self, request: Request, pk: str) -> Response:
        person = self.get_object()
        accounts.enable_user(person, by=request.user)
        return self.answer(person)

    @extend_schema(request=None, responses={204: None})
    @action(detail=True, methods=["post"], url_path="send-password-letter")
    def send_password_letter(self, request: Request, pk: str) -> Response:
        """A link to set a password goes to the person's address; it is not told here."""
        accounts.send_password_letter(self.get_object(), by=request.user)
        return Response(status=204)


class MeSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    email = serializers.EmailField()
    full_name = serializers.CharField()
    position = serializers.CharField()
    language = serializers.ChoiceField(choices=User.Language.choices, source="reads")
    roles = serializers.ListField(child=serializers.ChoiceField(choices=Role.choices))
    memberships = MembershipSerializer(many=True)


class LanguageSerializer(Strict):
    language = serializers.ChoiceField(choices=User.Language.choices)


@extend_schema_view(get=extend_schema(responses=MeSerializer))
class MeView(APIView):
    """Who is asking, and as what; PATCH: the language in which the portal is to speak to one."""

    @extend_schema(request=LanguageSerializer, responses=MeSerializer)
    def patch(self, request: Request) -> Response:
        accounts.set_language(by=request.user, **given(self, LanguageSerializer))
        return self.get(request)

    def get(self, request: Request) -> Response:
        user, standing = request.user, standing_of(request.user)
        mine = Membership.objects.visible_to(user).filter(user=user).active_on(clock.today())
        body = {"roles": sorted(standing.roles), "memberships": mine}
        body |= {name: getattr(user, name) for name in ("id", "email", "full_name", "position", "reads")}
        return Response(MeSerializer(body).data)
