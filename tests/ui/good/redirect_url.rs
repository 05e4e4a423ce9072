use payment_session::{PaymentSession, RedirectUrl, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: { success_return_url: "https://shop.example/paid" },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: {},
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c",
    "mode": "REDIRECT",
    "redirectUrl": { "successReturnUrl": "https://shop.id" },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
};

fn optional(page: Option<RedirectUrl>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        redirect_url?: page,
    }
}
