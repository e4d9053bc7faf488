"""What every collection of /api/v1/ shares: strict input, and rows that may be seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import BooleanField, ForeignKey, QuerySet
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from rest_framework import exceptions, serializers, viewsets
from rest_framework.filters import OrderingFilter


class YesNo(filters.TypedChoiceFilter):
    """«true» or «false»; any other word is an error, not silence."""

    def __init__(self, **options: Any) -> None:
        words = [("true", "true"), ("false", "false")]
        super().__init__(choices=words, coerce=lambda word: word == "true", **options)


def seen_rows(field: Any) -> dict[str, Any]:
    rows = field.remote_field.model._default_manager
    return {"queryset": (lambda request: rows.visible_to(request.user)) if hasattr(rows, "visible_to") else rows.all()}


class Asked(filters.FilterSet):
    """What a list may be asked for; a row that the person may not see is as unknown as one that does not exist."""

    FILTER_DEFAULTS = filters.FilterSet.FILTER_DEFAULTS | {
        BooleanField: {"filter_class": YesNo},
        ForeignKey: {"filter_class": filters.ModelChoiceFilter, "extra": seen_rows},
    }


class Filters(filters.DjangoFilterBackend):
    filterset_base = Asked


class Collection(viewsets.ReadOnlyModelViewSet):  # type: ignore[type-arg]
    """A list and a detail of what the person may see; an unseen row is 404, never 403."""

    model: Any = None
    filterset_class: Any = None
    filter_backends = [Filters, OrderingFilter]
    related: tuple[str, ...] = ()
    prefetched: tuple[Any, ...] = ()

    def get_queryset(self) -> QuerySet[Any]:
        all_rows, described = self.model._default_manager, getattr(self, "swagger_fake_view", False)
        rows: QuerySet[Any] = all_rows.none() if described else all_rows.visible_to(self.request.user)
        return rows.select_related(*self.related).prefetch_related(*self.prefetched)


class Strict(serializers.Serializer):  # type: ignore[type-arg]
    """Input in which a misspelt field is an error, not silence."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping) and (unknown := set(data) - set(self.fields)):
            raise exceptions.ValidationError({name: [_("Không có trường này.")] for name in sorted(unknown)})
        return super().to_internal_value(data)


class Seen(serializers.PrimaryKeyRelatedField):  # type: ignore[type-arg]
    """The id of a row that the person may see; any other is as unknown as one that does not exist."""

    def __init__(self, model: Any = None, **options: Any) -> None:
        super().__init__(queryset=model and model._default_manager.none(), **options)

    def get_queryset(self) -> Any:
        model: Any = self.queryset.model  # type: ignore[union-attr]
        return model._default_manager.visible_to(self.context["request"].user)


def given(view: Any, serializer: type[Strict]) -> dict[str, Any]:
    """What the request says, checked; 400 with each field named otherwise."""
    data = view.request.data
    form = serializer(data={} if data is None else data, context={"request": view.request})
    form.is_valid(raise_exception=True)
    values: dict[str, Any] = form.validated_data
    return values
