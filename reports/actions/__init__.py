"""Acts on compiled reports, by subject."""

from reports.actions.compiling import (
    STEPS,
    LeaseLost,
    abandoned_reports,
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

__all__ = [
    "STEPS",
    "LeaseLost",
    "abandoned_reports",
    "attach_signed",
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
    "unfreeze_report",
    "verify_report",
]
