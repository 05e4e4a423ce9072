//! The source of a tree: the tokens of each node, and everything that the tree does not keep.
//!
//! A place is the ordinal of a node in the source. The place of the invocation is 0.

mod control_flow;
mod waivers;

use std::ops::Range;

use payment_core::{
    base::pointer::Pointer,
    inspect::{Choice, Finding, tree::Arm},
    rules::{RuleId, Waivers},
};
use proc_macro2::{Ident, Span, TokenTree};
use syn::{Attribute, Visibility};

use crate::{
    print::Names,
    token::{self, is_same_name},
};
pub use control_flow::{
    ArmBlock, Body, Branch, ControlFlow, For, If, Item, ItemBlock, ItemFlow, Match, MatchArm, Otherwise, WrittenChoice,
};
pub use waivers::{Level, WrittenWaiver, name as waiver_name};

/// The source of a tree.
#[derive(Default)]
pub struct Source {
    places: Vec<Place>,
    /// The syntax errors.
    pub(crate) errors: Vec<Finding>,
    /// The places of the lists that control flow or iterators build, with their items.
    lists: Vec<(usize, Vec<Item>)>,
    /// The choices among entries, as the inspection sees them.
    pub(crate) choices: Vec<Choice>,
    /// The control flow of each choice; `None` while its blocks are parsed.
    pub(crate) written_choices: Vec<Option<WrittenChoice>>,
    /// Whether control flow was skipped that cannot choose the fields of its object.
    pub(crate) has_skipped_choice: bool,
    /// Places about which the inspection reports nothing.
    silenced: Vec<Range<usize>>,
    /// The rules that may be broken.
    pub(crate) waivers: Vec<WrittenWaiver>,
    /// The names of rules as they are written, for an editor.
    pub(crate) rule_names: Vec<Ident>,
    /// The place of a key at the end of the invocation, without a colon, value or comma. It may be half a name.
    pub(crate) half_written: Option<usize>,
    /// The name of the object, if the invocation is a part.
    pub(crate) part: Option<Ident>,
    /// Whether run-time values convert into their fields: `try_payment_session!` and `try_payment_part!`.
    pub(crate) is_fallible: bool,
    /// The struct that is declared, if the invocation is a template.
    pub template: Option<Template>,
    /// The names of the expansion.
    pub(crate) names: Names,
}

/// The head of a template.
pub struct Template {
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Its visibility.
    pub visibility: Visibility,
    /// Its name, or `_` if it is missing.
    pub name: Ident,
}

/// The tokens of a node.
pub struct Place {
    /// The tokens. Only an empty invocation has none.
    pub tokens: Vec<TokenTree>,
    /// Whether a key has no value, as in `Struct { key }`.
    pub is_bare: bool,
    /// Whether the value is missing. The tokens are then those to blame, for example the colon.
    pub is_missing: bool,
    /// The field that a placeholder in a template becomes.
    pub placeholder: Option<Ident>,
}

impl Place {
    /// Returns the spans of the first and the last token.
    ///
    /// Tokens that another macro passes through `$x:expr` have the spans of the user's tokens, not of `$x`.
    pub fn spans(&self) -> (Span, Span) {
        token::spans(&self.tokens)
    }

    /// Returns spans for code of the expansion before and after the tokens, at their first and last token.
    ///
    /// rustc reports that an unfinished value lacks something at the code after it.
    pub(crate) fn ends(&self) -> (Span, Span) {
        token::ends(&self.tokens)
    }

    /// Returns the span for code of the expansion whose errors are reported at the first token.
    pub(crate) fn start(&self) -> Span {
        Span::call_site().located_at(self.spans().0)
    }
}

impl Source {
    /// Creates the source of an invocation, which gets the place 0.
    pub(crate) fn new(call: &[TokenTree]) -> Self {
        let mut source = Self::default();
        source.add_place(call);
        source
    }

    /// Adds a place, and returns its ordinal.
    pub(crate) fn add_place(&mut self, tokens: &[TokenTree]) -> usize {
        let tokens = tokens.to_vec();
        self.places.push(Place { tokens, is_bare: false, is_missing: false, placeholder: None });
        self.places.len() - 1
    }

    /// Returns the number of places so far.
    pub(crate) fn place_count(&self) -> usize {
        self.places.len()
    }

