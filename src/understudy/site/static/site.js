// The reference site: theme, samples, copying, filters, and the search, which loads its data when it is first opened.
"use strict";

const root = document.documentElement;
const here = document.currentScript.src.replace(/site\.js$/, "");
// Where the stand-in itself serves the site, in a space too, what names its usual address means this one.
const USUAL = "http://127.0.0.1:8000";
const [above, ...below] = location.pathname.split("/docs/reference/");
const isServed = location.protocol.startsWith("http") && below.length > 0;
const actual = location.origin + above;

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const first = (selector) => document.querySelector(selector);

// A browser may refuse to keep anything, such as in a private window.
function kept(name, value) {
  try {
    if (value === undefined) return localStorage[name];
    localStorage[name] = value;
  } catch {}
}

root.classList.add("js");
root.dataset.theme = kept("understudy-theme") || "";

function turnTheme() {
  const shown = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.dataset.theme = shown === "dark" ? "light" : "dark";
  kept("understudy-theme", root.dataset.theme);
}

function rememberLanguage() {
  for (const radio of all("[name=lang]")) {
    if (radio.value === kept("understudy-language")) radio.checked = true;
    radio.onchange = () => kept("understudy-language", radio.value);
  }
}

async function copy(button, text) {
  const was = button.textContent;
  try {
    await navigator.clipboard.writeText(await text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not copied";
  }
  first("#site-said").textContent = button.textContent;
  setTimeout(() => (button.textContent = was), 1500);
}

const shown = (box) => all("pre", box).find((each) => each.offsetParent);

// Buttons are heard by the document, so that one that is seen listens already.
addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.matches(".copy")) copy(button, shown(button.closest(".box")).innerText);
  if (button?.matches("[data-copy-page]")) copy(button, twin());
  if (button?.matches("#site-theme")) turnTheme();
});

// Without the twin there is nothing to copy.
function hideCopyOfPage() {
  const page = first("[data-copy-page]");
  if (page) page.hidden = !first("#site-twin") && location.protocol === "file:";
}

// The page as Markdown stands in it, where it is not too long; a file cannot be fetched by a file.
function twin() {
  const inlined = first("#site-twin");
  return inlined
    ? inlined.content.textContent
    : fetch(first("link[type='text/markdown']").href).then((answer) => answer.text());
}

function takeAddress() {
  if (!isServed) return;
  for (const link of all(`a[href^="${USUAL}"]`)) link.href = link.href.replace(USUAL, actual);
  const walker = document.createTreeWalker(first("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.includes(USUAL)) node.data = node.data.replaceAll(USUAL, actual);
  }
}

function offerFilters() {
  for (const input of all("[data-filters]")) {
    const rows = all(input.dataset.filters);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const filter = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => texts[index].includes(word));
        shown += !row.hidden;
      });
      for (const group of all("[data-group]")) group.hidden = !all(input.dataset.filters, group).some((row) => !row.hidden);
      first("#site-shown").textContent = words.length ? `${shown} of ${rows.length}` : "";
    };
    input.oninput = filter;
    input.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      input.value = "";
      filter();
    };
  }
}

function load(name) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: here + name, onload: done, onerror: failed });
    document.head.append(script);
  });
}

const KINDS = { operation: 1.6, error: 1.25, guide: 1.1, rule: 0.75, object: 1, status: 0.7, field: 0.85 };
// Other words for what the pages say.
const SAME = {
  nullable: "null", auth: "key", authentication: "key", authorization: "key", token: "key", paging: "after",
  pagination: "after", cursor: "after", remove: "delete", throttle: "limit",
};

// `totalBudget` and `total_budget` are found whole and by each of their words.
function words(text) {
  return text.split(/[^\p{L}\p{N}_'’-]+/u).flatMap((word) => {
    const parts = word.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2").split(/[\s_-]+/).filter(Boolean);
    return parts.length > 1 ? [word, ...parts] : parts;
  });
}

const term = (word) => SAME[word.toLowerCase()] || word.toLowerCase();

