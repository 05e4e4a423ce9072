use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
    redirect_url: { success_return_url: "https://shop.id" },
    payment_method: { type: QR },
    show_saved_payment: true, // nothing to show
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" }, "customerId": "c",
    "redirectUrl": { "successReturnUrl": "https://shop.id" },
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "showSavedPayment": true, // nothing to show
};

fn main() {}
