//! Amounts whose fields are written next to them: `amount: total, currency: IDR`.

use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};

use super::{Checker, keys::KeyMeanings};
use crate::engine::{
    inspect::{
        mistake::MistakeKind,
        names::same_field,
        shown_values::is_single,
        tree::Entry,
        typed::{Cause, InvalidValue, KeyMatch, TypedValue},
    },
    schema::{Field, Kind, Object},
};

/// The values in the places of amounts, next to which are entries that are exactly fields of an amount.
#[derive(Default)]
pub struct FlatMoney<'t> {
    /// The fields next to the value in the place of each amount, by the number of its entry.
    pub amounts: BTreeMap<usize, Vec<&'t Entry<'t>>>,
    /// The numbers of the entries that are fields of an amount.
    pub fields: BTreeSet<usize>,
}

impl<'t> FlatMoney<'t> {
    pub fn of(entries: &'t [Entry<'t>], keys: &KeyMeanings<'t>) -> Self {
        let mut found = Self::default();
        for (at, entry) in entries.iter().enumerate() {
            let KeyMatch::Field(Field { kind: Kind::Object(object), .. }) = keys.matches[at] else { continue };
            let is_flat = object.is_money() && is_single(&entry.value.value);
            if !is_flat || entry.is_unchecked || entry.is_optional {
                continue;
            }
            let is_field = |other: &usize| {
                let key = &entries[*other];
                keys.is_unknown(*other) && same_field(object, &key.key).is_some() && !key.excludes(entry)
            };
            let fields: Vec<_> = (0..entries.len()).filter(is_field).collect();
            if !fields.is_empty() {
                found.amounts.insert(at, fields.iter().map(|at| &entries[*at]).collect());
                found.fields.extend(fields);
            }
        }
        found
    }
}

impl<'t> Checker<'_, 't> {
    /// Reports a value in the place of an amount, together with the fields of the amount.
    pub fn flat_amount(
        &mut self,
        field: &'static Field,
        object: &'static Object,
        entry: &'t Entry<'t>,
        fields: &[&'t Entry<'t>],
    ) -> TypedValue<'t> {
        self.within(field.wire, field.rust, |checker| {
            let value = &entry.value.value;
            checker.report(entry.value.place, MistakeKind::FlatMoney { object, value, fields: fields.to_vec() });
        });
        TypedValue::Invalid(InvalidValue { kind: Some(field.kind), cause: Cause::Rejected })
    }
}
