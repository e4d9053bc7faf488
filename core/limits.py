"""Pages with a cap, and rates: named in the settings, so no view may be imported here."""

from django.core.cache import caches
from rest_framework import pagination, throttling


class Pages(pagination.PageNumberPagination):
    """50 rows a page, at most 200."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


class PersonThrottle(throttling.UserRateThrottle):
    """Requests of one person."""

    cache = caches["rates"]


class AnonymousThrottle(throttling.AnonRateThrottle):
    """Requests of one address without sign-in."""

    cache = caches["rates"]
