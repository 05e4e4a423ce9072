// Uses the page in a real browser: `node --test playground/tests/browser.mjs`, after `npm ci --prefix tests/browser` and
// `cargo build --manifest-path playground/Cargo.toml`.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";

import { accessible, launch, printed, shot, watched } from "../../tests/browser/chromium.mjs";

const PLAYGROUND = path.resolve(import.meta.dirname, "..");
const REPOSITORY = path.dirname(PLAYGROUND);
const REQUESTS = path.join(REPOSITORY, "tests/data/requests");
const FLOWS = fs.readdirSync(REQUESTS).sort();

const VALID = `{
  "clientReferenceId": "INV-1",
  "amount": { "value": 10000, "currency": "IDR" },
  "paymentMethod": { "type": "QR" },
  "mode": "API", // no page
  "customerId": "C-1"
}`;

let server, address, browser, context, page;
let complaints;

const flow = (number) => fs.readFileSync(path.join(REQUESTS, FLOWS[number - 1]), "utf8");

before(async () => {
  server = spawn(path.join(PLAYGROUND, "target/debug/playground"), { stdio: ["ignore", "pipe", "inherit"] });
  [address] = await printed(server, /^http:.*/);
  console.log(address);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.kill();
});

beforeEach(async () => {
  await context?.close();
  await open();
});

// Opens the page in a new context. It asks only its own server.
async function open({ hash = "", ...options } = {}) {
  ({ context, complaints } = await watched(browser, options, (url) => url.startsWith(address)));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  page = await context.newPage();
  await page.goto(address + hash);
  await checked();
}

// Waits until the text of the editor is checked, whatever it is.
async function checked(status = /mistake|Valid/) {
  await page.locator("#status", { hasText: status }).waitFor();
}

const status = async (expected) => {
  await checked(expected);
  assert.match(await page.locator("#status").innerText(), expected);
};

const content = () => page.locator("#editor .cm-content");

// Changes the text, and waits until the new one is checked.
async function change(action) {
  const version = () => page.locator("body").getAttribute("data-checked");
  const before = await version();
  await action();
  await page.locator(`body:not([data-checked="${before}"])`).waitFor();
}

// Replaces the text of the editor, as a paste does.
async function write(text) {
  await change(async () => {
    await content().click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(text);
  });
}

const choose = (label) => change(() => page.selectOption("#example", { label }));

// Returns the text of the editor, also of lines that are not on the screen.
async function written() {
  await content().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+c");
  return copied();
}

const copied = () => page.evaluate(() => navigator.clipboard.readText());
const underlined = () => page.locator("#editor .cm-lintRange-error").allInnerTexts();
const wire = () => page.locator("#view-wire pre").innerText();

const quiet = () => assert.deepEqual(complaints, []);

test("the first example shows mistakes, and the request after all replacements", async () => {
  await status(/^3 mistakes$/);
  assert.deepEqual(await underlined(), ['"50000"', '"permata"', '"customerID"']);
  assert.match(await page.locator("#view-wire .note").innerText(), /after “Apply all”/);
  await shot(page, "01-first-view");
  await accessible(page, "the first view");
  await page.click("#apply-all");
  await status(/Valid request/);
  assert.match(await written(), /"value": 50000.*\n.*\n.*\n.*\n.*"PERMATA"/);
  await shot(page, "02-all-replaced");
  // Undo brings the text back.
  await page.keyboard.press("ControlOrMeta+z");
  await status(/^3 mistakes$/);
  quiet();
});

