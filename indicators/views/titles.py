"""The register of titles: the list on a day, and one title with its dates, use, documents and history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import clock
from core.fields import errors_into
from core.record import by_act, pointers, read
from indicators import actions, policy
from indicators.forms.title_filter import TitleFilter
from indicators.forms.titles import (
    AuthorisedUserForm,
    DocumentForm,
    EndForm,
    ExploitationForm,
    StepForm,
    TitleForm,
)
from indicators.models import (
    TITLES_SORTS,
    AuthorisedUser,
    Exploitation,
    LapseNotice,
    Title,
    TitleDocument,
    TitleKind,
    TitleStep,
    narrowed_titles,
    terms_of,
)

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


def visible(request: HttpRequest) -> QuerySet[Title]:
    rows: QuerySet[Title] = Title.objects.visible_to(request.user)
    return rows.select_related("commune", "district", "changed_by")


def find(request: HttpRequest, pk: int) -> Title:
    found: Title = get_object_or_404(visible(request), pk=pk)
    return found


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All titles as asked for: searched, narrowed, sorted, by the page; validity of a chosen day."""
    form = TitleFilter(request.GET, user=request.user)
    asked = form.asked()
    page = Paginator(narrowed_titles(visible(request), asked), PAGE).get_page(request.GET.get("page"))  # type: ignore[arg-type]
    context = {
        "form": form,
        "on": asked.on,
        "page": page,
        "rows": [(title, title.validity_on(asked.on)) for title in page],
        "sorts": sorts(request, asked.sort),
        "manage": policy.can_write_titles(request.user),
    }
    return render(request, "indicators/titles.html", context)


