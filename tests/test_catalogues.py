"""Every sentence in both languages: nothing said that cannot be translated, nothing without its English.

The words of libraries that speak no Vietnamese (`accounts/locale`, `core/locale`) are whole and compiled as written.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po
from django.template.base import Lexer, TokenType

from kontum_ip.services import catalogue

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = sorted(path.relative_to(ROOT) for path in ROOT.glob("**/locale/*/LC_MESSAGES/django.po"))
CATALOGUES = [path for path in CATALOGUES if path.parts[0] not in (".venv", "node_modules", "var")]
ENGLISH = catalogue.FILE.relative_to(ROOT)

VIETNAMESE = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|\{\w*\}")
# Where Vietnamese is data, the law of documents, or the console of the person who installs.
VIETNAMESE_ALONE = (
    "core/vietnamese.py",
    "indicators/importers/",
    "kontum_ip/checks.py",
    "kontum_ip/demo/",
    "kontum_ip/management/",
    "kontum_ip/services/",
    "kontum_ip/settings.py",
    "plans/importers/",
    "reports/builders/",
    "reports/document/",
    "reports/writers/",
)
# A language is named in itself; letters alone say nothing.
NAMED_IN_ITSELF = ("Tiếng Việt", "ấđ1", "đ")
# The page of a crash is read without any catalogue, and says it in English too.
SELF_CONTAINED = ("templates/500.html",)


def test_there_are_catalogues() -> None:
    assert {path.parts[0] for path in CATALOGUES} == {"accounts", "core", "locale"}


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_the_compiled_catalogue_is_the_written_one(path: Path) -> None:
    with (ROOT / path).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for row in written(path):
        several = not isinstance(row.id, str)
        singular, said = (row.id[0], (row.string or [""])[0]) if several else (row.id, row.string)
        if row.context:
            found = compiled.pgettext(row.context, str(singular))
        else:
            found = compiled.ngettext(singular, row.id[1], 1) if several else compiled.gettext(str(singular))
        assert said and not row.fuzzy
        assert found == said, f"{singular}: pybabel compile -D django -d {path.parents[2]}"


def written(path: Path) -> list[Message]:
    with (ROOT / path).open("rb") as file:
        return [row for row in read_po(file, locale=path.parts[-3]) if row.id]


def texts(field: Any) -> list[str]:
    return [field] if isinstance(field, str) else list(field)


def test_everything_that_is_said_has_its_english() -> None:
    """The file is what `make catalogue` makes of the sources, and no line of it is empty or in doubt."""
    text, missing, _gone = catalogue.renewed(catalogue.read(), catalogue.sentences())
    assert not missing, "no English: " + "\n".join(one for one, _many, _context in missing)
    assert text == catalogue.FILE.read_text(), "make catalogue"


def test_english_has_the_same_places_and_no_vietnamese() -> None:
    wrong = []
    for row in written(ENGLISH):
        for said in texts(row.string):
            same = [Counter(PLACEHOLDER.findall(said)) == Counter(PLACEHOLDER.findall(one)) for one in texts(row.id)]
            if not any(same) or VIETNAMESE.search(said) or said[:1].isspace() or said[-1:].isspace() != row_ends(row):
                wrong.append(f"{texts(row.id)[0]} – {said}")
    assert not wrong, "\n".join(wrong)


def row_ends(row: Message) -> bool:
    """Whether the Vietnamese ends with a space, to which something is joined."""
    return texts(row.id)[0][-1:].isspace()


def unmarked(tree: ast.AST) -> Iterator[str]:
    """Vietnamese in a module outside gettext, comments and docstrings; and gettext of what no file can hold."""
    spoken: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            spoken.add(id(node.value))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in catalogue.CALLS:
            spoken.update(id(part) for text in node.args for part in ast.walk(text))
            place = catalogue.CALLS[getattr(node.func, "id", "")][1]
            if not isinstance(node.args[place], ast.Constant):
                yield f"{node.lineno}: {ast.unparse(node)}"
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in spoken else None
        if isinstance(text, str) and VIETNAMESE.search(text) and text not in NAMED_IN_ITSELF:
            yield f"{node.lineno}: {text}"


def test_no_vietnamese_in_python_goes_past_gettext() -> None:
    found = []
    for path in catalogue.python_files():
        name = str(path.relative_to(ROOT))
        if not name.startswith(VIETNAMESE_ALONE):
            found += [f"{name}:{words}" for words in unmarked(ast.parse(path.read_text()))]
    assert not found, "\n".join(found)


def bare(template: str) -> Iterator[str]:
    """Vietnamese of a template outside its translate tags and comments."""
    inside = False
    for token in Lexer(template).tokenize():
        word = token.contents.split(None, 1)[0] if token.contents.strip() else ""
        if token.token_type == TokenType.BLOCK:
            inside = word in ("blocktranslate", "comment") or (inside and word == "plural")
            if word not in ("translate", "comment") and VIETNAMESE.search(re.sub(r'_\(".*?"\)', "", token.contents)):
                yield f"{token.lineno}: {token.contents}"
        elif token.token_type == TokenType.TEXT and not inside:
            said = " ".join(token.contents.replace(NAMED_IN_ITSELF[0], "").split())
            if VIETNAMESE.search(said):
                yield f"{token.lineno}: {said[:160]}"
        elif token.token_type == TokenType.VAR and VIETNAMESE.search(re.sub(r'_\(".*?"\)', "", token.contents)):
            yield f"{token.lineno}: {token.contents}"


def test_no_vietnamese_in_a_template_stands_outside_translate() -> None:
    found = []
    for path in sorted((ROOT / "templates").rglob("*.html")):
        name = str(path.relative_to(ROOT))
        if name not in SELF_CONTAINED:
            found += [f"{name}:{words}" for words in bare(path.read_text())]
    assert not found, "\n".join(found)


def test_no_sentence_stands_in_a_script() -> None:
    """A script says what the page gave it, in the page's language."""
    scripts = [path for path in (ROOT / "frontend").glob("*.js") if VIETNAMESE.search(without_comments(path))]
    assert not scripts


