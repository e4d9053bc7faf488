"""Addresses of the inbox, of the portal's settings, and of signing in."""

from allauth.account import views as allauth
from django.urls import URLPattern, URLResolver, include, path, re_path

from accounts import views

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("", views.notifications, name="notifications"),
    path("<int:pk>/read/", views.read, name="read"),
    path("read-all/", views.read_all, name="read_all"),
    path("preferences/", views.preferences, name="preferences"),
]

# What only the administrator opens.
administration: list[URLPattern] = [
    path("settings/", views.portal_settings, name="settings"),
    path("letters/<int:pk>/retry/", views.retry_letter, name="retry_letter"),
    path("letters/retry/", views.retry_letters, name="retry_letters"),
]

# What a closed portal serves of allauth: nobody registers, and an address is the administrator's to change.
sign_in: list[URLPattern | URLResolver] = [
    path("login/", allauth.login, name="account_login"),
    path("logout/", allauth.logout, name="account_logout"),
    path("session/renew/", views.renew_session, name="renew_session"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/reset/key/done/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("2fa/", include("allauth.mfa.urls")),
    path("language/", views.set_language, name="set_language"),
]
