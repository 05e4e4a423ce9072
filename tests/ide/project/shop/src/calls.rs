//! A request as a call of the macro.

use sdk::{PaymentSession, payment_session, types::Email};

pub fn pay(email: Email) -> PaymentSession {
    payment_session! {
        client_reference_id: "1",
        amount: { value: 1, /*sdk amount*/ currency: IDR },
        /*sdk*/
        mode: API,
        auto_confirm: false,
        customer: { email },
    }
}
