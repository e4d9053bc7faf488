"""Organisations through time, and the people who act for them."""

from agencies.models.agency import (
    Agency,
    ClassMember,
    Confidence,
    Membership,
    PartyRole,
    Role,
    Scope,
    Sourced,
    Succession,
)
from agencies.models.line import Holders, Line, Undecided, holders, next_edges
from agencies.models.standing import NOBODY, OF_NO_AGENCY, OWN, Standing, people_acting, standing_of
from agencies.models.story import Step, story_of
from agencies.querysets import line_from

__all__ = [
    "NOBODY",
    "OF_NO_AGENCY",
    "OWN",
    "Agency",
    "ClassMember",
    "Confidence",
    "Holders",
    "Line",
    "Membership",
    "PartyRole",
    "Role",
    "Scope",
    "Sourced",
    "Standing",
    "Step",
    "Succession",
    "Undecided",
    "holders",
    "line_from",
    "next_edges",
    "people_acting",
    "standing_of",
    "story_of",
]
