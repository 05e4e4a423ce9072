//! Prints choices of fields: variables that each arm initialises before the struct literal.
//!
//! ```text
//! let __c2_customer;
//! let __c2_customer_id;
//! match who {
//!     Who::Known(id) => {
//!         let __v5: __p::CustomerId = id;
//!         __c2_customer = __p::None;
//!         __c2_customer_id = __p::Some(__v5);
//!     }
//!     …
//! }
//! ```
//!
//! Tuples or closures in place of the variables would fail in constants, and would break `?` and `.await`.

use payment_core::{
    inspect::tree::{Arm, Entry},
    schema::{Field, Object},
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{marks, variables};

/// A choice and the object that it chooses fields of.
pub struct FieldChoice<'t, 'a> {
    pub number: usize,
    pub object: &'static Object,
    /// All entries of the object.
    pub entries: &'t [Entry<'a>],
}

/// The source of a field's value.
pub enum Given<'t, 'a> {
    /// This entry has the value.
    Entry(&'t Entry<'a>),
    /// The arms of this choice have a value each.
    Choice(usize),
}

/// Returns the fields that entries set in an object, or in an arm, with the sources of their values. Each field is
/// returned once, in the order of the source.
pub fn given<'t, 'a>(arm: Option<Arm>, entries: &'t [Entry<'a>]) -> Vec<(&'static Field, Given<'t, 'a>)> {
    let given = entries.iter().filter_map(|entry| {
        let inner = match arm {
            None => entry.arms.first(),
            Some(arm) => entry.arms.get(entry.arms.iter().position(|other| *other == arm)? + 1),
        };
        Some((field_of(entry)?, inner.map_or(Given::Entry(entry), |inner| Given::Choice(inner.choice))))
    });
    once(given)
}

/// Returns the field that an entry sets, or `None` if the entry is `null` or belongs to `other`.
fn field_of(entry: &Entry<'_>) -> Option<&'static Field> {
    entry.given_field().filter(|field| entry.sets(field) && !marks::is_other(entry))
}

/// Keeps the first of several items with the same field.
fn once<T>(items: impl Iterator<Item = (&'static Field, T)>) -> Vec<(&'static Field, T)> {
    let mut kept: Vec<(&'static Field, T)> = Vec::new();
    for (field, item) in items {
        if of_field(&kept, field).is_none() {
            kept.push((field, item));
        }
    }
    kept
}

/// Returns the item with this field, or `None` if there is none.
pub fn of_field<'i, T>(items: &'i [(&'static Field, T)], field: &Field) -> Option<&'i T> {
    items.iter().find(|(other, _)| std::ptr::eq(*other, field)).map(|(_, item)| item)
}

/// Returns the fields that are set outside of an arm, and that every request with the arm has.
pub fn outside(arm: Arm, entries: &[Entry<'_>]) -> Vec<&'static Field> {
    let arms_around = entries.iter().find_map(|entry| {
        let at = entry.arms.iter().position(|other| *other == arm)?;
        Some(&entry.arms[..at])
    });
    let is_around = |entry: &&Entry<'_>| arms_around.unwrap_or_default().starts_with(&entry.arms);
    let inside = given(Some(arm), entries);
    let around = once(entries.iter().filter(is_around).filter_map(|entry| Some((field_of(entry)?, ()))));
    around.into_iter().map(|(field, ())| field).filter(|field| of_field(&inside, field).is_none()).collect()
}

impl<'t, 'a> FieldChoice<'t, 'a> {
    /// Returns the fields that some arm sets.
    fn fields(&self) -> impl Iterator<Item = &'static Field> {
        let is_in = |entry: &&Entry<'_>| entry.arms.iter().any(|arm| arm.choice == self.number);
        let fields = self.entries.iter().filter(is_in).filter_map(|entry| Some((field_of(entry)?, ())));
        once(fields).into_iter().map(|(field, ())| field)
    }

    /// Declares the variables, then runs the choice.
    pub fn declare(&self, flow: &TokenStream) -> TokenStream {
        let variables = self.fields().map(|field| variables::of_choice(self.number, field));
        quote!(#(let #variables;)* #flow)
    }

    /// Initialises the variables in an arm. `value` prints the value of an entry for its field.
    pub fn assign(&self, arm: Arm, value: impl Fn(&'static Field, &'t Entry<'a>) -> TokenStream) -> TokenStream {
        let given = given(Some(arm), self.entries);
        let assignments = self.fields().map(|field| {
            let variable_here = variables::of_choice(self.number, field);
            let value = match of_field(&given, field) {
                Some(Given::Entry(entry)) => value(field, entry),
                Some(Given::Choice(inner)) => variables::of_choice(*inner, field).into_token_stream(),
                None => quote!(__p::None),
            };
            quote!(#variable_here = #value;)
        });
        quote!(#(#assignments)*)
    }
}
