//! The parts of the page that are not generated.

pub const HEAD: &str = "\
<!-- created from the table of rules and docs/errors by `cargo run -p xtask -- generate` -->

# Errors

This page lists the messages of the macros and of `from_json`, and every rule. Each leads to a section that shows a request
with this mistake, says why it is one, and shows the right form. Carets mark the place of an error, and the line below has the
correction. An error without carets is about the whole invocation.

Search this page for [the rule](#by-rule) that your error names, in its `note:` or in parentheses at its end, or for [its
message](#by-message). If the message begins with `when`, `with`, `without` or `if this is`, search for what follows the
[condition][errors/choices#an-arm-that-breaks-a-rule]. If nothing is found, search for its words without the names, because
a message that may be about any field has `…` in their place here. An error with a number such as `E0425` is [rustc's
own](#errors-of-rustc), and a text can be [impossible to read](#text-that-cannot-be-read). Any other error that names no rule
breaks `syntax`.

The macros, a draft's `check()` and `from_json` enforce the same rules. At run time, an error has a JSON pointer instead of
a source location. If the gateway accepts a request that a rule rejects, see [Escape hatches][escape-hatches].

To read this page offline in your own project, run `cargo doc -p payment-session --no-deps --open` and open `guide::errors`.
";

pub const RUSTC: &str = "
## Errors of rustc

The macro passes your names and expressions to rustc, which reports these errors at your tokens:

| error | cause | correction |
|---|---|---|
| `` cannot find value `GOPAY` in this scope `` | a name without quotes is a listed enum value or a Rust variable, and this name is neither | write a listed value; [a bank that is not listed][escape-hatches#name-a-new-bank] as a string; [any other new value][escape-hatches#send-a-new-enum-value] after `!:` |
| `` expected `Email`, found `String` `` | a run-time value needs the type of its field | write `row.email.try_into()?`, or use [`try_payment_session!`][shop#pass-plain-values] |
| `` expected `Email`, found `Option<…>` `` | an `Option` needs `?` before the colon | write `key?: value`; a required field accepts no `Option`, except in `try_payment_session!` |
| `` expected `Option<GivenName>`, found `…` `` | `key?:` needs an `Option` of the field's type | write `key: value`, or `.map(TryInto::try_into).transpose()?` after an `Option` of a `String` |
| `` `…` does not convert into `…` `` | `try_payment_session!` has no conversion between these types | convert the value before, or implement `TryFrom` for the field's type |
| `` the `?` operator can only be used in a function that returns `Result` `` | a `?` in a value returns from your own function | let the function return `Result<_, Invalid>`, or use `try_payment_session!` without `?` |
| `` `f64` is not a metadata value `` | `metadata` has strings, booleans, integers, decimals, checked values, and lists and maps of these | `MetadataValue::from_serialize(&value)?` converts any other value that serializes |
| `` `..` in a list requires an iterator of `payment_session::Product` `` | the expression is not an iterator, or one of other items | write `..items.iter().cloned()` for a list; a single value is an item without `..` |
| mismatched types | the field is an object, a list or a boolean | create objects by [`payment_part!`][shop#split-a-request-into-functions] |
| `` cannot call non-const function `…` in constants `` | a constant can only have literals | use a `fn` or a `static` with `LazyLock` |
";

pub const READER: &str = "
## Text that cannot be read

`from_json` and the programs that use it report these errors of the rule `json` at a line and column, because text can be
wrong where Rust code cannot. Nothing else is reported with them, because what cannot be read cannot be checked.

| error | cause | correction |
|---|---|---|
| `` the text is not valid JSON `` | JSON does not have what is at this place, such as a comma before `}`, a comment, or a name without quotes | write plain JSON, or paste the text into `payment_session!`, which accepts comments and a last comma |
| `` the text ends too early `` | the text was cut, or a brace, bracket or quote is not closed | read the whole body before you parse it |
| `` the text is not valid UTF-8 `` | the text has another encoding | convert it into UTF-8 |
| `` the text begins with a byte order mark `` | an editor or a spreadsheet has added it | remove the first three bytes |
| `` the string contains half of a surrogate pair `` | an escape such as `\\ud83d` needs a second one after it | write the character itself |
| `` the text is nested more than 127 levels deep `` | the limit protects the reader's memory | use fewer levels in `metadata` |
| `` a request must be a JSON object `` | the text is a list, a string or another value | write `{ … }`; read the items of a list one by one |
";

/// Messages that no invocation of the book has: text that is read at run time, what is too deep for a page, and what rustc adds
/// about another place. Each has the name and the label of its section.
pub const ELSEWHERE: [(&str, &str, &str); 4] = [
    ("`…` looks like a misspelling of `…`", "`va-channel`", VA_CHANNEL),
    ("`…` is given twice, first in line N, column N", "`duplicate-field`", DUPLICATE),
    ("`…` is given twice, first by an outer macro", "`duplicate-field`", DUPLICATE),
    ("choices are nested more than N levels deep", "More than 256 combinations", COMBINATIONS),
];
const COMBINATIONS: &str = "errors/choices#more-than-256-combinations";
const DUPLICATE: &str = "errors/keys#duplicate-field-at-most-one-value-for-each-field";
const VA_CHANNEL: &str =
    "errors/enum-values#va-channel-a-documented-bank-or-as-a-string-another-name-that-is-not-close-to-one";

pub const FOOT: &str = "\
[escape-hatches]: escape-hatches.md
[escape-hatches#break-a-rule]: escape-hatches.md#break-a-rule
[escape-hatches#name-a-new-bank]: escape-hatches.md#name-a-new-bank
[escape-hatches#send-a-new-enum-value]: escape-hatches.md#send-a-new-enum-value
[shop#pass-plain-values]: shop.md#pass-plain-values
[shop#split-a-request-into-functions]: shop.md#split-a-request-into-functions
";

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::{ELSEWHERE, READER, RUSTC};
    use crate::{checkout, errors_md::messages::pattern};

    #[test]
    fn messages_that_the_book_lacks_are_in_the_code() {
        let files = [
            "payment-core/src/engine/base/wording.rs",
            "payment-core/src/engine/inspect/explain/enum_values.rs",
            "payment-core/src/engine/inspect/explain/mod.rs",
            "payment-core/src/engine/inspect/json_tree.rs",
            "payment-core/src/engine/json/read/syntax_error.rs",
            "payment-core/src/engine/checked/violations.rs",
            "payment-expand/src/parse/choice.rs",
            "payment-expand/src/report.rs",
        ];
        let code: String = files.map(|path| fs::read_to_string(checkout(path)).unwrap()).concat();
        let reader = READER.lines().filter_map(|line| line.strip_prefix("| `` ")?.split(" ``").next());
        let reader: Vec<_> = reader.collect();
        assert_eq!(reader.len(), 7);
        for message in reader.into_iter().chain(ELSEWHERE.map(|(message, ..)| message)) {
            for words in message.split(['`', '…', 'N', ',']).map(str::trim).filter(|words| words.len() > 10) {
                assert!(code.contains(words), "no message has the words: {words}");
            }
        }
    }

    #[test]
    fn each_error_of_rustc_is_one_of_the_compile_fail_tests() {
        let files = fs::read_dir(checkout("tests/ui/mistakes")).unwrap().map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "stderr"));
        let errors: String = files.map(|path| fs::read_to_string(path).unwrap()).collect();
        let messages = errors.lines().filter_map(|line| line.strip_prefix("error[")?.split_once("]: "));
        let messages: BTreeSet<_> = messages.map(|(_, message)| pattern(message)).collect();
        let cells = RUSTC.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).skip(1);
        let cells: Vec<_> = cells.map(|cell| pattern(cell.trim_matches('`').trim())).collect();
        assert_eq!(cells.len(), 10);
        for cell in cells {
            assert!(messages.iter().any(|message| message.starts_with(&cell)), "no test has the error: {cell}");
        }
    }
}
