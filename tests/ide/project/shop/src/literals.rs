//! The same request as a plain struct literal.

use sdk::types::{Amount, Currency, Customer, Email, Mode, SessionDraft};

pub fn pay(email: Email) -> SessionDraft {
    SessionDraft {
        amount: Some(Amount { value: 1.try_into().unwrap(), /*sdk amount*/ currency: Currency::IDR }),
        /*sdk*/
        mode: Some(Mode::API),
        auto_confirm: Some(false),
        customer: Some(Customer::new(email)),
        ..SessionDraft::new("1".parse().unwrap())
    }
}
