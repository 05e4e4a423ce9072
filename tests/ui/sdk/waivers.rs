//! Rules that a shop allows, through the SDK's macros with and without presets.

use pay::{warung_checkout, warung_payment};

warung_checkout! {
    /// A meal.
    struct Meal {
        #![allow(multiple_mod, multiple_method)] //~
        client_reference_id: _,
        payment_type: MULTIPLE,
        customer: { email: _ },
    }
}

warung_checkout! {
    /// Another meal, with an attribute for each rule.
    struct Buffet {
        #![allow(multiple_mode)]
        #![allow(multiple_metod)] //~
        client_reference_id: _,
        payment_type: MULTIPLE,
        customer: { email: _ },
    }
}

warung_payment! {
    #[allow(multiple_method)] //~
    struct Subscription {
        client_reference_id: _,
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer: { email: _ },
    }
}

fn main() {
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        #![allow(multiple_mode, multiple_method)] //~
        payment_type: MULTIPLE,
        customer: { email: "ibu@warung.id" },
    };
    let _ = warung_payment! {
        #![allow(multiple_method, customer_choise)] //~
        client_reference_id: "WRG-1",
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
    };
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        amount: { value: 25000, currency: IDR },
        customer: { email!: "ibu@warung.id" }, //~
    };
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        amount: { value: 25000, currency: IDR },
        loyalty_tier!: 5, //~
        customer: { email: "ibu@warung.id" },
    };
}
