//! The invocations in a block, with the entries that their page adds to them.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use payment_core::{
    inspect::{named_field, tree::Value},
    request::{REFUND, SESSION},
    schema::Object,
};
use payment_expand::Macro;
use proc_macro2::{Delimiter, Group, Ident, LineColumn, Punct, Spacing, Span, TokenStream, TokenTree};

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
    /// What the macro gets: the presets around it, and its entries.
    pub tokens: Vec<TokenTree>,
    /// The entries between its delimiters, or the presets of a declaration.
    pub entries: Vec<TokenTree>,
    /// Its presets, if it has some.
    pub presets: Option<Presets>,
}

/// The presets of an invocation.
#[derive(Clone, Debug)]
pub struct Presets {
    /// Whether `payment_presets!` declares them here.
    pub is_declaration: bool,
    /// The declarations of the macros that it uses, on a line.
    pub macros: String,
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

/// An invocation in code.
#[derive(Clone)]
struct Found {
    name: Ident,
    invoked: Macro,
    /// The presets around its entries.
    layers: TokenStream,
    presets: Option<Presets>,
    /// Its entries, or the presets that it declares.
    entries: Group,
    end: usize,
}

/// The invocations in code, and the macros that it declares.
#[derive(Default)]
struct Finder {
    found: Vec<Found>,
    declared: BTreeMap<String, Found>,
}

impl Finder {
    /// Finds the invocations in the code of `stream`.
    fn find(&mut self, code: &str, stream: TokenStream) {
        let tokens: Vec<_> = stream.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else { continue };
            let name = match &tokens[..at] {
                [.., TokenTree::Ident(name), TokenTree::Punct(sign)] if sign.as_char() == '!' => name,
                _ => {
                    self.find(code, group.stream());
                    continue;
                }
            };
            let (entries, end) = (group.clone(), group.span_close().byte_range().end);
            if let Some(invoked) = macro_of(name) {
                let (name, layers) = (name.clone(), TokenStream::new());
                self.found.push(Found { name, invoked, layers, presets: None, entries, end });
            } else if let Some(declared) = self.declared.get(&name.to_string()).cloned() {
                self.found.push(Found { name: name.clone(), entries, end, ..declared });
            } else if name == "payment_presets" {
                self.declare(code, name, group);
            } else {
                self.find(code, group.stream());
            }
        }
    }

    /// Reads `payment_presets! { macro pay = payment_session { … } }`.
    fn declare(&mut self, code: &str, head: &Ident, group: &Group) {
        let tokens: Vec<_> = group.stream().into_iter().collect();
        let [.., TokenTree::Ident(name), _, TokenTree::Ident(base), TokenTree::Group(presets)] = &*tokens else {
            panic!("the book declares one macro at a time");
        };
        let of_base = self.declared.get(&base.to_string());
        let (invoked, around, before) = match (of_base, macro_of(base)) {
            (Some(Found { invoked, layers, presets: Some(presets), .. }), _) => {
                (*invoked, layers.clone(), presets.macros.clone())
            }
            (_, Some(invoked)) => (invoked, TokenStream::new(), String::new()),
            _ => panic!("`{base}` is no base"),
        };
        let layer = |word: &str| -> TokenStream {
            let word = Ident::new(word, Span::call_site());
            let at = TokenTree::Punct(Punct::new('@', Spacing::Alone));
            let layer = [at, word.into(), name.clone().into(), presets.clone().into()];
            around.clone().into_iter().chain(layer).collect()
        };
        let end = group.span_close().byte_range().end;
        let text = &code[head.span().byte_range().start..end];
        let found = |layers, is_declaration, macros| Found {
            name: head.clone(),
            invoked,
            layers,
            presets: Some(Presets { is_declaration, macros }),
            entries: presets.clone(),
            end,
        };
        let used = format!("{before}{} ", text.replace('\n', " "));
        self.found.push(found(layer("declare"), true, before));
        self.declared.insert(name.to_string(), found(layer("presets"), false, used));
    }
}

fn parse(code: &str) -> Vec<Found> {
    let mut finder = Finder::default();
    finder.find(code, code.parse().unwrap_or_else(|error| panic!("{error}: {code}")));
    finder.found
}

impl Found {
    fn is_declaration(&self) -> bool {
        self.presets.as_ref().is_some_and(|presets| presets.is_declaration)
    }

    /// Returns what the macro gets.
    fn tokens(&self) -> Vec<TokenTree> {
        let entries = if self.is_declaration() { TokenStream::new() } else { self.entries.stream() };
        self.layers.clone().into_iter().chain(entries).collect()
    }
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

impl Invocation {
    /// Returns whether it declares presets.
    pub fn is_declaration(&self) -> bool {
        self.presets.as_ref().is_some_and(|presets| presets.is_declaration)
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
        let filled = |(at, found): (usize, &Found)| {
            let code = self.filled(found);
            let whole = parse(&code).swap_remove(at);
            let place = whole.name.span().byte_range().start..whole.end;
            Invocation {
                invoked: found.invoked,
                head: found.name.span().start(),
                place,
                tokens: whole.tokens(),
                entries: whole.entries.stream().into_iter().collect(),
                presets: whole.presets,
                code,
            }
        };
        found.iter().enumerate().map(filled).collect()
    }

    /// Returns the code with the given entries that an invocation lacks, after its last entry.
    fn filled(&self, found: &Found) -> String {
        let [session, refund] = &self.given;
        let Found { invoked, entries: group, .. } = found;
        let (request, given) = match invoked {
            _ if found.is_declaration() => return self.code.clone(),
            Macro::Session | Macro::TrySession => (SESSION, session),
            Macro::Refund | Macro::TryRefund => (REFUND, refund),
            Macro::Part | Macro::TryPart => return self.code.clone(),
        };
        let tokens = found.tokens();
        let written = keys(*invoked, &tokens);
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
        let is_template = payment_expand::Invocation::parse(*invoked, &tokens).template().is_some();
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
