// Checks the schema with a second validator: `node ajv.mjs FOLDER`. The folder contains ajv and the files of `dump`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const require = createRequire(join(folder, "/"));
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

// Conditions name fields without their types. Other parts of the schema have the types.
const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(folder, "schema.json"))));

const counts = { Valid: 0, Invalid: 0, Unsaid: 0 };
let wrong = 0;
for (const line of readFileSync(join(folder, "bodies.ndjson"), "utf8").trimEnd().split("\n")) {
    const { verdict, body } = JSON.parse(line);
    const passed = validate(JSON.parse(body));
    counts[verdict] += 1;
    if (verdict !== "Unsaid" && passed !== (verdict === "Valid")) {
        wrong += 1;
        console.error(`${verdict} at run time, ${passed ? "valid" : ajv.errorsText(validate.errors)} in ajv: ${body}`);
    }
}
console.log(`ajv: ${wrong} of ${JSON.stringify(counts)} differ`);
process.exit(wrong || !counts.Valid || !counts.Invalid ? 1 : 0);
