//! The tokens that each node of the tree was read from, by the ordinal of the node in the source.

use std::{collections::BTreeMap, ops::Range};

use payment_core::{
    inspect::{Choice, Finding},
    rules::RuleId,
};
use proc_macro2::{Delimiter, Ident, Span, TokenTree};
use syn::{Attribute, Visibility};

use crate::{
    read::{choices::WrittenChoice, lists::Item, waivers::WrittenWaiver},
    split, token,
};

/// The tokens of the tree.
pub struct Source {
    places: Vec<Place>,
    /// The syntax errors.
    pub(crate) errors: Vec<Finding>,
    /// By their places, the lists that control flow or iterators build.
    lists: BTreeMap<usize, Vec<Item>>,
    /// The choices among entries, as the inspection sees them.
    pub(crate) choices: Vec<Choice>,
    /// The control flow of each; `None` while it is read.
    pub(crate) written_choices: Vec<Option<WrittenChoice>>,
    /// Places about which one error says enough.
    silenced: Vec<Range<usize>>,
    /// The rules that may be broken.
    pub(crate) waivers: Vec<WrittenWaiver>,
    /// The names of rules as they are written, for an editor.
    pub(crate) rule_names: Vec<Ident>,
    /// A key that the call ends with, without colon, value and comma: no more than begun, perhaps.
    pub(crate) half_written: Option<usize>,
    /// The name of the object that is made, if the invocation is a part.
    pub(crate) part: Option<Ident>,
    /// Whether run-time values convert into their fields: `try_payment_session!` and `try_payment_part!`.
    pub(crate) is_fallible: bool,
    /// The struct that is declared, if the call is a template.
    pub template: Option<Template>,
}

/// The head of a template.
pub struct Template {
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Its visibility.
    pub visibility: Visibility,
    /// Its name; `_` where there is none.
    pub name: Ident,
}

/// Tokens that a node was read from.
pub struct Place {
    /// The tokens; those of an empty invocation are none.
    pub tokens: Vec<TokenTree>,
    /// Whether a key has no value, as in `Struct { key }`.
    pub is_bare: bool,
    /// Whether the tokens are not the value's own: where it is missing, those that ask for it.
    pub is_missing: bool,
    /// The field that a placeholder in a template becomes.
    pub placeholder: Option<Ident>,
}

impl Place {
    /// Where the tokens begin and where they end: of what comes through another macro's `$x:expr`, where it is
    /// written, not where `$x` stands.
    pub fn spans(&self) -> (Span, Span) {
        let [first, ..] = &*self.tokens else { return (Span::call_site(), Span::call_site()) };
        let (first, last) = (split::unwrap(first), split::unwrap(&self.tokens[self.tokens.len() - 1]));
        match (&*first, &*last) {
            ([first, ..], [.., last]) => (first.span(), last.span()),
            _ => (Span::call_site(), Span::call_site()),
        }
    }

    /// Where errors in the expansion's own code before and after the tokens are reported. What an unfinished value lacks
    /// is reported after it.
    pub(crate) fn ends(&self) -> (Span, Span) {
        let (first, last) = self.spans();
        (Span::call_site().located_at(first), Span::call_site().located_at(last))
    }

    /// Where errors in the expansion's own code are reported.
    pub(crate) fn start(&self) -> Span {
        Span::call_site().located_at(self.spans().0)
    }
}

impl Source {
    /// Of an invocation: its own place is the first.
    pub(crate) fn new(call: &[TokenTree]) -> Self {
        let mut source = Self {
            places: Vec::new(),
            errors: Vec::new(),
            lists: BTreeMap::new(),
            choices: Vec::new(),
            written_choices: Vec::new(),
            silenced: Vec::new(),
            waivers: Vec::new(),
            rule_names: Vec::new(),
            half_written: None,
            part: None,
            is_fallible: false,
            template: None,
        };
        source.place(call);
        source
    }

    /// A further place.
    pub(crate) fn place(&mut self, tokens: &[TokenTree]) -> usize {
        let tokens = tokens.to_vec();
        self.places.push(Place { tokens, is_bare: false, is_missing: false, placeholder: None });
        self.places.len() - 1
    }

    /// Returns the number of places so far.
    pub(crate) fn places(&self) -> usize {
        self.places.len()
    }

    /// Returns what the node with this ordinal was read from; see `payment_core::inspect::tree::Node::place`.
    pub fn at(&self, place: usize) -> &Place {
        &self.places[place]
    }

