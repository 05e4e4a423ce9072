// The page of the sandbox. The server filters and splits the lists, so only the visible lines are here.

import { attempt, element, find, instrument, json, options, request } from "./parts.js";

const KINDS = { sessions: "Sessions", static: "Static accounts", refunds: "Refunds", calls: "Calls" };
const METHODS = { sessions: ["CARD", "EWALLET", "QR", "VIRTUAL_ACCOUNT"], static: ["QR", "VIRTUAL_ACCOUNT"], refunds: ["AUTO", "TRANSFER_ONLY"], calls: [] };
const LINES = 50;

const filter = find("#filter");
let kind = "sessions";
let offset = 0;
let total = 0;
let chosen = ""; // The path of the object in the detail.
let shown = ""; // The data of that object, to leave it as it is if nothing has changed.
let state;

// Times are in UTC, as the gateway's.
const utc = (at) => `${at.slice(0, 19).replace("T", " ")} UTC`;
const time = (at) => element("time", { datetime: at, title: at }, utc(at));
const hour = (at) => element("time", { datetime: at, title: utc(at) }, at.slice(11, 19));
const badge = (status) => status != null && element("span", { class: `badge is-${String(status).replace(/\W/g, "").toLowerCase()}` }, String(status));
const act = (path, body = {}) => attempt(async () => {
  await request(`api/${path}`, body);
  await refresh();
});

// The list

const COLUMNS = {
  sessions: ["Reference", "Status", "Method", "Amount", "Created"],
  static: ["Reference", "Status", "Method", "Amount", "Payments", "Created"],
  refunds: ["Reference", "Status", "Method", "Amount", "Created"],
  calls: ["Call", "Status", "Reference", "Fault", "Time"],
};

function cells(row) {
  if (kind === "calls") {
    const mistakes = row.mistakes > 0 && element("span", { class: "badge is-failed" }, `${row.mistakes} mistake${row.mistakes > 1 ? "s" : ""}`);
    return [[badge(row.status), mistakes], row.reference ?? "", row.fault ?? "", hour(row.createdAt)];
  }
  const payments = row.payments == null ? [] : [String(row.payments)];
  return [badge(row.status), row.method || "not chosen", row.amount, ...payments, hour(row.createdAt)];
}

function line(row) {
  const isCall = kind === "calls";
  const path = isCall ? `calls/${row.number}` : kind === "refunds" ? `refunds/${encodeURIComponent(row.id)}` : `sessions/${encodeURIComponent(row.id)}`;
  const name = isCall ? `${row.method} ${row.target}` : row.reference;
  const account = row.subMerchant && element("small", {}, ` of ${row.subMerchant}`);
  const open = element("button", { class: "open", "aria-current": path === chosen && "true", onclick: () => choose(path) }, name);
  return element("tr", { class: path === chosen ? "chosen" : null, "data-path": path },
    element("th", { scope: "row" }, open, account), cells(row).map((cell) => element("td", {}, cell)));
}

// A response that arrives after that of a later request is not shown.
let lists = 0;

async function refreshList() {
  const number = ++lists;
  const query = new URLSearchParams({ kind, offset, limit: LINES, ...Object.fromEntries(new FormData(filter)) });
  const list = await request(`api/list?${query}`);
  if (number !== lists) return;
  total = list.total;
  if (offset > 0 && list.rows.length === 0) {
    offset = 0;
    return refreshList();
  }
  const focused = document.activeElement?.closest?.("tr")?.dataset.path;
  const head = element("tr", {}, COLUMNS[kind].map((name) => element("th", { scope: "col" }, name)));
  const rows = list.rows.map(line);
  find("#list").replaceChildren(rows.length > 0
    ? element("table", {}, element("caption", {}, KINDS[kind]), element("thead", {}, head), element("tbody", {}, rows))
    : element("p", {}, "Nothing yet. The list grows while your shop pays."));
  rows.find((row) => focused && row.dataset.path === focused)?.querySelector("button").focus();
  find("#range").textContent = total === 0 ? "0" : `${offset + 1}–${offset + rows.length} of ${total}`;
  find("#newer").disabled = offset === 0;
  find("#older").disabled = offset + LINES >= total;
}

