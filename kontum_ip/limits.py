"""How much and how often one may ask of the API, and in what form; named in the settings, so without any view."""

from __future__ import annotations

import json
from typing import Any

from django.core.cache import caches
from django.utils.translation import gettext as _
from rest_framework import exceptions, pagination, parsers, throttling
from rest_framework.request import Request


class Pages(pagination.PageNumberPagination):
    """50 rows a page, at most 200; a size that is no size is an error, not silence."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200

    def get_page_size(self, request: Request) -> int | None:
        asked = request.query_params.get(self.page_size_query_param, str(self.page_size))
        if not (asked.isascii() and asked.isdecimal() and int(asked[:9])):
            raise exceptions.ValidationError({self.page_size_query_param: [_("Nhập một số nguyên từ 1 đến 200.")]})
        return min(int(asked[:9]), self.max_page_size)


class PersonThrottle(throttling.UserRateThrottle):
    """Requests of one person."""

    cache = caches["rates"]


class AnonymousThrottle(throttling.AnonRateThrottle):
    """Requests of one address without sign-in."""

    cache = caches["rates"]


class ReadableJSON(parsers.JSONParser):
    """JSON that can be read to its depth and written again: no lone half of a character (a surrogate)."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            found = super().parse(stream, media_type, parser_context)
            json.dumps(found, ensure_ascii=False).encode()
        except (RecursionError, UnicodeError) as error:
            raise exceptions.ParseError from error
        return found