    /// Returns the tokens of the node with this ordinal; see `payment_core::inspect::tree::Node::place`.
    pub fn at(&self, place: usize) -> &Place {
        &self.places[place]
    }

    /// Records that control flow or iterators build the list at this place.
    pub(crate) fn record_built_list(&mut self, place: usize, items: Vec<Item>) {
        self.lists.push((place, items));
    }

    /// Returns the items of a list that control flow or iterators build, or `None` for any other list.
    pub(crate) fn built_list(&self, place: usize) -> Option<&[Item]> {
        self.lists.iter().find(|(list, _)| *list == place).map(|(_, items)| items.as_slice())
    }

    /// Returns whether each choice was parsed as a whole. Any other choice may contain any field.
    pub(crate) fn has_whole_choices(&self) -> bool {
        !self.has_skipped_choice && self.written_choices.iter().flatten().all(|choice| choice.is_whole)
    }

    /// Returns the choices that lie directly in an object or in an arm, with their numbers.
    pub(crate) fn choices_in(&self, object: usize, arm: Option<Arm>) -> impl Iterator<Item = (usize, &WrittenChoice)> {
        let written = self.written_choices.iter().enumerate();
        let written = written.filter_map(|(number, choice)| Some((number, choice.as_ref()?)));
        written.filter(move |(_, choice)| choice.object == object && choice.around == arm)
    }

    /// Returns the rules that may be broken.
    pub(crate) fn allowed(&self) -> Waivers {
        self.waivers.iter().map(|written| written.waiver).collect()
    }

    /// Keeps the inspection from blaming this place, and all places after it so far.
    pub(crate) fn silence_since(&mut self, place: usize) {
        self.silenced.push(place..self.places.len());
    }

    /// Returns whether the inspection may not blame this place.
    pub(crate) fn is_silenced(&self, place: usize) -> bool {
        self.silenced.iter().any(|places| places.contains(&place))
    }

    /// Declares a template. Errors about the whole invocation blame its name.
    pub(crate) fn declare_template(&mut self, attributes: Vec<Attribute>, visibility: Visibility, name: &Ident) {
        self.places[0].tokens = vec![name.clone().into()];
        self.template = Some(Template { attributes, visibility, name: name.clone() });
    }

    /// Names a placeholder. Returns the place of another placeholder with that name, or `None` if there is none.
    pub(crate) fn name_placeholder(&mut self, place: usize, name: Ident) -> Option<usize> {
        let has_name = |place: &Place| place.placeholder.as_ref().is_some_and(|other| is_same_name(other, &name));
        let other = self.places.iter().position(has_name);
        self.places[place].placeholder = Some(name);
        other
    }

    /// Turns a placeholder into a missing value, because its name belongs to another one.
    pub(crate) fn unname_placeholder(&mut self, place: usize) {
        self.places[place].placeholder = None;
        self.mark_missing(place);
    }

    /// Records that the value at this place is missing.
    pub(crate) fn mark_missing(&mut self, place: usize) {
        self.places[place].is_missing = true;
    }

    /// Returns whether there is a syntax error at this place, or at a later one.
    pub(crate) fn has_error_since(&self, place: usize) -> bool {
        self.errors.iter().any(|error| error.place >= place)
    }

    /// Keeps the inspection from blaming a place.
    pub(crate) fn silence_place(&mut self, place: usize) {
        self.silenced.push(place..place + 1);
    }

    /// Records that the key at this place has no value.
    pub(crate) fn mark_bare(&mut self, place: usize) {
        self.places[place].is_bare = true;
    }

    /// Records a syntax error at a place, because of an earlier place that the error names too.
    pub(crate) fn error_naming_other(
        &mut self,
        place: usize,
        other: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.error_at(place, message, help);
        if let Some(error) = self.errors.last_mut() {
            error.other = Some(other);
        }
    }

    /// Records a syntax error at a place, with help.
    pub(crate) fn error_at(&mut self, place: usize, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(syntax_error(place, message, help));
    }
}

/// Creates a syntax error at a place, with help.
pub(crate) fn syntax_error(place: usize, message: impl Into<String>, help: impl Into<String>) -> Finding {
    Finding {
        rule: RuleId::Syntax.rule(),
        place,
        pointer: Pointer::default(),
        message: message.into(),
        help: help.into(),
        other: None,
    }
}
