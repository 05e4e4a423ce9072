// Runs the checker, which `wasm-bindgen` exports.

import init, * as checker from "../generated/checker.js";

const ready = init({ module_or_path: new URL("checker.wasm", self.location.href) });

self.onmessage = async ({ data: { id, name, text } }) => {
  try {
    await ready;
    const result = text === undefined ? checker[name]() : checker[name](text);
    self.postMessage({ id, result: typeof result === "string" ? JSON.parse(result) : result });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};