test("a typed mistake is underlined and explained, and its replacement is applied", async () => {
  await write(VALID);
  await status(/Valid request/);
  await page.locator("#editor .tok-string", { hasText: '"API"' }).click();
  await page.keyboard.press("End");
  for (let step = 0; step < 13; step++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" ");
  await status(/^1 mistake$/);
  assert.deepEqual(await underlined(), ['"API "']);
  const item = page.locator("#mistakes li");
  assert.match(await item.innerText(), /mode.*must be/s);
  assert.match(await item.locator("a").getAttribute("href"), /^https:\/\/pivot-payment\.gitbook\.io\//);
  await page.locator("#editor .cm-lintRange-error").hover();
  await page.locator("#editor .cm-tooltip .cm-diagnosticAction").waitFor();
  await shot(page, "03-tooltip");
  await page.locator("#editor .cm-tooltip .cm-diagnosticAction").click();
  await status(/Valid request/);
  assert.equal(await written(), VALID);
  quiet();
});

test("each documented flow is valid and has all views", async () => {
  for (let number = 1; number <= FLOWS.length; number++) {
    await choose(await page.locator("#example optgroup option").nth(number - 1).innerText());
    await status(/Valid request/);
    assert.deepEqual(JSON.parse(await wire()), JSON.parse(flow(number)));
  }
  await shot(page, "04-flow");
  await page.click("#tab-rust");
  assert.match(await page.locator("#view-rust pre").innerText(), /^payment_session! \{\n/);
  await shot(page, "05-rust");
  await choose("7. Saved card, your page");
  await status(/Valid request/);
  assert.match(await page.locator("#view-rust").innerText(), /The macro does not accept this JSON/);
  quiet();
});

test("a mistake in each documented flow is explained, and repaired by one click", async () => {
  for (let number = 1; number <= FLOWS.length; number++) {
    const valid = flow(number);
    const planted = [
      valid.replace('"statementDescriptor"', '"StatementDescriptor"').replace(/\s*$/, ""),
      valid.replace('"autoConfirm": true', '"autoConfirm": "true"').replace(/\s*$/, ""),
      valid.replace(/"mode": "(.*?)"/, '"mode": " $1"').replace(/\s*$/, ""),
    ].filter((text) => text !== valid.trimEnd());
    assert.ok(planted.length > 0, FLOWS[number - 1]);
    for (const text of planted) {
      await write(text);
      await status(/^1 mistake$/);
      assert.equal((await underlined()).length, 1);
      assert.match(await page.locator("#mistakes li").innerText(), /Help: .*Rule /s);
      if (number === 11) await shot(page, "06-planted-mistake");
      await change(() => page.locator("#mistakes .replacement button").first().click());
      await status(/Valid request/);
      assert.deepEqual(JSON.parse(await wire()), JSON.parse(valid));
    }
  }
  quiet();
});

test("an invocation with run-time values is shown as not sendable", async () => {
  await choose("Rust that chooses at run time");
  await status(/Valid request/);
  assert.equal(await page.locator("#form").innerText(), "Rust");
  assert.match(await page.locator("#view-wire").innerText(), /not sendable.*first arms.*"email": ‹order\.email›/s);
  await shot(page, "07-run-time-values");
  await choose("Rust with mistakes");
  await status(/mistakes/);
  assert.ok((await underlined()).includes("CARD"));
  await shot(page, "08-rust-with-mistakes");
  quiet();
});

test("the copied invocation compiles, and writes the same JSON", async () => {
  await choose("12. Static virtual account, closed");
  await status(/Valid request/);
  const json = await wire();
  await page.click("#tab-rust");
  await page.click("#view-rust button:has-text('Copy Rust')");
  await page.locator("#toast", { hasText: "Copied" }).waitFor();
  await shot(page, "09-copied");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "playground-"));
  try {
    const manifest = `[package]\nname = "copied"\nedition = "2024"\n[workspace]\n[dependencies]\n`;
    const dependency = `payment-session = { path = ${JSON.stringify(REPOSITORY)}, default-features = false }\n`;
    fs.writeFileSync(path.join(folder, "Cargo.toml"), manifest + dependency);
    fs.copyFileSync(path.join(REPOSITORY, "Cargo.lock"), path.join(folder, "Cargo.lock"));
    fs.mkdirSync(path.join(folder, "src"));
    fs.writeFileSync(
      path.join(folder, "src/main.rs"),
      `use payment_session::payment_session;
fn main() {
    let session = ${await copied()};
    println!("{}", String::from_utf8(session.to_json()).unwrap());
}`,
    );
    const env = { ...process.env, CARGO_TARGET_DIR: path.join(PLAYGROUND, "target/copied") };
    const output = execFileSync("cargo", ["run", "--quiet"], { cwd: folder, env, encoding: "utf8" });
    assert.deepEqual(JSON.parse(output), JSON.parse(json));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});

test("a link holds the text", async () => {
  await write(VALID);
  await status(/Valid request/);
  await page.click("#share");
  await page.locator("#toast", { hasText: "Copied" }).waitFor();
  const link = await copied();
  assert.match(link, /#text=[\w-]+$/);
  await context.close();
  await open({ hash: new URL(link).hash });
  await status(/Valid request/);
  assert.equal(await written(), VALID);
  // Another fragment in the same page.
  await page.evaluate(() => (location.hash = "#flow=16"));
  await page.locator("#view-wire", { hasText: "MULTIPLE" }).waitFor();
  assert.equal(JSON.parse(await wire()).clientReferenceId, JSON.parse(flow(16)).clientReferenceId);
  await context.close();
  await open({ hash: "#text=damaged" });
  await page.locator("#toast", { hasText: "The link is damaged" }).waitFor();
  quiet();
});

test("a link holds no card number", async () => {
  const text = VALID.replace('"type": "QR"', '"type": "CARD", "card": { "number": "4111 1111 1111 1111" }');
  await write(text);
  await status(/mistake/);
  await page.click("#share");
  await page.locator("#toast", { hasText: "contains a card number" }).waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await shot(page, "10-no-link-for-card-numbers");
  // A link from someone else.
  const fragment = await page.evaluate(async (text) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  }, text);
  await context.close();
  await open({ hash: `#text=${fragment}` });
  await page.locator("#toast", { hasText: "contains a card number" }).waitFor();
  assert.ok(!(await written()).includes("4111"));
});

test("everything can be reached from the keyboard", async () => {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  const seen = [];
  for (let step = 0; step < 5; step++) {
    await page.keyboard.press("Tab");
    seen.push(await focused());
  }
  assert.deepEqual(seen.slice(0, 4), ["example", "share", "editor", "apply-all"]);
  // The first mistake, and its place in the text.
  assert.equal(seen[4], "place");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "editor");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await status(/Valid request/);
  assert.equal(await focused(), "editor");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "tab-wire");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "tab-rust");
  assert.ok(await page.locator("#view-rust").isVisible());
  await shot(page, "11-keyboard");
  await page.keyboard.press("Home");
  assert.ok(await page.locator("#view-wire").isVisible());
  quiet();
});

