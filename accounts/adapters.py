"""How allauth and knox are bent to the portal: no self-registration, encrypted seeds, no token that is a fault."""

from __future__ import annotations

import base64
import hashlib
from contextlib import AbstractContextManager
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import translation
from knox import auth
from rest_framework.exceptions import AuthenticationFailed

from accounts.actions import begin_session
from accounts.models import User, stored_settings


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """The person of a session comes with what every page shows: the number of `unread` news, the `stored` settings."""

    def get_user(self, user_id: int) -> User | None:
        unread = Count("notifications", filter=Q(notifications__read_at=None))
        person = User.objects.annotate(unread=unread, stored=stored_settings()).filter(pk=user_id).first()
        return person if self.user_can_authenticate(person) else None


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are given by the administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        begin_session(request.session)

    def add_message(self, request: HttpRequest, *args: Any, **options: Any) -> None:
        """Who has just signed in reads the next page in their own language, whatever the sign-in page spoke."""
        with speaking_to(request.user):
            super().add_message(request, *args, **options)

    def render_mail(self, prefix: str, email: Any, context: dict[str, Any], headers: Any = None) -> EmailMessage:
        """A letter speaks the language of the person it goes to, not of the browser that asked for it."""
        with speaking_to(context.get("user")):
            return super().render_mail(prefix, email, context, headers)


def speaking_to(person: Any) -> AbstractContextManager[Any]:
    """The language that the person chose; the present one for who chose none, or is not known."""
    return translation.override(getattr(person, "language", "") or translation.get_language())


class MFAAdapter(DefaultMFAAdapter):
    """Seeds and recovery codes are kept encrypted under a key derived from SECRET_KEY."""

    def _cipher(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"mfa:" + settings.SECRET_KEY.encode()).digest()))

    def encrypt(self, text: str) -> str:
        return self._cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._cipher().decrypt(encrypted_text.encode()).decode()


class TokenAuthentication(auth.TokenAuthentication):  # type: ignore[misc]
    """Bytes that are no text, or that the database cannot hold, are a wrong token like any other."""

    def authenticate_credentials(self, token: bytes) -> Any:
        try:
            return super().authenticate_credentials(token)
        except ValueError as error:
            raise AuthenticationFailed from error
