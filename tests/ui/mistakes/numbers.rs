//! Wrong numbers, and strings without quotes. The help keeps their value.

use payment_session::payment_session;

fn main() {
    let _ = payment_session! {
        client_reference_id: 007, //~ a string, whose zeros count
        amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: "a@b.id",
            phone_number: {
                country_code: +62, //~ a string
                number: 89699990001, //~ a string
            },
            refund_preference: {
                method: AUTO,
                transfer_destination: {
                    channel_code: 014, //~ a string
                    channel_information: {
                        account_number: 0017, //~ a string, and not to be shown
                        account_name: "A",
                    },
                },
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {},
        customer_id: +"C", //~ a sign in front of a string
        amount: {
            value: 00.5, //~ a zero too much
            currency: IDR,
        },
        metadata: {
            "zero": 00, //~ a zero too much
            "negative": -01, //~ the sign stays
            "separated zeros": 0_0, //~ a zero too much
            "point": -1., //~ a point at the end
            "suffix": -1u8, //~ the sign stays
            "suffix after exponent": 1e3f64, //~ the exponent stays
            "points": 1.5.5, //~ two points
            "range": 1..2, //~ two points
            "text": -"5", //~ a sign in front of a string
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1_000.50, currency: USD }, redirect_url: {}, customer_id: "C",
        metadata: { "right": [1_000, -1_0.0_1e+1_0, 0, 0.0, -0, 1E3] },
    };
}
