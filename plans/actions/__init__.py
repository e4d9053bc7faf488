"""Acts on plans, periods and submissions, by subject."""

from plans.actions.calendar import remove_day, set_day
from plans.actions.more_time import ask_more_time, grant_request, refuse_request
from plans.actions.periods import adjust_period, close_period, mark_opened
from plans.actions.plan_file import load_plan, parties_of, prune_assignments
from plans.actions.reminders import remind_by_hand, remind_due, remind_late
from plans.actions.submissions import (
    accept_submission,
    grant_extension,
    lock,
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
    "ask_more_time",
    "close_period",
    "grant_extension",
    "grant_request",
    "load_plan",
    "lock",
    "lock_for_edit",
    "make_submissions",
    "mark_opened",
    "parties_of",
    "prune_assignments",
    "refuse_request",
    "remind_by_hand",
    "remind_due",
    "remind_late",
    "remove_day",
    "return_submission",
    "save_summary",
    "set_day",
    "submit_submission",
    "version_parts",
    "withdraw_untouched",
]
