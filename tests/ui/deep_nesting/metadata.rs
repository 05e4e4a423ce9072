//! A run-time value may be 64 levels deep: metadata that is written around it has to leave room for them.

use payment_session::{PaymentSession, payment_session, values::MetadataValue};

macro_rules! request {
    (@ { $($built:tt)* } [$mark:tt $($marks:tt)*]) => { request!(@ { "a": { $($built)* } } [$($marks)*]) };
    (@ { $($built:tt)* } []) => {
        payment_session! {
            client_reference_id: "1", amount: { value: 1, currency: IDR },
            mode: API, customer_id: "c", auto_confirm: false,
            metadata: { $($built)* },
        }
    };
    ($value:ident in $($marks:tt)*) => { request!(@ { "a": $value } [$($marks)*]) };
}

fn too_deep(value: MetadataValue) -> PaymentSession {
    request! { value in // on level 64
        . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
        . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
    }
}

fn main() {}
