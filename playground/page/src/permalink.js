// The text in the fragment of the address, which browsers do not send.

// A fragment may be from anyone, so its text has a limit.
const MOST = 64 * 1024;

async function piped(bytes, transform, limit = Infinity) {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  const chunks = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error("the text is too long");
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

export async function fragmentOf(text) {
  const bytes = await piped(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `#text=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

// Returns the meaning of a fragment: `{ text }`, `{ flow }`, or null.
export async function read(fragment) {
  const [, key, value] = /^#(text|flow)=([\w-]+)$/.exec(fragment) ?? [];
  if (key === "flow") return { flow: Number(value) };
  if (key !== "text") return null;
  const binary = atob(value.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  return { text: new TextDecoder().decode(await piped(bytes, new DecompressionStream("deflate-raw"), MOST)) };
}
