//! The invocations in a block, with the entries that their page adds to them.

use std::{collections::BTreeSet, ops::Range};

use payment_core::{
    inspect::{named_field, tree::Value},
    request::{REFUND, SESSION},
    schema::Object,
};
use payment_expand::Macro;
use proc_macro2::{Delimiter, Group, Ident, LineColumn, TokenStream, TokenTree};

use super::{Block, Page};

/// The code of a block, and the entries that its page adds.
#[derive(Clone, Debug)]
pub struct Source {
    /// The code without the errors.
    pub code: String,
    /// Entries for sessions, and entries for refunds.
    given: [String; 2],
}

/// An invocation in a block.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// Its macro.
    pub invoked: Macro,
    /// The line and the column of its name.
    pub head: LineColumn,
    /// The code, with the entries of the page.
    pub code: String,
    /// The place of the invocation in `code`, in bytes.
    pub place: Range<usize>,
    /// The tokens between its delimiters.
    pub tokens: Vec<TokenTree>,
}

fn macro_of(name: &Ident) -> Option<Macro> {
    match &*name.to_string() {
        "payment_session" => Some(Macro::Session),
        "payment_refund" => Some(Macro::Refund),
        "payment_part" => Some(Macro::Part),
        "try_payment_session" => Some(Macro::TrySession),
        "try_payment_refund" => Some(Macro::TryRefund),
        "try_payment_part" => Some(Macro::TryPart),
        _ => None,
    }
}

/// Adds each invocation in `stream` to `found`.
fn find(stream: TokenStream, found: &mut Vec<(Ident, Macro, Group)>) {
    let tokens: Vec<_> = stream.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let name = match &tokens[..at] {
            [.., TokenTree::Ident(name), TokenTree::Punct(sign)] if sign.as_char() == '!' => Some(name),
            _ => None,
        };
        match name.and_then(|name| Some((name.clone(), macro_of(name)?))) {
            Some((name, invoked)) => found.push((name, invoked, group.clone())),
            None => find(group.stream(), found),
        }
    }
}

fn parse(code: &str) -> Vec<(Ident, Macro, Group)> {
    let mut found = Vec::new();
    find(code.parse().unwrap_or_else(|error| panic!("{error}: {code}")), &mut found);
    found
}

/// Returns a key without its style.
fn plain(key: &str) -> String {
    key.replace(['_', '"'], "").to_lowercase()
}

/// Returns whether a key is written, possibly misspelt.
fn is_written(request: &'static Object, written: &BTreeSet<String>, key: &str) -> bool {
    let is_near = |other: &String| named_field(request, other).is_some_and(|field| plain(field.wire) == key);
    written.contains(key) || written.iter().any(is_near)
}

/// Returns the keys of the entries, without their style.
fn keys(invoked: Macro, tokens: &[TokenTree]) -> BTreeSet<String> {
    match &payment_expand::Invocation::parse(invoked, tokens).root().value {
        Value::Object(entries) => entries.iter().map(|entry| plain(&entry.key)).collect(),
        _ => BTreeSet::new(),
    }
}

impl Source {
    /// Creates code that needs no other entries.
    pub fn whole(code: String) -> Self {
        Self { code, given: Default::default() }
    }

    /// Returns the code of a block, with the entries of its page.
    pub fn of(page: &Page, block: &Block) -> Self {
        let given = if block.role.is_whole() { Default::default() } else { page.given().map(str::to_owned) };
        Self { code: block.code(), given }
    }

    /// Returns the same source with other code.
    #[must_use]
    pub fn with(&self, code: String) -> Self {
        Self { code, given: self.given.clone() }
    }

    /// Returns the invocations, each in code to which the entries of the page are added.
    ///
    /// # Panics
    ///
    /// Panics if the code is not tokens, or has no invocation.
    pub fn invocations(&self) -> Vec<Invocation> {
        let found = parse(&self.code);
        assert!(!found.is_empty(), "no invocation: {}", self.code);
        let filled = |(at, (name, invoked, group)): (usize, &(Ident, Macro, Group))| {
            let code = self.filled(*invoked, group);
            let (written, _, group) = parse(&code).swap_remove(at);
            let place = written.span().byte_range().start..group.span_close().byte_range().end;
            let tokens = group.stream().into_iter().collect();
            Invocation { invoked: *invoked, head: name.span().start(), code, place, tokens }
        };
        found.iter().enumerate().map(filled).collect()
    }

    /// Returns the code with the given entries that an invocation lacks, after its last entry.
    fn filled(&self, invoked: Macro, group: &Group) -> String {
        let [session, refund] = &self.given;
        let (request, given) = match invoked {
            Macro::Session | Macro::TrySession => (SESSION, session),
            Macro::Refund | Macro::TryRefund => (REFUND, refund),
            Macro::Part | Macro::TryPart => return self.code.clone(),
        };
        let tokens: Vec<_> = group.stream().into_iter().collect();
        let written = keys(invoked, &tokens);
        // `customer_id: "C-1", // unless customer`
        let lacks = |line: &&str| {
            let (entry, others) = line.split_once("// unless ").unwrap_or((line, ""));
            let key = entry.split(':').next().unwrap_or_default();
            !entry.trim().is_empty()
                && others.split(", ").chain([key]).all(|key| !is_written(request, &written, &plain(key.trim())))
        };
        let added: Vec<_> = given.lines().filter(lacks).collect();
        if added.is_empty() {
            return self.code.clone();
        }
        // The entries of a template lie in the braces of its struct.
        let is_template = payment_expand::Invocation::parse(invoked, &tokens).template().is_some();
        let braces = match tokens.last() {
            Some(TokenTree::Group(braces)) if is_template && braces.delimiter() == Delimiter::Brace => braces.clone(),
            _ => group.clone(),
        };
        let close = braces.span_close().byte_range().start;
        let last = braces.stream().into_iter().last();
        let needs_comma = !last.is_none_or(|last| matches!(last, TokenTree::Punct(sign) if sign.as_char() == ','));
        // After a line comment, a comma would be part of it.
        let comma = if needs_comma { "\n," } else { "\n" };
        format!("{}{comma}{}\n{}", &self.code[..close], added.join("\n"), &self.code[close..])
    }
}