test("a narrow screen shows everything below each other", async () => {
  await context.close();
  await open({ viewport: { width: 390, height: 844 } });
  await status(/^3 mistakes$/);
  await shot(page, "12-narrow");
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} pixels too wide`);
  await shot(page, "13-narrow-whole", { fullPage: true });
  await accessible(page, "a narrow screen");
  quiet();
});

test("a dark screen is as readable as a light one", async () => {
  for (const colorScheme of ["dark", "light"]) {
    await context.close();
    await open({ colorScheme });
    await status(/^3 mistakes$/);
    await page.click("#tab-rust");
    await page.locator("#editor .cm-lintRange-error").first().hover();
    await page.locator("#editor .cm-tooltip").waitFor();
    await shot(page, `14-${colorScheme}`);
    await accessible(page, colorScheme);
    quiet();
  }
});

test("no text stops the page", async () => {
  for (const text of ["[".repeat(50_000), "a: ".repeat(5_000), "<".repeat(900), `{"metadata":`.repeat(5_000)]) {
    await write(text);
    await status(/mistake/);
    await write(VALID);
    await status(/Valid request/);
  }
  // For the end of a line that is too long to draw, the editor sets a style that the policy blocks. Nothing else may fail.
  assert.deepEqual(complaints.filter((complaint) => !complaint.startsWith("Applying inline style")), []);
});
