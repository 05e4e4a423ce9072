// The page: checks the text after each change, and shows the result.

import { Checker } from "./checker.js";
import { element, explanation, prose } from "./dom.js";
import { Editor } from "./editor.js";
import { EXAMPLES } from "./examples.js";
import * as permalink from "./permalink.js";
import { setUpTabs, showReport } from "./views.js";

const PAUSE = 40;
const FORMS = { json: "JSON", invocation: "Rust" };

const byId = (id) => document.getElementById(id);
const checker = new Checker();
let examples = [...EXAMPLES];
let timer;
let version = 0;

const editor = new Editor(byId("editor"), () => {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
});

async function check() {
  const checked = ++version;
  const text = editor.text;
  let report;
  try {
    report = await checker.call("check", text);
  } catch (error) {
    if (checked === version) setStatus(`This text cannot be checked: ${error.message}`, "bad");
    return;
  }
  // Another change may have come first.
  if (checked !== version || text !== editor.text) return;
  editor.show(report.mistakes);
  showMistakes(report);
  showReport(report, { copy, open });
  byId("form").textContent = FORMS[report.form];
  const count = report.mistakes.length + report.omitted;
  if (count === 0) setStatus("✓ Valid request", "good");
  else setStatus(count === 1 ? "1 mistake" : `${count} mistakes`, "bad");
  document.body.dataset.checked = String(checked);
}

function setStatus(text, kind) {
  const status = byId("status");
  status.textContent = text;
  status.className = `status ${kind}`;
}

function showMistakes({ mistakes, omitted }) {
  const items = mistakes.map((mistake) => {
    const line = element("span", { className: "line" }, `Line ${editor.lineOf(mistake.from)}`);
    const place = element("button", { type: "button", className: "place" }, line, prose(mistake.message));
    place.addEventListener("click", () => editor.select(mistake));
    const { replacement } = mistake;
    const shown = [];
    if (replacement !== null) {
      const apply = element("button", { type: "button", className: "primary", title: replacement.insert }, "Apply");
      apply.setAttribute("aria-label", `Apply: write ${replacement.insert}`);
      apply.addEventListener("click", () => {
        editor.apply(replacement);
        editor.focus();
      });
      shown.push(element("div", { className: "replacement" }, apply));
    }
    return element("li", {}, place, ...explanation(mistake), ...shown);
  });
  if (omitted > 0) items.push(element("li", {}, `${omitted} further mistakes are not shown.`));
  byId("mistakes").replaceChildren(...items);
  byId("mistakes-box").classList.toggle("none", items.length === 0);
  byId("apply-all").hidden = !mistakes.some(({ replacement }) => replacement !== null);
}

byId("apply-all").addEventListener("click", async () => {
  const { text, count } = await checker.call("apply_all", editor.text);
  editor.text = text;
  editor.focus();
  toast(count === 1 ? "1 replacement was made. Undo brings the text back." : `${count} replacements were made. Undo brings the text back.`);
});

let toastTimer;
function toast(text) {
  byId("toast").textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => byId("toast").replaceChildren(), 6_000);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied.");
  } catch {
    toast("The browser does not allow the page to copy.");
  }
}

function open(text) {
  byId("example").value = "";
  editor.text = text;
  editor.focus();
}

byId("share").addEventListener("click", async () => {
  const text = editor.text;
  const example = examples.find((example) => example.body === text && example.number !== undefined);
  if (example === undefined && (await checker.call("has_card_number", text))) {
    toast("The request contains a card number, so it gets no link. Replace the number first.");
    return;
  }
  const fragment = example === undefined ? await permalink.fragmentOf(text) : `#flow=${example.number}`;
  history.replaceState(null, "", fragment);
  await copy(location.href);
});

// Shows the text of the address, or the first example.
async function load() {
  let linked = null;
  try {
    linked = await permalink.read(location.hash);
  } catch {
    toast("The link is damaged.");
  }
  if (linked?.text !== undefined && (await checker.call("has_card_number", linked.text))) {
    toast("The link contains a card number, so its text is not shown.");
    linked = null;
  }
  if (linked?.text !== undefined) {
    byId("example").value = "";
    editor.text = linked.text;
    return;
  }
  const example = examples.find(({ number }) => number === linked?.flow && number !== undefined) ?? examples[0];
  byId("example").value = String(examples.indexOf(example));
  editor.text = example.body;
}

function fillExamples() {
  const option = (example) => element("option", { value: String(examples.indexOf(example)) }, example.title);
  const first = examples.filter(({ number }) => number === undefined).map(option);
  const flows = element("optgroup", { label: "Documented flows" });
  flows.append(...examples.filter(({ number }) => number !== undefined).map(option));
  const own = element("option", { value: "", hidden: true }, "Your own");
  byId("example").replaceChildren(own, ...first, flows);
}

byId("example").addEventListener("change", ({ target }) => {
  history.replaceState(null, "", location.pathname + location.search);
  editor.text = examples[Number(target.value)].body;
});

setUpTabs();
try {
  const flows = await checker.call("flows");
  examples = [...EXAMPLES, ...flows.map((flow) => ({ ...flow, title: `${flow.number}. ${flow.title}` }))];
  fillExamples();
  await load();
  addEventListener("hashchange", load);
} catch (error) {
  setStatus(`The checker cannot be loaded: ${error.message}`, "bad");
}
