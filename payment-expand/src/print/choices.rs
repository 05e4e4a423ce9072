//! Choices of fields: variables that each arm initialises before the struct literal.
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
    node::{Arm, Entry},
    schema::{Field, Object},
};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::marks;

/// A choice and the object that it chooses fields of.
pub struct Choosing<'t, 'a> {
    pub number: usize,
    pub object: &'static Object,
    /// Those of the whole object.
    pub entries: &'t [Entry<'a>],
}

/// How a field comes by its value.
pub enum Given<'t, 'a> {
    /// An entry gives it.
    Entry(&'t Entry<'a>),
    /// The arms of this choice do.
    Choice(usize),
    Nothing,
}

/// Returns how a field comes by its value in an arm, or in the object as a whole.
pub fn given<'t, 'a>(field: &Field, around: Option<Arm>, entries: &'t [Entry<'a>]) -> Given<'t, 'a> {
    let giving = || entries.iter().filter(|entry| entry.is(field) && !marks::is_other(entry));
    if let Some(entry) = giving().find(|entry| entry.arms.last().copied() == around) {
        return Given::Entry(entry);
    }
    let inner = |entry: &Entry<'_>| match around {
        None => entry.arms.first().copied(),
        Some(around) => entry.arms.iter().skip_while(|arm| **arm != around).nth(1).copied(),
    };
    giving().find_map(inner).map_or(Given::Nothing, |arm| Given::Choice(arm.choice))
}

/// Returns the fields that entries give, each once, in the order of the source.
pub fn fields<'e>(entries: impl Iterator<Item = &'e Entry<'e>>) -> Vec<&'static Field> {
    let mut fields: Vec<&'static Field> = Vec::new();
    for field in entries.filter_map(|entry| entry.given().filter(|field| entry.is(field) && !marks::is_other(entry))) {
        if !fields.iter().any(|other| std::ptr::eq(*other, field)) {
            fields.push(field);
        }
    }
    fields
}

/// Returns the fields that are given outside of an arm, so that no request lacks them that has the arm.
pub fn outside(arm: Arm, entries: &[Entry<'_>]) -> Vec<&'static Field> {
    let path = entries.iter().find_map(|entry| {
        let at = entry.arms.iter().position(|other| *other == arm)?;
        Some(&entry.arms[..at])
    });
    let is_inside = |field: &Field| entries.iter().any(|entry| entry.is(field) && entry.arms.contains(&arm));
    let around = |entry: &&Entry<'_>| path.unwrap_or_default().starts_with(&entry.arms);
    fields(entries.iter().filter(around)).into_iter().filter(|field| !is_inside(field)).collect()
}

/// Returns the variable that the arms of a choice initialise.
pub fn variable(choice: usize, field: &Field) -> Ident {
    format_ident!("__c{choice}_{}", field.rust, span = Span::mixed_site())
}

impl<'t, 'a> Choosing<'t, 'a> {
    /// Returns the fields that some arm gives.
    fn fields(&self) -> Vec<&'static Field> {
        let is_in = |entry: &&Entry<'_>| entry.arms.iter().any(|arm| arm.choice == self.number);
        fields(self.entries.iter().filter(is_in))
    }

    /// Declares the variables, then runs the choice.
    pub fn declare(&self, flow: &TokenStream) -> TokenStream {
        let variables = self.fields().into_iter().map(|field| variable(self.number, field));
        quote!(#(let #variables;)* #flow)
    }

    /// Initialises the variables in an arm. `value` prints the value of an entry as its field takes it.
    pub fn assign(&self, arm: Arm, value: impl Fn(&'static Field, &'t Entry<'a>) -> TokenStream) -> TokenStream {
        let assignments = self.fields().into_iter().map(|field| {
            let variable_here = variable(self.number, field);
            let value = match given(field, Some(arm), self.entries) {
                Given::Entry(entry) => value(field, entry),
                Given::Choice(inner) => {
                    let inner = variable(inner, field);
                    quote!(#inner)
                }
                Given::Nothing => quote!(__p::None),
            };
            quote!(#variable_here = #value;)
        });
        assignments.collect()
    }
}
