// The page is whole without this: it filters the rules and copies texts.
"use strict";
(() => {
  const form = document.getElementById("filters");
  const told = document.getElementById("told");
  const rules = [...document.querySelectorAll(".rule")].map((element) => ({
    element,
    status: element.dataset.status,
    level: element.dataset.level,
    operations: element.dataset.operations.split(" "),
    text: element.textContent.toLowerCase(),
  }));

  function filter() {
    const chosen = new FormData(form);
    const statuses = chosen.getAll("status");
    const level = chosen.get("level");
    const operation = chosen.get("operation");
    const words = chosen.get("text").toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const rule of rules) {
      const isShown =
        statuses.includes(rule.status) &&
        (!level || rule.level === level) &&
        (!operation || rule.operations.includes(operation)) &&
        words.every((word) => rule.text.includes(word));
      rule.element.hidden = !isShown;
      count += isShown;
    }
    told.textContent = `${count} of ${rules.length} rules`;
  }

  // A link to a rule that is filtered away would lead nowhere.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target !== null && target.hidden) {
      form.reset();
      filter();
      target.scrollIntoView();
    }
  }

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  async function copy(button) {
    const text = button.closest(".copied").querySelector("pre");
    try {
      await navigator.clipboard.writeText(text.textContent);
    } catch {
      // Over plain HTTP there is no clipboard; then the selection is copied, or stays for the user.
      select(text);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  }

  for (const button of document.querySelectorAll(".copy")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
  for (const button of document.querySelectorAll(".only")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      form.reset();
      form.elements.operation.value = button.dataset.operation;
      filter();
      document.getElementById("rules").scrollIntoView();
      form.elements.operation.focus({ preventScroll: true });
    });
  }
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  addEventListener("hashchange", reveal);
  filter();
})();
