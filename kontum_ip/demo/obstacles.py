"""Obstacles of the demonstration: some in each state of their way, raised by heads of agencies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from accounts.models import User
from core import clock
from kontum_ip.demo.people import Cast, address
from kontum_ip.demo.words import MARK_OF_STORY
from plans.models import Period, Submission
from tasks.actions import answer_obstacle, close_obstacle, forward_obstacle, raise_obstacle
from tasks.models import Obstacle, Progress


@dataclass(frozen=True)
class Tale:
    """What was raised and how far it came: each text that is not empty is one more step."""

    text: str
    proposal: str
    note: str = ""
    answer: str = ""
    closing: str = ""


TALES = (
    Tale(
        "Chưa có định mức chi cho việc tra cứu, thẩm định nhãn hiệu trước khi nộp đơn nên chưa thanh toán được.",
        "Đề nghị ban hành hướng dẫn nội dung và mức chi hỗ trợ đăng ký sở hữu trí tuệ của tỉnh.",
        "Đã trao đổi với Sở Tài chính; nội dung vượt thẩm quyền của sở, đề nghị UBND tỉnh giao xây dựng quy định.",
    ),
    Tale(
        "Nhiệm vụ chuyển từ cấp huyện về, hồ sơ bàn giao thiếu danh mục nhãn hiệu đã hỗ trợ từ năm 2021 đến 2024.",
        "Đề nghị cơ quan đầu mối cung cấp lại danh mục và hướng dẫn cách rà soát.",
    ),
    Tale(
        "Kinh phí tuyên truyền năm nay chưa được bố trí riêng, đang lồng ghép nên không đủ số lớp tập huấn.",
        "Đề nghị bổ sung kinh phí trong dự toán năm sau.",
        "Kiến nghị hợp lý; đề nghị UBND tỉnh giao Sở Tài chính cân đối trong dự toán năm sau.",
        "Giao Sở Tài chính tham mưu bố trí trong dự toán năm sau, báo cáo UBND tỉnh trước ngày 31/12.",
    ),
    Tale(
        "Không có đầu mối chung để kiểm tra hàng giả mạo nhãn hiệu trên sàn thương mại điện tử.",
        "Đề nghị có quy chế phối hợp giữa các lực lượng.",
        "Đề nghị UBND tỉnh giao cơ quan chủ trì xây dựng quy chế.",
        "Đồng ý; giao Công an tỉnh chủ trì, các sở, ngành phối hợp xây dựng quy chế phối hợp.",
        "Quy chế phối hợp đã được lấy ý kiến và đưa vào chương trình công tác.",
    ),
    Tale(
        "Phần mềm quản lý văn bằng của đơn vị ngừng bảo trì, không xuất được số liệu theo biểu mẫu.",
        "Đề nghị cho dùng mẫu nhập tay trong kỳ này.",
    ),
    Tale(
        "Chưa rõ phạm vi nhiệm vụ khi chủ thể có địa chỉ ở hai xã sau sắp xếp.",
        "Đề nghị hướng dẫn xã nào tổng hợp, báo cáo.",
        "Nhiều xã cùng hỏi; đề nghị UBND tỉnh thống nhất theo nơi đặt trụ sở của chủ thể.",
    ),
)


def seed_obstacles(period: Period, cast: Cast) -> int:
    """Raise them in the weeks since the period opened, one an agency; returns how many, 0 where some are there."""
    if Obstacle.objects.exists():
        return 0
    accounts = list(period.submissions.select_related("agency").order_by("pk"))[: len(TALES)]
    for number, (account, tale) in enumerate(zip(accounts, TALES, strict=False)):
        tell(tale, account, number, cast)
    return min(len(accounts), len(TALES))


def tell(tale: Tale, account: Submission, number: int, cast: Cast) -> None:
    """One obstacle, step by step, each as of its own moment and none later than now."""
    now, opened = clock.now(), account.period.opens_at
    leader = User.objects.get(email=address("leader"))
    moments = [opened + (now - opened) * part * (8 + number) / 100 for part in (2, 4, 6, 7)]
    entry = Progress.objects.filter(submission=account).select_related("task").order_by("task__order").first()
    with clock.at(moments[0]):
        obstacle = raise_obstacle(
            account.agency,
            by=cast.heads[account.agency_id],
            text=f"{tale.text} {MARK_OF_STORY}",
            proposal=tale.proposal,
            task=entry.task if entry else None,
            period=account.period,
        )
    if tale.note:
        with clock.at(moments[1]):
            forward_obstacle(obstacle, by=cast.coordinator, note=tale.note)
    if tale.answer:
        document = f"MH-{number + 1:02d}/UBND"
        with clock.at(moments[2]):
            answer_obstacle(
                obstacle, by=leader, answer=tale.answer, document_number=document, document_on=clock.today()
            )
    if tale.closing:
        with clock.at(moments[3] + timedelta(minutes=1)):
            close_obstacle(obstacle, by=cast.heads[account.agency_id], note=tale.closing)
