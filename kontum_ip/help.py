"""What is explained inside the portal: a guide for each role, and short answers to questions that a page raises.

The words of a guide stand in `templates/help/<slug>.html`; its pictures are made by `python -m tests.pictures`.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agencies.models import Role

SIZES: dict[str, list[int]] = json.loads((Path(__file__).parent / "help_pictures.json").read_text())


@dataclass(frozen=True)
class Page:
    """A page of help. `lead`: one or two sentences that already answer; they stand in hints too."""

    slug: str
    title: str | Promise
    lead: str | Promise

    @property
    def template(self) -> str:
        return f"help/{self.slug}.html"


SIGN_IN = Page(
    "sign-in",
    _("Đăng nhập và mật khẩu"),
    _("Đăng nhập bằng địa chỉ thư điện tử công vụ mà quản trị hệ thống đã ghi cho anh/chị."),
)
GUIDES = (
    Page(
        Role.REPORTER,
        _("Hướng dẫn cho cán bộ báo cáo"),
        _("Anh/chị nhập kết quả từng nhiệm vụ của cơ quan mình; lãnh đạo cơ quan xem lại và gửi."),
    ),
    Page(
        Role.HEAD,
        _("Hướng dẫn cho lãnh đạo cơ quan"),
        _("Anh/chị đọc báo cáo của cơ quan như người xem xét sẽ đọc, rồi gửi và nhận mã tiếp nhận."),
    ),
    Page(
        Role.COORDINATOR,
        _("Hướng dẫn cho cán bộ cơ quan đầu mối"),
        _("Anh/chị mở kỳ, theo dõi ai chưa gửi, xem xét từng báo cáo và tổng hợp báo cáo của tỉnh."),
    ),
    Page(
        Role.LEADER,
        _("Hướng dẫn cho lãnh đạo tỉnh"),
        _("Anh/chị xem Kế hoạch đang ở đâu so với năm 2030 và tải báo cáo tổng hợp; không phải nhập gì."),
    ),
    Page(
        Role.AUDITOR,
        _("Hướng dẫn cho người kiểm tra, giám sát"),
        _("Anh/chị đọc được mọi báo cáo, mọi lần gửi và nhật ký ai đã làm gì; không sửa được gì."),
    ),
    Page(
        Role.ADMINISTRATOR,
        _("Hướng dẫn cho quản trị hệ thống"),
        _("Anh/chị cấp tài khoản và giao vai trò; không xem hay sửa nội dung báo cáo."),
    ),
)
TOPICS = (
    Page(
        "waiting",
        _("Vì sao nhiệm vụ này chờ điều kiện?"),
        _(
            "Kế hoạch chỉ giao làm nhiệm vụ này sau khi có một văn bản của cấp trên. Khi văn bản chưa ban hành, nhiệm "
            "vụ không bao giờ bị tính là quá hạn và cơ quan không phải báo cáo kết quả."
        ),
    ),
    Page(
        "stage",
        _("Chọn tình trạng thực hiện nào?"),
        _(
            "Chọn theo việc đã làm đến ngày cuối kỳ số liệu. «Hoàn thành» cần tỷ lệ 100; «Chưa thực hiện» và «Tạm "
            "dừng» cần nêu lý do ở mục khó khăn, vướng mắc."
        ),
    ),
    Page(
        "evidence",
        _("Tệp minh chứng nào được nhận?"),
        _(
            "Nhận tệp PDF, Word (.docx), Excel (.xlsx), ảnh JPG và PNG; mỗi tệp không quá 20 MB, mỗi nhiệm vụ không "
            "quá 10 tệp. Không nhận tài liệu có dấu mật."
        ),
    ),
    Page(
        "figures",
        _("Ngày và số viết thế nào?"),
        _("Ngày viết ngày/tháng/năm, ví dụ 15/12/2026. Số viết dấu phẩy ở phần lẻ, ví dụ 1.250,5."),
    ),
    Page(
        "on-time",
        _("Tính đúng hạn thế nào?"),
        _(
            "Đúng hạn là gửi lần đầu trước thời điểm hết hạn của kỳ, hoặc hạn đã được gia hạn. Bị trả lại để bổ sung "
            "không làm mất đúng hạn."
        ),
    ),
    Page(
        "returned",
        _("Báo cáo bị trả lại thì làm gì?"),
        _(
            "Đọc lý do ở đầu báo cáo, mở các nhiệm vụ có dấu «Có ý kiến cần bổ sung», sửa rồi gửi lại. Các phần khác "
            "giữ nguyên như đã gửi."
        ),
    ),
    Page(
        "conflict",
        _("Hai người cùng sửa một nhiệm vụ thì sao?"),
        _("Người lưu sau thấy cả hai bản cạnh nhau và chọn giữ bản nào; không bản nào bị ghi đè mà không ai biết."),
    ),
    Page(
        "receipt",
        _("Mã tiếp nhận để làm gì?"),
        _(
            "Mã tiếp nhận chứng tỏ báo cáo đã đến cổng, vào lúc nào và do ai gửi. Mỗi lần gửi có một mã riêng và bản "
            "gửi được giữ nguyên."
        ),
    ),
    Page(
        "successor",
        _("Cơ quan kế thừa là gì?"),
        _(
            "Khi cơ quan được giao nhiệm vụ đổi tên, hợp nhất hay kết thúc, cơ quan kế thừa lập báo cáo tiếp. Số liệu "
            "cũ vẫn mang tên cơ quan của năm đó."
        ),
    ),
    Page(
        "denominator",
        _("Mẫu số của tỷ lệ là gì?"),
        _(
            "Tỷ lệ được tính từ hai số: tử số là phần đã đạt, mẫu số là toàn bộ phần được đếm. Cổng lưu cả hai số để "
            "ai cũng kiểm tra lại được."
        ),
    ),
    Page(
        "standing",
        _("Chỉ tiêu được đánh giá thế nào?"),
        _(
            "So số liệu mới nhất với mức phải đạt ở năm đó trên đường thẳng từ số gốc đến mục tiêu. Chưa có số liệu "
            "thì ghi là chưa có, không tính là 0."
        ),
    ),
    Page(
        "imports",
        _("Tệp dữ liệu được nhập thế nào?"),
        _(
            "Tệp được đọc và xem trước từng dòng: mới, có thay đổi, cần xem lại, sai. Sau khi anh/chị xác nhận mới ghi "
            "vào sổ, ghi hết hoặc không ghi gì."
        ),
    ),
    Page(
        "statistics",
        _("Số liệu thống kê nhập thế nào?"),
        _(
            "Mỗi năm, cơ quan được giao thực thi, đào tạo, truyền thông hoặc chi kinh phí nhập các biểu số liệu "
            "trong báo cáo năm. Ô để trống là chưa có số liệu, không phải bằng 0."
        ),
    ),
    Page(
        "register",
        _("Sổ văn bằng ghi những gì?"),
        _(
            "Mỗi đơn hoặc văn bằng sở hữu trí tuệ của tỉnh là một dòng: đối tượng, số, ngày, chủ và địa bàn. Điều "
            "chưa biết thì để trống, không đoán."
        ),
    ),
    Page(
        "products",
        _("Sản phẩm được tính là bảo hộ khi nào?"),
        _(
            "Khi ở ngày đang xét, sản phẩm còn được công nhận và có ít nhất một văn bằng còn hiệu lực gắn với nó. "
            "Hết hạn công nhận hoặc hết hiệu lực văn bằng thì không còn được tính."
        ),
    ),
    Page(
        "counted",
        _("Số liệu chỉ tiêu được đếm thế nào?"),
        _(
            "Chỉ tiêu có quy tắc đếm thì cổng đếm từ sổ mỗi đêm trong kỳ, không nhập tay. Ai cũng mở được từng "
            "dòng đã đếm."
        ),
    ),
    Page(
        "forecast",
        _("Dự báo chỉ tiêu dựa vào đâu?"),
        _(
            "Dựa vào số liệu các năm đã được ghi nhận: một đường thẳng, năm gần có trọng số lớn hơn. Dưới ba năm "
            "có số liệu thì cổng không dự báo."
        ),
    ),
    Page(
        "quality",
        _("Điểm cần kiểm tra là gì?"),
        _(
            "Là dòng trong sổ hoặc số liệu mà một quy tắc cho là sai hoặc cần xem lại. Cổng tự soát mỗi đêm và "
            "không tự sửa gì."
        ),
    ),
    Page(
        "cases",
        _("Ghi vụ việc thực thi để làm gì?"),
        _(
            "Danh sách vụ việc không bắt buộc. Cơ quan ghi từng vụ trong năm thì cuối năm các biểu số liệu thực "
            "thi điền được từ danh sách, không phải đếm lại."
        ),
    ),
)
PAGES = {page.slug: page for page in (*GUIDES, *TOPICS)}


def guides_for(roles: Collection[str]) -> tuple[list[Page], list[Page]]:
    """A person's own guides, and the others."""
    return [page for page in GUIDES if page.slug in roles], [page for page in GUIDES if page.slug not in roles]
