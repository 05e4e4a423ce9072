// The views next to the editor.

import { element, prose } from "./dom.js";
import { colored } from "./language.js";

const view = (name) => document.getElementById(`view-${name}`);

export function setUpTabs() {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const select = (tab) => {
    for (const other of tabs) {
      const isSelected = other === tab;
      other.setAttribute("aria-selected", String(isSelected));
      other.tabIndex = isSelected ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !isSelected;
    }
  };
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => select(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
      if (!(key in steps)) return;
      const next = tabs[(steps[key] + tabs.length) % tabs.length];
      select(next);
      next.focus();
    });
  });
}

const note = (text, isWarning = false) => element("p", { className: isWarning ? "note warning" : "note" }, prose(text));

const empty = (title, text) => element("div", { className: "empty" }, element("strong", {}, title), prose(text));

const waiting = ({ mistakes }) => {
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  return empty(`Correct ${count} first`, "A rejected request has no JSON to send. Each mistake has its help below the editor.");
};

function code(text, actions) {
  return [element("div", { className: "actions" }, ...actions), element("pre", {}, colored(text))];
}

const button = (label, action) => {
  const created = element("button", { type: "button" }, label);
  created.addEventListener("click", action);
  return created;
};

export function showReport(report, { copy, open }) {
  showWire(report, copy);
  showRust(report, copy, open);
}

// The views of a request with mistakes show the corrected one.
const corrected = () => note("This is the request after “Apply all”.");

function showWire(report, copy) {
  const { wire } = report;
  if (wire === null) {
    view("wire").replaceChildren(waiting(report));
    return;
  }
  const notes = report.isCorrected ? [corrected()] : [];
  if (wire.hasRunTimeValues) {
    notes.push(note("This is not sendable: each `‹…›` is a value that only your program knows.", true));
  }
  if (wire.hasChoices) {
    notes.push(note("The request depends on `if` or `match`. This is the JSON of the first arms."));
  }
  const actions = wire.hasRunTimeValues ? [] : [button("Copy JSON", () => copy(wire.text))];
  view("wire").replaceChildren(...notes, ...code(wire.text, actions));
}

function showRust(report, copy, open) {
  const { rust, form } = report;
  if (form === "invocation") {
    view("rust").replaceChildren(empty("The request is Rust already", "For JSON, this is the invocation of `payment_session!`."));
    return;
  }
  if (rust === null) {
    view("rust").replaceChildren(waiting(report));
    return;
  }
  const { invocation, obstacle } = rust;
  if (invocation === null) {
    view("rust").replaceChildren(empty("The macro does not accept this JSON", `${obstacle}.`));
    return;
  }
  const actions = [button("Copy Rust", () => copy(invocation)), button("Edit this", () => open(invocation))];
  const notes = report.isCorrected ? [corrected()] : [];
  view("rust").replaceChildren(...notes, ...code(invocation, actions));
}