function chooseKind(name) {
  kind = name;
  offset = 0;
  const { session, refund } = state.statuses;
  filter.method.replaceChildren(...options(METHODS[name], "all"));
  filter.status.replaceChildren(...options(name === "calls" ? ["2", "4", "5"] : name === "refunds" ? refund : session, "all"));
  filter.method.disabled = name === "calls";
  find("#kinds").replaceChildren(...Object.entries(KINDS).map(([key, title]) =>
    element("button", { type: "button", "aria-pressed": String(key === name), onclick: () => attempt(() => chooseKind(key)) }, title)));
  return refreshList();
}

// The timeline

const part = (title, content, isOpen) => element("details", { open: isOpen }, element("summary", {}, title), content);

function mistake({ pointer, line, column, message, help, rule, demand, reason, page }) {
  return element("li", {},
    element("strong", {}, message),
    element("div", {}, "at ", element("code", {}, pointer || "the whole request"), line != null && ` (line ${line}, column ${column})`),
    help && element("div", {}, "help: ", help),
    element("div", {}, "rule: ", element("code", {}, rule), demand && ` – ${demand}`, reason && `. ${reason}`),
    page && element("div", {}, element("a", { href: page, rel: "noreferrer", target: "_blank" }, "documentation page")));
}

function call({ operation, method, target, headers, request: body, fault, response }) {
  const mistakes = response?.mistakes ?? [];
  const pointers = mistakes.map(({ pointer }) => pointer);
  return [
    element("div", {}, element("code", {}, `${method} ${target}`), " ", operation ?? "no operation", " ", badge(response?.status),
      response && ` ${response.milliseconds} ms`, fault && element("span", { class: "badge is-failed" }, `fault ${fault}`)),
    mistakes.length > 0 && element("ul", { class: "mistakes" }, mistakes.map(mistake)),
    part("Headers", element("dl", {}, headers.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]))),
    body !== "" && part("Request", json(body, pointers), mistakes.length > 0),
    response ? part("Response", json(response.body)) : element("p", {}, "No response."),
  ];
}

function callback({ number, name, body, treatment, attempts }) {
  const sent = attempts.map(({ at, status, error }) => element("li", {}, time(at), " ", badge(status), error));
  return [
    element("div", {}, "callback ", element("code", {}, name), treatment && element("span", { class: "badge" }, treatment)),
    sent.length > 0 ? element("ol", {}, sent) : element("p", {}, "Not sent yet."),
    part("Body", json(body)),
    element("button", { onclick: () => act(`callbacks/${number}`) }, "Send again"), " ",
    element("button", { onclick: () => act(`callbacks/${number}`, { copies: 2 }) }, "Send twice"),
  ];
}

function event(happening) {
  const content = { call, callback, action: ({ text }) => [`On the page: ${text}.`] }[happening.kind](happening);
  return element("li", { class: `event is-${happening.kind}`, "data-number": happening.number }, time(happening.at), " ", content);
}

function acts({ row, isOpen, isStatic, hostedPage }) {
  const path = `sessions/${row.id}`;
  const amount = element("input", { inputmode: "decimal", size: 10, name: "amount", placeholder: isStatic ? "any" : "all" });
  const reason = element("select", { name: "reason" }, options(state.reasons));
  const isCard = row.method === "" || row.method === "CARD";
  const isPaid = row.payments > 0 || row.status === "PAID";
  const button = (text, name, body) => element("button", { onclick: () => act(`${path}/${name}`, body?.()) }, text);
  return element("div", { class: "acts" },
    (isPaid || (isOpen && isStatic)) && element("label", {}, "Amount ", amount),
    isOpen && button("Pay", "pay", () => ({ amount: amount.value })),
    isOpen && isCard && !isStatic && button("Ask for 3-D Secure", "three-ds"),
    isOpen && !isStatic && [element("label", {}, "Reason ", reason), button("Fail", "fail", () => ({ reason: reason.value }))],
    isOpen && button("Expire", "expire"),
    row.status === "EXPIRED" && button("Pay late", "pay-late"),
    isPaid && button("Refund", "refund", () => ({ amount: amount.value })),
    isOpen && hostedPage && element("a", { href: `/detail?token=${encodeURIComponent(row.id)}`, target: "_blank", rel: "noopener" }, "Hosted page"));
}

