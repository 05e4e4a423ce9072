//! How deep metadata and values in it may be: a request has at most 127 levels, its own braces the first.

use std::cell::Cell;

use payment_session::{
    PaymentSession, payment_session,
    values::{Installment, Metadata, MetadataValue},
};
use serde::{Serialize, Serializer};

use super::json;

/// Lists in lists, and how many of them have been looked at.
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

/// A linked list serialises as deep as it is long: it must not be walked until the stack is used up.
#[test]
fn a_deep_value_is_not_walked_to_its_end() {
    let visits = Cell::new(0);
    assert!(json(&Nested(1_000, &visits)).is_err());
    assert!(visits.get() <= 130, "{} values were looked at", visits.get());
}

#[test]
fn metadata_of_a_text_is_as_deep_as_a_request_may_be() {
    let text = |levels: usize| format!(r#"{{"k":{}{}}}"#, "[".repeat(levels - 1), "]".repeat(levels - 1));
    assert!(text(126).parse::<Metadata>().is_ok());
    assert!(text(127).parse::<Metadata>().is_err());
    assert!(text(100_000).parse::<Metadata>().is_err());
    assert!(text(124).parse::<Installment>().is_ok());
    assert!(text(125).parse::<Installment>().is_err());
}

/// A request with `$value` inside one object of its metadata for each mark.
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

/// What has been made can be read again (promise 2).
fn can_be_read(session: &PaymentSession) {
    if let Err(violations) = PaymentSession::from_json(&session.to_json()) {
        panic!("{violations}");
    }
}

#[test]
fn a_value_finds_room_in_metadata_that_is_written_around_it() {
    let value = nested(64);
    // request, 62 objects, 64 lists
    can_be_read(&request! { value in
        . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
        . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
    });
}
