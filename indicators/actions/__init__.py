"""Acts on targets, their figures and the register, by subject."""

from indicators.actions.assessing import Answer, add_criterion, assess_target, retire_criterion
from indicators.actions.cases import delete_case, save_case
from indicators.actions.counting import clear_rule, count_figures, set_rule
from indicators.actions.imports import (
    abandoned_imports,
    cancel_import,
    confirm_import,
    forget_left_out_rows,
    run_import,
    take_import,
)
from indicators.actions.lapses import tell_lapses
from indicators.actions.products import (
    edit_recognition,
    protect_product,
    recognise_product,
    remove_product,
    remove_protection,
    remove_recognition,
    save_product,
)
from indicators.actions.quality import dismiss_finding, reopen_finding, review_after_import, review_register
from indicators.actions.statistics import (
    load_statistics,
    save_statistics,
    statistics_of_version,
    statistics_replaced,
)
from indicators.actions.targets import load_indicators, record_observation, set_baseline
from indicators.actions.title_parts import (
    add_exploitation,
    add_step,
    add_title_document,
    authorise_user,
    end_authorisation,
    end_exploitation,
    remove_title_document,
)
from indicators.actions.titles import derive, remove_title, save_title

__all__ = [
    "Answer",
    "abandoned_imports",
    "add_criterion",
    "add_exploitation",
    "add_step",
    "add_title_document",
    "assess_target",
    "authorise_user",
    "cancel_import",
    "clear_rule",
    "confirm_import",
    "count_figures",
    "delete_case",
    "derive",
    "dismiss_finding",
    "edit_recognition",
    "end_authorisation",
    "end_exploitation",
    "forget_left_out_rows",
    "load_indicators",
    "load_statistics",
    "protect_product",
    "recognise_product",
    "record_observation",
    "remove_product",
    "remove_protection",
    "remove_recognition",
    "remove_title",
    "remove_title_document",
    "reopen_finding",
    "retire_criterion",
    "review_after_import",
    "review_register",
    "run_import",
    "save_case",
    "save_product",
    "save_statistics",
    "save_title",
    "set_baseline",
    "set_rule",
    "statistics_of_version",
    "statistics_replaced",
    "take_import",
    "tell_lapses",
]