// The API that one is reading about comes first.
const section = location.href.slice(here.length).replace(/[^/]*$/, "").split("/")[0] || " ";

let index;
async function readIndex() {
  await Promise.all([load("minisearch.js"), load("search.js")]);
  index = new MiniSearch({
    fields: ["title", "code", "names", "text"],
    storeFields: ["kind", "title", "where", "url"],
    tokenize: words,
    processTerm: term,
    searchOptions: {
      boost: { title: 4, code: 3, names: 2 },
      prefix: true,
      fuzzy: (word) => (word.length > 4 ? 0.2 : false),
      boostDocument: (id, word, entry) => (KINDS[entry.kind] || 1) * (entry.url.startsWith(section) ? 1.3 : 1),
    },
  });
  index.addAll(
    window.understudyEntries.map(([kind, title, where, url, code, names, text], id) => ({ id, kind, title, where, url, code, names, text })),
  );
}

// All words, or where no entry has them all, any of them; of each kind the first few, then the others.
function found(asked) {
  const both = index.search(asked, { combineWith: "AND" });
  const entries = both.length ? both : index.search(asked, { combineWith: "OR" });
  const counts = {};
  const isEarly = entries.map(({ kind }) => (counts[kind] = (counts[kind] || 0) + 1) <= 4);
  return [...entries.filter((_, at) => isEarly[at]), ...entries.filter((_, at) => !isEarly[at])].slice(0, 12);
}

function hit(entry, number) {
  const link = document.createElement("a");
  Object.assign(link, { href: here + entry.url, id: `site-hit-${number}`, tabIndex: -1, onclick: () => first("#site-seek").close() });
  link.setAttribute("role", "option");
  for (const [kind, text] of [["small", entry.kind], ["span", entry.title], ["small", entry.where]]) {
    const part = document.createElement(kind);
    part.textContent = text;
    link.append(part);
  }
  return link;
}

let at = 0;
function choose(number) {
  const hits = all("#site-hits a");
  at = hits.length ? (number + hits.length) % hits.length : 0;
  hits.forEach((each, position) => each.setAttribute("aria-selected", position === at));
  const asked = first("#site-asked");
  if (hits[at]) asked.setAttribute("aria-activedescendant", hits[at].id);
  else asked.removeAttribute("aria-activedescendant");
  hits[at]?.scrollIntoView({ block: "nearest" });
}

function showHits() {
  const asked = first("#site-asked").value.trim();
  if (!index) return;
  const entries = asked ? found(asked) : [];
  first("#site-hits").replaceChildren(...entries.map(hit));
  first("#site-asked").setAttribute("aria-expanded", entries.length > 0);
  first("#site-count").textContent = !asked
    ? "Paste an error message to find what causes it."
    : entries.length ? `${entries.length} result${entries.length > 1 ? "s" : ""}` : "Nothing found. Fewer words find more.";
  choose(0);
}

async function openSearch() {
  const dialog = first("#site-seek");
  if (dialog.open) return;
  dialog.showModal();
  first("#site-asked").select();
  if (!index) await readIndex();
  showHits();
}

function offerSearch() {
  const asked = first("#site-asked");
  first("#site-find").onclick = openSearch;
  asked.oninput = showHits;
  asked.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(at + step);
    if (event.key === "Enter") all("#site-hits a")[at]?.click();
    if (step || event.key === "Enter") event.preventDefault();
  };
  first("#site-seek").onclick = (event) => {
    if (event.target === event.currentTarget) event.target.close();
  };
  addEventListener("keydown", (event) => {
    const isTyping = /INPUT|TEXTAREA|SELECT/.test(event.target.tagName) && event.target.type !== "radio";
    if ((event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !isTyping)) {
      event.preventDefault();
      openSearch();
    }
  });
}

addEventListener("DOMContentLoaded", () => {
  takeAddress();
  rememberLanguage();
  hideCopyOfPage();
  offerFilters();
  offerSearch();
});
