// The hosted page of one payment.

import { attempt, element, find, instrument, options, request } from "./parts.js";

const id = new URLSearchParams(location.search).get("token") ?? "";

const act = (name, body = {}) => attempt(async () => {
  const payment = await request(`hosted/${encodeURIComponent(id)}/${name}`, body);
  show(payment);
  // The policy of the page allows no script in an address, and only a web address or an app is a target.
  if (!payment.isOpen && payment.location && !/^(?:javascript|data|vbscript):/i.test(payment.location)) {
    location.assign(payment.location);
  }
});

function show(payment) {
  const { row, isOpen, asksFor3ds, reasons } = payment;
  const reason = element("select", { id: "reason" }, options(reasons));
  const isCard = row.method === "" || row.method === "CARD";
  find("#payment").replaceChildren(
    element("dl", {},
      element("dt", {}, "Reference"), element("dd", {}, row.reference),
      element("dt", {}, "Amount"), element("dd", {}, row.amount),
      element("dt", {}, "Status"), element("dd", { id: "status" }, row.status)),
    ...instrument({ ...payment, hasPicture: false }).filter(Boolean),
    isOpen ? element("div", { class: "acts" },
      asksFor3ds && element("h2", {}, "3-D Secure"),
      element("button", { class: "main", onclick: () => act("pay") }, asksFor3ds ? "Pass 3-D Secure" : "Pay"),
      isCard && !asksFor3ds && element("button", { onclick: () => act("three-ds") }, "Pay with a card that asks for 3-D Secure"),
      element("label", {}, "Reason ", reason),
      element("button", { onclick: () => act("fail", { reason: reason.value }) }, "Let it fail"),
      element("button", { onclick: () => act("expire") }, "Let the time run out")) : element("p", {}, "This payment is over."),
  );
}

attempt(async () => show(await request(`hosted/${encodeURIComponent(id)}`)));
