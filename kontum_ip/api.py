"""All addresses of /api/v1/, and what the description of each says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import include, path
from django.utils.translation import gettext as _
from django.views import defaults
from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny
from rest_framework.routers import DefaultRouter, SimpleRouter

from accounts.api import LetterCollection, NotificationCollection, SettingsView, TokenView
from agencies.api import AgencyCollection, MembershipCollection, MeView, PeopleCollection, SuccessionCollection
from indicators.api import (
    AssessmentCollection,
    AuthorisedUserCollection,
    CaseCollection,
    CountPeriodView,
    CriterionCollection,
    ExploitationCollection,
    FindingCollection,
    ImportCollection,
    IndicatorCollection,
    ObservationCollection,
    ProductCollection,
    ProtectionCollection,
    PublishedProducts,
    PublishedTargets,
    PublishedTitles,
    RecognitionCollection,
    StatisticCollection,
    StatisticFigureCollection,
    TitleCollection,
    TitleDocumentCollection,
    TitleStepCollection,
)
from kontum_ip.refusals import SENTENCES
from kontum_ip.system_api import SystemView
from plans.api import (
    AssignmentCollection,
    ExtensionCollection,
    PeriodCollection,
    PlanCollection,
    SubmissionCollection,
)
from plans.api.time import DayCollection, RequestCollection
from reports.api import AuditCollection, EntriesFileView, FiguresView, SearchView
from reports.api.compiled import ReportCollection
from reports.api.offline import FormView, MarkedFormView
from tasks.api import (
    EvidenceCollection,
    OpenPeriodView,
    ProgressCollection,
    ResponsibilityCollection,
    TaskCollection,
    TriggerCollection,
)
from tasks.api.obstacles import ObstacleCollection

COLLECTIONS: dict[str, Any] = {
    "plans": PlanCollection,
    "assignments": AssignmentCollection,
    "tasks": TaskCollection,
    "responsibilities": ResponsibilityCollection,
    "triggers": TriggerCollection,
    "agencies": AgencyCollection,
    "successions": SuccessionCollection,
    "people": PeopleCollection,
    "memberships": MembershipCollection,
    "periods": PeriodCollection,
    "submissions": SubmissionCollection,
    "progress": ProgressCollection,
    "evidence": EvidenceCollection,
    "obstacles": ObstacleCollection,
    "extensions": ExtensionCollection,
    "extension-requests": RequestCollection,
    "days": DayCollection,
    "indicators": IndicatorCollection,
    "observations": ObservationCollection,
    "products": ProductCollection,
    "titles": TitleCollection,
    "exploitations": ExploitationCollection,
    "authorised-users": AuthorisedUserCollection,
    "title-steps": TitleStepCollection,
    "title-documents": TitleDocumentCollection,
    "findings": FindingCollection,
    "recognitions": RecognitionCollection,
    "protections": ProtectionCollection,
    "statistics": StatisticCollection,
    "statistic-figures": StatisticFigureCollection,
    "cases": CaseCollection,
    "criteria": CriterionCollection,
    "assessments": AssessmentCollection,
    "imports": ImportCollection,
    "reports": ReportCollection,
    "notifications": NotificationCollection,
    "letters": LetterCollection,
    "audit": AuditCollection,
}

# Without signing in, once it is switched on; outside the index of the rest.
PUBLIC: dict[str, Any] = {"titles": PublishedTitles, "products": PublishedProducts, "targets": PublishedTargets}

public = SimpleRouter(use_regex_path=True)
for name, collection in PUBLIC.items():
    public.register(f"public/{name}", collection, basename=f"public-{name}")

router = DefaultRouter(use_regex_path=True)
router.include_format_suffixes = False
for name, collection in COLLECTIONS.items():
    router.register(name, collection, basename=name)

urlpatterns = [
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(url_name="schema", permission_classes=[AllowAny]),
        name="docs",
    ),
    path(
        "v1/",
        include(
            (
                [
                    path("token/", TokenView.as_view(), name="token"),
                    path("me/", MeView.as_view(), name="me"),
                    path("settings/", SettingsView.as_view(), name="settings"),
                    path("system/", SystemView.as_view(), name="system"),
                    path("search/", SearchView.as_view(), name="search"),
                    path("figures/", FiguresView.as_view(), name="figures"),
                    path("progress/file/", EntriesFileView.as_view(), name="progress-file"),
                    path("periods/<int:pk>/open/", OpenPeriodView.as_view(), name="periods-open"),
                    path("periods/<int:pk>/count/", CountPeriodView.as_view(), name="periods-count"),
                    path("submissions/<int:pk>/form/", FormView.as_view(), name="submissions-form"),
                    path("submissions/<int:pk>/form/marked/", MarkedFormView.as_view(), name="submissions-marked"),
                    *public.urls,
                    *router.urls,
                ],
                "api",
            )
        ),
    ),
]


class TokenScheme(KnoxTokenScheme):  # type: ignore[misc]
    """How the description names our tokens."""

    target_class = "accounts.adapters.TokenAuthentication"


def in_one_shape(status: int, page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An error outside any view of the API: its own shape under /api/, the portal's page elsewhere."""
    code, sentence = SENTENCES[status]

    def answer(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return page(request, *args, **options)
        body = {"code": code, "message": str(sentence), "errors": {}}
        return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})

    return answer


bad_request, not_found, server_error = (
    in_one_shape(status, page)
    for status, page in ((400, defaults.bad_request), (404, defaults.page_not_found), (500, defaults.server_error))
)


def describe_what_is_on(endpoints: list[Any]) -> list[Any]:
    """What anybody may read is described only where it is switched on."""
    return [item for item in endpoints if settings.PUBLIC_REGISTER or not item[0].startswith("/api/v1/public/")]


def describe_errors(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Every operation answers errors in one shape, and takes no field that it does not know."""
    result["components"]["schemas"]["Error"] = {
        "type": "object",
        "properties": {
            "code": {"type": "string"},
            "message": {"type": "string"},
            "errors": {"type": "object", "additionalProperties": True},
        },
        "required": ["code", "message", "errors"],
    }
    body = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    words = {
        "400": _("Dữ liệu gửi lên chưa đúng, từng trường được nêu tên"),
        "401": _("Chưa đăng nhập hoặc mã truy cập hết hạn"),
        "403": _("Không có quyền, có nêu lý do"),
        "404": _("Không tìm thấy"),
        "409": _("Sai trạng thái hoặc nội dung đã được người khác sửa"),
        "415": _("Kiểu nội dung không được nhận"),
        "429": _("Quá nhiều yêu cầu"),
    }
    for name, schema in result["components"]["schemas"].items():
        if name.endswith("Request"):
            schema["additionalProperties"] = False
    for operations in result["paths"].values():
        for operation in operations.values():
            for status, description in words.items():
                operation["responses"].setdefault(status, {"description": description, "content": body})
    return result
