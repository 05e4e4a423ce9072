//! The source of a tree: the tokens of each node, and everything that the tree does not keep.

mod spans;
mod template_head;
mod written_flow;
mod written_waivers;

use proc_macro2::{Ident, TokenTree};

use crate::names::Names;
pub use spans::{Place, Spans};
pub use template_head::Template;
pub use written_flow::{
    ArmBlock, Body, Branch, ControlFlow, Flow, For, If, Item, ItemBlock, ItemFlow, Match, MatchArm, Otherwise,
    WrittenChoice,
};
pub use written_waivers::{Level, WrittenWaiver, WrittenWaivers, name as waiver_name};

/// The source of a tree.
#[derive(Default)]
pub struct Source {
    pub(crate) spans: Spans,
    pub(crate) flow: Flow,
    pub(crate) waivers: WrittenWaivers,
    /// The name of the object, if the invocation is a part.
    pub(crate) part: Option<Ident>,
    /// The struct that is declared, if the invocation is a template.
    pub template: Option<Template>,
    /// Whether run-time values convert into their fields: `try_payment_session!` and `try_payment_part!`.
    pub(crate) is_fallible: bool,
    /// The names of the expansion.
    pub(crate) names: Names,
}

impl Source {
    /// Creates the source of an invocation, which gets the place 0.
    pub(crate) fn new(call: &[TokenTree]) -> Self {
        let mut source = Self::default();
        source.spans.add(call);
        source
    }

    /// Returns the tokens of the node with this ordinal; see `payment_core::inspect::tree::Node::place`.
    pub fn at(&self, place: usize) -> &Place {
        self.spans.at(place)
    }

    /// Declares a template. Errors about the whole invocation blame its name.
    pub(crate) fn declare_template(&mut self, template: Template) {
        self.spans.replace(0, &[template.name.clone().into()]);
        self.template = Some(template);
    }
}
