//! Secret strings implement neither `Display` nor `AsRef<str>`, so only `expose` returns one.

use std::{collections::BTreeSet, fmt::Display};

use payment_session::{
    request::{AccountNumber, CardNumber, Cvc, EncryptedCard, RefundAccountNumber, Token},
    schema::{Kind, Secrecy},
};

use crate::support::schema::objects;

/// Implemented once by a type that has neither trait. By any other type it is implemented more often, so that its constant
/// is ambiguous.
trait Shown<How> {
    const IS_NOT: () = ();
}

impl<T> Shown<()> for T {}
impl<T: Display> Shown<u8> for T {}
impl<T: AsRef<str>> Shown<u16> for T {}

/// Lists the names of types that neither trait shows. With another type, this does not compile.
macro_rules! not_shown {
    ($($name:ident)*) => {{
        $(let () = <$name as Shown<_>>::IS_NOT;)*
        [$(stringify!($name)),*]
    }};
}

#[test]
fn these_are_all_secret_strings() {
    let not_shown = not_shown![AccountNumber CardNumber Cvc EncryptedCard RefundAccountNumber Token];
    let kinds = objects().into_iter().flat_map(|object| object.fields).map(|field| field.kind);
    let secrets: BTreeSet<_> = kinds
        .filter_map(|kind| match kind {
            Kind::Text(text) if text.secrecy != Secrecy::Open => Some(text.name),
            _ => None,
        })
        .collect();
    assert_eq!(secrets, BTreeSet::from(not_shown), "the secret strings of a request");
}
