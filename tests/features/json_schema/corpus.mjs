// Compares the files of `.ci/site` with each other: `node corpus.mjs FOLDER`. The folder contains ajv, and the files in `site`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const require = createRequire(join(folder, "/"));
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const read = (name) => readFileSync(join(folder, "site", name), "utf8");
let wrong = 0;
for (const request of ["session", "refund"]) {
    // Conditions name fields without their types. Other parts of the schema have the types.
    const ajv = new Ajv({ strict: true, strictTypes: false });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(read(`${request}.schema.json`)));
    const counts = { valid: 0, rejectedByBoth: 0, rejectedByUsOnly: 0 };
    for (const line of read(`${request}.corpus.jsonl`).trimEnd().split("\n")) {
        const { body, ok, rules } = JSON.parse(line);
        if (ok !== (rules.length === 0)) throw new Error(`a verdict without rules: ${line}`);
        let value;
        try {
            value = JSON.parse(body);
        } catch {
            if (!rules.includes("json")) throw new Error(`no JSON, but ${rules}: ${body}`);
            continue;
        }
        const passed = validate(value);
        if (ok && !passed) {
            wrong += 1;
            console.error(`valid at run time, but not in ajv: ${body}`);
        }
        counts[ok ? "valid" : passed ? "rejectedByUsOnly" : "rejectedByBoth"] += 1;
    }
    console.log(`${request}: ${JSON.stringify(counts)}`);
    // The schema says that it cannot express everything, such as a key that is written twice.
    if (!counts.valid || counts.rejectedByBoth < 9 * counts.rejectedByUsOnly) wrong += 1;
}
process.exit(wrong ? 1 : 0);
