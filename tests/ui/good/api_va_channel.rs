use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: { virtual_account: { channel: BRI } },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
    "mode": "API", "autoConfirm": false, "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: { success_return_url: "https://shop.id" },
    payment_method: { type: VIRTUAL_ACCOUNT },
};
