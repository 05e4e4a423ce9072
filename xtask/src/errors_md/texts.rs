//! The parts of the page that are not generated.

pub const HEAD: &str = "\
<!-- created from the table of rules and docs/errors by `cargo run -p xtask -- generate` -->

# Errors

This page leads from an error of the macros or of `from_json` to a section about it. The section shows a request with this
mistake, says why it is one, and shows the right form.

An error names its rule: the macro in a `note:`, and `from_json` in parentheses at the end. Look the rule up [below](#by-rule).
An error without a rule is about syntax, so look [its message](#by-message) up. An error with a number such as `E0425` is
[rustc's own](#errors-of-rustc). A body can also be [impossible to read](#text-that-cannot-be-read).

The macros, a draft's `check()` and `from_json` enforce the same rules. A run-time error has a JSON pointer instead of a source
location. If the gateway accepts a request that a rule rejects, see [Escape hatches][escape-hatches].

To read this page offline in your own project, run `cargo doc -p payment-session --no-deps --open` and open `guide::errors`.
";

pub const MESSAGES: &str = "
## By message

These messages name no rule. `…` is a name or value of your request, and N is a number.

| message | section |
|---|---|
";

pub const RUSTC: &str = "
## Errors of rustc

The macro passes your names and expressions to rustc. rustc reports these errors at your tokens:

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

`from_json` and the programs that use it report these errors of the rule `json` at a line and column. They report no other
mistake then, because they cannot check a text that they cannot read.

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

/// Messages that no invocation of the book has, because they are too long for a page. Each has the name and the label of its
/// section.
pub const ELSEWHERE: [(&str, &str, &str); 1] = [(
    "choices are nested more than N levels deep",
    "More than 256 combinations",
    "errors/syntax#more-than-256-combinations",
)];

pub const FOOT: &str = "\
[escape-hatches]: escape-hatches.md
[escape-hatches#break-a-rule]: escape-hatches.md#break-a-rule
[escape-hatches#name-a-new-bank]: escape-hatches.md#name-a-new-bank
[escape-hatches#send-a-new-enum-value]: escape-hatches.md#send-a-new-enum-value
[`payment_session!`]: ../src/macros/payment_session.rs
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
