//! Requests as invocations of the SDK's macros.

use sdk::{
    Checkout,
    types::{payment_presets, Email, PaymentSession},
    warung_checkout, warung_payment,
};

pub fn pay(email: Email) -> PaymentSession {
    warung_payment! {
        client_reference_id: "1",
        amount: { value: 1, /*sdk amount*/ currency: IDR },
        /*sdk*/
        mode: API,
        auto_confirm: false,
        customer: { email },
    }
}

pub fn visit(payer: Email) -> Checkout {
    warung_checkout! {
        client_reference_id: "2",
        amount: { value: 2, /*preset amount*/ currency: USD },
        /*preset*/
        bypass_status_page: true,
        customer: { email: payer },
    }
}

warung_checkout! {
    /// A meal.
    pub struct Meal {
        client_reference_id: _,
        amount: { value: _ as total, /*preset template amount*/ currency: SGD },
        /*preset template*/
        customer: { email: _ },
    }
}

pub fn meal(meal: &Meal) -> Vec<u8> {
    /*preset placeholders*/
    meal.to_json()
}

payment_presets! {
    /// A payment at a kiosk.
    macro kiosk = sdk::__warung_checkout {
        amount: { currency: IDR, .. },
        default payment_type: SINGLE,
    }
}

pub fn buy(buyer: Email) -> PaymentSession {
    kiosk! {
        client_reference_id: "3",
        amount: { /*kiosk amount*/ value: 3 },
        /*kiosk*/
        customer: { email: buyer },
    }
}
