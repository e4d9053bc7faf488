"""Acts on compiled reports and on forms filled in offline, by subject."""

from reports.actions.compiling import (
    STEPS,
    LeaseLost,
    abandoned_reports,
    cancel_report,
    claim,
    compile_files,
    due_periods,
    fail,
    finish,
    renew,
    request_report,
    retry_report,
    run_report,
    stamp,
)
from reports.actions.issuing import (
    attach_signed,
    freeze_report,
    issue_report,
    remove_signed,
    unfreeze_report,
    verify_report,
)
from reports.actions.offline import TakenEntry, TakenForm, take_form

__all__ = [
    "STEPS",
    "LeaseLost",
    "TakenEntry",
    "TakenForm",
    "abandoned_reports",
    "attach_signed",
    "cancel_report",
    "claim",
    "compile_files",
    "due_periods",
    "fail",
    "finish",
    "freeze_report",
    "issue_report",
    "remove_signed",
    "renew",
    "request_report",
    "retry_report",
    "run_report",
    "stamp",
    "take_form",
    "unfreeze_report",
    "verify_report",
]
