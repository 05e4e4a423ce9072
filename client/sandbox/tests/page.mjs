// Uses the sandbox's page in a real browser: `node --test sandbox/tests/page.mjs`, after `npm ci --prefix tests/browser`
// and `cargo build -p payment-sandbox`.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import http from "node:http";
import path from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";

import { accessible, launch, printed, shot, watched } from "../../../tests/browser/chromium.mjs";

const TARGET = process.env.CARGO_TARGET_DIR ?? path.resolve(import.meta.dirname, "../../target");
const HOSTILE = '<img src=x onerror="globalThis.hacked=1">';

let browser, context, page, sandbox, address, shop, token, callbacks, complaints;
let next = 0;

before(async () => {
  browser = await launch();
  callbacks = [];
  shop = http.createServer((request, response) => {
    let body = "";
    request.on("data", (data) => { body += data; });
    request.on("end", () => {
      if (request.method === "POST") callbacks.push(JSON.parse(body));
      response.end("the shop");
    });
  });
  await new Promise((resolve) => shop.listen(0, "127.0.0.1", resolve));
});

after(async () => {
  await browser?.close();
  shop?.close();
});

beforeEach(async () => {
  const url = `http://127.0.0.1:${shop.address().port}`;
  sandbox = spawn(path.join(TARGET, "debug/payment-sandbox"), ["--port", "0", "--seed", "7", "--callback", url, "key"],
    { stdio: ["ignore", "pipe", "inherit"] });
  [, address] = await printed(sandbox, /see your payments on (http:\S+)\/_page\//);
  const headers = { "content-type": "application/json", "x-merchant-id": "merchant", "x-merchant-secret": "secret" };
  const response = await fetch(`${address}/v1/access-token`, { method: "POST", headers, body: '{"grantType":"client_credentials"}' });
  token = (await response.json()).data.accessToken;
  callbacks.length = 0;
  await open();
});

afterEach(async () => {
  await context?.close();
  sandbox?.kill();
});

async function open(options) {
  await context?.close();
  ({ context, complaints } = await watched(browser, options));
  page = await context.newPage();
  await page.goto(`${address}/_page/`);
  await page.getByText("live", { exact: true }).waitFor();
}

async function send(method, target, body) {
  next += 1;
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}`, "x-request-id": `request${String(next).padStart(16, "0")}` };
  const response = await fetch(address + target, { method, headers, body: body && JSON.stringify(body) });
  return response.json();
}

const create = (body) => send("POST", "/v2/payments", { customer: { email: "rina@example.com" }, ...body });
const qr = (reference) => create({ clientReferenceId: reference, amount: { value: 10000, currency: "IDR" }, paymentMethod: { type: "QR" }, mode: "API" });
const redirect = (reference, more = {}) => create({
  clientReferenceId: reference,
  amount: { value: 50000, currency: "IDR" },
  redirectUrl: { successReturnUrl: `${address}/shop/paid`, failureReturnUrl: `${address}/shop/failed` },
  ...more,
});
const button = (name) => page.getByRole("button", { name, exact: true });
const detail = () => page.locator("#detail");
const choose = (reference) => page.locator("#list").getByRole("button", { name: reference, exact: true }).click();
const quiet = () => assert.deepEqual(complaints, []);
const isShown = (text) => detail().getByText(text).first().waitFor();

test("the list and the timeline grow while the shop pays", async () => {
  await page.getByText("Nothing yet.").waitFor();
  const { data } = await qr("order-1");
  await choose("order-1");
  await isShown("the shop has seen");
  await send("GET", `/v2/payments/${data.id}`);
  await detail().locator(".event", { hasText: "GET /v2/payments/" }).waitFor();
  await button("Pay").click();
  await detail().locator(".event.is-callback", { hasText: "PAYMENT.PAID" }).waitFor();
  await isShown("by a callback");
  await button("Send twice").click();
  await detail().locator(".is-callback li").nth(2).waitFor();
  assert.deepEqual(callbacks.map(({ event }) => event), ["PAYMENT.PAID", "PAYMENT.PAID", "PAYMENT.PAID"]);
  await button("Refund").click();
  await button("Refunds").click();
  await page.locator("#list", { hasText: "SUCCESS" }).waitFor();
  await accessible(page, "a refund");
  quiet();
});

test("a redirect payment is tried by hand", async () => {
  const { data } = await redirect("redirect-1");
  await page.goto(data.paymentUrl);
  await button("Pay with a card that asks for 3-D Secure").click();
  await page.getByRole("heading", { name: "3-D Secure" }).waitFor();
  await accessible(page, "the hosted page");
  await shot(page, "hosted");
  quiet();
  await button("Pass 3-D Secure").click();
  await page.waitForURL(`${address}/shop/paid`);
  assert.equal((await send("GET", `/v2/payments/${data.id}`)).data.status, "PAID");
});

test("a payment fails on its page with a reason", async () => {
  const { data } = await redirect("redirect-2");
  await page.goto(data.paymentUrl);
  await page.selectOption("#reason", "INSUFFICIENT_FUND");
  await button("Let it fail").click();
  await page.waitForURL(`${address}/shop/failed`);
  const session = await send("GET", `/v2/payments/${data.id}`);
  assert.equal(session.data.chargeDetails[0].failureCode, "INSUFFICIENT_FUND");
});

test("a static account is paid with any amount, and shows its number and its payments", async () => {
  await create({ clientReferenceId: "till", paymentMethod: { type: "VIRTUAL_ACCOUNT" }, paymentMethodOptions: { virtualAccount: { channel: "PERMATA" } }, paymentType: "MULTIPLE", mode: "API" });
  await create({ clientReferenceId: "poster", paymentMethod: { type: "QR" }, paymentType: "MULTIPLE", mode: "API" });
  await button("Static accounts").click();
  await choose("till");
  await isShown(/^7664/);
  await page.getByLabel("Amount").fill("12345");
  await button("Pay").click();
  await detail().locator("summary", { hasText: "Payments: 1" }).click();
  await isShown(/"value": 12345/);
  await choose("poster");
  const picture = page.getByRole("img", { name: "QR code of poster" });
  await picture.waitFor();
  // It is visible before it is loaded.
  assert.ok(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  await accessible(page, "a static QR code");
  quiet();
});

test("a mistake is explained at its place", async () => {
  await create({ clientReferenceId: "order-1", amount: { value: 10000, currency: "IDR" }, paymentMethod: { type: "QRR" }, mode: "API" });
  await button("Calls").click();
  await page.locator("#list button", { hasText: "POST /v2/payments" }).click();
  await isShown("help:");
  assert.equal(await page.locator("pre .mistake").innerText(), '    "type": "QRR"');
  await accessible(page, "a mistake");
  await shot(page, "mistake");
  quiet();
});

test("a list that arrives late does not replace a later one", async () => {
  await qr("order-1");
  await choose("order-1");
  const sessions = /api\/list\?kind=sessions/;
  await page.route(sessions, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  });
  const [asked, answered] = [page.waitForRequest(sessions), page.waitForResponse(sessions)];
  await qr("order-2");
  await asked;
  await button("Calls").click();
  await page.locator("#list button", { hasText: "POST /v2/payments" }).first().waitFor();
  await page.evaluate(() => {
    globalThis.lists = [];
    const list = document.querySelector("#list");
    new MutationObserver(() => lists.push(list.innerText)).observe(list, { childList: true });
  });
  await (await answered).finished();
  await page.waitForTimeout(1000);
  assert.deepEqual((await page.evaluate(() => lists)).filter((list) => !list.includes("POST /v2/payments")), []);
  quiet();
});

test("hostile texts are texts", async () => {
  await create({
    clientReferenceId: "hostile", amount: { value: 10000, currency: "IDR" }, paymentMethod: { type: "QR" }, mode: "API",
    metadata: { [HOSTILE]: HOSTILE },
  });
  await create({ clientReferenceId: HOSTILE, [HOSTILE]: HOSTILE });
  await send("GET", `/v2/payments?clientReferenceId=${encodeURIComponent(HOSTILE)}`);
  await choose("hostile");
  await isShown("Timeline");
  for (const closed of await detail().locator("summary").all()) await closed.click();
  await isShown("onerror");
  await button("Calls").click();
  for (const call of await page.locator("#list button").all()) {
    await call.click();
    await isShown("Timeline");
  }
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await page.locator("img:not([src^='/_page/'])").count(), 0);
  quiet();
});

test("a fault, a late callback and the clock are set", async () => {
  await page.getByText("Set a fault, the next callback, or the clock").click();
  await accessible(page, "what happens next");
  await page.selectOption("[name=fault]", "too-many-requests");
  await page.selectOption("[name=operation]", "create");
  await button("Set the fault").click();
  await page.getByText("The next call has a fault: too-many-requests@1/create.").waitFor();
  assert.equal((await qr("order-1")).code, "frequency_above_limit");
  assert.equal((await qr("order-1")).code, "00");
  await page.selectOption("[name=treatment]", "never");
  await button("Set it").click();
  await page.getByText("The next callback: never.").waitFor();
  await choose("order-1");
  await button("Fail").click();
  await isShown("Not sent yet.");
  await qr("order-2");
  await page.selectOption("[name=seconds]", "3600");
  await button("Set it forward").click();
  await page.locator("#list", { hasText: "EXPIRED" }).waitFor();
  quiet();
});

test("5,000 sessions are listed", async () => {
  for (let at = 0; at < 5000; at += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, number) => qr(`order-${at + number}`)));
  }
  await page.locator("#range", { hasText: "of 5000" }).waitFor();
  assert.equal(await page.locator("#list tbody tr").count(), 50);
  await button("Older").click();
  await page.locator("#range", { hasText: "51–100 of 5000" }).waitFor();
  await page.getByLabel("Reference or id").fill("order-4321");
  await page.locator("#range", { hasText: "1–1 of 1" }).waitFor();
  quiet();
});

test("the keyboard is enough", async () => {
  await qr("order-1");
  await page.locator("#list").getByRole("button", { name: "order-1" }).waitFor();
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.textContent === "order-1")) break;
  }
  await page.keyboard.press("Enter");
  await isShown("the shop has seen");
  assert.equal(await page.evaluate(() => document.activeElement.id), "detail");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await isShown("the customer paid");
  quiet();
});

for (const colorScheme of ["light", "dark"]) {
  test(`the page fits 400 pixels, ${colorScheme}`, async () => {
    await qr("order-1");
    const { data } = await redirect("a-reference-of-36-letters-0123456789");
    await send("POST", "/v2/payments/simulations", { paymentSessionId: data.id, chargeStatus: "OTHER" });
    await qr("order-1");
    await open({ viewport: { width: 400, height: 800 }, colorScheme });
    await choose("order-1");
    await isShown("the shop has seen");
    await accessible(page, colorScheme);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 400, `${width} pixels`);
    await shot(page, `narrow-${colorScheme}`);
    quiet();
  });
}

test("the picture of the guide", async () => {
  await open({ viewport: { width: 1200, height: 800 } });
  await redirect("INV-1");
  await button("Sessions").waitFor();
  const { data } = await qr("INV-2");
  await send("GET", `/v2/payments/${data.id}`);
  await choose("INV-2");
  await button("Pay").click();
  await isShown("by a callback");
  await page.evaluate(() => scrollTo(0, 0));
  await accessible(page, "the picture");
  await shot(page, "sandbox-page");
  quiet();
});
