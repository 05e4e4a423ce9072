// The parts that both pages use. All texts become text nodes, so no text of a shop is ever markup.

/// Creates an element with attributes, listeners (`onclick`) and children: elements, texts, or nothing.
export function element(name, attributes = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) created.addEventListener(key.slice(2), value);
    else if (value === true) created.setAttribute(key, "");
    else if (value !== false && value != null) created.setAttribute(key, value);
  }
  created.append(...children.flat().filter((child) => child != null && child !== false));
  return created;
}

export const find = (selector) => document.querySelector(selector);

/// Requests JSON. The error of a rejected request is the gateway's.
export async function request(path, body) {
  const post = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`/_page/${path}`, post);
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  let message = text;
  try {
    const { message: summary, error } = JSON.parse(text);
    const details = (error.details ?? []).map(({ field, message }) => `${field} ${message}`.trim());
    message = details.join("; ") || summary;
  } catch {}
  throw new Error(message);
}

/// Runs an action, and shows why it failed.
export async function attempt(action) {
  find("#error").textContent = "";
  try {
    return await action();
  } catch (error) {
    find("#error").textContent = error.message;
  }
}

/// Returns the data of an account or a QR code, as a picture and as text.
export function instrument({ row, account, qrContent, hasPicture = true }) {
  return [
    account && element("p", { class: "account" }, `${account.channel} `,
      element("code", {}, account.virtualAccountNumber), ` (${account.virtualAccountName})`),
    qrContent && element("figure", {},
      hasPicture && element("img", { src: `/_page/qr/${encodeURIComponent(row.id)}`, alt: `QR code of ${row.reference}`, width: 200, height: 200 }),
      element("figcaption", {}, element("code", {}, qrContent))),
  ];
}

/// Returns a list of choices.
export const options = (values, first) => [
  first != null && element("option", { value: "" }, first),
  ...values.map((value) => element("option", { value }, value)),
];

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/// Writes JSON with line breaks. Each token stays as it was written, with the digits of its numbers. The entries at some
/// pointers are marked.
export function json(text, pointers = []) {
  const box = element("pre", { tabindex: 0 });
  if (!/^[{[]/.test(text)) {
    box.append(text || "(empty)");
    return box;
  }
  const marked = new Set(pointers);
  const path = []; // The key or the index of each open object and list.
  let line = element("span");
  let depth = 0;
  let previous = "";
  const pointer = () => path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const next = () => {
    box.append(line, "\n");
    line = element("span");
    line.append("  ".repeat(depth));
  };
  const mark = () => marked.has(pointer()) && line.classList.add("mistake");
  const tokens = text.match(TOKEN) ?? [];
  tokens.forEach((token, at) => {
    const isEmpty = (token === "{" && tokens[at + 1] === "}") || (token === "[" && tokens[at + 1] === "]");
    if (token === "{" || token === "[") {
      mark();
      line.append(token);
      depth += 1;
      path.push(token === "[" ? 0 : "");
      if (!isEmpty) next();
    } else if (token === "}" || token === "]") {
      depth -= 1;
      path.pop();
      if (previous !== "{" && previous !== "[") next();
      line.append(token);
    } else if (token === ",") {
      line.append(token);
      if (typeof path.at(-1) === "number") path[path.length - 1] += 1;
      next();
    } else if (token === ":") {
      line.append(": ");
    } else {
      if (tokens[at + 1] === ":") path[path.length - 1] = JSON.parse(token);
      mark();
      line.append(token);
    }
    previous = token;
  });
  box.append(line);
  return box;
}
