"""Help where the question arises, and the pictures of the guides."""

from __future__ import annotations

from typing import Any

from django import template

from kontum_ip.help import PAGES, SIZES

register = template.Library()


@register.inclusion_tag("components/_hint.html")
def hint(slug: str) -> dict[str, Any]:
    """`{% hint "waiting" %}`: a question that opens to its short answer and a link to the rest."""
    return {"page": PAGES[slug]}


@register.inclusion_tag("help/_picture.html")
def picture(name: str, alt: str) -> dict[str, Any]:
    """`{% picture "reporter-parts" words %}`: a picture of the demonstration, its words for whoever does not see it."""
    width, height = SIZES[name]
    return {"file": f"images/help/{name}.webp", "alt": alt, "width": width, "height": height}
