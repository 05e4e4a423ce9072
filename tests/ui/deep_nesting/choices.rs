//! 32 choices may be inside each other. The expansion of some hundreds would overflow the stack of rustc.

use payment_session::{PaymentSession, payment_session};

macro_rules! request {
    (@ { $($built:tt)* } [$mark:tt $($marks:tt)*]) => { request!(@ { if true { $($built)* } } [$($marks)*]) };
    (@ { $($built:tt)* } []) => {
        payment_session! {
            client_reference_id: "1", amount: { value: 1, currency: IDR },
            mode: API, customer_id: "c", auto_confirm: false,
            $($built)*
        }
    };
    ($($marks:tt)*) => { request!(@ { if true { statement_descriptor: "shop" } } [$($marks)*]) };
}

fn deep() -> PaymentSession {
    request! {
        . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
    }
}

fn too_deep() -> PaymentSession {
    request! { // 33 choices
        . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .
    }
}

fn main() {}
