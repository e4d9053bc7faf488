"""What the administrator sets for the whole portal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import (
    SETTINGS,
    SYSTEM_EMAIL,
    Setting,
    SettingState,
    User,
    as_kept,
    setting_states,
    setting_words,
    settings_version,
)
from accounts.policy import require_manager
from core.audit import act
from core.errors import Conflict, DomainError, Missing


def change_settings(values: Mapping[str, Any], *, by: User, version: int) -> list[str]:
    """Set these; None sets back to the default. Returns the names of what is different now.

    `version` is the one the values were read with: when somebody changed any of these since, 409 shows both.
    """
    require_manager(by)
    faults = tuple(setting_faults(values))
    if faults:
        raise DomainError("invalid", _("Thiết lập chưa đúng, chưa có gì được lưu."), kind="invalid", items=faults)
    with act("change_settings", by):
        User.objects.select_for_update(no_key=True).get(email=SYSTEM_EMAIL)  # one after another, rows or none
        states = {state.name: state for state in setting_states()}
        wanted = {name: as_kept(SETTINGS[name].default if value is None else value) for name, value in values.items()}
        changed = [name for name, value in wanted.items() if as_kept(states[name].value) != value]
        require_fresh_settings([(states[name], wanted[name]) for name in changed], version, states.values())
        for name in changed:
            if wanted[name] == as_kept(SETTINGS[name].default):
                Setting.objects.filter(name=name).delete()
            else:
                Setting.objects.update_or_create(name=name, defaults={"value": wanted[name]})
    return changed


def setting_faults(values: Mapping[str, Any]) -> Iterator[Missing]:
    for name, value in values.items():
        known = SETTINGS.get(name)
        if known is None:
            yield Missing(name, name, _("Không có thiết lập này."))
        elif value is not None and (words := known.fault(value)):
            yield Missing(name, str(known.label), words)


def require_fresh_settings(
    changes: Iterable[tuple[SettingState, Any]], version: int, states: Iterable[SettingState]
) -> None:
    """Raises 409 when one of these was changed by somebody else after `version`."""
    lost = [(state, value) for state, value in changes if state.event > version]
    if lost:
        message = _("Người khác đã thay đổi thiết lập trong lúc anh/chị đang sửa. Chưa có gì bị ghi đè.")
        fields = tuple(
            (str(state.known.label), setting_words(state.value), setting_words(value)) for state, value in lost
        )
        raise DomainError("stale", message, conflict=Conflict(settings_version(states), fields))
