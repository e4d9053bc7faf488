"""Acts on plans, periods and submissions, by subject."""

from plans.actions.periods import adjust_period, close_period, mark_opened
from plans.actions.plan_file import load_plan, parties_of, prune_assignments
from plans.actions.submissions import (
    accept_submission,
    grant_extension,
    lock_for_edit,
    make_submissions,
    return_submission,
    save_summary,
    submit_submission,
    version_parts,
    withdraw_untouched,
)

__all__ = [
    "accept_submission",
    "adjust_period",
    "close_period",
    "grant_extension",
    "load_plan",
    "lock_for_edit",
    "make_submissions",
    "mark_opened",
    "parties_of",
    "prune_assignments",
    "return_submission",
    "save_summary",
    "submit_submission",
    "version_parts",
    "withdraw_untouched",
]
