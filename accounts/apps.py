from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from accounts.workflow import ACTS
        from core.record import act_words

        act_words.update(ACTS)
