"""`make catalogue`: every sentence of the sources in `locale/en/LC_MESSAGES/django.po`, and the compiled form of it.

The machines have no GNU gettext, and what this needs of it is small. The file is written so that two people's changes
merge: sorted, one line a text, no places, no dates. A sentence that is new has an empty English text until somebody
writes it; one that no source has any more stays, as it may belong to somebody's unmerged work, until
`make catalogue ARGS=--drop`.
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import escape, read_po
from django.utils.translation.template import templatize

from kontum_ip.services.bootstrap import say
from kontum_ip.services.environment import ROOT

FILE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
APPS = ("core", "accounts", "agencies", "plans", "tasks", "indicators", "reports", "kontum_ip")
HEADER = """\
# The portal in English. `make catalogue` writes this file from the sources; people write the lines of msgstr.
# Terms: docs/glossary.md.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
# Which arguments of a call are texts: context, text, text of many.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}
TEXT = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
TEMPLATE_CALL = re.compile(rf"(?<!\w)({'|'.join(CALLS)})\((\s*{TEXT}(?:\s*,\s*{TEXT})*)\s*(?:,\s*count\s*)?\)")

# A text with its plural and its context, if it has them.
Sentence = tuple[str, str | None, str | None]


def sentences() -> set[Sentence]:
    """All that the portal can say."""
    found: set[Sentence] = set()
    for path in python_files():
        found.update(of_python(path.read_text(), str(path)))
    for path in sorted((ROOT / "templates").rglob("*.html")):
        found.update(of_template(path.read_text(), str(path)))
    # One text is one entry: where a text has a plural anywhere, gettext answers both from that entry.
    counted = {(one, context) for one, many, context in found if many is not None}
    return {item for item in found if item[1] is not None or (item[0], item[2]) not in counted}


def python_files() -> list[Path]:
    every = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    return [path for path in every if "migrations" not in path.parts]


def of_python(source: str, name: str) -> Iterator[Sentence]:
    """The texts of calls of gettext's functions, by the names under which we import them."""
    for node in ast.walk(ast.parse(source, name)):
        if not isinstance(node, ast.Call):
            continue
        function = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = [text.value if isinstance(text, ast.Constant) else None for text in node.args]
        if function in CALLS and texts and (sentence := pick(function, texts))[0]:
            yield sentence


def of_template(source: str, name: str) -> Iterator[Sentence]:
    """The texts of `translate`, `blocktranslate` and `_("…")`, wherever they stand, in attributes too."""
    for function, arguments in TEMPLATE_CALL.findall(templatize(source, origin=name)):
        yield pick(function, ast.literal_eval(f"[{arguments}]"))


def pick(function: str, texts: Sequence[object]) -> Sentence:
    """The text, its plural and its context among the arguments of a call."""
    context, one, many = CALLS[function]
    found = [texts[place] if place is not None else None for place in (one, many, context)]
    first, second, third = (text if isinstance(text, str) else None for text in found)
    return first or "", second, third


def read() -> Catalog:
    """What has been written so far."""
    with FILE.open("rb") as file:
        return read_po(file, locale="en")


def key(message: Message) -> Sentence:
    texts = message.id if isinstance(message.id, list | tuple) else (message.id, None)
    return texts[0], texts[1], message.context


def renewed(known: Catalog, said: set[Sentence], drop: bool = False) -> tuple[str, list[Sentence], list[Sentence]]:
    """The text of the file for these sentences, those that have no English, and those that are not said (any more)."""
    old = {key(message): message for message in known if message.id}
    gone = sorted((item for item in old if item not in said), key=lambda item: item[0])
    parts, missing = [HEADER], []
    for sentence in sorted(said if drop else said | set(old), key=lambda item: tuple(text or "" for text in item)):
        message = old.pop(sentence, None)
        one, many, context = sentence
        given = message.string if message else ""
        texts = [text or "" for text in (given if isinstance(given, list | tuple) else [given])]
        if not all(texts) or (message and message.fuzzy):
            missing.append(sentence)
        lines = ["#, fuzzy"] if message and message.fuzzy else []
        lines += [f"msgctxt {escape(context)}"] if context else []
        lines += [f"msgid {escape(one)}"]
        if many is None:
            lines += [f"msgstr {escape(texts[0])}"]
        else:
            texts = (texts + ["", ""])[:2]
            lines += [f"msgid_plural {escape(many)}", *(f"msgstr[{n}] {escape(text)}" for n, text in enumerate(texts))]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts), missing, gone


def compiled() -> bytes:
    """The written file as gettext reads it."""
    stream = BytesIO()
    write_mo(stream, read())
    return stream.getvalue()


def compile_catalogue(arguments: Sequence[str]) -> int:
    """Write the compiled form beside the file."""
    FILE.with_suffix(".mo").write_bytes(compiled())
    return 0


def update_catalogue(arguments: Sequence[str]) -> int:
    """Bring the file up to date and say what lacks English; `--check` only says, and is 1 if anything is to be done."""
    text, missing, gone = renewed(read(), sentences(), drop="--drop" in arguments)
    stale = text != FILE.read_text()
    if "--check" in arguments:
        say("Tệp dịch chưa khớp mã nguồn: hãy chạy «make catalogue»." if stale else "Tệp dịch khớp mã nguồn.")
    else:
        FILE.write_text(text)
        compile_catalogue(())
        (ROOT / "locale" / ".stamp").unlink(missing_ok=True)  # the next start looks again
    for one, _many, _context in gone:
        say(f"- {one}")
    for one, _many, _context in missing:
        say(f"? {one}")
    say(f"Còn {len(missing)} câu chưa có tiếng Anh; {len(gone)} câu không còn dùng.")
    return int(bool(missing) or stale) if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(compile_catalogue(sys.argv[1:]))
