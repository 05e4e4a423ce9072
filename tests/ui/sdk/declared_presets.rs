//! Mistakes in presets, which no user could repair, and mistakes of a macro with another macro as its base.

use pay::types::payment_presets;

payment_presets! {
    #[macro_export]
    macro split = payment_session {
        mode: REDIRECT, //~
        payment_type: MULTIPLE,
        split_routing_configurations: [{ merchant_id: "M-1", type: PERCENTAGE, percentage_amount: 2.5 }], //~
        default statement_descriptor: "A descriptor that is too long", //~
        redirect_ur: { .. }, //~
        metadata: { .. },
        .. //~
    }
}

payment_presets! {
    #[macro_export]
    macro kiosk = pay::__warung_checkout {
        mode: REDIRECT, //~
        default statement_descriptor: "Kiosk",
        metadata: {
            "sdk": "kiosk", //~
            ..
        },
    }
}

payment_presets! {
    #[macro_export]
    macro chosen = payment_session {
        if true {
            default mode: API, //~
            metadata: { "chosen": true, .. }, //~
        }
        redirect_url: {
            if true { //~
                success_return_url: "chosen://paid",
            }
            ..
        },
        default customer: {
            phone_number: {
                match true { //~
                    true => { country_code: "+62", number: "8123456789" }
                    false => { country_code: "+65", number: "81234567" }
                }
            },
            email: "ibu@warung.id",
        },
    }
}

payment_presets! {
    #[macro_export]
    macro whole = payment_session {
        payment_method_options: { virtual_account: { channel: PERMATA, .. } }, //~
        default redirect_url: { success_return_url: "whole://paid", .. }, //~
        order_information: {
            product_details: [{
                type: PHYSICAL,
                default name: "Tea", //~
                quantity: 1,
                price: { value: 5000, currency: IDR },
            }],
            ..
        },
    }
}

// A mistake is reported once, also by the macros of several bases and where they are used.
payment_presets! {
    macro twice = payment_session, try_twice = try_payment_session {
        mode: REDIRECKT, //~
        statement_descriptor: "A descriptor that is too long", //~
    }
}

payment_presets! {
    #[macro_export]
    macro of_both = payment_session, refund_of_both = payment_refund {
        amount: { value: 1, currency: IDR }, //~
        reason: OTHERS, //~
    }
}

fn main() {
    let _ = twice! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        customer_id: "c",
    };
    let _ = try_twice! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        customer_id: "c",
    };
}
