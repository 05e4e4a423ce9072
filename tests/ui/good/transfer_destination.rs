use payment_session::{PaymentSession, payment_session, request::TransferDestination};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: {
        email: "a@b.id",
        refund_preference: {
            method: TRANSFER_ONLY,
            transfer_destination: {
                channel_code: "014",
                channel_information: { account_number: "1", account_name: "A" },
            },
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: { email: "a@b.id", refund_preference: { method: AUTO } },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false,
    customer: {
        email: "a@b.id",
        refund_preference: {
            method: AUTO,
            transfer_destination: {
                channel_code: "014",
                channel_information: { account_number: "1", account_name: "A" },
            },
        },
    },
};

fn run_time(destination: TransferDestination) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false,
        customer: {
            email: "a@b.id",
            refund_preference: { method: TRANSFER_ONLY, transfer_destination: destination },
        },
    }
}
