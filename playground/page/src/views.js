// The views next to the editor.

import { element, prose } from "./dom.js";
import { colored } from "./language.js";

// A variable with the name of its field, which is an entry of its own.
const SECRETS = /[{,]\s*(?:number|cvc|token|account_number|encrypted_card|exp_month|exp_year)(?=\s*[,}])/;

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
  showInvocation(report, copy, open);
  showNeeded(report);
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

function showInvocation(report, copy, open) {
  const { invocation, form } = report;
  if (invocation === null) {
    view("invocation").replaceChildren(waiting(report));
    return;
  }
  const actions = [button("Copy Rust", () => copy(invocation)), button("Edit this", () => open(invocation))];
  const notes = report.isCorrected ? [corrected()] : [];
  if (form === "json" && SECRETS.test(invocation)) {
    notes.push(note("Secrets are variables here, so that they do not get into source code."));
  }
  view("invocation").replaceChildren(...notes, ...code(invocation, actions));
}

// Returns a path that a narrow column breaks only after a dot.
const breakable = (path) => path.split(/(?<=\.)/).flatMap((name) => [name, element("wbr")]);

function showNeeded({ needed, impossible }) {
  const count = document.getElementById("needed-count");
  count.textContent = needed?.length ?? "";
  count.hidden = !needed?.length;
  if (impossible !== null) {
    const text = `${impossible[0].toUpperCase()}${impossible.slice(1)}.`;
    view("needed").replaceChildren(empty("Fields that are present exclude each other", text));
  } else if (needed === null) {
    view("needed").replaceChildren(empty("Not known yet", "Correct the syntax first."));
  } else if (needed.length === 0) {
    view("needed").replaceChildren(empty("Nothing is missing", "Every field that this kind of request requires is present."));
  } else {
    const row = ({ path, need, takes, rules, url }) => {
      const link = element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, element("code", {}, ...breakable(path)));
      const why = rules.flatMap((rule, at) => [at === 0 ? "" : ", ", element("code", {}, rule)]);
      const takesCell = element("td", {}, prose(takes));
      return element("tr", {}, element("td", {}, link), element("td", {}, need), takesCell, element("td", {}, ...why));
    };
    const heads = ["Field", "Need", "Value", "Rule"].map((text) => element("th", { scope: "col" }, text));
    const table = element("table", { className: "fields" });
    table.append(element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...needed.map(row)));
    view("needed").replaceChildren(table);
  }
}
