use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", customer_id: "c", redirect_url: { success_return_url: "https://shop.id" },
    payment_method: { type: QR },
    payment_type: MULTIPLE, // REDIRECT by default
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "customerId": "c", "redirectUrl": { "successReturnUrl": "https://shop.id" },
    "paymentType": "MULTIPLE", "paymentMethod": { "type": "QR" },
    "mode": "REDIRECT", // a page for one payment cannot stay
};

fn main() {}
