// What the tests of pages share: Chromium, a page that notices complaints, and axe. CHROMIUM names the browser, if it is
// not `chromium`. With SCREENSHOTS, pictures are written into this folder.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";

import { chromium } from "playwright-core";

const AXE = fs.readFileSync(path.join(import.meta.dirname, "node_modules/axe-core/axe.min.js"), "utf8");

export function launch() {
  const executablePath = process.env.CHROMIUM ?? execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  // In containers, the user is often root, and there is no kernel support for the sandbox.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

// Returns the match of the first line that a process prints and the expression matches.
export async function printed(child, expression) {
  for await (const line of readline.createInterface({ input: child.stdout })) {
    const match = expression.exec(line);
    if (match) return match;
  }
  return assert.fail(`the process has ended without ${expression}`);
}

const isLocal = (url) => /^(?:http:\/\/127\.0\.0\.1:|data:)/.test(url);

// Opens a context, and returns it with the errors, warnings, dialogs and forbidden requests of its pages.
export async function watched(browser, options = {}, isAllowed = isLocal) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  const complaints = [];
  context.on("page", (page) => {
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => complaints.push(dialog.message()));
    page.on("request", (request) => isAllowed(request.url()) || complaints.push(`request to ${request.url()}`));
  });
  return { context, complaints };
}

export async function accessible(page, name) {
  // A page's policy can forbid scripts in elements, so the browser evaluates it.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  const found = violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)}`);
  assert.deepEqual(found.filter((violation) => !/\((minor|moderate)\)/.test(violation)), [], name);
}

export async function shot(page, name, options = {}) {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: path.join(process.env.SCREENSHOTS, `${name}.png`), ...options });
}
