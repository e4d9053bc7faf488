"""All addresses of the portal."""

from django.urls import include, path

from accounts.urls import administration, sign_in
from kontum_ip import administration as portal
from kontum_ip import views
from reports.views import home

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("help/", views.help_index, name="help"),
    path("help/sign-in/", views.help_sign_in, name="help_sign_in"),
    path("help/<slug:slug>/", views.help_page, name="help_page"),
    path("accounts/", include(sign_in)),
    path("administration/", portal.hub, name="administration"),
    path("administration/system/", portal.system_page, name="system"),
    path("administration/", include(administration)),
    path("inbox/", include("accounts.urls")),
    path("agencies/", include("agencies.urls")),
    path("plans/", include("plans.urls")),
    path("tasks/", include("tasks.urls")),
    path("indicators/", include("indicators.urls")),
    path("reports/", include("reports.urls")),
    path("api/", include("kontum_ip.api")),
]
handler400, handler404, handler500 = (f"kontum_ip.api.{name}" for name in ("bad_request", "not_found", "server_error"))
handler429 = "kontum_ip.views.too_many"  # allauth asks for it by this name
