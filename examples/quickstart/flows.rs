//! Four flows: two with a card, a static virtual account and a static QR code.

use payment_session::{PaymentSession, payment_session};

use crate::order::Order;

/// Flow 2: the gateway asks for the card on its own page and for a 3-D Secure challenge.
pub fn card(order: Order) -> PaymentSession {
    payment_session! {
        client_reference_id: order.reference,
        amount: { value: order.total, currency: IDR },
        payment_type: SINGLE,
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: "automatic", three_ds_method: CHALLENGE } },
        mode: REDIRECT,
        bypass_status_page: false,
        redirect_url: order.redirect_url,
        customer: order.customer,
        order_information: order.information,
        auto_confirm: true,
        statement_descriptor: "Reforza Pivot",
        expiration_mode: STRICT,
        expiry_at: order.expiry_at,
        metadata: { "invoiceNo": order.invoice },
    }
}

/// Flow 7: a saved card is charged immediately. A token may be a literal, but a CVC is always a run-time value.
pub fn saved_card(order: Order) -> PaymentSession {
    payment_session! {
        client_reference_id: "1751620870",
        amount: { value: order.total, currency: IDR },
        payment_type: SINGLE,
        payment_method: {
            type: CARD,
            card: { token: "020027de-134e-45ed-8f0d-7ae0506a7133", cvc: order.cvc },
        },
        payment_method_options: { card: { capture_method: "automatic", three_ds_method: CHALLENGE } },
        save_for_future_use: true,
        mode: API,
        customer_id: "01975d90-bb55-76f6-b423-691c7868e85d",
        order_information: order.information,
        auto_confirm: true,
        statement_descriptor: "Reforza Pivot",
        expiration_mode: STRICT,
        expiry_at: order.expiry_at,
        metadata: { "invoiceNo": order.invoice },
    }
}

/// Flow 12: a fixed account number for payments of one amount. The type of `order.account_number` guarantees that the
/// number has as many digits as the bank uses.
pub fn static_account(order: Order) -> PaymentSession {
    payment_session! {
        client_reference_id: order.reference,
        amount: { value: order.total, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATA,
                virtual_account_name: "Reforza Pivot",
                virtual_account_number: order.account_number,
            },
        },
        mode: API,
        redirect_url: order.redirect_url,
        customer: order.customer,
        order_information: order.information,
        auto_confirm: true,
        statement_descriptor: "Reforza Pivot",
        metadata: { "invoiceNo": order.invoice },
    }
}

/// Flow 16: a fixed code for payments of any amount.
pub fn static_qr(order: Order) -> PaymentSession {
    payment_session! {
        client_reference_id: order.reference,
        payment_type: MULTIPLE,
        payment_method: { type: QR },
        mode: API,
        redirect_url: order.redirect_url,
        customer: order.customer,
        order_information: order.information,
        auto_confirm: true,
        statement_descriptor: "Reforza Pivot",
        metadata: { "invoiceNo": order.invoice },
    }
}
