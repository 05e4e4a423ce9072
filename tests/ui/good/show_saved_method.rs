use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: { success_return_url: "https://shop.id" },
    payment_method: { type: CARD },
    show_saved_payment: true,
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c",
    "redirectUrl": { "successReturnUrl": "https://shop.id" },
    "paymentMethod": { "type": "EWALLET" },
    "showSavedPayment": true,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: { success_return_url: "https://shop.id" },
    show_saved_payment: true,
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR },
    mode: API, auto_confirm: false, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    show_saved_payment: false, // the default
};
