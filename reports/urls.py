"""Addresses of compiled reports and of the pages that show several apps at once."""

from django.urls import URLPattern, path

from reports.views import (
    agencies,
    comparing,
    dashboard,
    issuing,
    offline,
    periods,
    record,
    reports,
    reviewing,
    search,
    submissions,
)

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("", reports.listing, name="list"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("trends/", dashboard.trends, name="trends"),
    path("target-trends/", dashboard.target_trends, name="target_trends"),
    path("periods/", periods.listing, name="periods"),
    path("periods/<int:pk>/", periods.detail, name="period"),
    path("record/", record.record, name="record"),
    path("search/", search.search, name="search"),
    path("agencies/<int:pk>/", agencies.agency, name="agency"),
    path("submissions/<int:pk>/", submissions.detail, name="submission"),
    path("submissions/<int:pk>/check/", submissions.check, name="check"),
    path("submissions/<int:pk>/form/", offline.take, name="take_form"),
    path("submissions/<int:pk>/form/xlsx/", offline.download, name="form"),
    path("submissions/<int:pk>/receipt/", submissions.receipt, name="receipt"),
    path("submissions/<int:pk>/receipt/pdf/", submissions.receipt_file, name="receipt_file"),
    path("submissions/<int:pk>/versions/", submissions.versions, name="versions"),
    path("submissions/<int:pk>/compare/", comparing.compare, name="compare"),
    path("submissions/<int:pk>/history/", submissions.submission_history, name="submission_history"),
    path("submissions/<int:pk>/return/", reviewing.return_, name="return"),
    path("progress/<int:pk>/comment/", reviewing.comment, name="comment"),
    path("remarks/<int:pk>/", reviewing.edit_remark, name="edit_remark"),
    path("remarks/<int:pk>/withdraw/", reviewing.withdraw_remark, name="withdraw_remark"),
    path("periods/<int:pk>/request/", reports.request_report, name="request"),
    path("<int:pk>/", reports.detail, name="detail"),
    path("<int:pk>/progress/", reports.progress, name="progress"),
    path("<int:pk>/retry/", reports.retry, name="retry"),
    path("<int:pk>/freeze/", issuing.freeze, name="freeze"),
    path("<int:pk>/unfreeze/", issuing.unfreeze, name="unfreeze"),
    path("<int:pk>/signed/attach/", issuing.attach_signed, name="attach_signed"),
    path("<int:pk>/signed/remove/", issuing.remove_signed, name="remove_signed"),
    path("<int:pk>/signed/", issuing.signed, name="signed"),
    path("<int:pk>/issue/", issuing.issue, name="issue"),
    path("<int:pk>/files/<slug:format>/", reports.download, name="download"),
]
