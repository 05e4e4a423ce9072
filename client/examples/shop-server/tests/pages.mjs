// Uses the shop's pages in a real browser, as a customer and as the people of the shop do: `node --test
// client/examples/shop-server/tests/pages.mjs`, after `npm ci --prefix tests/browser` and
// `cargo build --manifest-path client/Cargo.toml -p payment-sandbox -p shop-server`.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";

import { accessible, launch, printed, shot, watched } from "../../../../tests/browser/chromium.mjs";

const SHOP = path.resolve(import.meta.dirname, "..");
const TARGET = process.env.CARGO_TARGET_DIR ?? path.join(SHOP, "../../target");
const PORT = "3917";
const SANDBOX = "http://127.0.0.1:8765/_page/";
const HOSTILE = '<img src=x onerror="globalThis.hacked=1">';
const TELEPHONE = { viewport: { width: 400, height: 800 }, isMobile: true, hasTouch: true };

let browser, context, page, sandbox, shop, folder, address, complaints;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "shop-"));
  // Regular look-ups are rare, so whatever a page shows has come by a callback.
  const env = { ...process.env, PORT, PAUSE: "3600" };
  // A refund takes as long as the tests set the clock forward.
  const options = ["--callback", `http://127.0.0.1:${PORT}/callback`, "callback-key", "--refund-step", "600"];
  sandbox = spawn(path.join(TARGET, "debug/payment-sandbox"), options, { stdio: ["ignore", "pipe", "inherit"] });
  await printed(sandbox, /the sandbox listens on (http:\S+),/);
  shop = spawn(path.join(TARGET, "debug/shop-server"), { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  [, address] = await printed(shop, /the shop: +(http:\S+)/);
  await open(TELEPHONE);
});

afterEach(async () => {
  await context?.close();
  for (const program of [shop, sandbox]) {
    program.kill("SIGKILL");
    if (program.exitCode === null && program.signalCode === null) await once(program, "exit");
  }
  fs.rmSync(folder, { recursive: true });
});

async function open(options) {
  await context?.close();
  ({ context, complaints } = await watched(browser, options));
  page = await context.newPage();
}

const button = (name) => page.getByRole("button", { name, exact: true });
const isShown = (text) => page.getByText(text).first().waitFor();
const state = (method, name) => page.locator(`section[data-state="${name}"]`, { hasText: method }).waitFor();
const quiet = () => assert.deepEqual(complaints, []);

async function narrow(name) {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 400, `${name} has ${width} pixels`);
}

async function checkout(quantities = { "Coffee from Gayo": "1" }) {
  await page.goto(address);
  for (const [product, quantity] of Object.entries(quantities)) await page.getByLabel(product).fill(quantity);
  await button("To the checkout").click();
}

// Orders coffee, and waits until it can be paid. Returns the id of the order.
async function order(method = "QR code") {
  await checkout();
  await page.getByLabel("E-mail").fill("rina@example.com");
  await page.getByLabel(method).check();
  await button("Order and pay").click();
  await state(method, "waiting");
  return new URL(page.url()).pathname.split("/").at(-1);
}

// Chooses a payment on the sandbox's own page.
async function inSandbox(reference) {
  const sandbox = await context.newPage();
  await sandbox.goto(SANDBOX);
  await sandbox.locator("#list").getByRole("button", { name: reference, exact: true }).click();
  return sandbox;
}

async function openAdmin() {
  await page.goto(`${address}/admin`);
}

test("a QR code is paid while the customer looks at it", async () => {
  await checkout({ "Coffee from Gayo": "2", Cup: "1" });
  await isShown("Total: Rp218.000");
  await accessible(page, "the checkout");
  await narrow("the checkout");
  await shot(page, "checkout");
  await page.getByLabel("E-mail").fill("rina@example.com");
  await button("Order and pay").click();
  const picture = page.getByRole("img", { name: "QR code" });
  await picture.locator("svg").waitFor();
  await isShown("Waiting for your payment");
  assert.match(await page.locator("time").innerText(), /\d{4}/);
  await accessible(page, "an order");
  await narrow("an order");
  await page.evaluate(() => { globalThis.isSamePage = true; });
  const reference = `${new URL(page.url()).pathname.split("/").at(-1)}-1`;
  await (await inSandbox(reference)).getByRole("button", { name: "Pay", exact: true }).click();
  await isShown("Paid. Thank you!");
  assert.equal(await page.evaluate(() => globalThis.isSamePage), true, "the page was not loaded again");
  assert.equal(await picture.count(), 0);
  assert.equal(await button("Pay by: Bank transfer").count(), 0);
  await accessible(page, "a paid order");
  quiet();
});

test("after an expiry, the customer pays by another method", async () => {
  await order();
  await button("Simulate the expiry").click();
  await isShown("Expired. Do not pay with this any more.");
  await button("Pay by: Bank transfer").click();
  await state("Bank transfer", "waiting");
  assert.match(await page.locator(".account").innerText(), /^7663\d+$/);
  await accessible(page, "an account number");
  await button("Simulate the payment").click();
  await isShown("Paid. Thank you!");
  quiet();
});

