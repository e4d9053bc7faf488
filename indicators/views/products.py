"""Products: the list on a day, one with its recognitions and titles, and how many of them are protected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import clock
from core.fields import errors_into
from core.record import by_act, pointers, read
from indicators import actions, policy
from indicators.forms.products import (
    ProductFilter,
    ProductForm,
    ProtectionForm,
    RecognitionForm,
    ShareForm,
    TitleSearch,
    known_of,
    known_recognition,
)
from indicators.models import SORTS, Product, Protection, Recognition, Title, shares_of_products

PAGE = 50
FOUND = 20


def visible(request: HttpRequest) -> QuerySet[Product]:
    rows: QuerySet[Product] = Product.objects.visible_to(request.user)
    return rows.select_related("commune", "district", "changed_by")


def find(request: HttpRequest, pk: int) -> Product:
    found: Product = get_object_or_404(visible(request), pk=pk)
    return found


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All products as asked for: searched, narrowed, sorted, by the page; validity and protection of a chosen day."""
    form = ProductFilter(request.GET, user=request.user)
    asked = form.asked()
    links = Prefetch("protections", Protection.objects.visible_to(request.user).select_related("title"))
    found = visible(request).narrowed(asked).prefetch_related("recognitions", links)  # type: ignore[attr-defined]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "on": asked.on,
        "page": page,
        "rows": on_the_day(page, asked.on),
        "sorts": sorts(request, asked.sort),
        "manage": policy.can_manage_products(request.user),
    }
    return render(request, "indicators/products.html", context)


def on_the_day(products: Iterable[Product], on: date) -> list[dict[str, Any]]:
    """Each product with the recognitions valid and the titles in force on the day."""
    return [
        {
            "product": product,
            "recognitions": [row for row in product.recognitions.all() if row.holds_on(on)],
            "protections": [row for row in product.protections.all() if row.holds_on(on)],
        }
        for product in products
    ]


