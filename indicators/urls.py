"""Addresses of targets and of the register."""

from django.urls import URLPattern, path

from indicators.views import accounts, assessing, cases, counting, products, quality, statistics, targets

app_name = "indicators"
urlpatterns: list[URLPattern] = [
    path("", targets.listing, name="list"),
    path("<int:pk>/record/", targets.record, name="record"),
    path("<int:pk>/baseline/", targets.set_baseline, name="set_baseline"),
    path("statistics/", statistics.listing, name="statistics"),
    path("statistics/<int:pk>/", statistics.detail, name="statistic"),
    path("cases/", cases.listing, name="cases"),
    path("cases/new/", cases.create, name="create_case"),
    path("cases/<int:pk>/", cases.edit, name="edit_case"),
    path("cases/<int:pk>/delete/", cases.delete, name="delete_case"),
    path("submissions/<int:pk>/", accounts.edit, name="edit_statistics"),
    path("submissions/<int:pk>/autosave/", accounts.autosave, name="autosave_statistics"),
    path("findings/", quality.findings, name="findings"),
    path("findings/review/", quality.review, name="review_register"),
    path("findings/<int:pk>/dismiss/", quality.dismiss, name="dismiss_finding"),
    path("products/", products.listing, name="products"),
    path("products/share/", products.shares, name="shares"),
    path("products/new/", products.create, name="create_product"),
    path("products/<int:pk>/", products.detail, name="product"),
    path("products/<int:pk>/edit/", products.edit, name="edit_product"),
    path("products/<int:pk>/remove/", products.remove, name="remove_product"),
    path("products/<int:pk>/recognise/", products.recognise, name="recognise_product"),
    path("products/<int:pk>/protect/", products.protect, name="protect_product"),
    path("products/recognitions/<int:pk>/edit/", products.edit_recognition, name="edit_recognition"),
    path("products/recognitions/<int:pk>/remove/", products.remove_recognition, name="remove_recognition"),
    path("products/protections/<int:pk>/remove/", products.remove_protection, name="remove_protection"),
    path("<int:pk>/rule/", counting.set_rule, name="set_rule"),
    path("<int:pk>/criteria/", assessing.criteria, name="criteria"),
    path("criteria/<int:pk>/retire/", assessing.retire, name="retire_criterion"),
    path("<int:pk>/assess/", assessing.assess, name="assess"),
    path("<int:pk>/rows/", counting.rows, name="rows"),
    path("periods/<int:pk>/count/", counting.count_now, name="count"),
]
