//! The field of an object that an unknown key names. Only the name counts, never the value.

use alloc::vec::Vec;

use crate::engine::{
    base::spelling::{
        begins_with_normalized, begins_with_words, ends_with_words, nearest_field_name, normalized, normalizes_to,
        word_indices,
    },
    schema::{Alias, Field, Object},
};

/// The least number of letters that a part of a name needs.
const LEAST: usize = 3;

/// The greatest number of bytes of a key that may have the name of a field among its last words.
const MOST: usize = 96;

/// How a key names a field, from the best way to the worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// It denotes exactly this field: in another spelling, or by an alias.
    Same,
    /// By an alias.
    Alias,
    /// By a part of its name, or by a misspelt one.
    Near,
}

pub fn named_field(object: &'static Object, key: &str) -> Option<&'static Field> {
    naming(object, key).map(|(_, field)| field)
}

/// Returns the field of an object that a key names, and how.
pub fn naming(object: &'static Object, key: &str) -> Option<(Naming, &'static Field)> {
    let name = normalized(key);
    if let Some(field) = object.fields.iter().find(|field| normalizes_to(field.wire, &name)) {
        return Some((Naming::Same, field));
    }
    if let Some(alias) = Alias::find(object, &name) {
        let naming = if alias.is_same() { Naming::Same } else { Naming::Alias };
        return Some((naming, alias.own_field(object)?));
    }
    let near = field_of_part(object, key, &name).or_else(|| near_field(object, key));
    near.map(|field| (Naming::Near, field))
}

/// Returns the field that a key denotes exactly: in another spelling, or by an alias.
pub fn same_field(object: &'static Object, key: &str) -> Option<&'static Field> {
    naming(object, key).filter(|(naming, _)| *naming == Naming::Same).map(|(_, field)| field)
}

/// Returns the fields of an object of which a key means one, by an alias.
pub fn alternatives(object: &'static Object, key: &str) -> Vec<&'static Field> {
    let paths = Alias::find(object, &normalized(key)).into_iter().flat_map(|alias| alias.paths(object));
    let own = paths.filter_map(|path| match *path.fields {
        [field] if !path.is_from_request => Some(field),
        _ => None,
    });
    own.collect()
}

/// Returns whether whole words at the end of a field's name, but not all of them, are a part.
fn is_ended(field: &Field, part: &str) -> bool {
    let end = field.wire.len().checked_sub(part.len()).map(|start| &field.wire[start..]);
    end.is_some_and(|end| end.eq_ignore_ascii_case(part)) && ends_with_words(field.wire, part)
}

/// Returns the field whose name a key is a misspelling of.
fn near_field(object: &'static Object, key: &str) -> Option<&'static Field> {
    let names: Vec<_> = object.fields.iter().map(|field| field.wire).collect();
    object.by_wire(nearest_field_name(key, &names)?)
}

/// Returns the only field whose name begins with a key, ends with it, or is its end after words that say nothing:
/// `order_amount` is the amount, but nobody knows what `tax_amount` is.
fn field_of_part(object: &'static Object, key: &str, name: &str) -> Option<&'static Field> {
    if name.len() < LEAST || key.len() > MOST {
        return None;
    }
    let begun: Vec<_> = object.fields.iter().filter(|field| begins_with_normalized(field.wire, name)).collect();
    let is_long = |field: &Field| 2 * name.len() >= field.wire.len() || begins_with_words(field.wire, name);
    let is_filler = |word: &str| {
        object.request.fillers.iter().any(|filler| filler.eq_ignore_ascii_case(word))
            || word_indices(object.name).any(|(_, own)| own.eq_ignore_ascii_case(word))
    };
    let ends = word_indices(key).zip(word_indices(key).skip(1)).take_while(|((_, before), _)| is_filler(before));
    // Collected once: a text may have thousands of keys.
    let ends: Vec<_> = ends.map(|(_, (at, _))| normalized(&key[at..])).collect();
    let is_end = |field: &Field| field.wire.len() >= LEAST && ends.iter().any(|end| normalizes_to(field.wire, end));
    match *begun {
        [field] if is_long(field) => Some(field),
        [] => only(object, |field| is_ended(field, name)).or_else(|| only(object, is_end)),
        _ => None,
    }
}

/// Returns the field for which a condition holds, if it holds for no other.
fn only(object: &'static Object, is_it: impl Fn(&Field) -> bool) -> Option<&'static Field> {
    let mut found = object.fields.iter().filter(|field| is_it(field));
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        engine::schema::Value,
        request::{self, REFUND, SESSION},
    };

    fn object<T: Value>() -> &'static Object {
        T::KIND.as_object().unwrap()
    }

    #[test]
    fn a_key_names_a_field_of_its_object() {
        let account = object::<request::ChannelInformation>();
        let options = object::<request::VirtualAccountOptions>();
        let customer = object::<request::Customer>();
        for (object, key, named) in [
            // Another spelling
            (SESSION, "Client-Reference_ID", Some("clientReferenceId")),
            (SESSION, "customerID", Some("customerId")),
            // An alias
            (SESSION, "order_id", Some("clientReferenceId")),
            (SESSION, "id", Some("clientReferenceId")),
            (REFUND, "id", None),
            (customer, "sureName", Some("surname")),
            (customer, "id", None),
            (SESSION, "type", None),
            (SESSION, "method", None),
            // The beginning of one name
            (account, "accountNum", Some("accountNumber")),
            (account, "accountNo", Some("accountNumber")),
            (account, "account", None),
            (options, "virtualAccountNum", Some("virtualAccountNumber")),
            (options, "virtual_account", None),
            (SESSION, "redirect", Some("redirectUrl")),
            (SESSION, "client", Some("clientReferenceId")),
            (SESSION, "cli", None),
            (SESSION, "stat", None),
            (SESSION, "payment", None),
            // Its last words
            (customer, "name", Some("givenName")),
            (object::<request::Card>(), "month", Some("expMonth")),
            (object::<request::SplitRouting>(), "amount", None),
            // A name among the last words of the key, after words that say nothing
            (customer, "payer_email", Some("email")),
            (customer, "customerEmail", Some("email")),
            (customer, "support_email", None),
            (SESSION, "orderMetadata", Some("metadata")),
            (SESSION, "order_amount", Some("amount")),
            (SESSION, "order_tax_amount", None),
            (SESSION, "tax_amount", None),
            (SESSION, "store_payment_method", Some("saveForFutureUse")),
            (SESSION, "paid", None),
            // A misspelling
            (customer, "emial", Some("email")),
            (SESSION, "mod", Some("mode")),
            // Other words
            (SESSION, "count", None),
            (SESSION, "account", None),
            (SESSION, "custom", None),
            (SESSION, "code", None),
            (SESSION, "customer_ip", None),
            (REFUND, "person", None),
            (object::<request::BillingInfo>(), "county", None),
            (object::<request::Amount>(), "current", None),
            (object::<request::Product>(), "quality", None),
            // Nothing
            (SESSION, "coupon", None),
            (SESSION, "", None),
            (SESSION, "notes", None),
            (SESSION, "locale", None),
            (customer, "password", None),
            (object::<request::Product>(), "discount", None),
            (object::<request::Product>(), "weight", None),
            (object::<request::Product>(), "sku", None),
        ] {
            assert_eq!(named_field(object, key).map(|field| field.wire), named, "{key} in {}", object.name);
        }
    }

    #[test]
    fn only_another_spelling_and_some_aliases_denote_a_field_exactly() {
        let customer = object::<request::Customer>();
        for (key, same) in [
            ("EMAIL", Some("email")),
            ("given_name", Some("givenName")),
            ("first_name", Some("givenName")),
            ("sureName", Some("surname")),
            ("name", None),
            ("family_name", None),
            ("emial", None),
            ("phone", None),
        ] {
            assert_eq!(same_field(customer, key).map(|field| field.wire), same, "{key}");
        }
    }
}
