//! The same requests as plain struct literals.

use sdk::types::{Amount, Currency, Customer, Email, Mode, RedirectUrl, SessionDraft};

pub fn pay(email: Email) -> SessionDraft {
    SessionDraft {
        amount: Some(Amount { value: 1.try_into().unwrap(), /*sdk amount*/ currency: Currency::IDR, other: Default::default() }),
        /*sdk*/
        mode: Some(Mode::API),
        auto_confirm: Some(false),
        customer: Some(Customer::new(email)),
        ..SessionDraft::new("1".parse().unwrap())
    }
}

pub fn visit(payer: Email) -> SessionDraft {
    SessionDraft {
        amount: Some(Amount { value: 2.try_into().unwrap(), /*preset amount*/ currency: Currency::USD, other: Default::default() }),
        /*preset*/
        bypass_status_page: Some(true),
        customer: Some(Customer::new(payer)),
        mode: Some(Mode::REDIRECT),
        redirect_url: Some(RedirectUrl::new()),
        ..SessionDraft::new("2".parse().unwrap())
    }
}
