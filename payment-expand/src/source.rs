//! The source of a tree: the tokens of its nodes, and everything of an invocation that the tree does not keep.

mod place;
mod template_head;
mod written_flow;
mod written_waivers;

use proc_macro2::Ident;

use crate::names::Names;
pub use place::Place;
pub(crate) use place::Places;
pub use template_head::Template;
pub use written_flow::{
    ArmBlock, Body, Branch, ControlFlow, Flow, For, If, Item, ItemBlock, ItemFlow, Match, MatchArm, Otherwise,
    WrittenChoice,
};
pub use written_waivers::{Level, WrittenWaiver, WrittenWaivers, name as waiver_name};

/// Everything of an invocation that its tree does not keep.
pub struct Source {
    /// The tokens of the invocation, or the name of the template that it declares. Errors about the whole invocation blame
    /// them.
    pub invocation: Place,
    /// The value of a key at the end of the invocation, without a colon, value or comma. It may be half a name.
    pub half_written: Option<Place>,
    pub flow: Flow,
    pub waivers: WrittenWaivers,
    /// The name of the object, if the invocation is a part.
    pub part: Option<Ident>,
    /// The struct that is declared, if the invocation is a template.
    pub template: Option<Template>,
    /// Whether run-time values convert into their fields: `try_payment_session!` and `try_payment_part!`.
    pub is_fallible: bool,
    /// The names of the expansion.
    pub names: Names,
}

impl Source {
    /// Creates the source of an invocation.
    pub fn new(invocation: Place) -> Self {
        Self {
            invocation,
            half_written: None,
            flow: Flow::default(),
            waivers: WrittenWaivers::default(),
            part: None,
            template: None,
            is_fallible: false,
            names: Names::default(),
        }
    }

    /// Declares a template.
    pub fn declare_template(&mut self, template: Template) {
        self.invocation = self.invocation.with_tokens(&[template.name.clone().into()]);
        self.template = Some(template);
    }
}
