"""How a person works a page: with a mouse, or with nothing but a keyboard."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import FilePayload, Locator

MOST_STOPS = 400
HERE = "element => element === document.activeElement"
SAME_GROUP = """element => document.activeElement.type === "radio" && document.activeElement.name === element.name
  && document.activeElement.form === element.form"""
# The ring is at least two pixels wide, and nothing that stands still over the page covers the middle of the element.
SEEN = """element => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), y = box.top + Math.min(box.height / 2, 20);
  const above = document.elementFromPoint(x, y);
  return !ring ? "without a ring" : y < 0 || y > innerHeight ? "out of sight"
    : !above || element.contains(above) || above.contains(element) || above.closest("label")?.control === element ? ""
    : `under ${above.outerHTML.slice(0, 80)}`;
}"""


class Hands(Protocol):
    def press(self, thing: Locator, times: int = 1) -> None:
        """A link, a button, a summary."""

    def pick(self, choice: Locator) -> None:
        """One of several choices."""

    def write(self, field: Locator, text: str) -> None:
        """Text in place of what stands there."""

    def give(self, field: Locator, files: list[FilePayload]) -> None:
        """Files for a file field."""


class Mouse:
    """As most people do."""

    def press(self, thing: Locator, times: int = 1) -> None:
        thing.click(click_count=times)

    def pick(self, choice: Locator) -> None:
        choice.check()

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)

    def give(self, field: Locator, files: list[FilePayload]) -> None:
        field.set_input_files(files)


class Keyboard:
    """Tab, arrows, Enter and Space; whatever has the focus must show it."""

    def reach(self, thing: Locator) -> None:
        """Go from where the focus is, forwards, to this."""
        thing.wait_for(state="attached")
        for _stop in range(MOST_STOPS):
            if thing.evaluate(HERE):
                break
            thing.page.keyboard.press("Tab")
        else:
            raise AssertionError(f"no way by Tab to {thing}")
        # Smooth scrolling takes a moment.
        thing.scroll_into_view_if_needed()
        hidden = thing.evaluate(SEEN)
        assert not hidden, f"{thing} has the focus {hidden}"

    def press(self, thing: Locator, times: int = 1) -> None:
        self.reach(thing)
        if times == 1:
            thing.press("Enter")  # which waits for the page that it leads to, as a click does
            return
        for _time in range(times):
            thing.page.keyboard.press("Enter")

    def pick(self, choice: Locator) -> None:
        keyboard = choice.page.keyboard
        for _stop in range(MOST_STOPS):
            if choice.evaluate(HERE):
                break
            keyboard.press("ArrowDown" if choice.evaluate(SAME_GROUP) else "Tab")
        else:
            raise AssertionError(f"no way by keys to {choice}")
        if not choice.is_checked():
            keyboard.press("Space")
        assert choice.is_checked()

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        field.page.keyboard.press("ControlOrMeta+A")
        field.page.keyboard.insert_text(text)

    def give(self, field: Locator, files: list[FilePayload]) -> None:
        self.reach(field)
        with field.page.expect_file_chooser() as chosen:
            field.page.keyboard.press("Enter")
        chosen.value.set_files(files)
