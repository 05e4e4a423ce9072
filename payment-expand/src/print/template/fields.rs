//! Finds the fields of a template's struct: one for each placeholder.

use std::collections::HashSet;

use payment_core::{inspect::typed::TypedObject, schema::Kind};
use proc_macro2::Ident;

use crate::{
    print::{
        path::Path,
        types::Type,
        visitor::{RunTimeValue, Visitor},
        walk,
    },
    source::Source,
    token,
};

/// A field of a template's struct.
pub struct TemplateField {
    pub name: Ident,
    pub kind: Kind,
    pub ty: Type,
    pub docs: &'static str,
    /// The JSON pointer.
    pub pointer: String,
    /// Whether its placeholder is the value of a required field.
    pub is_required: bool,
}

/// The documentation of a field that the table does not have.
const UNDOCUMENTED: &str = " A field that is not checked.";

/// Returns the fields in the order of the source. Of two placeholders with the same name, the first counts.
pub fn of_placeholders(node: &TypedObject<'_>, source: &Source) -> Vec<TemplateField> {
    let mut placeholders = Placeholders { source, names: HashSet::new(), fields: Vec::new() };
    walk::walk(node, source, &mut placeholders);
    placeholders.fields
}

struct Placeholders<'s> {
    source: &'s Source,
    /// The names of the fields, without `r#`.
    names: HashSet<String>,
    fields: Vec<TemplateField>,
}

impl<'t> Visitor<'t> for Placeholders<'_> {
    type Output = ();

    fn run_time_value(&mut self, run_time: RunTimeValue<'t>, path: &Path<'_>) {
        let Some(name) = &self.source[run_time.node.place].placeholder else { return };
        if self.names.insert(token::unraw(&name.to_string()).to_owned()) {
            self.fields.push(TemplateField {
                name: name.clone(),
                kind: run_time.kind,
                ty: run_time.written_type(),
                docs: run_time.field.map_or(UNDOCUMENTED, |field| field.docs),
                pointer: path.pointer(),
                is_required: run_time.is_required(),
            });
        }
    }
}