def sorts(request: HttpRequest, now: str) -> dict[str, dict[str, str]]:
    """For each column the address that sorts by it, and how it is sorted now."""
    found = {}
    for key in TITLES_SORTS:
        query: QueryDict = request.GET.copy()
        query.pop("page", None)
        query["sort"] = f"-{key}" if now == key else key
        state = {key: "ascending", f"-{key}": "descending"}.get(now, "")
        found[key] = {"address": f"?{query.urlencode()}", "state": state}
    return found


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One title: numbers, dates and terms with the law they rest on, use, documents, history, source, record."""
    title, today = find(request, pk), clock.today()
    context = {
        "title": title,
        "today": today,
        "validity": title.validity_on(today),
        "terms": terms_of(title),
        "products": title.products.order_by("name_order"),
        "exploitations": title.exploitations.all(),
        "users": title.authorised_users.select_related("commune", "district") if is_indication(title) else None,
        "steps": title.steps.all(),
        "documents": title.documents.all(),
        "manage": policy.can_write_titles(request.user),
        "acts": record_of(title) if policy.can_read_register_record(request.user) else None,
    }
    return render(request, "indicators/title.html", context)


def is_indication(title: Title) -> bool:
    return title.kind == TitleKind.GEOGRAPHICAL_INDICATION


def record_of(title: Title) -> list[list[Any]]:
    """What was done to it lately: its own row and what hangs on it."""
    own = Title.pgh_event_model._default_manager.filter(pgh_obj_id=title.pk)  # type: ignore[attr-defined]
    hanging: tuple[Any, ...] = (Exploitation, AuthorisedUser, TitleDocument, TitleStep, LapseNotice)
    parts = [model.pgh_event_model._default_manager.filter(title_id=title.pk) for model in hanging]
    return by_act(read(pointers(own, *parts)[:60]))


@GET_OR_POST
def create(request: HttpRequest) -> HttpResponse:
    policy.can_write_titles(request.user).require()
    form = TitleForm(request.POST if request.method == "POST" else None, initial={"version": 0})
    if form.is_valid():
        with errors_into(form):
            title = actions.save_title(form.values(), by=request.user)
            messages.success(request, _("Đã thêm «%s» vào sổ.") % title)
            return redirect(title)
    return answer(request, "indicators/edit_title.html", form)


@GET_OR_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    title = find(request, pk)
    policy.can_write_titles(request.user).require()
    form = TitleForm(request.POST if request.method == "POST" else None, initial=TitleForm.known_of(title))
    if form.is_valid():
        with errors_into(form):
            version = form.cleaned_data["version"]
            actions.save_title(form.values(), by=request.user, title=title, version=version)
            messages.success(request, _("Đã lưu «%s».") % title)
            return redirect(title)
    return answer(request, "indicators/edit_title.html", form, title=title)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    title = find(request, pk)
    actions.remove_title(title, by=request.user)
    messages.success(request, _("Đã bỏ «%s» khỏi sổ.") % title)
    return redirect("indicators:titles")


def add_part(request: HttpRequest, title: Title, form: Any, heading: str, write: Callable[[], str]) -> HttpResponse:
    """One form about something that hangs on a title; `write` does it and says so."""
    policy.can_write_titles(request.user).require()
    if form.is_valid():
        with errors_into(form):
            messages.success(request, write())
            return redirect(title)
    return answer(request, "indicators/title_part.html", form, title=title, heading=heading)


def posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@GET_OR_POST
def add_exploitation(request: HttpRequest, pk: int) -> HttpResponse:
    title, form = find(request, pk), ExploitationForm(posted(request))

    def write() -> str:
        actions.add_exploitation(title, form.cleaned_data, by=request.user)
        return _("Đã ghi khai thác thương mại.")

    return add_part(request, title, form, _("Ghi khai thác thương mại"), write)


@GET_OR_POST
def end_exploitation(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Exploitation.objects.visible_to(request.user).select_related("title")
    found = get_object_or_404(rows, pk=pk)
    form = EndForm(posted(request), initial={"on": clock.today()})

    def write() -> str:
        actions.end_exploitation(found, by=request.user, on=form.cleaned_data["on"])
        return _("Đã ghi kết thúc khai thác.")

    return add_part(request, found.title, form, _("Ghi kết thúc khai thác"), write)


@GET_OR_POST
def authorise_user(request: HttpRequest, pk: int) -> HttpResponse:
    title, form = find(request, pk), AuthorisedUserForm(posted(request))
    policy.can_authorise(request.user, title).require()

    def write() -> str:
        actions.authorise_user(title, form.cleaned_data, by=request.user)
        return _("Đã thêm tổ chức, cá nhân sử dụng chỉ dẫn địa lý.")

    return add_part(request, title, form, _("Thêm tổ chức, cá nhân sử dụng chỉ dẫn địa lý"), write)


@GET_OR_POST
def end_authorisation(request: HttpRequest, pk: int) -> HttpResponse:
    rows = AuthorisedUser.objects.visible_to(request.user).select_related("title")
    found = get_object_or_404(rows, pk=pk)
    form = EndForm(posted(request), initial={"on": clock.today()})

    def write() -> str:
        actions.end_authorisation(found, by=request.user, on=form.cleaned_data["on"])
        return _("Đã ghi ngày kết thúc quyền sử dụng.")

    return add_part(request, found.title, form, _("Ghi kết thúc quyền sử dụng"), write)


@GET_OR_POST
def add_step(request: HttpRequest, pk: int) -> HttpResponse:
    title, form = find(request, pk), StepForm(posted(request))

    def write() -> str:
        actions.add_step(title, by=request.user, **form.cleaned_data)
        return _("Đã ghi tiến trình xử lý.")

    return add_part(request, title, form, _("Ghi tiến trình xử lý"), write)


@GET_OR_POST
def add_document(request: HttpRequest, pk: int) -> HttpResponse:
    form = DocumentForm(posted(request), request.FILES if request.method == "POST" else None)
    title = find(request, pk)

    def write() -> str:
        values = dict(form.cleaned_data)
        file = values.pop("file")
        upload = (file.name, file, file.size) if file else None
        actions.add_title_document(title, values, by=request.user, file=upload)
        return _("Đã thêm tài liệu.")

    return add_part(request, title, form, _("Thêm tài liệu"), write)


@require_POST
def remove_document(request: HttpRequest, pk: int) -> HttpResponse:
    rows = TitleDocument.objects.visible_to(request.user).select_related("title")
    document = get_object_or_404(rows, pk=pk)
    actions.remove_title_document(document, by=request.user)
    messages.success(request, _("Đã gỡ tài liệu «%s».") % document)
    return redirect(document.title)


@require_safe
def download_document(request: HttpRequest, pk: int) -> FileResponse:
    """Always as an attachment, never shown inline."""
    documents = TitleDocument.objects.visible_to(request.user).exclude(sha256="")
    document = get_object_or_404(documents, pk=pk)
    content = document.content()
    response = FileResponse(content, as_attachment=True, filename=document.file_name, content_type=document.media_type)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def answer(request: HttpRequest, template: str, form: Any, **more: object) -> HttpResponse:
    context = {"form": form, "form_errors": form.is_bound} | more
    return render(request, template, context, status=422 if form.is_bound else 200)