    /// The list at this place is built by control flow or iterators.
    pub(crate) fn build_list(&mut self, place: usize, items: Vec<Item>) {
        self.lists.insert(place, items);
    }

    /// How the list at this place is built, if it is not merely written.
    pub(crate) fn built_list(&self, place: usize) -> Option<&[Item]> {
        self.lists.get(&place).map(Vec::as_slice)
    }

    /// Keeps the inspection from reporting anything about what has been read since this place.
    pub(crate) fn silence(&mut self, place: usize) {
        self.silenced.push(place..self.places.len());
    }

    pub(crate) fn is_silenced(&self, place: usize) -> bool {
        self.silenced.iter().any(|places| places.contains(&place))
    }

    /// Declares a template, whose name is blamed by errors about the whole invocation.
    pub(crate) fn declare(&mut self, attributes: Vec<Attribute>, visibility: Visibility, name: &Ident) {
        self.places[0].tokens = vec![name.clone().into()];
        self.template = Some(Template { attributes, visibility, name: name.clone() });
    }

    /// Names a placeholder after its field; the place of another placeholder of that name, if there is one.
    pub(crate) fn name_placeholder(&mut self, place: usize, name: Ident) -> Option<usize> {
        let mut other = 0;
        while let Some(place) = self.places.get(other)
            && place.placeholder.as_ref().is_none_or(|placeholder| !is_same(placeholder, &name))
        {
            other += 1;
        }
        self.places[place].placeholder = Some(name);
        if other < self.places.len() { Some(other) } else { None }
    }

    /// A placeholder is none: something else has its name.
    pub(crate) fn unname_placeholder(&mut self, place: usize) {
        self.places[place].placeholder = None;
        self.mark_missing(place);
    }

    pub(crate) fn mark_missing(&mut self, place: usize) {
        self.places[place].is_missing = true;
    }

    /// Keeps the inspection from reporting fields that an object lacks.
    pub(crate) fn silence_absences(&mut self, object: usize) {
        self.silence_place(object);
    }

    /// Keeps the inspection from blaming a place.
    pub(crate) fn silence_place(&mut self, place: usize) {
        self.silenced.push(place..place + 1);
    }

    pub(crate) fn mark_bare(&mut self, place: usize) {
        self.places[place].is_bare = true;
    }

    /// Records a syntax error at `tokens`, and what to write instead.
    pub(crate) fn error(&mut self, tokens: &[TokenTree], message: impl Into<String>, help: impl Into<String>) {
        let place = self.place(tokens);
        self.error_at(place, message, help);
    }

    /// Records a syntax error at a place that clashes with another.
    pub(crate) fn clash(&mut self, place: usize, other: usize, message: impl Into<String>, help: impl Into<String>) {
        self.error_at(place, message, help);
        if let Some(error) = self.errors.last_mut() {
            error.other = Some(other);
        }
    }

    pub(crate) fn error_at(&mut self, place: usize, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(Finding {
            rule: RuleId::Syntax.rule(),
            place,
            pointer: String::new(),
            message: message.into(),
            help: help.into(),
            other: None,
        });
    }
}

/// Whether two names are one, `r#` or not.
pub(crate) fn is_same(one: &Ident, other: &Ident) -> bool {
    token::plain(&one.to_string()) == token::plain(&other.to_string())
}

/// A name without `r#`, and without what rust-analyzer puts at the cursor to see what may stand there: with it and
/// without it a name must be read alike.
pub(crate) fn unmarked(name: &str) -> String {
    const MARKER: &str = "raCompletionMarker";
    let name = token::plain(name);
    match name.find(MARKER) {
        Some(at) => format!("{}{}", &name[..at], &name[at + MARKER.len()..]),
        None => name.into(),
    }
}

/// The opening delimiter of a group, or a whole token: its place and its text.
pub(crate) fn open(token: &TokenTree) -> (TokenTree, String) {
    match token {
        TokenTree::Group(group) if group.delimiter() != Delimiter::None => {
            let text = match group.delimiter() {
                Delimiter::Brace => "{",
                Delimiter::Bracket => "[",
                _ => "(",
            };
            (Ident::new("_", group.span_open()).into(), text.into())
        }
        token => (token.clone(), format!("{token}")),
    }
}

/// The place of the closing delimiter of a group, or of a whole token.
pub(crate) fn close(token: &TokenTree) -> TokenTree {
    match token {
        TokenTree::Group(group) if group.delimiter() != Delimiter::None => Ident::new("_", group.span_close()).into(),
        token => token.clone(),
    }
}
