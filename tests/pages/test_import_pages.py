"""The pages by which a file comes into the register, and the same in the API."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from rest_framework.test import APIClient

from accounts.models import User
from indicators.actions import run_import, take_import
from indicators.models import ImportRow, RegisterImport, Title
from tests.register_files import as_csv
from tests.world import person

pytestmark = pytest.mark.django_db
HEADS = ("Số đơn", "Tên", "Ngày nộp đơn", "Chủ đơn", "Tình trạng")
ONE = ("4-2019-43953", "CÀ PHÊ", "11.11.2019", "HTX Đăk Mar", "Cấp bằng")
DOUBTFUL = ("4-2019-43954", "SÂM", "11.11.2019", "A", "Treo")
WRONG = ("4-2019-43955", "MĂNG", "hôm qua", "B", "Cấp bằng")
ABOUT = {"kind": "titles", "source": "WIPO Publish", "retrieved_on": "05/11/2026"}


@pytest.fixture
def clerk() -> User:
    User.objects.get_or_create(email="he-thong@portal.invalid", defaults={"full_name": "Hệ thống"})
    return person("coordinator", "coordinator")


@pytest.fixture
def client(clerk: User) -> Client:
    client = Client()
    client.force_login(clerk)
    return client


def file(*lines: tuple[str, ...], name: str = "a.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, as_csv(HEADS, lines))


def read(clerk: User, *lines: tuple[str, ...]) -> RegisterImport:
    content = as_csv(HEADS, lines)
    given = {"kind": "titles", "source": "WIPO Publish", "retrieved_on": date(2026, 11, 5)}
    imported = take_import(by=clerk, name="a.csv", content=io.BytesIO(content), size=len(content), **given)
    run_import(imported.pk)
    return RegisterImport.objects.get(pk=imported.pk)


def test_a_file_is_handed_in_watched_looked_through_and_written(client: Client) -> None:
    answer = client.post("/indicators/imports/new/", ABOUT | {"file": file(ONE, DOUBTFUL, WRONG)})
    imported = RegisterImport.objects.get()
    assert answer.status_code == 302 and answer["Location"] == imported.get_absolute_url()
    page = client.get(answer["Location"]).content.decode()
    assert "Đang đọc tệp" in page and "<progress" in page
    assert "every 1s" in client.get(f"{answer['Location']}progress/").content.decode()
    run_import(imported.pk)
    assert client.get(f"{answer['Location']}progress/")["HX-Refresh"] == "true"
    page = client.get(answer["Location"]).content.decode()
    assert "«hôm qua» không phải là ngày." in page and "C «Ngày nộp đơn»" in page and "Bỏ qua 1 dòng sai" in page
    page = client.get(f"{answer['Location']}?verdict=new").content.decode()
    assert "CÀ PHÊ" in page and "11/11/2019" in page and "Nhãn hiệu" in page
    refused = client.post(f"{answer['Location']}confirm/", {"leave_wrong": "on"})
    assert refused.status_code == 422 and "Hãy chọn ghi hay bỏ qua 1 dòng cần xem lại" in refused.content.decode()
    done = client.post(f"{answer['Location']}confirm/", {"leave_wrong": "on", "with_doubtful": "write"})
    assert done.status_code == 302 and "Đang ghi vào sổ" in client.get(answer["Location"]).content.decode()
    run_import(imported.pk)
    page = client.get(answer["Location"]).content.decode()
    assert "Đã ghi 2 dòng vào sổ" in page and Title.objects.count() == 2
    listed = client.get("/indicators/imports/").content.decode()
    assert "a.csv" in listed and "Đã ghi vào sổ" in listed


def test_changes_are_shown_from_what_to_what(client: Client, clerk: User) -> None:
    imported = read(clerk, ONE)
    client.post(f"{imported.get_absolute_url()}confirm/")
    run_import(imported.pk)
    again = read(clerk, (ONE[0], "Cà phê", "12.11.2019", ONE[3], "Hết hạn"))
    page = client.get(again.get_absolute_url()).content.decode()
    assert "<del>CÀ PHÊ</del> → Cà phê" in page and "<del>11/11/2019</del> → 12/11/2019" in page
    assert "<del>Đã cấp văn bằng</del> → Hết hiệu lực" in page
    same = read(clerk, ONE)
    page = client.get(same.get_absolute_url()).content.decode()
    assert "Tệp này không có gì mới so với sổ." in page


def test_what_cannot_be_taken_is_told_at_its_field(client: Client) -> None:
    blank = client.post("/indicators/imports/new/", {})
    assert blank.status_code == 422 and "Hãy chọn tệp dữ liệu." in blank.content.decode()
    bad = client.post("/indicators/imports/new/", ABOUT | {"file": file(ONE, name="a.docx")})
    assert bad.status_code == 422 and "Chỉ nhận tệp Excel" in bad.content.decode()
    future = client.post("/indicators/imports/new/", ABOUT | {"file": file(ONE), "retrieved_on": "05/11/2099"})
    assert future.status_code == 422 and "Ngày tra cứu không thể ở sau hôm nay" in future.content.decode()
    assert not RegisterImport.objects.exists()


def test_a_file_that_was_refused_says_why_and_a_dropped_one_leaves_nothing(client: Client, clerk: User) -> None:
    swapped = [(row[2], row[1], row[0], row[3], row[4]) for row in (ONE, DOUBTFUL, ONE, DOUBTFUL)]
    page = client.get(read(clerk, *swapped).get_absolute_url()).content.decode()
    assert "bị đổi chỗ" in page and "Không dòng nào của tệp được ghi." in page
    imported = read(clerk, ONE)
    assert client.post(f"{imported.get_absolute_url()}cancel/")["Location"] == "/indicators/imports/"
    assert not ImportRow.objects.exists()
    assert "sổ không có gì thay đổi" in client.get(imported.get_absolute_url()).content.decode()


def test_the_templates_can_be_taken_away(client: Client) -> None:
    for kind in ("titles", "products"):
        answer = client.get(f"/indicators/imports/template/{kind}/")
        assert answer.status_code == 200 and b"".join(answer).startswith(b"PK")
    assert client.get("/indicators/imports/template/others/").status_code == 404


def test_products_are_shown_with_their_recognitions(client: Client, clerk: User) -> None:
    content = as_csv(
        ("Tên sản phẩm", "Địa chỉ", "Danh mục", "Số sao", "Quyết định", "Từ ngày", "Đến ngày"),
        [("Măng khô", "Xã Măng Đen", "OCOP", 4, "QĐ 12", "01.02.2025", "31.01.2028")],
    )
    given = {"kind": "products", "source": "Sở", "retrieved_on": date(2026, 11, 5)}
    imported = take_import(by=clerk, name="a.csv", content=io.BytesIO(content), size=len(content), **given)
    run_import(imported.pk)
    page = client.get(imported.get_absolute_url()).content.decode()
    assert "Sản phẩm OCOP, 4 sao, 01/02/2025 – 31/01/2028, QĐ 12" in page and "Măng khô" in page


def test_other_systems_import_too(clerk: User) -> None:
    api = APIClient()
    api.force_authenticate(clerk)
    about = ABOUT | {"retrieved_on": "2026-11-05"}
    answer = api.post("/api/v1/imports/", about | {"file": file(ONE, DOUBTFUL, WRONG)}, format="multipart")
    assert answer.status_code == 202, answer.content
    address = f"/api/v1/imports/{answer.json()['id']}/"
    run_import(answer.json()["id"])
    assert api.get(address).json()["counts"] == {"new": 1, "changed": 0, "same": 0, "doubtful": 1, "wrong": 1}
    found = api.get(f"{address}rows/?verdict=wrong").json()["results"]
    assert found[0]["problems"] == [
        {"column": "C «Ngày nộp đơn»", "message": "«hôm qua» không phải là ngày.", "wrong": True}
    ]
    refused = api.post(f"{address}apply/", {"leave_wrong": True}, format="json")
    assert refused.status_code == 400 and "with_doubtful" in str(refused.json())
    done = api.post(f"{address}apply/", {"leave_wrong": True, "with_doubtful": False}, format="json")
    assert done.status_code == 202 and done.json()["state"] == "applying"
    run_import(answer.json()["id"])
    assert api.get(address).json()["state"] == "applied" and Title.objects.count() == 1
    assert api.post(f"{address}cancel/").status_code == 409
    bad = api.post("/api/v1/imports/", about | {"file": file(ONE), "kin": "x"}, format="multipart")
    assert bad.status_code == 400 and "kin" in bad.json()["errors"]
    other = read(clerk, ("4-2019-43960", "X", "", "", ""))
    assert api.post(f"/api/v1/imports/{other.pk}/cancel/").json()["state"] == "cancelled"
