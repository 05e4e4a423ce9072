//! Amounts whose fields are written next to them: `amount: total, currency: IDR`.

use alloc::vec::Vec;

use crate::engine::{
    inspect::{
        key_meaning::same_field,
        tree::Entry,
        typed::{Cause, Flaw, KeyMatch, Typed, TypedEntry},
    },
    schema::Kind,
};

/// Rejects a run-time value in the place of an amount if an unknown key next to it is that of a field of the amount.
///
/// The unknown key is reported, and its help is about both entries. The type of the value would be a second error.
pub fn reject_flat_money(entries: &mut [TypedEntry<'_>]) {
    let unknown: Vec<&Entry<'_>> =
        entries.iter().filter(|entry| matches!(entry.key, KeyMatch::Nameless)).map(|entry| entry.written).collect();
    for entry in entries {
        let Typed::RunTime(kind @ Kind::Object(object)) = entry.value.value else { continue };
        let is_field = |key: &&Entry<'_>| same_field(object, &key.key).is_some() && !key.excludes(entry.written);
        if object.is_money() && unknown.iter().any(is_field) {
            entry.value.value = Typed::Invalid(Flaw { kind: Some(kind), cause: Cause::Rejected });
        }
    }
}
