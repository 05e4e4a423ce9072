//! The source of a tree: the tokens of its nodes, and everything of an invocation that the tree does not keep.

mod control_flow;
mod preset;
mod snippet;

use std::ops::{Index, IndexMut};

use payment_core::{
    inspect::tree::Place,
    rules::{Waiver, Waivers},
};
use proc_macro2::{Ident, TokenTree};
use syn::{Attribute, Visibility};

use crate::names::Names;
pub use control_flow::{
    ArmBlock, Body, Branch, ControlFlow, For, If, Item, ItemBlock, ItemControlFlow, Match, MatchArm, Otherwise,
    SourceChoice, SourceChoices,
};
pub use preset::{Author, Layers, Preset};
pub use snippet::Snippet;

/// Everything of an invocation that its tree does not keep.
pub struct Source {
    /// The tokens of each place, in the order of the source.
    snippets: Vec<Snippet>,
    /// The value of a key at the end of the invocation, without a colon, value or comma. It may be half a name.
    pub half_written: Option<Place>,
    pub choices: SourceChoices,
    pub layers: Layers,
    pub waivers: SourceWaivers,
    /// The name of the object, if the invocation is a part.
    pub part: Option<Ident>,
    /// The struct that is declared, if the invocation is a template.
    pub template: Option<Template>,
    /// Whether run-time values convert into their fields: `try_payment_session!` and `try_payment_part!`.
    pub is_fallible: bool,
    /// Whether rustc reports a token of the invocation, so that the invocation is rejected without an error of the macro.
    pub is_reported_by_rustc: bool,
    /// The names of the expansion.
    pub names: Names,
}

impl Source {
    /// The place of the whole invocation. A template has its name there, which errors about the invocation blame.
    pub const INVOCATION: Place = Place(0);

    /// Creates the source of an invocation.
    pub fn new(invocation: &[TokenTree]) -> Self {
        Self {
            snippets: vec![Snippet::new(invocation)],
            half_written: None,
            choices: SourceChoices::default(),
            layers: Layers::default(),
            waivers: SourceWaivers::default(),
            part: None,
            template: None,
            is_fallible: false,
            is_reported_by_rustc: false,
            names: Names::default(),
        }
    }

    pub fn add(&mut self, tokens: &[TokenTree]) -> Place {
        self.snippets.push(Snippet::new(tokens));
        self.latest()
    }

    /// Notes that the tokens so far are those of the macros around the invocation.
    pub fn end_presets(&mut self) {
        self.snippets[1..].iter_mut().for_each(|snippet| snippet.author = Author::OuterMacro);
    }

    /// Returns whether the invocation is rejected without an error of its own.
    pub fn is_reported_elsewhere(&self) -> bool {
        self.is_reported_by_rustc || self.layers.are_rejected
    }

    /// Adds a place with the tokens and facts of another one.
    pub fn copy(&mut self, place: Place) -> Place {
        self.snippets.push(self[place].clone());
        let copy = self.latest();
        for places in [&mut self.layers.open, &mut self.layers.unfinished] {
            if places.contains(&place) {
                places.insert(copy);
            }
        }
        copy
    }

    /// Returns the place that was added last.
    pub fn latest(&self) -> Place {
        Place(self.snippets.len() - 1)
    }

    pub fn declare_template(&mut self, template: Template) {
        self[Self::INVOCATION].tokens = vec![template.name.clone().into()];
        self.template = Some(template);
    }
}

impl Index<Place> for Source {
    type Output = Snippet;

    fn index(&self, Place(number): Place) -> &Snippet {
        &self.snippets[number]
    }
}

impl IndexMut<Place> for Source {
    fn index_mut(&mut self, Place(number): Place) -> &mut Snippet {
        &mut self.snippets[number]
    }
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

/// The rules that attributes name.
#[derive(Default)]
pub struct SourceWaivers {
    /// The rules that may be broken.
    pub rules: Vec<SourceWaiver>,
    /// Whether an attribute has a mistake, which is reported already: it may mean any rule.
    pub may_be_any: bool,
    /// The names of rules as they are written, for an editor.
    pub names: Vec<Ident>,
}

impl SourceWaivers {
    /// Returns the rules that may be broken.
    pub fn waived(&self) -> Waivers {
        let any = if self.may_be_any { Waiver::ALL } else { &[] };
        self.rules.iter().map(|written| written.waiver).chain(any.iter().copied()).collect()
    }
}

/// A rule that an attribute names.
pub struct SourceWaiver {
    pub waiver: Waiver,
    /// The place of the name.
    pub place: Place,
}
