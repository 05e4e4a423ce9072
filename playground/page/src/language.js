// Colors for JSON and for invocations. The checker knows the languages; this only looks at single tokens.

import { StreamLanguage } from "@codemirror/language";
import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";

const KEYWORD = /^(?:if|else|match|for|in|let|struct|pub|true|false|null|const|fn|return|as)\b/;

const parser = {
  name: "request",
  startState: () => ({ isComment: false }),
  languageData: { commentTokens: { line: "//", block: { open: "/*", close: "*/" } } },
  token(stream, state) {
    if (state.isComment) {
      state.isComment = !stream.match(/^.*?\*\//) && Boolean(stream.match(/^.*/));
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^\/\/.*/)) return "comment";
    if (stream.match("/*")) {
      state.isComment = true;
      return "comment";
    }
    if (stream.match(/^‹[^›]*›/)) return "runTime";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return stream.match(/^\s*[!?]*:(?!:)/, false) ? "key" : "string";
    if (stream.match(/^-?\d[\w.]*(?:[eE][+-]\d+)?/)) return "number";
    if (stream.match(/^[a-z_]\w*!(?=\s*[({[])/)) return "word";
    if (stream.match(/^[A-Za-z_]\w*(?=\s*[!?]*:(?!:))/)) return "key";
    if (stream.match(KEYWORD) || stream.match(/^[A-Z][A-Z0-9_]*\b/)) return "word";
    if (stream.match(/^\w+/)) return null;
    stream.next();
    return null;
  },
  tokenTable: {
    key: tags.propertyName,
    word: tags.keyword,
    runTime: tags.special(tags.variableName),
  },
};

export const language = StreamLanguage.define(parser);

// The classes are colored in style.css, and for the editor in editor.js.
export const highlighter = tagHighlighter([
  { tag: tags.string, class: "tok-string" },
  { tag: tags.number, class: "tok-number" },
  { tag: tags.propertyName, class: "tok-key" },
  { tag: tags.keyword, class: "tok-word" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: tags.special(tags.variableName), class: "tok-run-time" },
]);

// Returns the nodes of colored code.
export function colored(text) {
  const nodes = document.createDocumentFragment();
  let at = 0;
  highlightTree(language.parser.parse(text), highlighter, (from, to, classes) => {
    nodes.append(text.slice(at, from));
    const span = document.createElement("span");
    span.className = classes;
    span.append(text.slice(from, to));
    nodes.append(span);
    at = to;
  });
  nodes.append(text.slice(at));
  return nodes;
}
