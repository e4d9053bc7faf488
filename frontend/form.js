// A form that keeps itself: saved as a draft every half minute and when it is left, and held on this machine (for this
// window and person only) until the server has it. Without this script the button saves.
const EVERY = 30_000;
const SOON = 2_000;
const AGAIN = 10_000;
const FOR_KEEPALIVE = 60_000; // bytes that a browser still sends for a page that is gone
const UNSENT = ["csrfmiddlewaretoken", "version", "remove", "reuse", "more", "kept"];

// What must be over before the form may be sent: an upload, a save under way.
export const pending = new Set();

const person = document.body.dataset.person;
const store = {
  read: (key) => {
    try {
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  },
  write: (key, value) => {
    try {
      sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // No room or not allowed: the server's draft is what counts.
    }
  },
  drop: (wanted) =>
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith("draft:") && wanted(key))
      .forEach((key) => sessionStorage.removeItem(key)),
};

export function parts(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.children];
}

// What another person typed is not theirs to see. What was sent and taken is kept by the server: it answers with another
// page, with a message, or with both texts; the form alone, as after signing in again, means that it was not taken.
const taken = (key) => !key.endsWith(`:${location.pathname}`) || document.querySelector("[data-saved]");
if (person) {
  store.drop((key) => !key.startsWith(`draft:${person}:`));
  store.drop((key) => store.read(key)?.sent && taken(key));
}
document.addEventListener("submit", (event) => {
  if (event.target.action?.includes("/accounts/logout/")) store.drop(() => true);
});

const form = document.querySelector("form[data-autosave]");
if (form) keepItself(form);

function keepItself(form) {
  const told = document.getElementById("autosave");
  const words = told.dataset;
  const key = `draft:${person}:${location.pathname}`;
  let stopped = false;
  let leaving = false;
  let running = null;
  let soon = 0;

  const fields = () =>
    [...new FormData(form)]
      .filter(([name, value]) => typeof value === "string" && !UNSENT.includes(name))
      .map(([name, value]) => [name, value.replace(/\r?\n/g, "\r\n")]);
  const body = (pairs) => new URLSearchParams(pairs).toString();
  const version = form.elements.namedItem("version");
  const wrong = document.querySelector(".error-summary");
  let saved = body(fields());

  const tell = (text, kind = "") => {
    const line = document.createElement("p");
    line.textContent = text;
    told.className = `autosave ${kind}`;
    told.replaceChildren(line);
    return line;
  };
  const keep = (more = {}) => store.write(key, { version: version.value, fields: fields(), ...more });
  const forget = () => sessionStorage.removeItem(key);

  function ended() {
    stopped = true;
    keep();
    const link = document.createElement("a");
    link.href = `${words.signInUrl}?next=${encodeURIComponent(location.pathname + location.search)}`;
    link.textContent = words.signIn;
    tell(`${words.ended} `, "bad").append(link);
  }

  function took(html, sent) {
    const [answer] = parts(html);
    if (!answer?.dataset.version) return ended();
    version.value = answer.dataset.version;
    saved = sent;
    told.className = "autosave";
    told.replaceChildren(answer);
    if ("partly" in answer.dataset || body(fields()) !== sent) keep();
    else forget();
  }

  function refuse(status, html) {
    stopped = true;
    keep();
    if (status !== 409) return tell(words.refused, "bad");
    told.className = "autosave bad";
    told.replaceChildren(...parts(html));
  }

  async function send(pairs) {
    const sent = body(pairs);
    const token = form.elements.namedItem("csrfmiddlewaretoken").value;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        headers: { "HX-Request": "true", "X-CSRFToken": token },
        body: new URLSearchParams([...pairs, ["version", version.value]]),
        redirect: "manual",
        keepalive: sent.length < FOR_KEEPALIVE,
      });
      if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) ended();
      else if (answer.ok) took(await answer.text(), sent);
      else if (answer.status < 500) refuse(answer.status, await answer.text());
      else throw new Error(`${answer.status}`);
    } catch {
      tell(words.offline, "bad");
      keep();
      later(AGAIN);
    }
  }

  function save() {
    clearTimeout(soon);
    if (stopped || leaving || running) return running;
    const pairs = fields();
    if (body(pairs) === saved) return null;
    tell(words.saving);
    running = send(pairs).finally(() => {
      pending.delete(running);
      running = null;
    });
    pending.add(running);
    return running;
  }

  function later(wait) {
    clearTimeout(soon);
    soon = setTimeout(save, wait);
  }

  // What was typed before the session ended comes back; it still names the version that it was typed over.
  const kept = store.read(key);
  if (wrong) saved = "";
  else if (kept && body(kept.fields) !== saved) {
    putBack(form, kept.fields);
    version.value = kept.version;
    if (body(fields()) !== saved) {
      tell(words.restored, "warn");
      later(EVERY);
    }
  } else forget();

  form.addEventListener("input", () => {
    if (body(fields()) === saved) return;
    keep();
    if (!stopped && !told.classList.contains("bad")) tell(words.unsaved);
  });
  form.addEventListener("change", () => later(SOON));
  setInterval(save, EVERY);
  window.addEventListener("online", save);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save());
  window.addEventListener("pagehide", save);
  window.addEventListener("pageshow", () => (leaving = false));
  form.addEventListener("submit", (event) => {
    if (pending.size) {
      event.preventDefault();
      event.stopImmediatePropagation();
      Promise.allSettled([...pending]).then(() => form.requestSubmit(event.submitter));
      return;
    }
    leaving = true;
    keep({ sent: true });
    // The server need not show them back then, if the session has ended meanwhile.
    if (store.read(key)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "kept" }));
  });
}

function putBack(form, pairs) {
  for (const [name, value] of pairs) {
    const found = form.elements.namedItem(name);
    if (!found || found.type === "hidden") continue;
    if (found instanceof RadioNodeList) found.value = value;
    else if (found.type === "checkbox") found.checked = true;
    else found.value = value.replace(/\r\n/g, "\n");
  }
}

// The texts of the period before stand beside on a desk, folded below on a phone.
const narrow = window.matchMedia("(max-width: 991px)");
const fold = () => document.querySelectorAll("details.old").forEach((old) => (old.open = !narrow.matches));
narrow.addEventListener("change", fold);
fold();

// A line of the error summary leads into the group of choices that it is about.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a[href^='#'], .autosave a[href^='#']");
  const place = link && document.getElementById(link.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  const field = place.matches("input, select, textarea") ? place : place.querySelector("input, select, textarea");
  place.scrollIntoView({ block: "center" });
  (field || place).focus({ preventScroll: true });
});
