// What the page does beyond plain forms: it swaps pieces instead of whole pages, streams results, copies, takes
// dropped files. Everything but dropping and copying works without it.
"use strict";

const say = (words) => { document.getElementById("said").textContent = words; };
const choice = () => new URLSearchParams(new FormData(document.getElementById("choice")));

function piece(address, options = {}) {
  return fetch(address, { ...options, headers: { "X-Piece": "1" }, redirect: "follow" });
}

function swap(id, html, keepsFocus) {
  const old = document.getElementById(id);
  const made = document.createElement("template");
  made.innerHTML = html; // from this page's own server, where every value is escaped
  const fresh = made.content.firstElementChild;
  if (!fresh || fresh.id !== id) return null;
  if (!old) {
    document.getElementById("cards").append(fresh);
    return fresh;
  }
  old.querySelectorAll("details[open]").forEach((opened, place) => {
    const same = fresh.querySelectorAll("details")[place];
    if (same) same.open = true;
  });
  old.replaceWith(fresh);
  if (!keepsFocus) {
    const wanted = fresh.querySelector("[autofocus]");
    if (wanted) {
      wanted.focus();
      if (wanted.select) wanted.select();
    }
  }
  return fresh;
}

let asked = 0;
async function showList() {
  const target = document.getElementById("preview");
  if (!target) return;
  const mine = ++asked;
  target.setAttribute("aria-busy", "true");
  const answer = await piece(`${target.dataset.fill}?${choice()}`);
  const html = await answer.text();
  if (mine !== asked) return; // a later choice is on its way
  target.innerHTML = html;
  target.removeAttribute("aria-busy");
}

async function submit(form, button) {
  const values = new FormData(form, button);
  const isGet = form.method === "get";
  const address = isGet ? `${form.action}?${new URLSearchParams(values)}` : form.action;
  const answer = await piece(address, isGet ? {} : { method: "POST", body: new URLSearchParams(values) });
  const html = await answer.text();
  if (!swap(form.dataset.into, html, false)) {
    location.reload();
    return;
  }
  if (!isGet) showList();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.dataset.into || (button && button.hasAttribute("formaction"))) return;
  event.preventDefault();
  if (form.hasAttribute("data-live")) showList();
  else submit(form, button);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const editing = event.target.closest(".editing");
  if (editing) editing.querySelector("[data-cancel]").click();
});

document.addEventListener("change", (event) => {
  if (event.target.form && event.target.form.hasAttribute("data-live")) showList();
});

let typing = 0;
document.addEventListener("input", (event) => {
  const from = event.target.dataset.suggest;
  if (!from) return;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const answer = await piece(`${from}?style=${encodeURIComponent(event.target.value)}`);
    if (answer.ok) event.target.list.innerHTML = await answer.text();
  }, 150);
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const get = async (format, type) => {
    const answer = await piece(`${button.dataset.copy}?${choice()}&format=${format}`);
    return new Blob([await answer.text()], { type });
  };
  try {
    const both = { "text/plain": get("text", "text/plain"), "text/html": get("html", "text/html") };
    await navigator.clipboard.write([new ClipboardItem(both)]);
    say(button.dataset.copied);
    button.classList.add("was-done");
  } catch {
    say(button.dataset.notCopied);
  }
});

function point(event) {
  const place = event.target.closest("[data-field]");
  document.querySelectorAll(".pointed").forEach((one) => one.classList.remove("pointed"));
  if (!place) return;
  const card = place.closest(".card");
  const same = `[data-field="${CSS.escape(place.dataset.field)}"]`;
  card.querySelectorAll(same).forEach((one) => one.classList.add("pointed"));
}
document.addEventListener("mouseover", point);
document.addEventListener("focusin", point);
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-field]");
  if (mark) mark.closest(".card").querySelector(`button.value[value="${CSS.escape(mark.dataset.field)}"]`)?.click();
});

function takeDrop(form) {
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) form.elements.file.files = event.dataTransfer.files;
    else form.elements.text.value = event.dataTransfer.getData("text/plain");
    form.requestSubmit();
  });
}

function listen(address) {
  const stream = new EventSource(address);
  let shown = 0;
  const isBusy = (id) => document.getElementById(id)?.querySelector(".editing"); // somebody is typing there
  stream.addEventListener("card", (event) => {
    const { id, html } = JSON.parse(event.data);
    const inside = document.getElementById(id)?.contains(document.activeElement);
    if (!inside && !isBusy(id)) swap(id, html, true);
  });
  stream.addEventListener("progress", (event) => {
    const { id, html, parsed, phase } = JSON.parse(event.data);
    swap(id, html, true);
    if (parsed && (!shown || phase !== shown)) showList(); // early, and then once a phase
    shown = parsed ? phase : shown;
  });
  stream.addEventListener("end", () => {
    stream.close();
    showList();
    say(document.querySelector("#progress .phase strong")?.textContent || "");
  });
}

const dropped = document.querySelector("[data-drop]");
if (dropped) takeDrop(dropped);
const streamed = document.querySelector("[data-events]")?.dataset.events;
if (streamed) listen(streamed);
else showList();
