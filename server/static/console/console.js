// The console's own script: copying, polling that can rest, and what a reader is told about both.
"use strict";

const OFTEN = "every";
const LONG_ENOUGH = 8000;

function say(text) {
  document.getElementById("said").textContent = text;
}

// Browsers lend the clipboard to pages of this machine or with TLS only.
async function copied(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copy(button) {
  const done = await copied(button.dataset.copy).catch(() => false);
  const label = button.firstChild;
  const before = button.dataset.label ?? label.textContent;
  button.dataset.label = before;
  button.style.minWidth = `${button.offsetWidth}px`;
  label.textContent = done ? "Copied" : "Not copied";
  say(done ? "Copied to the clipboard." : "The browser did not allow to copy.");
  setTimeout(() => {
    label.textContent = before;
  }, 1600);
}

// Where the list of requests brings the head along, the head asks for itself while the list rests.
function rests(source) {
  const live = document.getElementById("live");
  const state = live?.checked ? "on" : "off";
  return document.hidden || (live !== null && (source.dataset.live ?? state) !== state);
}

// What was done is said where the reader is, for a while.
function showNotice() {
  const notice = document.getElementById("notice");
  notice.classList.add("near");
  clearTimeout(showNotice.timer);
  showNotice.timer = setTimeout(() => notice.classList.remove("near"), LONG_ENOUGH);
}

function toldOffline(isOffline) {
  document.getElementById("offline").hidden = !isOffline;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-submit]");
  if (form) form.requestSubmit();
});

document.addEventListener("DOMContentLoaded", () => {
  // On a narrow screen the menu is scrolled.
  document.querySelector(".menu [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  // A reader may be quicker than this script.
  for (const select of document.querySelectorAll("form[data-submit] select")) {
    const chosen = select.selectedOptions[0];
    if (chosen && !chosen.defaultSelected) select.form.requestSubmit();
  }
});

document.addEventListener("htmx:before:request", (event) => {
  const { sourceEvent, sourceElement } = event.detail.ctx;
  if (sourceEvent?.type === OFTEN && rests(sourceElement)) event.preventDefault();
});

document.addEventListener("htmx:after:request", () => toldOffline(false));

document.addEventListener("htmx:error", (event) => {
  if (event.detail?.error instanceof TypeError) toldOffline(true);
});

// A form that was followed is empty again; one that was refused keeps what was typed.
document.addEventListener("htmx:after:swap", (event) => {
  const { request, response, sourceElement } = event.detail.ctx;
  if (request.method !== "POST") return;
  if (response.status < 400 && sourceElement instanceof HTMLFormElement) sourceElement.reset();
  // The button that was pressed may be gone, and with it the reader's place.
  if (document.activeElement === document.body) {
    document.getElementById("main").focus({ preventScroll: true });
  }
  showNotice();
});