function detail(data) {
  const { row, seen, object, payments = [], sessionId, events, earlier } = data;
  const differs = row && seen?.status !== row.status;
  return [
    row && element("h2", {}, row.reference),
    row && element("p", {}, "The gateway knows ", badge(row.status), "; the shop has seen ",
      seen ? [badge(seen.status), ` by a ${seen.by}`] : "nothing yet", differs && " – they differ", "."),
    sessionId && element("button", { onclick: () => choose(`sessions/${encodeURIComponent(sessionId)}`) }, "Its payment"),
    row && chosen.startsWith("sessions/") && [acts(data), instrument(data)],
    object && part("The object now", json(object)),
    payments.length > 0 && part(`Payments: ${payments.length}`, payments.map((payment) => json(payment))),
    element("h3", {}, "Timeline"),
    earlier > 0 && element("p", {}, `${earlier} earlier events are not shown.`),
    element("ol", { class: "timeline" }, events.map(event)),
  ].flat(2).filter(Boolean);
}

// The open parts, the values of fields and the focus stay when the detail grows.
async function refreshDetail() {
  if (chosen === "") return;
  const path = chosen;
  const data = await request(`api/${path}`);
  if (path !== chosen) return;
  const text = chosen + JSON.stringify(data);
  if (text === shown) return;
  const isSame = shown.startsWith(chosen);
  shown = text;
  const place = find("#detail");
  const kept = () => [...place.querySelectorAll("details, input, select, button")];
  const key = (item) => `${item.closest("[data-number]")?.dataset.number ?? ""} ${item.tagName} ${item.name ?? ""} ${item.tagName === "DETAILS" ? item.firstChild.textContent : item.textContent}`;
  const before = new Map(isSame ? kept().map((item) => [key(item), item]) : []);
  const focused = document.activeElement;
  place.replaceChildren(...detail(data));
  for (const item of kept()) {
    const old = before.get(key(item));
    if (!old) continue;
    if (item.tagName === "DETAILS") item.open = old.open;
    else if (item.tagName !== "BUTTON") item.value = old.value;
    if (old === focused) item.focus();
  }
}

async function choose(path) {
  chosen = path;
  shown = "";
  await attempt(refresh);
  find("#detail").focus();
}

// What happens next, and growth

async function refreshState() {
  state = await request("api/state");
  find("#now").textContent = utc(state.now);
  find("#faults").textContent = state.nextFaults.length > 0 ? `The next call has a fault: ${state.nextFaults.join(", ")}.` : "";
  find("#treatment").textContent = state.hasCallbacks
    ? state.nextCallback ? `The next callback: ${state.nextCallback}.` : ""
    : "No callbacks are sent: start the program with --callback URL KEY.";
}

const refresh = () => Promise.all([refreshState(), refreshList(), refreshDetail()]);

// One refresh at a time, and one after the last change.
let isRefreshing = false;
let hasChanged = false;
async function grow() {
  hasChanged = true;
  if (isRefreshing) return;
  isRefreshing = true;
  while (hasChanged) {
    hasChanged = false;
    await attempt(refresh);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  isRefreshing = false;
}

const submit = (selector, send) => find(selector).addEventListener("submit", (happening) => {
  happening.preventDefault();
  send(Object.fromEntries(new FormData(happening.target)));
});

await attempt(async () => {
  await refreshState();
  find("#fault").fault.replaceChildren(...options(state.faultNames));
  find("#fault").operation.replaceChildren(...options(state.operations, "any"));
  submit("#fault", (body) => act("faults", body));
  submit("#callback", (body) => act("next-callback", body));
  submit("#clock", ({ seconds }) => act("clock", { seconds: Number(seconds) }));
  submit("#filter", () => {});
  filter.addEventListener("input", () => {
    offset = 0;
    attempt(refreshList);
  });
  const turn = (by) => () => {
    offset = Math.max(0, offset + by);
    attempt(refreshList);
  };
  find("#newer").addEventListener("click", turn(-LINES));
  find("#older").addEventListener("click", turn(LINES));
  await chooseKind("sessions");
});

const growth = new EventSource("/_page/api/growth");
growth.onmessage = grow;
growth.onopen = () => { find("#live").textContent = "live"; };
growth.onerror = () => { find("#live").textContent = "the sandbox does not respond"; };
