// The editor, in a shadow root: its styles are adopted style sheets, which a strict Content-Security-Policy allows.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";

import { element, explanation, prose } from "./dom.js";
import { highlighter, language } from "./language.js";

const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--panel)", fontSize: "13.5px" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px", borderRadius: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { padding: "10px 0", caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { color: "var(--muted)", backgroundColor: "transparent", border: "none" },
  ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selection)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-soft)", outline: "1px solid var(--accent)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--error) 1.3px",
    textUnderlineOffset: "3.5px",
    textDecorationSkipInk: "none",
    backgroundColor: "color-mix(in srgb, var(--error) 11%, transparent)",
  },
  ".cm-tooltip": {
    color: "var(--text)",
    backgroundColor: "var(--panel)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    boxShadow: "0 6px 24px rgb(0 0 0 / 22%)",
    maxWidth: "min(560px, 90vw)",
    font: "14px/1.5 system-ui, sans-serif",
  },
  ".cm-tooltip ul": { maxHeight: "320px", overflow: "auto" },
  ".cm-diagnostic": { padding: "10px 12px", border: "none", borderLeft: "4px solid var(--error)", whiteSpace: "normal" },
  ".cm-diagnostic p": { margin: "3px 0 0" },
  ".cm-diagnostic .rule": { color: "var(--muted)", fontSize: "13px" },
  ".cm-diagnostic a": { color: "var(--accent)" },
  ".cm-diagnostic code": { fontFamily: "var(--mono)", fontSize: "0.92em" },
  ".cm-diagnosticAction": {
    margin: "8px 6px 0 0",
    padding: "4px 12px",
    border: "1px solid var(--accent)",
    borderRadius: "6px",
    backgroundColor: "var(--accent)",
    color: "var(--accent-text)",
    font: "600 13px system-ui, sans-serif",
    cursor: "pointer",
  },
  ".tok-string": { color: "var(--string)" },
  ".tok-number": { color: "var(--number)" },
  ".tok-key": { color: "var(--key)" },
  ".tok-word": { color: "var(--word)" },
  ".tok-comment": { color: "var(--comment)", fontStyle: "italic" },
  ".tok-run-time": { color: "var(--run-time)" },
});

export class Editor {
  #view;

  constructor(host, onChange) {
    const root = host.attachShadow({ mode: "open" });
    this.#view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          bracketMatching(),
          indentUnit.of("    "),
          language,
          syntaxHighlighting(highlighter),
          EditorView.lineWrapping,
          theme,
          // Tab leaves the editor, so that everything can be reached from the keyboard.
          keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
          EditorView.contentAttributes.of({ "aria-label": "Request, as JSON or Rust", spellcheck: "false" }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(this.text);
          }),
        ],
      }),
    });
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  // Replaces the text. Undo brings the previous one back.
  set text(text) {
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: true,
    });
  }

  focus() {
    this.#view.focus();
  }

  lineOf(offset) {
    return this.#view.state.doc.lineAt(Math.min(offset, this.#view.state.doc.length)).number;
  }

  select({ from, to }) {
    const effects = EditorView.scrollIntoView(from, { y: "center" });
    this.#view.dispatch({ selection: { anchor: from, head: to }, effects });
    this.#view.focus();
  }

  apply({ from, to, insert }) {
    this.#view.dispatch({ changes: { from, to, insert }, userEvent: "input.replace" });
  }

  // Underlines mistakes, each with its explanation and its replacement.
  show(mistakes) {
    const diagnostics = mistakes.map((mistake) => ({
      from: mistake.from,
      to: mistake.to,
      severity: "error",
      message: mistake.help === "" ? mistake.message : `${mistake.message}; ${mistake.help}`,
      renderMessage: () => element("div", {}, element("strong", {}, prose(mistake.message)), ...explanation(mistake)),
      actions: mistake.replacement === null ? [] : [{ name: "Apply", apply: () => this.apply(mistake.replacement) }],
    }));
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }
}
