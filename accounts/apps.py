from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Tài khoản"

    def ready(self) -> None:
        """Hand the words of this app's acts to the record below."""
        from accounts.workflow import ACTS
        from core.record import act_words

        act_words.update(ACTS)
