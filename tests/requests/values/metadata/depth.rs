//! The maximum depth of metadata and its values. A request has at most 127 levels; its own braces are the first.

use std::cell::Cell;

use payment_session::{
    PaymentSession, payment_session,
    values::{Installment, Metadata, MetadataValue},
};
use serde::{Serialize, Serializer};

use super::json;

/// Nested lists, and the number of visited lists.
struct Nested<'a>(usize, &'a Cell<usize>);

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.1.set(self.1.get() + 1);
        match self.0 {
            0 => serializer.serialize_u8(0),
            levels => serializer.collect_seq([Nested(levels - 1, self.1)]),
        }
    }
}

fn nested(levels: usize) -> MetadataValue {
    MetadataValue::from_serialize(&Nested(levels, &Cell::new(0))).unwrap()
}

#[test]
fn a_value_is_at_most_64_levels_deep() {
    assert_eq!(nested(64).as_json(), format!("{}0{}", "[".repeat(64), "]".repeat(64)));
    assert!(json(&Nested(65, &Cell::new(0))).is_err());
    assert!(json(&Nested(1_000, &Cell::new(0))).is_err());
}

/// A long linked list serializes as a deep value. The serializer must stop before it exhausts the stack.
#[test]
fn a_value_that_is_too_deep_is_not_serialized_to_its_end() {
    let visits = Cell::new(0);
    assert!(json(&Nested(1_000, &visits)).is_err());
    assert!(visits.get() <= 130, "{} values were visited", visits.get());
}

#[test]
fn parsed_metadata_has_at_most_the_depth_of_a_request() {
    let text = |levels: usize| format!(r#"{{"k":{}{}}}"#, "[".repeat(levels - 1), "]".repeat(levels - 1));
    assert!(text(126).parse::<Metadata>().is_ok());
    assert!(text(127).parse::<Metadata>().is_err());
    assert!(text(100_000).parse::<Metadata>().is_err());
    assert!(text(124).parse::<Installment>().is_ok());
    assert!(text(125).parse::<Installment>().is_err());
}

/// Creates a request with `$value` in nested objects of its metadata: one object for each mark.
macro_rules! request {
    (@ { $($built:tt)* } [$mark:tt $($marks:tt)*]) => { request!(@ { "a": { $($built)* } } [$($marks)*]) };
    (@ { $($built:tt)* } []) => {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "c",
            auto_confirm: false,
            metadata: { $($built)* },
        }
    };
    ($value:ident in $mark:tt $($marks:tt)*) => { request!(@ { "a": $value } [$($marks)*]) };
}

/// Checks that the JSON of a session can be read again.
fn can_be_read(session: &PaymentSession) {
    if let Err(violations) = PaymentSession::from_json(&session.to_json()) {
        panic!("{violations}");
    }
}

#[test]
fn the_deepest_value_fits_into_metadata_of_the_macro() {
    let value = nested(64);
    // The levels are the request, its metadata with 62 objects, and 64 lists.
    can_be_read(&request! { value in
        . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
        . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
    });
}
