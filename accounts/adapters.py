"""How allauth and knox are bent to the portal: no self-registration, encrypted seeds, no token that is a fault."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest
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
