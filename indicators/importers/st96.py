"""Records of WIPO Standard ST.96: patents and trademarks as offices hand them on in XML, one after the other.

Elements are known by their own name, whichever version's namespace they stand in; a document type is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError  # noqa: S405  (types only; what parses is defusedxml)

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from core.errors import DomainError
from indicators.importers.columns import understood
from indicators.importers.symbols import IPC, nice_class
from indicators.importers.values import Unreadable, day, plain
from plans.importers.handed_in.package import refuse

# What holds one record, from the outer to the inner: of nested ones the innermost is the record.
MARKS = {"Trademark"}
PATENTS = {"PatentRecord", "PatentGrant", "PatentApplication", "PatentPublication", "PatentData", "BibliographicData"}
OTHERS_OWN = {"PriorityBag", "PriorityClaimBag", "RelatedApplicationBag", "RelatedDocumentBag", "CitedPatentBag"}
DEEPEST = 60


def local(tag: str) -> str:
    """«{http://…/ST96/Patent}InventionTitle» → «InventionTitle»; an office's own prefix makes no difference."""
    return tag.rpartition("}")[2]


def read_st96(content: BinaryIO) -> Iterator[tuple[int, dict[str, Any]]]:
    """(the record's place from 1, its fields); DomainError with a sentence where the file is not whole or not ST.96."""
    content.seek(0)
    number = 0
    try:
        for record in records_in(content):
            if values := (mark if local(record.tag) in MARKS else patent)(record):
                number += 1
                yield number, values
    except DefusedXmlException as error:
        raise refuse(_("Tệp XML có phần khai báo DOCTYPE. Vì an toàn, cổng không nhận tệp này.")) from error
    except (ParseError, UnicodeError, ValueError, LookupError) as error:
        raise refuse(_("Tệp XML bị hỏng hoặc bị cắt giữa chừng: %s.") % error) from error
    if not number:
        raise no_records()


def count_records(content: BinaryIO) -> int:
    """About how many there are, by the ends of their elements, without reading them."""
    content.seek(0)
    pieces = iter(lambda: content.read(1024 * 1024), b"")
    return sum(len(re.findall(rb"</(?:\w+:)?(?:Trademark|BibliographicData|PatentData)>", piece)) for piece in pieces)


def no_records() -> DomainError:
    return refuse(
        _("Không thấy sáng chế hay nhãn hiệu nào theo tiêu chuẩn WIPO ST.96 trong tệp XML này."), "bad_structure"
    )


def records_in(content: BinaryIO) -> Iterator[Element]:
    """The innermost element of each record, then forgotten, so that the file may be of any length."""
    path: list[Element] = []
    inner = opened = 0
    for event, element in iterparse(content, events=("start", "end"), forbid_dtd=True):
        is_record = local(element.tag) in MARKS | PATENTS
        if event == "start":
            path.append(element)
            if len(path) > DEEPEST:
                raise ValueError("too deep")
            if is_record:
                inner, opened = len(path), opened + 1
            continue
        depth = len(path)
        path.pop()
        if is_record:
            if depth == inner:
                yield element
            element.clear()
            inner, opened = min(inner, depth), opened - 1
        if not opened and path:
            path[-1].remove(element)


def every(record: Element, *names: str, outside: bool = True) -> list[Element]:
    """Elements below by their own name, in order; those of other applications (priorities, citations) left out."""
    found: list[Element] = []
    stack = [record]
    while stack:
        here = stack.pop()
        for child in reversed(list(here)):
            if not (outside and local(child.tag) in OTHERS_OWN):
                stack.append(child)
        if here is not record and local(here.tag) in names:
            found.append(here)
    return found


def text_of(element: Element | None) -> str:
    return plain(" ".join(element.itertext())) if element is not None else ""


def first(record: Element, *names: str) -> str:
    """The first that says anything, by the order of the names."""
    for name in names:
        for element in every(record, name):
            if text := text_of(element):
                return text
    return ""


def within(record: Element, holder: str, *names: str) -> str:
    return next((text for item in every(record, holder) if (text := first(item, *names))), "")


def some_day(text: str) -> str:
    try:
        return day(text) if text else ""
    except Unreadable as error:
        raise ValueError(error.text % error.values) from error


def shared(record: Element) -> dict[str, Any]:
    """What both kinds of records say in the same words."""
    applied = within(record, "ApplicationNumber", "ApplicationNumberText", "ST13ApplicationNumber")
    holders = every(record, "ApplicantBag", "HolderBag", "Applicant") or [record]
    status = first(
        record, "MarkCurrentStatusCode", "PatentCurrentStatusCode", "ApplicationStatusCategory", "StatusText"
    )
    names = [
        name for name in (party_name(item) for item in every(holders[0], "Applicant", "Holder") or holders) if name
    ]
    values = {
        "application_number": applied or first(record, "ApplicationNumber", "ApplicationNumberText"),
        "filed_on": some_day(first(record, "ApplicationDate", "FilingDate")),
        "expires_on": some_day(first(record, "ExpiryDate", "PatentExpirationDate", "TermExpirationDate")),
        "owner": "; ".join(dict.fromkeys(names))[:500],
        "address": address_of(holders[0])[:2000],
        "authors": "; ".join(
            dict.fromkeys(name for item in every(record, "Inventor", "Designer") if (name := party_name(item)))
        )[:500],
        "representative": within(record, "RepresentativeBag", *NAMES)[:300],
        "priority": priority_of(record)[:300],
        "status_text": status[:200],
        "status": understood("statuses", re.sub("(?<=[a-z])(?=[A-Z])", " ", status)) if status else "",
        "published_on": some_day(first(record, "PublicationDate")),
    }
    if status and not values["status"]:
        values["status"] = "unknown"
    return values


NAMES = ("OrganizationStandardName", "OrganizationName", "LegalEntityName", "EntityName", "PersonFullName", "FullName")


def party_name(party: Element) -> str:
    """Of an organisation or of a person, family name first as in Vietnam."""
    if found := first(party, *NAMES):
        return found
    parts = (first(party, "LastName"), first(party, "MiddleName"), first(party, "FirstName", "GivenName"))
    return " ".join(part for part in parts if part)


def address_of(party: Element) -> str:
    """In one line, from the street to the country; the unstructured address where there is one."""
    for holder in every(party, "PostalAddress", "PostalStructuredAddress", "Contact"):
        lines = [text_of(item) for item in every(holder, "AddressLineText")]
        city = [first(holder, name) for name in ("CityName", "GeographicRegionName")]
        if parts := [part for part in (*lines, *city) if part]:
            return ", ".join(dict.fromkeys(parts))
    return ""


def priority_of(record: Element) -> str:
    found = []
    for item in every(record, "Priority", "PriorityClaim", outside=False):
        parts = [first(item, *names) for names in PRIORITY]
        found.append(" ".join(part for part in parts if part))
    return "; ".join(part for part in found if part)


PRIORITY = (
    ("PriorityCountryCode", "IPOfficeCode", "CountryCode"),
    ("ApplicationNumberText", "ApplicationNumber", "PriorityNumber"),
    ("FilingDate", "PriorityApplicationFilingDate", "ApplicationDate"),
)


def mark(record: Element) -> dict[str, Any]:
    """A `Trademark`: word, classes, goods, Vienna symbols, colours."""
    classes = []
    for text in (text_of(item) for item in every(record, "ClassNumber")):
        try:
            classes.append(nice_class(text))
        except Unreadable as error:
            raise ValueError(error.text % error.values) from error
    category = first(record, "MarkCategory", "MarkKind", "KindMark")
    values = shared(record) | {
        "kind": understood("kinds", category) or "trademark",
        "name": first(record, "MarkVerbalElementText", "MarkSignificantVerbalElementText")[:500],
        "title_number": first(record, "RegistrationNumber"),
        "granted_on": some_day(first(record, "RegistrationDate")),
        "publication_number": within(record, "PublicationBag", "PublicationIdentifier", "PublicationNumber")[:60],
        "nice": list(dict.fromkeys(classes)),
        "goods": goods_of(record)[:20000],
        "vienna": list(dict.fromkeys(vienna_of(record))),
        "colours": ", ".join(text_of(item) for item in every(record, "MarkColourClaimedText", "ColourClaimedText"))[
            :300
        ],
        "disclaimer": first(record, "MarkDisclaimerText", "DisclaimerText")[:2000],
    }
    return kept(values)


def goods_of(record: Element) -> str:
    """«Nhóm 30: cà phê. Nhóm 35: …»"""
    found = []
    for item in every(record, "ClassDescription"):
        if words := first(item, "GoodsServicesDescriptionText"):
            number = first(item, "ClassNumber")
            found.append(f"Nhóm {number.zfill(2)}: {words}" if number else words)
    return ". ".join(found)


def vienna_of(record: Element) -> Iterator[str]:
    for item in every(record, "ViennaClassification", "FigurativeElementClassification"):
        parts = [first(item, name) for name in ("ViennaCategory", "ViennaDivision", "ViennaSection")]
        if parts[0]:
            yield ".".join(part.zfill(2) for part in parts if part)


def patent(record: Element) -> dict[str, Any]:
    """A patent or a utility solution: title, publication, grant, IPC symbols."""
    grants = every(record, "PatentGrantIdentification") or [record]
    publication = every(record, "PatentPublicationIdentification")
    code = within(record, "PatentPublicationIdentification", "PatentDocumentKindCode")
    number = first(grants[0], "PatentNumber")
    values = shared(record) | {
        "kind": "utility_solution" if code[:1] in ("U", "Y") else "patent",
        "name": first(record, "InventionTitle")[:500],
        "title_number": number,
        "granted_on": some_day(first(grants[0], "GrantDate")),
        "publication_number": (first(publication[0], "PublicationNumber") if publication else "")[:60],
        "published_on": some_day(first(publication[0], "PublicationDate") if publication else ""),
        "ipc": list(dict.fromkeys(ipc_of(record))),
    }
    return kept(values)


def ipc_of(record: Element) -> Iterator[str]:
    for item in every(record, "IPCRClassification", "IPCClassification"):
        parts = [first(item, *names) for names in IPC_PARTS]
        if all(parts[:3]):
            section, number, letter, group, subgroup = parts
            yield f"{section}{number.zfill(2)}{letter}" + (f" {group}/{subgroup}" if group and subgroup else "")
            continue
        for words in every(item, "MainClassification", "FurtherClassification", "PatentClassificationText") or [item]:
            if symbol := IPC.match(re.sub(r"\([0-9.]*\)", "", text_of(words)).strip().upper()):
                group = f" {int(symbol[4])}/{symbol[5]}" if symbol[4] else ""
                yield f"{symbol[1]}{symbol[2]}{symbol[3]}{group}"


IPC_PARTS = (("Section",), ("Class",), ("Subclass",), ("MainGroup",), ("Subgroup",))


def kept(values: dict[str, Any]) -> dict[str, Any]:
    """Nothing where the element is only a shell: no number and no name."""
    found = {name: value for name, value in values.items() if value not in ("", [])}
    return found if found.keys() & {"application_number", "title_number", "name"} else {}
