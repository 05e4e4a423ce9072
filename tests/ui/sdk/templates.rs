//! Templates that a shop declares, with and without presets.

use pay::{try_warung_checkout, warung_checkout, warung_payment};

warung_payment! {
    pub struct Account {
        client_reference_id: _,
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT }, //~
        mode: API,
        customer: { email: _ },
    }
}

warung_checkout! {
    /// A meal.
    pub(crate) struct Meal {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDX }, //~
        mode: REDIRECT, //~
        customer: { email: _ },
    }
}

try_warung_checkout! {
    /// A meal from plain values.
    struct Plain { //~
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        customer: { email: _ },
    }
}

fn main() {
    let _ = |total: u64| Meal {
        client_reference_id: "WRG-1".parse().unwrap(),
        total, //~
        email: "ibu@warung.id".parse().unwrap(),
    };
    let _ = pay::TopUp {
        client_reference_id: "WRG-1".parse().unwrap(),
        number: "00000001".parse().unwrap(),
        email: "ibu@warung.id", //~
        given_name: None,
    };
}
