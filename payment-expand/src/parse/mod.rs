//! Parses the tokens of an invocation into a tree.
//!
//! The modules here read like the grammar in the documentation of `payment_session!`. Where tokens do not follow it, they
//! call [`recover`], because editors expand half-written invocations: a mistake is recorded, and parsing goes on as if the
//! right token were there. Values stay tokens, which rustc parses in the expansion.
//!
//! The parser knows the schema, because `{` opens an object at the place of an object, and a Rust block elsewhere.
//!
//! Tokens are matched as slices. A pattern shows a whole value in one line, and a value is a part of its slice, which is
//! reported and printed as it is written. With the `Cursor` of `syn`, each token of a pattern needs an `if let`, a value
//! has to be collected from cursor to cursor, and the invisible groups of other macros are lost.

mod choice;
mod comments;
mod control_flow;
mod entry;
mod key;
mod list;
mod object_or_block;
mod part;
mod placeholder;
mod presets;
mod recover;
mod template;
mod value;
mod waivers;

use std::collections::HashMap;

pub use presets::{declarations, derivation};

use payment_core::{
    inspect::{
        Explanation,
        tree::{Arm, Entry, Node, Place, Value},
    },
    schema::Kind,
};
use proc_macro2::{Delimiter, TokenTree};

use self::comments::without_comments;
use crate::{
    source::Source,
    target::{RequestMacro, Target},
    token,
};

/// An invocation as it is written.
pub struct ParsedInvocation {
    /// The value to create: `None` for a part whose name is unknown.
    pub target: Option<Target>,
    pub root: Node<'static>,
    /// The tokens of the nodes, and everything that the tree does not keep.
    pub source: Source,
    /// The syntax errors.
    pub errors: Vec<Explanation>,
}

pub fn request(request: &'static RequestMacro, tokens: &[TokenTree], is_fallible: bool) -> ParsedInvocation {
    let (layers, tokens) = presets::split(tokens);
    let mut parser = Parser::new(request, tokens, is_fallible);
    let presets = parser.presets(layers);
    let value = match parser.invocation(tokens) {
        Value::Object(written) => Value::Object(parser.join(Some(request.kind()), presets, written)),
        value => value,
    };
    let root = Node { value, place: Source::INVOCATION };
    parser.finish(Some(Target::Request(request)), root)
}

/// Parses an invocation that creates an object of a request.
pub fn part(tokens: &[TokenTree], is_fallible: bool) -> ParsedInvocation {
    let mut parser = Parser::new(RequestMacro::of_parts(), tokens, is_fallible);
    let (target, root) = parser.part(tokens);
    parser.finish(target, root)
}

/// The parser of an invocation.
///
/// A method returns the tokens at which parsing goes on.
struct Parser {
    /// The request of the macro, unless it creates a part.
    request: &'static RequestMacro,
    source: Source,
    /// The syntax errors so far.
    errors: Vec<Explanation>,
    /// The innermost arm around the entries that are parsed, in their object.
    arm: Option<Arm>,
    /// The number of choices around the entries that are parsed.
    choices_around: usize,
    /// Whether the entries that are parsed are presets of a macro around the invocation.
    is_in_presets: bool,
    /// The first placeholder of each name so far.
    placeholders: HashMap<String, Place>,
}

/// The place of a value, before it is parsed.
#[derive(Clone, Copy)]
struct ExpectedValue {
    depth: Depth,
    /// The kind of value that is expected; `None` if it is unknown.
    kind: Option<Kind>,
    optionality: Optionality,
}

/// Whether a value may be absent.
#[derive(Clone, Copy)]
enum Optionality {
    /// It may not: an item, or the value of a required field.
    Required,
    /// The field may be absent. With this sign, the value is an `Option`.
    Optional(&'static str),
    /// The value is an `Option`, may be one, or is inside `Some(…)`.
    Option,
}

/// The value that is parsed, for example the object around entries.
#[derive(Clone, Copy)]
struct OuterValue {
    place: Place,
    /// The depth of its entries or items.
    depth: Depth,
    /// The kind of value that is expected; `None` if it is unknown.
    kind: Option<Kind>,
}

/// An object that is parsed, with its entries so far.
struct ParsedObject {
    outer: OuterValue,
    entries: Vec<Entry<'static>>,
}

/// The number of objects and lists around a value.
#[derive(Clone, Copy)]
struct Depth(usize);

impl Depth {
    /// The depth of the entries of a request or part.
    const OF_ENTRIES: Self = Self(1);

    /// Returns the depth of the entries or items of a value at this depth.
    fn inside(self) -> Self {
        Self(self.0 + 1)
    }

    fn exceeds(self, levels: usize) -> bool {
        self.0 > levels
    }
}

impl Parser {
    fn new(request: &'static RequestMacro, tokens: &[TokenTree], is_fallible: bool) -> Self {
        let mut source = Source::new(tokens);
        source.is_fallible = is_fallible;
        Self {
            request,
            source,
            errors: Vec::new(),
            arm: None,
            choices_around: 0,
            is_in_presets: false,
            placeholders: HashMap::new(),
        }
    }

    fn finish(self, target: Option<Target>, root: Node<'static>) -> ParsedInvocation {
        ParsedInvocation { target, root, source: self.source, errors: self.errors }
    }

    /// Parses a template, or the entries of a request, perhaps in one pair of braces.
    fn invocation(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        let tokens = &*token::ungroup_all(tokens);
        match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                self.entries_of_request(&token::inside(group))
            }
            _ if entry::begins(tokens) => self.entries_of_request(tokens),
            _ if template::is_template(tokens) => self.template(tokens),
            _ => self.recover_invocation(tokens),
        }
    }

    fn entries_of_request(&mut self, tokens: &[TokenTree]) -> Value<'static> {
        Value::Object(self.waivers_and_entries(Source::INVOCATION, tokens, Some(self.request.kind())))
    }

    /// Parses a request or part: the rules that it may break, and its entries.
    fn waivers_and_entries(&mut self, place: Place, tokens: &[TokenTree], kind: Option<Kind>) -> Vec<Entry<'static>> {
        let tokens = without_comments(tokens);
        let entries = self.waivers(&tokens);
        self.entries(OuterValue { place, depth: Depth::OF_ENTRIES, kind }, entries)
    }
}