def sorts(request: HttpRequest, now: str) -> dict[str, dict[str, str]]:
    """For each column the address that sorts by it, and how it is sorted now."""
    found = {}
    for key in SORTS:
        query: QueryDict = request.GET.copy()
        query.pop("page", None)
        query["sort"] = f"-{key}" if now == key else key
        state = {key: "ascending", f"-{key}": "descending"}.get(now, "")
        found[key] = {"address": f"?{query.urlencode()}", "state": state}
    return found


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One product: whose, where, its recognitions through time, and the titles that protect it on the chosen day."""
    product = find(request, pk)
    form = ShareForm(request.GET)
    form.full_clean()
    on = form.cleaned_data.get("on") or clock.today()
    links = Protection.objects.visible_to(request.user).filter(product=product).select_related("title")
    context = {
        "product": product,
        "form": form,
        "on": on,
        "recognitions": [(row, row.holds_on(on)) for row in product.recognitions.order_by("-valid_from", "-pk")],
        "protections": [(row, row.holds_on(on)) for row in links.order_by("title__kind", "pk")],
        "manage": policy.can_manage_products(request.user),
        "acts": record_of(product) if policy.can_read_register_record(request.user) else None,
    }
    return render(request, "indicators/product.html", context)


def record_of(product: Product) -> list[list[Any]]:
    """What was done to it lately: its own row, its recognitions and its links."""
    own = Product.pgh_event_model._default_manager.filter(pgh_obj_id=product.pk)  # type: ignore[attr-defined]
    lists = Recognition.pgh_event_model._default_manager.filter(product=product)  # type: ignore[attr-defined]
    links = Protection.pgh_event_model._default_manager.filter(product=product)  # type: ignore[attr-defined]
    return by_act(read(pointers(own, lists, links)[:60]))


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    policy.can_manage_products(request.user).require()
    form = ProductForm(request.POST if request.method == "POST" else None, initial={"version": 0})
    if form.is_valid():
        with errors_into(form):
            product = actions.save_product(form.values(), by=request.user)
            messages.success(request, _("Đã thêm sản phẩm «%s». Hãy ghi sản phẩm được công nhận khi nào.") % product)
            return redirect(product)
    return form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    product = find(request, pk)
    policy.can_manage_products(request.user).require()
    form = ProductForm(request.POST if request.method == "POST" else None, initial=known_of(product))
    if form.is_valid():
        with errors_into(form):
            version = form.cleaned_data["version"]
            product = actions.save_product(form.values(), by=request.user, product=product, version=version)
            messages.success(request, _("Đã lưu sản phẩm «%s».") % product)
            return redirect(product)
    return form_page(request, form, product)


def form_page(request: HttpRequest, form: ProductForm, product: Product | None = None) -> HttpResponse:
    """The form, with the way to the product that stands in its way where there is one."""
    twin = None
    if form.is_bound and "name" in form.errors:
        name, owner = (str(form[field].value() or "").strip() for field in ("name", "owner"))
        twin = visible(request).filter(name=name, owner=owner).exclude(pk=product.pk if product else 0).first()
    context = {"form": form, "product": product, "twin": twin, "form_errors": form.is_bound}
    return render(request, "indicators/edit_product.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    product = find(request, pk)
    actions.remove_product(product, by=request.user)
    messages.success(request, _("Đã bỏ sản phẩm «%s» khỏi sổ.") % product)
    return redirect("indicators:products")


@require_http_methods(["GET", "HEAD", "POST"])
def recognise(request: HttpRequest, pk: int) -> HttpResponse:
    """A new round: another row beside the earlier ones."""
    product = find(request, pk)
    policy.can_manage_products(request.user).require()
    form = RecognitionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            actions.recognise_product(product, by=request.user, **form.values())
            messages.success(request, _("Đã ghi công nhận sản phẩm."))
            return redirect(product)
    return recognition_page(request, form, product)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_recognition(request: HttpRequest, pk: int) -> HttpResponse:
    row = find_recognition(request, pk)
    policy.can_manage_products(request.user).require()
    form = RecognitionForm(request.POST if request.method == "POST" else None, initial=known_recognition(row))
    if form.is_valid():
        with errors_into(form):
            actions.edit_recognition(row, form.values(), by=request.user)
            messages.success(request, _("Đã lưu công nhận sản phẩm."))
            return redirect(row.product)
    return recognition_page(request, form, row.product, row)


def find_recognition(request: HttpRequest, pk: int) -> Recognition:
    rows = Recognition.objects.visible_to(request.user).select_related("product")
    found: Recognition = get_object_or_404(rows, pk=pk)
    return found


def recognition_page(
    request: HttpRequest, form: RecognitionForm, product: Product, row: Recognition | None = None
) -> HttpResponse:
    context = {"form": form, "product": product, "recognition": row, "form_errors": form.is_bound}
    return render(request, "indicators/recognise_product.html", context, status=422 if form.is_bound else 200)


@require_POST
def remove_recognition(request: HttpRequest, pk: int) -> HttpResponse:
    row = find_recognition(request, pk)
    actions.remove_recognition(row, by=request.user)
    messages.success(request, _("Đã bỏ công nhận ghi nhầm."))
    return redirect(row.product)


@require_http_methods(["GET", "HEAD", "POST"])
def protect(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a title by its number or name, then link it; what is linked already is said so."""
    product = find(request, pk)
    policy.can_manage_products(request.user).require()
    search = TitleSearch(request.GET)
    typed = search.cleaned_data["q"].strip() if search.is_valid() else ""
    titles: Any = Title.objects.visible_to(request.user)
    note = ProtectionForm(request.POST if request.method == "POST" else None, titles=titles)
    if note.is_valid():
        with errors_into(note):
            row = actions.protect_product(product, by=request.user, **note.cleaned_data)
            messages.success(request, _("Đã gắn văn bằng «%s» với sản phẩm.") % row.title)
            return redirect(product)
    found = titles.searched(typed).order_by("-rank", "name_order", "pk")[: FOUND + 1] if typed else titles.none()
    context = {
        "product": product,
        "search": search,
        "typed": typed,
        "titles": list(found)[:FOUND],
        "more": len(found) > FOUND,
        "linked": set(product.protections.values_list("title", flat=True)),
        "form": note,
        "form_errors": note.is_bound,
    }
    return render(request, "indicators/protect_product.html", context, status=422 if note.is_bound else 200)


@require_POST
def remove_protection(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Protection.objects.visible_to(request.user).select_related("product", "title")
    row = get_object_or_404(rows, pk=pk)
    actions.remove_protection(row, by=request.user)
    messages.success(request, _("Đã bỏ gắn văn bằng «%s».") % row.title)
    return redirect(row.product)


@require_safe
def shares(request: HttpRequest) -> HttpResponse:
    """Protected products over products recognised on a day; every figure leads to the list of its rows."""
    form = ShareForm({"by": "signs"} | request.GET.dict())
    form.full_clean()
    on, by = form.cleaned_data.get("on") or clock.today(), form.cleaned_data.get("by") or "signs"
    found = shares_of_products(visible(request), on, "" if by == "any" else by)  # type: ignore[arg-type]
    return render(request, "indicators/shares.html", {"form": form, "shares": found})