def without_comments(path: Path) -> str:
    said = re.sub(r"(?m)^\s*//.*$|/\*[\s\S]*?\*/", "", path.read_text())
    return said.replace('"ấđ1"', "")


def test_what_is_not_marked_is_found() -> None:
    """The searches above see what they are for."""
    module = 'def f(x):\n    """Của."""\n    say(_("Lưu"), "Gửi", _(x), f"Đã {x}")\n'
    assert len(list(unmarked(ast.parse(module)))) == 3
    page = (
        '{# Của #}{% translate "Lưu" %}<p title="{% translate "Gửi" %}">Đã {{ x|default:"Lỗi" }}</p>{% if x == "ở" %}'
    )
    assert len(list(bare(page))) == 3
    assert not list(
        bare('{% blocktranslate count n=x %}Đã {{ n }}{% plural %}Đã{% endblocktranslate %}{{ x|f:_("Ờ") }}')
    )
    assert set(catalogue.of_template('<c-x label="{% translate "Lưu" %}" />{{ x|default:_("Gửi") }}', "")) == {
        ("Lưu", None, None),
        ("Gửi", None, None),
    }
    many = "{% blocktranslate asvar y count n=x %}Còn {{ n }}{% plural %}Còn {{ n }}{% endblocktranslate %}"
    assert set(catalogue.of_template(many, "")) == {("Còn %(n)s", "Còn %(n)s", None)}
    python = '_("a" "b"); gettext_lazy("c"); ngettext("d", "e", n); pgettext("ctx", "f"); translation.gettext("g")'
    assert set(catalogue.of_python(python, "")) == {
        ("ab", None, None),
        ("c", None, None),
        ("d", "e", None),
        ("f", None, "ctx"),
        ("g", None, None),
    }
