"""Acts on people, their inboxes and the letters to them, by subject."""

from accounts.actions.letters import (
    choose_channels,
    forget_old_news,
    notify,
    read_all_notifications,
    read_notification,
    retry_letter,
    retry_letters,
    send_letter,
    send_letters,
    without_letters,
    write_digests,
)
from accounts.actions.people import (
    create_user,
    disable_user,
    edit_profile,
    edit_user,
    enable_user,
    managing,
    require_language,
    send_password_letter,
    set_language,
)
from accounts.actions.runs import begin_run, end_run
from accounts.actions.settings import change_settings
from accounts.actions.signing_in import begin_session, issue_token, revoke_token, sign_in

__all__ = [
    "begin_run",
    "begin_session",
    "change_settings",
    "choose_channels",
    "create_user",
    "disable_user",
    "edit_profile",
    "edit_user",
    "enable_user",
    "end_run",
    "forget_old_news",
    "issue_token",
    "managing",
    "notify",
    "read_all_notifications",
    "read_notification",
    "retry_letter",
    "retry_letters",
    "revoke_token",
    "send_letter",
    "send_letters",
    "send_password_letter",
    "require_language",
    "set_language",
    "sign_in",
    "without_letters",
    "write_digests",
]
