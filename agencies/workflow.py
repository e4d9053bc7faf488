"""The words of the agencies' world, as data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    REPORTER = "reporter", _("Cán bộ báo cáo")
    HEAD = "head", _("Lãnh đạo cơ quan")
    COORDINATOR = "coordinator", _("Cán bộ cơ quan đầu mối")
    LEADER = "leader", _("Lãnh đạo tỉnh")
    AUDITOR = "auditor", _("Kiểm tra, giám sát")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


# Who acts for one agency, and who acts for nobody's. Of the province's others the agency where they work may be said.
OF_AN_AGENCY = (Role.REPORTER, Role.HEAD)
OF_NO_AGENCY = (Role.AUDITOR, Role.ADMINISTRATOR)


class Kind(models.TextChoices):
    PROVINCE = "province", _("Ủy ban nhân dân tỉnh")
    DEPARTMENT = "department", _("Sở")
    AGENCY = "agency", _("Cơ quan")
    DISTRICT = "district", _("Ủy ban nhân dân huyện, thành phố")
    COMMUNE = "commune", _("Ủy ban nhân dân xã, phường")
    MEDIA = "media", _("Cơ quan báo chí, cổng thông tin")
    UNIVERSITY = "university", _("Cơ sở đào tạo")
    ASSOCIATION = "association", _("Hội, hiệp hội")
    POLICE = "police", _("Công an")
    COURT = "court", _("Tòa án")
    PROCURACY = "procuracy", _("Viện kiểm sát")
    MILITARY = "military", _("Quân đội, biên phòng")
    MINISTRY = "ministry", _("Bộ, cơ quan trung ương")
    COMPANY = "company", _("Doanh nghiệp")
    UNIT = "unit", _("Đơn vị sự nghiệp")
    CLASS = "class", _("Nhóm cơ quan")


class Confidence(models.TextChoices):
    VERIFIED = "verified", _("Đã kiểm chứng")
    SECONDARY = "secondary", _("Theo nguồn thứ cấp")
    INFERRED = "inferred", _("Suy luận")
    UNVERIFIED = "unverified", _("Chưa kiểm chứng")


class SuccessionKind(models.TextChoices):
    RENAME = "rename", _("Đổi tên")
    MERGE = "merge", _("Hợp nhất")
    SPLIT = "split", _("Chia, tách")
    ABSORB = "absorb", _("Sáp nhập")
    DISSOLVE = "dissolve", _("Kết thúc hoạt động")


class Scope(models.TextChoices):
    WHOLE = "whole", _("Toàn bộ")
    FUNCTION = "function", _("Theo chức năng")
    TERRITORY = "territory", _("Theo địa bàn")


class PartyRole(models.TextChoices):
    LEAD = "lead", _("Chủ trì")
    JOINT_LEAD = "joint_lead", _("Đồng chủ trì")
    PARTNER = "partner", _("Phối hợp")
    MONITOR = "monitor", _("Theo dõi")
    ENCOURAGED = "encouraged", _("Khuyến khích tham gia")


# The acts of this app in the words of the record.
ACTS = {
    "load_agencies": _("Nạp danh sách cơ quan"),
    "create_agency": _("Thêm cơ quan"),
    "edit_agency": _("Sửa thông tin cơ quan"),
    "record_succession": _("Ghi nhận kế thừa cơ quan"),
    "grant_membership": _("Giao vai trò"),
    "end_membership": _("Kết thúc vai trò"),
}
