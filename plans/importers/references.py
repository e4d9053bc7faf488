"""Faults that a schema cannot see: codes that nobody has, codes given twice, lines that go round in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from plans.importers.findings import Finding, Marks, Path
from plans.importers.schema_check import nearest
from plans.importers.tree import Party, Row, agency_uses, parties_of, rows, walk_assignments, walk_parties, walk_tasks

Edges = Mapping[str, list[tuple[str, Path]]]


class References:
    """Checks one merged plan file; `check()` returns every fault found."""

    def __init__(self, data: Row, marks: Marks) -> None:
        self.data, self.marks = data, marks
        self.findings: list[Finding] = []
        self.agencies: dict[str, Row] = {row["code"]: row for _path, row in rows(data, "agencies")}

    def check(self) -> list[Finding]:
        self.check_names()
        self.check_agencies()
        self.check_successions()
        self.check_parties()
        self.check_tasks()
        self.check_indicators()
        self.check_statistics()
        self.check_years()
        return self.findings

    def fault(self, path: Path, sentence: str) -> None:
        self.findings.append(self.marks.finding(path, sentence))

    def check_known(self, path: Path, name: str, known: Iterable[str], noun: str) -> bool:
        known = list(known)
        if name in known:
            return True
        self.fault(path, f"không có {noun} «{name}» trong tệp{nearest(name, known)}")
        return False

    def check_unique(self, entries: Iterable[tuple[Path, str]], noun: str) -> None:
        first: dict[str, Path] = {}
        for path, name in entries:
            if name in first:
                line = self.marks.line(first[name])
                self.fault(path, f"{noun} «{name}» đã dùng ở dòng {line}; mỗi {noun} chỉ dùng một lần.")
            first.setdefault(name, path)

    def check_names(self) -> None:
        """Every identity is given once."""
        for section in ("texts", "objectives", "indicators", "statistics", "reporting", "triggers"):
            self.check_unique(names(rows(self.data, section), "key"), "khóa")
        self.check_unique(names(rows(self.data, "indicators"), "code"), "mã chỉ tiêu")
        self.check_unique(names(rows(self.data, "agencies"), "code"), "mã cơ quan")
        self.check_unique(names(walk_assignments(self.data), "key"), "khóa")
        tasks = ((task.path, task.row) for task in walk_tasks(self.data))
        self.check_unique(names(tasks, "code"), "mã nhiệm vụ")

    def check_agencies(self) -> None:
        for path, code in agency_uses(self.data):
            self.check_known(path, code, self.agencies, "cơ quan")
        for path, row in rows(self.data, "agencies"):
            self.check_life(path, row)
            self.check_class(path, row)
        members = {
            row["code"]: [(code, (*path, "members", index)) for index, code in enumerate(row.get("members", ()))]
            for path, row in rows(self.data, "agencies")
        }
        self.refuse_circle(members, "nhóm cơ quan chứa lẫn nhau")

    def check_life(self, path: Path, row: Row) -> None:
        if "valid_from" in row and "valid_to" in row and row["valid_to"] < row["valid_from"]:
            self.fault((*path, "valid_to"), "ngày cuối cùng tồn tại phải sau ngày bắt đầu (valid_from).")

    def check_class(self, path: Path, row: Row) -> None:
        listed = "members" in row
        is_open = bool(row.get("open", False))
        if row["kind"] != "class" and (listed or is_open):
            field = "members" if listed else "open"
            self.fault((*path, field), "chỉ nhóm cơ quan (kind: class) mới dùng trường này.")
        if row["kind"] == "class" and listed == is_open:
            self.fault(
                (*path, "members"),
                "nhóm cơ quan phải có danh sách members, hoặc ghi open: true khi không rõ thành viên.",
            )
        for index, code in enumerate(row.get("members", ())):
            self.check_known((*path, "members", index), code, self.agencies, "cơ quan")

    def check_successions(self) -> None:
        edges: dict[str, list[tuple[str, Path]]] = {}
        whole: dict[str, Path] = {}
        identities = []
        for path, row in rows(self.data, "successions"):
            ends = [name for name in ("predecessor", "successor") if name in row]
            known = [self.check_known((*path, name), row[name], self.agencies, "cơ quan") for name in ends]
            if all(known):
                self.check_ends(path, row, ends)
            if "successor" in row:
                edges.setdefault(row["predecessor"], []).append((row["successor"], (*path, "successor")))
            if row.get("scope", "whole") == "whole" and row["predecessor"] in whole:
                line = self.marks.line(whole[row["predecessor"]])
                self.fault(path, f"«{row['predecessor']}» đã có cơ quan kế thừa toàn bộ ở dòng {line}; hãy ghi scope.")
            elif row.get("scope", "whole") == "whole":
                whole[row["predecessor"]] = path
            identities.append((path, " → ".join([row[name] for name in ends] + [row.get("function", "")]).rstrip(" →")))
        self.check_unique(identities, "việc kế thừa")
        self.refuse_circle(edges, "chuỗi kế thừa khép vòng")

    def check_ends(self, path: Path, row: Row, ends: list[str]) -> None:
        for name in ends:
            if self.agencies[row[name]]["kind"] == "class":
                self.fault((*path, name), f"«{row[name]}» là nhóm cơ quan; hãy ghi kế thừa cho từng thành viên.")

    def refuse_circle(self, edges: Edges, noun: str) -> None:
        """One finding for each circle in the graph, at the line that closes it."""
        done: set[str] = set()
        for start in edges:
            self.follow(start, edges, [], done, noun)

    def follow(self, code: str, edges: Edges, line: list[str], done: set[str], noun: str) -> None:
        if code in done:
            return
        for onward, path in edges.get(code, ()):
            if onward in (*line, code):
                circle = [*line, code][[*line, code].index(onward) :]
                self.fault(path, f"{noun}: {' → '.join([*circle, onward])}.")
            else:
                self.follow(onward, edges, [*line, code], done, noun)
        done.add(code)

    def check_parties(self) -> None:
        lists = [*walk_assignments(self.data), *((task.path, task.row) for task in walk_tasks(self.data))]
        for path, row in lists:
            self.check_unique(((party.path, party.agency) for party in parties_of(row, path)), "cơ quan")
        for party in walk_parties(self.data):
            if party.function and party.agency in self.agencies:
                self.check_function(party)

    def check_function(self, party: Party) -> None:
        """The function named with a party must be one by which its agency, or a successor of it, was split."""
        known = functions_of(party.agency, self.data)
        if party.function not in known:
            sentence = f"«{party.agency}» không có lần chia tách nào theo chức năng «{party.function}»"
            self.fault((*party.path, "function"), sentence + nearest(party.function, known))

    def check_tasks(self) -> None:
        tasks = {task.row["code"]: task for task in walk_tasks(self.data)}
        triggers = [row["key"] for _path, row in rows(self.data, "triggers")]
        for code, task in tasks.items():
            if "trigger" in task.row["timing"]:
                path = (*task.path, "timing", "trigger")
                self.check_known(path, task.row["timing"]["trigger"], triggers, "văn bản điều kiện")
            twin = task.row.get("same_as")
            path = (*task.path, "same_as")
            if twin is None or not self.check_known(path, twin, tasks, "nhiệm vụ"):
                continue
            if twin == code:
                self.fault(path, "nhiệm vụ không thể trùng với chính nó.")
            elif "same_as" in tasks[twin].row:
                self.fault(path, f"«{twin}» cũng ghi same_as; hãy trỏ thẳng đến nhiệm vụ gốc.")

    def check_indicators(self) -> None:
        objectives = [row["key"] for _path, row in rows(self.data, "objectives")]
        keys = [row["key"] for _path, row in rows(self.data, "indicators")]
        parents: dict[str, list[tuple[str, Path]]] = {}
        for path, row in rows(self.data, "indicators"):
            if "objective" in row:
                self.check_known((*path, "objective"), row["objective"], objectives, "mục tiêu")
            if "subset_of" in row:
                self.check_known((*path, "subset_of"), row["subset_of"], keys, "chỉ tiêu")
                parents[row["key"]] = [(row["subset_of"], (*path, "subset_of"))]
            for name, noun in (("horizons", "năm"), ("milestones", "năm")):
                self.check_unique(((at, str(item["year"])) for at, item in rows(row, name, at=path)), noun)
        self.refuse_circle(parents, "chỉ tiêu chứa lẫn nhau")

    def check_statistics(self) -> None:
        """Within a statistic a row, a column, and what is counted into it, stands once."""
        for path, row in rows(self.data, "statistics"):
            for side, noun in (("rows", "dòng"), ("columns", "cột")):
                self.check_unique(names(rows(row, side, at=path), "key"), noun)
                by_cases = row.get("from_cases", {}).get(side)
                for at, item in rows(row, side, at=path):
                    if by_cases and "values" not in item:
                        self.fault(at, f"{noun} được cộng từ vụ việc ({by_cases}) phải ghi values.")
                if by_cases and side not in row:
                    self.fault((*path, "from_cases", side), f"số liệu không có {noun} nào để cộng vụ việc vào.")
            if "within_register" in row:
                columns = [item["key"] for item in row.get("columns", ())]
                self.check_known((*path, "within_register"), row["within_register"], columns, "cột")
                for at, item in rows(row, "rows", at=path):
                    if "values" not in item:
                        self.fault(at, "dòng được đối chiếu với sổ văn bằng (within_register) phải ghi values.")

    def check_years(self) -> None:
        plan = self.data["plan"]
        if plan["last_year"] < plan["first_year"]:
            self.fault(("plan", "last_year"), "năm cuối phải sau năm đầu (first_year).")
        for task in walk_tasks(self.data):
            timing = task.row["timing"]
            start = timing.get("start_on") or (date(timing["start_year"], 1, 1) if "start_year" in timing else None)
            if start and "due_on" in timing and timing["due_on"] < start:
                self.fault((*task.path, "timing", "due_on"), "hạn hoàn thành phải sau ngày bắt đầu.")


def names(entries: Iterable[tuple[Path, Row]], field: str) -> Iterator[tuple[Path, str]]:
    return (((*path, field), row[field]) for path, row in entries)


def functions_of(code: str, data: Row) -> list[str]:
    """The functions by which the agency, or any that came after it, was split."""
    found: list[str] = []
    queue, seen = [code], {code}
    while queue:
        current = queue.pop()
        for _path, row in rows(data, "successions"):
            if row["predecessor"] != current:
                continue
            if "function" in row:
                found.append(row["function"])
            if row.get("successor") and row["successor"] not in seen:
                seen.add(row["successor"])
                queue.append(row["successor"])
    return found
