"""Addresses of agencies and people."""

from django.urls import URLPattern, path

from agencies.views import agencies, people

app_name = "agencies"
urlpatterns: list[URLPattern] = [
    path("", agencies.listing, name="list"),
    path("<int:pk>/", agencies.detail, name="detail"),
    path("create/", agencies.create, name="create"),
    path("<int:pk>/edit/", agencies.edit, name="edit"),
    path("successions/record/", agencies.record_succession, name="record_succession"),
    path("people/", people.people, name="people"),
    path("people/me/", people.own_account, name="own_account"),
    path("people/create/", people.create_person, name="create_person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/edit/", people.edit_person, name="edit_person"),
    path("people/<int:pk>/grant/", people.grant_membership, name="grant_membership"),
    path("people/<int:pk>/disable/", people.disable_person, name="disable_person"),
    path("people/<int:pk>/enable/", people.enable_person, name="enable_person"),
    path("people/<int:pk>/send-password-letter/", people.send_password_letter, name="send_password_letter"),
    path("memberships/<int:pk>/end/", people.end_membership, name="end_membership"),
]
