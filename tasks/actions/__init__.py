"""Acts on tasks and their accounts, by subject."""

from tasks.actions.evidence import Upload, add_evidence, add_files, remove_evidence, reuse_evidence
from tasks.actions.obstacles import answer_obstacle, close_obstacle, forward_obstacle, raise_obstacle
from tasks.actions.periods import Opening, open_period
from tasks.actions.plan_file import load_tasks
from tasks.actions.progress import (
    comment_progress,
    edit_comment,
    entries_of_version,
    save_progress,
    withdraw_comment,
)
from tasks.actions.triggers import choose_successor, record_trigger

__all__ = [
    "Opening",
    "Upload",
    "add_evidence",
    "add_files",
    "answer_obstacle",
    "choose_successor",
    "close_obstacle",
    "comment_progress",
    "edit_comment",
    "entries_of_version",
    "forward_obstacle",
    "load_tasks",
    "open_period",
    "raise_obstacle",
    "record_trigger",
    "remove_evidence",
    "reuse_evidence",
    "save_progress",
    "withdraw_comment",
]
