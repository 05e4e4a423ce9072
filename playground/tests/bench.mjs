// Prints the time of a check of the largest documented request: `node playground/tests/bench.mjs`, after the page is built.

import fs from "node:fs";
import path from "node:path";

import { check, flows, initSync } from "../page/generated/checker.js";

const generated = path.resolve(import.meta.dirname, "../page/generated");
initSync({ module: fs.readFileSync(path.join(generated, "checker_bg.wasm")) });

const invocation = (body) => JSON.parse(check(body)).rust.invocation;
// The macro accepts no flow with card data.
const accepted = JSON.parse(flows()).filter(({ body }) => invocation(body) !== null);
const largest = accepted.reduce((one, other) => (other.body.length > one.body.length ? other : one));
const texts = {
  "as JSON": largest.body,
  "as JSON, with three mistakes": largest.body
    .replace('"amount"', '"amounts"')
    .replace('"autoConfirm": true', '"autoConfirm": "true"')
    .replace('"email"', '"e-mail"'),
  "as Rust": invocation(largest.body),
};
for (const [name, text] of Object.entries(texts)) {
  const times = Array.from({ length: 51 }, () => {
    const start = performance.now();
    check(text);
    return performance.now() - start;
  }).sort((one, other) => one - other);
  console.log(`flow ${largest.number}, ${text.length} bytes ${name}: ${times[25].toFixed(1)} ms (aim: 50 ms)`);
}
