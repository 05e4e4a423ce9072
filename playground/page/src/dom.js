// Elements with text.

export function element(name, properties = {}, ...children) {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}

// Returns the nodes of a message, in which code is between backticks.
export function prose(text) {
  const nodes = document.createDocumentFragment();
  text.split("`").forEach((part, at) => nodes.append(at % 2 === 1 ? element("code", {}, part) : part));
  return nodes;
}

// Returns the nodes that explain a mistake: help, and the rule with its page.
export function explanation({ help, rule, demand, origin, url, page }) {
  const link = element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, page);
  const lines = help === "" ? [] : [element("p", {}, "Help: ", prose(help))];
  const why = rule === "syntax" ? ["Grammar: "] : [`Rule `, element("code", {}, rule), origin === "inferred" ? ", inferred: " : ": ", prose(demand), " · "];
  return [...lines, element("p", { className: "rule" }, ...why, link)];
}
