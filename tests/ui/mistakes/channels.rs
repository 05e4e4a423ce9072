//! Channels next to account numbers. A number is correct if its channel is.

use payment_session::{PaymentSession, VaChannel, payment_session, request::Digits};

fn misspelt(number: Digits<8>) -> PaymentSession {
    payment_session! {
        client_reference_id: "A", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATTA, //~ misspelt
                virtual_account_number: number,
            },
        },
    }
}

fn in_lower_case() -> PaymentSession {
    payment_session! {
        client_reference_id: "A", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: permata, //~ misspelt
                virtual_account_number: "00000001",
            },
        },
    }
}

fn under_a_misspelt_key(number: Digits<8>) -> PaymentSession {
    payment_session! {
        client_reference_id: "A", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                chanel: PERMATA, //~ misspelt
                virtual_account_number: number,
            },
        },
    }
}

fn at_run_time(channel: VaChannel, number: Digits<8>) -> PaymentSession {
    payment_session! {
        client_reference_id: "A", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel, //~ decides
                virtual_account_number: number,
            },
        },
    }
}

fn with_a_mistake_in_the_number(order: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "A", payment_type: MULTIPLE, mode: API, customer_id: "C",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATTA, //~ misspelt
                virtual_account_number: order.number(), //~ no such method
            },
        },
    }
}

fn main() {}