test("what is paid twice is refunded", async () => {
  const id = await order();
  await button("Pay by: Bank transfer").click();
  await state("Bank transfer", "waiting");
  await isShown("If you pay with both, the second payment is refunded.");
  await narrow("two methods");
  await shot(page, "shop");
  await (await inSandbox(`${id}-2`)).getByRole("button", { name: "Pay", exact: true }).click();
  await isShown("Do not pay with this any more.");
  const sandbox = await inSandbox(`${id}-1`);
  await sandbox.getByRole("button", { name: "Pay", exact: true }).click();
  await isShown("The refund is on its way.");
  await sandbox.getByText("Set a fault, the next callback, or the clock").click();
  await sandbox.selectOption("[name=seconds]", "3600");
  await sandbox.getByRole("button", { name: "Set it forward", exact: true }).click();
  await isShown("Paid a second time, and refunded.");
  await openAdmin();
  await isShown(`${id}-1R: refunded`);
  quiet();
});

test("a refund that the shop cannot make is a person's work", async () => {
  const id = await order();
  await button("Pay by: Bank transfer").click();
  await state("Bank transfer", "waiting");
  await button("Simulate the payment").last().click();
  await isShown("Paid. Thank you!");
  // Somebody refunds the second payment in the dashboard, before the shop learns of it.
  const sandbox = await inSandbox(`${id}-1`);
  await sandbox.getByText("Set a fault, the next callback, or the clock").click();
  await sandbox.selectOption("[name=treatment]", "never");
  await sandbox.getByRole("button", { name: "Set it", exact: true }).click();
  await sandbox.getByText("The next callback: never.").waitFor();
  await sandbox.getByRole("button", { name: "Pay", exact: true }).click();
  await sandbox.getByText("Not sent yet.").waitFor();
  await sandbox.getByRole("button", { name: "Refund", exact: true }).click();
  await sandbox.getByRole("button", { name: "Send again", exact: true }).first().click();
  await isShown("The refund needs our help: we will contact you.");
  await order();
  await openAdmin();
  await page.locator(".mistake", { hasText: `refund ${id}-1R: ` }).waitFor();
  assert.match(await page.locator("section").first().innerText(), new RegExp(id), "it comes first");
  await accessible(page, "the list of orders");
  await narrow("the list of orders");
  await shot(page, "admin");
  quiet();
});

test("mistakes are shown at their inputs", async () => {
  await page.goto(address);
  await page.locator("button").click();
  await isShown("Your cart is empty.");
  await page.locator("#coffee").fill("100");
  await page.locator("#email").fill("rina");
  await page.locator("form button").click();
  assert.match(await page.locator("#email-mistake").innerText(), /^This is not an e-mail address\./);
  assert.equal(await page.locator("#email").getAttribute("aria-describedby"), "email-mistake");
  assert.equal(await page.locator("#coffee-mistake").innerText(), "From 0 to 99.");
  assert.equal(await page.locator("#email").inputValue(), "rina");
  assert.equal(await page.locator("#coffee").inputValue(), "100");
  await accessible(page, "mistakes");
  await narrow("mistakes");
  await page.locator("#coffee").fill("1");
  await page.locator("#email").fill("rina@example.com");
  await page.locator("form button").click();
  await page.locator('section[data-state="waiting"]').waitFor();
  // The browser itself reports the status of the form with mistakes.
  assert.deepEqual(complaints.splice(0).filter((text) => !text.includes("422")), []);
});

test("a form that is sent twice is one order", async () => {
  await checkout();
  await page.getByLabel("E-mail").fill("rina@example.com");
  const form = await page.locator("form").evaluate((form) => new URLSearchParams(new FormData(form)).toString());
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  for (let copy = 0; copy < 2; copy += 1) await context.request.post(`${address}/orders`, { data: form, headers });
  await openAdmin();
  assert.equal(await page.locator("section").count(), 1);
  quiet();
});

test("another site cannot order", async () => {
  await checkout();
  const form = await page.locator("form").evaluate((form) => new URLSearchParams(new FormData(form)).toString());
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  // Without the cookie of the browser
  assert.equal((await fetch(`${address}/orders`, { method: "POST", headers, body: form })).status, 403);
  const token = new URLSearchParams(form);
  token.set("token", "guessed");
  assert.equal((await context.request.post(`${address}/orders`, { data: token.toString(), headers })).status(), 403);
  await openAdmin();
  assert.equal(await page.locator("section").count(), 0);
});

test("hostile texts are texts", async () => {
  await checkout();
  await page.getByLabel("E-mail").fill(HOSTILE);
  await page.getByLabel("Name").fill(HOSTILE);
  await button("Order and pay").click();
  assert.equal(await page.getByLabel("E-mail").inputValue(), HOSTILE);
  await page.getByLabel("E-mail").fill("rina@example.com");
  await button("Order and pay").click();
  await state("QR code", "waiting");
  await openAdmin();
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await page.locator("img").count(), 0);
});

test("without scripts, the page is loaded again", async () => {
  await open({ ...TELEPHONE, javaScriptEnabled: false });
  const id = await order();
  await button("Simulate the payment").click();
  await isShown("Paid. Thank you!");
  assert.match(page.url(), new RegExp(id));
  quiet();
});
