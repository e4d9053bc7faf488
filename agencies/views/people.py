"""People and their roles, for the administrator."""

from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions as accounts
from accounts.models import User
from accounts.policy import can_lock, can_send_password_letter
from agencies import actions, policy
from agencies.forms.people import EditPersonForm, EndForm, MembershipForm, PeopleFilter, PersonForm, ProfileForm
from agencies.models import Membership
from core import clock
from core.fields import errors_into
from core.record import by_act, pointers, read


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    policy.can_see_people(request.user).require()
    found = PeopleFilter(request.GET, queryset=policy.people_seen_by(request.user))
    held = Membership.objects.visible_to(request.user).active_on(clock.today()).select_related("agency").order_by("pk")
    page = Paginator(found.qs.prefetch_related(Prefetch("memberships", held, to_attr="held")), 50)
    context = {
        "filter": found,
        "page": page.get_page(request.GET.get("page")),
        "manage": policy.can_manage_people(request.user),
        "sorts": {
            "name": sorted_by(request, "", "-name"),
            "last_login": sorted_by(request, "-last_login", "last_login"),
        },
    }
    return render(request, "agencies/people.html", context)


def sorted_by(request: HttpRequest, first: str, second: str) -> dict[str, str]:
    """A column's head: the address that sorts by it one way, or the other when it is sorted so already; its state."""
    now, query = request.GET.get("sort", ""), request.GET.copy()
    query["sort"], query["page"] = second if now == first else first, ""
    up, down = (first, second) if not first.startswith("-") else (second, first)
    return {"address": f"?{query.urlencode()}", "state": {up: "ascending", down: "descending"}.get(now, "")}


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: who they are, their roles today and before, what was done to the account, what may be done."""
    found, by, today = seen(request, pk), request.user, clock.today()
    rows = list(found.memberships.select_related("agency").order_by("-valid_from", "-pk"))
    page = Paginator(pointers(*events_about(found)), 50).get_page(request.GET.get("page"))
    lines = read(page.object_list)
    for line in lines:
        if line.table == Membership._meta.label:
            line.subject = next((row.words for row in rows if row.pk == line.object_id), "")
    context = {
        "person": found,
        "current": [(row, policy.can_end_membership(by, row)) for row in rows if not row.is_over(today)],
        "past": [row for row in rows if row.is_over(today)],
        "manage": policy.can_manage_people(by),
        "lock": can_lock(by, found),
        "send": can_send_password_letter(by, found),
        "page": page,
        "acts": by_act(lines),
    }
    return render(request, "agencies/person.html", context)


def events_about(found: User) -> list[QuerySet[Any]]:
    """What the record holds of the account and of the person's roles."""

    def events(model: Any, **lookup: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.pgh_event_model._default_manager.filter(**lookup)
        return rows

    return [events(User, pgh_obj_id=found.pk), events(Membership, user_id=found.pk)]


@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: HttpRequest) -> HttpResponse:
    """Oneself: name and place of work, roles, how one signs in, what one is told."""
    known = {name: getattr(request.user, name) for name in ("position", "phone")}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        accounts.edit_profile(by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã lưu thông tin của anh/chị."))
        return redirect("agencies:own_account")
    roles = Membership.objects.visible_to(request.user).filter(user=request.user).select_related("agency")
    more = {
        "roles": roles.order_by("-valid_to", "pk"),
        "today": clock.today(),
        "second_factor": is_mfa_enabled(request.user),
    }
    return answer(request, "agencies/own_account.html", form, **more)


@require_http_methods(["GET", "HEAD", "POST"])
def create_person(request: HttpRequest) -> HttpResponse:
    """A new person gets a link to set a password by e-mail («Quên mật khẩu?»)."""
    policy.can_manage_people(request.user).require()
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            person = accounts.create_user(by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã tạo %s. Hãy giao vai trò.") % person)
            return redirect("agencies:grant_membership", person.pk)
    return answer(request, "agencies/create_person.html", form)


@require_http_methods(["GET", "HEAD", "POST"])
def grant_membership(request: HttpRequest, pk: int) -> HttpResponse:
    person = seen(request, pk)
    policy.can_manage_people(request.user).require()
    form = MembershipForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            membership = actions.grant_membership(person, by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã giao vai trò: %s.") % membership)
            return redirect("agencies:person", person.pk)
    return answer(request, "agencies/grant_membership.html", form, person=person)


@require_http_methods(["GET", "HEAD", "POST"])
def end_membership(request: HttpRequest, pk: int) -> HttpResponse:
    policy.can_see_people(request.user).require()
    rows = Membership.objects.visible_to(request.user).select_related("user", "agency")
    membership = get_object_or_404(rows, pk=pk)
    policy.can_end_membership(request.user, membership).require()
    form = EndForm(request.POST if request.method == "POST" else None, initial={"on": clock.today()})
    if form.is_valid():
        with errors_into(form):
            actions.end_membership(membership, by=request.user, on=form.cleaned_data["on"])
            messages.success(request, _("Đã kết thúc vai trò: %s.") % membership)
            return redirect("agencies:person", membership.user_id)
    return answer(request, "agencies/end_membership.html", form, membership=membership)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_person(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen(request, pk)
    policy.can_manage_people(request.user).require()
    known = {name: getattr(found, name) for name in EditPersonForm.base_fields}
    form = EditPersonForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        with errors_into(form):
            accounts.edit_user(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Đã lưu thông tin của %s.") % form.cleaned_data["full_name"])
            return redirect("agencies:person", pk)
    return answer(request, "agencies/edit_person.html", form, person=found)


@require_POST
def disable_person(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen(request, pk)
    accounts.disable_user(found, by=request.user)
    messages.success(request, _("Đã khóa tài khoản của %s.") % found)
    return redirect("agencies:person", pk)


@require_POST
def enable_person(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen(request, pk)
    accounts.enable_user(found, by=request.user)
    messages.success(request, _("Đã mở khóa tài khoản của %s.") % found)
    return redirect("agencies:person", pk)


@require_POST
def send_password_letter(request: HttpRequest, pk: int) -> HttpResponse:
    found = seen(request, pk)
    accounts.send_password_letter(found, by=request.user)
    messages.success(request, _("Đã gửi thư đặt mật khẩu đến %s.") % found.email)
    return redirect("agencies:person", pk)


def seen(request: HttpRequest, pk: int) -> User:
    policy.can_see_people(request.user).require()
    return get_object_or_404(policy.people_seen_by(request.user), pk=pk)


def answer(request: HttpRequest, template: str, form: object, **more: object) -> HttpResponse:
    bound = bool(getattr(form, "is_bound", False))
    return render(request, template, {"form": form, "form_errors": bound} | more, status=422 if bound else 200)
