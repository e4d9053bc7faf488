"""People and their roles, for the administrator."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.actions import create_user, disable_user, edit_profile
from accounts.models import User
from agencies import actions, policy
from agencies.forms import EndForm, MembershipForm, PersonForm, ProfileForm
from agencies.models import Membership
from core import clock
from core.fields import errors_into
from core.vietnamese import holding


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    policy.can_see_people(request.user).require()
    words = request.GET.get("q", "")
    rows = policy.people_seen_by(request.user).filter(holding(words, "full_name", "email")).order_by("name_order", "pk")
    page = Paginator(rows.prefetch_related("memberships__agency"), 50).get_page(request.GET.get("page"))
    context = {"page": page, "q": words, "manage": policy.can_manage_people(request.user), "today": clock.today()}
    return render(request, "agencies/people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: HttpRequest) -> HttpResponse:
    """Oneself: name and place of work, roles, how one signs in, what one is told."""
    known = {name: getattr(request.user, name) for name in ("position", "phone")}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        edit_profile(by=request.user, **form.cleaned_data)
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
            person = create_user(by=request.user, **form.cleaned_data)
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
            return redirect("agencies:people")
    return answer(request, "agencies/grant_membership.html", form, person=person)


@require_http_methods(["GET", "HEAD", "POST"])
def end_membership(request: HttpRequest, pk: int) -> HttpResponse:
    policy.can_see_people(request.user).require()
    rows = Membership.objects.visible_to(request.user).select_related("user", "agency")
    membership = get_object_or_404(rows, pk=pk)
    policy.can_manage_people(request.user).require()
    form = EndForm(request.POST if request.method == "POST" else None, initial={"on": clock.today()})
    if form.is_valid():
        with errors_into(form):
            actions.end_membership(membership, by=request.user, on=form.cleaned_data["on"])
            messages.success(request, _("Đã kết thúc vai trò: %s.") % membership)
            return redirect("agencies:people")
    return answer(request, "agencies/end_membership.html", form, membership=membership)


@require_POST
def disable_person(request: HttpRequest, pk: int) -> HttpResponse:
    person = seen(request, pk)
    policy.can_manage_people(request.user).require()
    disable_user(person, by=request.user)
    messages.success(request, _("Đã khóa tài khoản của %s.") % person)
    return redirect("agencies:people")


def seen(request: HttpRequest, pk: int) -> User:
    policy.can_see_people(request.user).require()
    return get_object_or_404(policy.people_seen_by(request.user), pk=pk)


def answer(request: HttpRequest, template: str, form: object, **more: object) -> HttpResponse:
    bound = bool(getattr(form, "is_bound", False))
    return render(request, template, {"form": form, "form_errors": bound} | more, status=422 if bound else 200)
