//! The errors in the expansion of an invocation.

use payment_expand::{Purpose, expand};
use proc_macro2::{Group, LineColumn, Span, TokenStream, TokenTree};
use test_support::book::Invocation;

/// An error in an expansion, as rustc shows it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Reported {
    pub start: (usize, usize),
    pub end: (usize, usize),
    pub rule: Option<String>,
    pub message: String,
    pub help: Option<String>,
    /// The notes of this error, and the ids of its further rules.
    pub notes: Vec<String>,
    /// Whether the error is about the whole invocation.
    pub is_whole: bool,
}

/// Returns the errors in the expansion of an invocation, in the order of the source.
pub fn errors(invocation: &Invocation, purpose: Purpose) -> Vec<Reported> {
    let sign = if purpose == Purpose::Edit { "!" } else { "" };
    let mut input: TokenStream = format!("{sign} root").parse().expect("tokens");
    input.extend(invocation.tokens.iter().cloned());
    let (first, last) = (invocation.entries.first(), invocation.entries.last());
    let whole = first.zip(last).map(|(first, last)| (first.span().start(), last.span().end()));
    let mut found = Vec::new();
    reported(expand(invocation.invoked, input), whole, &mut found);
    found.sort();
    found
}

/// Adds each error in an expansion to `found`.
fn reported(stream: TokenStream, whole: Option<(LineColumn, LineColumn)>, found: &mut Vec<Reported>) {
    let tokens: Vec<_> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if name == "compile_error" => {
                let Some(TokenTree::Group(group)) = tokens.get(at + 2) else { panic!("an error has a message") };
                found.push(error(group, name.span(), whole));
            }
            TokenTree::Group(group) => reported(group.stream(), whole, found),
            _ => {}
        }
    }
}

fn error(group: &Group, first: Span, whole: Option<(LineColumn, LineColumn)>) -> Reported {
    let text: syn::LitStr = syn::parse2(group.stream()).expect("the message is a string");
    let text = text.value();
    let part = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
    let (rules, notes): (Vec<_>, Vec<_>) =
        text.lines().filter_map(|line| line.strip_prefix("note: ")).partition(|note| note.starts_with("rule `"));
    let mut rules = rules.iter().filter_map(|note| note.split('`').nth(1));
    let rule = rules.next().map(str::to_owned);
    let others = rules.map(|id| format!("rule `{id}`"));
    let (start, end) = (first.start(), group.span().end());
    Reported {
        start: (start.line, start.column),
        end: (end.line, end.column),
        rule,
        message: text.lines().next().unwrap_or_default().to_owned(),
        help: part("help: "),
        notes: notes.iter().map(|note| (*note).to_owned()).chain(others).collect(),
        is_whole: whole.is_none_or(|whole| whole == (start, end)),
    }
}
