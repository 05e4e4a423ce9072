//! Prints choices of fields: variables that each arm initialises before the struct literal.
//!
//! ```text
//! let __c2_customer;
//! let __c2_customer_id;
//! match who {
//!     Who::Known(id) => {
//!         let __v5 = …;
//!         {
//!             use $crate::__private as __p;
//!             __c2_customer = __p::None;
//!             __c2_customer_id = __p::Some(__v5);
//!         }
//!     }
//!     …
//! }
//! ```
//!
//! Tuples or closures in place of the variables would fail in constants, and would break `?` and `.await`.

use std::collections::BTreeMap;

use payment_core::{
    inspect::{
        tree::{Arm, ChoiceId},
        typed::{TypedEntry, TypedObject},
    },
    schema::Field,
};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::variables;
use crate::source::Source;

/// An object whose entries are found by the arms around them. A search for each arm would take quadratic time.
pub struct Parent<'o, 't> {
    pub object: &'o TypedObject<'t>,
    /// The entries that lie directly in an arm, or in none.
    direct: BTreeMap<Option<Arm>, Vec<&'o TypedEntry<'t>>>,
    /// The entries that lie in an arm, also in arms inside it.
    within: BTreeMap<Arm, Vec<&'o TypedEntry<'t>>>,
    /// The fields that some arm of a choice sets, in the order of the source.
    fields: BTreeMap<ChoiceId, Vec<&'static Field>>,
}

impl<'o, 't> Parent<'o, 't> {
    pub fn new(object: &'o TypedObject<'t>) -> Self {
        let mut parent = Self { object, direct: BTreeMap::new(), within: BTreeMap::new(), fields: BTreeMap::new() };
        for entry in &object.entries {
            parent.direct.entry(entry.arms().last().copied()).or_default().push(entry);
            for arm in entry.arms() {
                parent.within.entry(*arm).or_default().push(entry);
                let fields = parent.fields.entry(arm.choice).or_default();
                fields.extend(entry.set_field().filter(|field| !fields.contains(field)));
            }
        }
        parent
    }

    /// Returns the entries that lie directly in an arm, or in no arm, in the order of the source.
    pub fn entries_directly_in(&self, arm: Option<Arm>) -> impl Iterator<Item = &'o TypedEntry<'t>> {
        self.direct.get(&arm).into_iter().flatten().copied()
    }
}

/// A choice and the object that it chooses fields of.
pub struct FieldChoice<'o, 't> {
    pub id: ChoiceId,
    pub parent: &'o Parent<'o, 't>,
}

/// The source of a field's value.
pub enum ValueSource<'o, 't> {
    /// This entry has the value.
    Entry(&'o TypedEntry<'t>),
    /// The arms of this choice have a value each.
    Choice(ChoiceId),
}

/// Returns the source of a field's value in an object, or in an arm, of which these are the entries. Returns `None` if no
/// entry there sets the field.
pub fn value_source<'o, 't: 'o>(
    field: &Field,
    arm: Option<Arm>,
    mut entries_in_arm: impl Iterator<Item = &'o TypedEntry<'t>>,
) -> Option<ValueSource<'o, 't>> {
    let entry = entries_in_arm.find(|entry| entry.set_field() == Some(field))?;
    let depth = arm.map_or(Some(0), |arm| Some(depth_of(arm, entry)? + 1))?;
    Some(entry.arms().get(depth).map_or(ValueSource::Entry(entry), |inner| ValueSource::Choice(inner.choice)))
}

/// Returns the fields that entries set in an object, or in an arm, in the order of the source.
pub fn fields_in(arm: Option<Arm>, entries: &[TypedEntry<'_>]) -> Vec<&'static Field> {
    without_repetition(entries_in(arm, entries).filter_map(TypedEntry::set_field))
}

/// Returns the fields that are set outside of an arm, and that every request with the arm has.
pub fn fields_outside(arm: Arm, entries: &[TypedEntry<'_>]) -> Vec<&'static Field> {
    let arms_around = entries.iter().find_map(|entry| Some(&entry.arms()[..depth_of(arm, entry)?])).unwrap_or_default();
    let around = entries.iter().filter(|entry| arms_around.starts_with(entry.arms())).filter_map(TypedEntry::set_field);
    let inside = fields_in(Some(arm), entries);
    without_repetition(around.filter(|field| !inside.contains(field)))
}

/// Returns the fields in their order, each of them once.
fn without_repetition(fields: impl Iterator<Item = &'static Field>) -> Vec<&'static Field> {
    let mut found = Vec::new();
    for field in fields {
        if !found.contains(&field) {
            found.push(field);
        }
    }
    found
}

/// Returns the entries of an object, or those that lie in an arm.
fn entries_in<'o, 't>(arm: Option<Arm>, entries: &'o [TypedEntry<'t>]) -> impl Iterator<Item = &'o TypedEntry<'t>> {
    entries.iter().filter(move |entry| arm.is_none_or(|arm| depth_of(arm, entry).is_some()))
}

/// Returns the number of arms around an arm of an entry, or `None` if the entry does not lie in the arm.
fn depth_of(arm: Arm, entry: &TypedEntry<'_>) -> Option<usize> {
    entry.arms().iter().position(|other| *other == arm)
}

impl<'o, 't> FieldChoice<'o, 't> {
    fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.parent.fields.get(&self.id).into_iter().flatten().copied()
    }

    /// Declares the variables, then runs the choice.
    ///
    /// The choice is in a block, because an `if` right after a declaration looks as if it could be its initial value.
    pub fn declare(&self, flow: &TokenStream, source: &Source) -> TokenStream {
        let variables = self.variables(source);
        quote!(#(let #variables;)* { #flow })
    }

    /// Returns the variables: one for each field that some arm sets.
    pub fn variables(&self, source: &Source) -> impl Iterator<Item = Ident> {
        self.fields().map(|field| variables::of_choice(self.id, field, source))
    }

    /// Initialises the variables in an arm. `value` prints the value of an entry for its field.
    pub fn assign(
        &self,
        arm: Arm,
        source: &Source,
        value: impl Fn(&'static Field, &'o TypedEntry<'t>) -> TokenStream,
    ) -> TokenStream {
        let entries = self.parent.within.get(&arm);
        let assignments = self.fields().map(|field| {
            let variable_here = variables::of_choice(self.id, field, source);
            let value = match value_source(field, Some(arm), entries.into_iter().flatten().copied()) {
                Some(ValueSource::Entry(entry)) => value(field, entry),
                Some(ValueSource::Choice(inner)) => variables::of_choice(inner, field, source).into_token_stream(),
                None => quote!(__p::None),
            };
            quote!(#variable_here = #value;)
        });
        source.names.statements_with_alias(&quote!(#(#assignments)*))
    }
}
