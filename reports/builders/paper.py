"""The paper of the coordinating agency that every report to the province is written on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from agencies.models import Agency, Line
from plans.models import Period, Plan, PlanLink
from reports.builders.asked import Asked
from reports.document import Appendix, Block, Document, Signature, Workbook
from reports.writers.words import day_words


def make_paper(
    asked: Asked,
    as_of: datetime,
    *,
    title: str,
    abstract: str,
    blocks: Iterable[Block],
    appendices: tuple[Appendix, ...] = (),
    workbook: Workbook | None = None,
    to_ministries: bool = False,
    line: Line | None = None,
) -> Document:
    """A report to who issued the plan, headed by the agency that coordinates it, both as they stand on the day.

    `to_ministries`: it also goes to those above that the duty to report names; `line`: the successions, if read.
    """
    plan, today, line = asked.period.plan, timezone.localdate(as_of), line or Line()
    author, issuer = holder_of(plan.coordinator, today, line), holder_of(plan.issuer, today, line)
    above = receivers(asked.period, issuer, today, line) if to_ministries else []
    return Document(
        kind=asked.kind,
        title=title,
        parent_agency=issuer.name,
        agency=author.name,
        symbol=f"BC-{initials(author.name)}",
        place=author.place_name,
        type_name="BÁO CÁO",
        abstract=abstract,
        addressees=(issuer.name, *above),
        bases=bases(plan),
        blocks=tuple(blocks),
        signature=signature(author, asked.only),
        recipients=("Như trên", "Các cơ quan thực hiện Kế hoạch", kept(asked.only)),
        appendices=appendices,
        workbook=workbook,
        demo=settings.DEMO,
        as_of=as_of,
    )


COMMITTEES = (Agency.Kind.PROVINCE, Agency.Kind.DISTRICT, Agency.Kind.COMMUNE)


def signature(author: Agency, only: Mapping[str, str] | None = None) -> Signature:
    """A department's head signs in his own name, a committee's in the committee's (Decree 30/2020, article 13).

    `only["signs"]`: KT for a deputy in the head's stead, TL by order, TUQ by delegation, as `only["position"]`.
    """
    signs, position = (only or {}).get("signs"), (only or {}).get("position", "")
    whole = ("TM. Ủy ban nhân dân",) if author.kind in COMMITTEES else ()
    head = "Chủ tịch" if whole else "Giám đốc" if author.kind == Agency.Kind.DEPARTMENT else "Thủ trưởng cơ quan"
    if signs == "KT":
        return Signature(position or f"Phó {head.lower()}", authority=(*whole, f"KT. {head}"))
    if signs:
        return Signature(position, authority=(f"{signs}. {head}",))
    return Signature(head, authority=whole)


def kept(only: Mapping[str, str]) -> str:
    """«Lưu: VT», with the unit that drafted the paper where it is told."""
    unit = only.get("unit", "").strip()
    return f"Lưu: VT, {unit}" if unit else "Lưu: VT"


def holder_of(agency: Agency, on: date, line: Line | None = None) -> Agency:
    """Who stands in an agency's place on the day; itself when that is not settled."""
    found = (line or Line()).holders(agency, on).agencies
    return found[0] if found else agency


def initials(name: str) -> str:
    """«Sở Khoa học và Công nghệ tỉnh Quảng Ngãi» → «SKHCN»: the letters of the name before its province."""
    head = name.split(" tỉnh ")[0].replace("Ủy ban nhân dân", "UBND").replace(" và ", " ")
    return "".join(word if word.isupper() else word[0].upper() for word in head.replace("-", " ").split())


def receivers(period: Period, issuer: Agency, on: date, line: Line) -> list[str]:
    """The ministries that the duty to report names."""
    rows = period.duty.receivers.all()
    names = [holder_of(row, on, line).name for row in rows if row.kind == Agency.Kind.MINISTRY]
    return [name for name in names if name != issuer.name]


def bases(plan: Plan) -> tuple[str, ...]:
    links = [f"Thực hiện {paper_words(link)}" for link in plan.links.all() if link.kind == PlanLink.Kind.IMPLEMENTS]
    return (*links, f"Căn cứ {plan_words(plan)}")


PAPERS = {"QĐ": "Quyết định", "NQ": "Nghị quyết", "KH": "Kế hoạch", "CT": "Chỉ thị", "CTr": "Chương trình"}


def paper_words(link: PlanLink) -> str:
    """«Quyết định số 1068/QĐ-TTg ngày 22 tháng 8 năm 2019 của …», by the symbol in its number."""
    symbol = link.number.rpartition("/")[2].partition("-")[0]
    dated = f" {day_words(link.issued_on)}" if link.issued_on else ""
    issuer = f" của {link.issuer_name}" if link.issuer_name else ""
    title = f" về việc {link.title[:1].lower()}{link.title[1:]}" if link.title else ""
    return f"{PAPERS.get(symbol, 'Văn bản')} số {link.number}{dated}{issuer}{title}"


def plan_words(plan: Plan) -> str:
    return f"Kế hoạch số {plan.number} {day_words(plan.issued_on)} của {plan.issuer.name}"
