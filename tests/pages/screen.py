"""What a person reads on a page, and the forms they fill in on it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from django.test import Client
from lxml import html


class Screen:
    """An answer as it is read: its title, its words, its errors, its forms."""

    def __init__(self, answer: Any) -> None:
        self.status = answer.status_code
        self.page = html.fromstring(answer.content.decode())

    @property
    def title(self) -> str:
        return words(self.page.find(".//title"))

    @property
    def heading(self) -> str:
        return words(self.page.find(".//h1"))

    @property
    def text(self) -> str:
        return words(self.page.get_element_by_id("content", self.page))

    @property
    def messages(self) -> list[str]:
        return [words(item) for item in self.page.xpath("//*[@id='messages']/*")]

    @property
    def summary(self) -> list[tuple[str, str]]:
        """The summary of errors: where each line leads (empty for one without a place), and what it says."""
        lines = self.page.xpath("//*[contains(@class, 'error-summary')]//li")
        return [("".join(line.xpath("./a/@href")), words(line)) for line in lines]

    @property
    def text_of_errors(self) -> str:
        """The heading of the summary of errors, which counts them."""
        (found,) = self.page.xpath("//*[contains(@class, 'error-summary')]//*[self::h1 or self::h2]")
        return words(found)

    def links(self, text: str) -> list[str]:
        """Addresses of the links that say this."""
        return [link.get("href") for link in self.page.xpath("//a[@href]") if text in words(link)]

    def at(self, field: str) -> str:
        """What is said to be wrong at the field with this id."""
        return words(self.page.get_element_by_id(f"{field}_error"))

    def value(self, field: str) -> str:
        """What the field with this id holds."""
        found = self.page.get_element_by_id(field)
        return plain(found.value) if found.value is not None else ""

    def row(self, text: str) -> str:
        """The words of the one table row that holds this text."""
        (found,) = self.rows(text)
        return found

    def rows(self, text: str) -> list[str]:
        return [words(row) for row in self.page.xpath("//tbody/tr") if text in words(row)]

    def form(self, field: str) -> Form:
        """The form that has a field of this name."""
        (found,) = [form for form in self.page.forms if field in form.fields]
        return Form(found)

    def button(self, label: str) -> Form:
        """The form of the button that says this."""
        buttons = [item for item in self.page.xpath("//form//button[not(@type='button')]") if label in words(item)]
        (found,) = buttons
        return Form(next(form for form in found.iterancestors("form")))

    def has_button(self, label: str) -> bool:
        return any(label in words(item) for item in self.page.xpath("//form[@method='post']//button"))


class Form:
    """A form on a page, with what stands in it."""

    def __init__(self, form: Any) -> None:
        self.action = form.get("action") or ""
        self.values: dict[str, list[str]] = {}
        for name, value in form.form_values():
            self.values.setdefault(name, []).append(plain(value))

    def post(self, client: Client, at: str = "", **typed: Any) -> Any:
        """Press its button with these fields filled in; `at`: the address of the page it stands on."""
        return client.post(urljoin(at, self.action), self.values | typed)


def words(node: Any) -> str:
    return " ".join(node.text_content().split()) if node is not None else ""


def plain(value: str) -> str:
    """A text area's first line break belongs to the markup, and a browser sends CR LF."""
    return value.removeprefix("\n").replace("\r\n", "\n")


def shown(typed: str) -> str:
    """What a browser makes of it: the one character no page can hold stands as a mark in its place."""
    return typed.replace("\0", "\N{REPLACEMENT CHARACTER}")


def fill_in(client: Client, url: str, field: str, **typed: Any) -> Any:
    """Open the page, fill in the form that has `field`, press its button."""
    return Screen(client.get(url)).form(field).post(client, url, **typed)


def refused(answer: Any, field: str, said: str) -> Screen:
    """The form came back: the words stand at the field, and in the summary above with a link to it."""
    screen = Screen(answer)
    assert screen.status == 422, (screen.status, screen.text[:500])
    assert screen.title.startswith("Lỗi: ")
    assert said in screen.at(field), screen.at(field)
    assert [target for target, line in screen.summary if said in line] == [f"#{field}"], screen.summary
    assert screen.page.get_element_by_id(field) is not None, "the link leads to the field"
    return screen


def refused_whole(answer: Any, said: str) -> Screen:
    """The form came back with a sentence that belongs to no one field."""
    screen = Screen(answer)
    assert screen.status == 422, (screen.status, screen.text[:500])
    assert screen.title.startswith("Lỗi: ")
    assert any(said in line for _target, line in screen.summary), screen.summary
    return screen
