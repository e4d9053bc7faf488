// Chosen files are named; where the form says so they go up at once, each on its own line with its state. Without this
// script they go with the form.
import { parts, pending } from "./form.js";

const size = (bytes) => `${(bytes / 1048576).toLocaleString("vi", { maximumFractionDigits: 1 })} MB`;

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
  const list = document.getElementById(`${input.id}-chosen`);
  if (!list) return;
  const url = input.closest("[data-upload]")?.dataset.upload;
  const files = [...input.files];
  list.replaceChildren(...(url ? [] : files.map(named)));
  if (!url) return;
  // They are on their way: sent with the form they would only be sent twice.
  input.value = "";
  const all = files.reduce((before, file) => {
    const line = show(file, list);
    if (file.size > Number(input.dataset.limit || Infinity)) {
      line.say(list.dataset.tooLarge, "wrong");
      return before;
    }
    return before.then(() => send(file, line, url, input, list));
  }, Promise.resolve());
  pending.add(all);
  all.finally(() => pending.delete(all));
});

function named(file) {
  const item = document.createElement("li");
  item.textContent = `${file.name} (${size(file.size)})`;
  return item;
}

function show(file, list) {
  const item = document.createElement("li");
  const words = document.createElement("span");
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  item.append(words, bar);
  list.append(item);
  const named = `${file.name} (${size(file.size)})`;
  const say = (state, kind = "") => {
    words.textContent = `${named} – ${state}`;
    words.className = kind;
    if (kind) bar.hidden = true;
  };
  say(list.dataset.sending);
  return { item, bar, say };
}

function send(file, line, url, input, list) {
  const words = list.dataset;
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("file", file);
    request.open("POST", url);
    request.setRequestHeader("HX-Request", "true");
    request.setRequestHeader("X-CSRFToken", input.form.elements.namedItem("csrfmiddlewaretoken").value);
    request.upload.addEventListener("progress", (event) => {
      line.bar.value = Math.round((100 * event.loaded) / event.total);
      line.say(`${words.sending} ${line.bar.value}\u00a0%`);
    });
    const fail = (reason, again) => {
      line.say(`${words.failed}: ${reason}`, "wrong");
      if (again) offerAgain(file, line, url, input, list);
      done();
    };
    request.addEventListener("error", () => fail(words.offline, true));
    request.addEventListener("load", () => {
      if (request.status === 200 && request.responseURL.endsWith(url)) {
        attached(request.responseText, words);
        line.item.remove();
        done();
      } else if (request.status === 200 || request.status === 403) fail(words.ended, true);
      else if (request.status < 500) fail(parts(request.responseText)[0]?.textContent.trim() || words.failed);
      else fail(words.offline, true);
    });
    request.send(data);
  });
}

function attached(html, words) {
  const list = document.getElementById("attached");
  for (const row of parts(html)) {
    const mark = row.querySelector("[name=remove]");
    if (list.querySelector(`[name=remove][value="${mark?.value}"]`)) continue;
    const state = document.createElement("span");
    state.className = "attached";
    state.textContent = `✓ ${words.attached}`;
    row.querySelector("a").after(" ", state);
    list.append(row);
  }
}

function offerAgain(file, line, url, input, list) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-outline-primary ms-2";
  button.textContent = list.dataset.again;
  button.addEventListener("click", () => {
    button.remove();
    line.bar.hidden = false;
    line.say(list.dataset.sending);
    const sent = send(file, line, url, input, list);
    pending.add(sent);
    sent.finally(() => pending.delete(sent));
  });
  line.item.append(button);
}
