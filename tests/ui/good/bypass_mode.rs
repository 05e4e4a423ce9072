use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: { success_return_url: "https://shop.id" },
    bypass_status_page: true,
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c",
    "redirectUrl": { "successReturnUrl": "https://shop.id" },
    "bypassStatusPage": false,
};

fn optional(bypass: Option<bool>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
        redirect_url: { success_return_url: "https://shop.id" },
        bypass_status_page?: bypass,
    }
}

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    bypass_status_page: false, // the default
};
