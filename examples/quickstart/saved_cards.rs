//! Saving a card and paying with it later: flows 4 to 7.

use payment_session::{PaymentSession, payment_session};

use crate::order::Order;

/// The card is saved after the payment has succeeded.
pub fn save_by_redirect(order: Order) -> PaymentSession {
    payment_session! {
        client_reference_id: order.reference,
        amount: { value: order.total, currency: IDR },
        payment_type: SINGLE,
        payment_method: { type: CARD },
        payment_method_options: { card: { capture_method: "automatic", three_ds_method: CHALLENGE } },
        save_for_future_use: true,
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

/// The page shows the customer's saved cards.
pub const SHOW_SAVED: PaymentSession = payment_session! {
    "clientReferenceId": "1751610085",
    "amount": { "value": 10000, "currency": "IDR" },
    "paymentType": "SINGLE",
    "paymentMethod": { "type": "CARD" },
    "paymentMethodOptions": {
        "card": { "captureMethod": "automatic", "threeDsMethod": "CHALLENGE" }
    },
    "saveForFutureUse": true,
    "showSavedPayment": true, // REDIRECT only
    "mode": "REDIRECT",
    "bypassStatusPage": false,
    "redirectUrl": {
        "successReturnUrl": "https://merchant.com/success",
        "failureReturnUrl": "https://merchant.com/failure",
        "expirationReturnUrl": "https://merchant.com/expiration"
    },
    // The customer who saved the card. A request has either customerId or customer.
    "customerId": "01975d90-bb55-76f6-b423-691c7868e85d",
    "orderInformation": {
        "productDetails": [{
            "type": "PHYSICAL",
            "category": "FASHION",
            "subCategory": "FASHION WANITA",
            "name": "Dress Kasual Warna Putih",
            "description": "Ukuran M",
            "quantity": 1,
            "price": { "value": 100000, "currency": "IDR" }
        }],
        "billingInfo": {
            "givenName": "Reforza Jordan",
            "surname": "Geotama",
            "email": "reforza@pivot-payment.com",
            "phoneNumber": { "countryCode": "+62", "number": "89699990001" },
            "addressLine1": "Biomedical Building Lantai 3",
            "addressLine2": "Digital hub, BSD City",
            "city": "Tangerang Regency",
            "provinceState": "Banten",
            "country": "ID",
            "postalCode": "15331"
        },
        "shippingInfo": {
            "givenName": "Reforza Jordan",
            "surname": "Geotama",
            "email": "reforza@pivot-payment.com",
            "phoneNumber": { "countryCode": "+62", "number": "89699990001" },
            "addressLine1": "Biomedical Building Lantai 3",
            "addressLine2": "Digital hub, BSD City",
            "city": "Tangerang Regency",
            "provinceState": "Banten",
            "country": "ID",
            "postalCode": "15331",
            "method": "REGULAR",
            "shippingFee": { "value": 100000, "currency": "IDR" }
        }
    },
    "autoConfirm": true,
    "statementDescriptor": "Reforza Pivot",
    "expirationMode": "STRICT",
    "expiryAt": "2025-12-30T23:59:00Z",
    "metadata": { "invoiceNo": "INV001" }
};

/// The shop's own form asks for the card. It is saved after the payment has succeeded.
pub const SAVE_BY_API: PaymentSession = payment_session! {
    "clientReferenceId": "1751620870",
    "amount": { "value": 10000, "currency": "IDR" },
    "paymentType": "SINGLE",
    "paymentMethod": { "type": "CARD" },
    "saveForFutureUse": true, // CARD and EWALLET only
    "mode": "API",
    "redirectUrl": {
        "successReturnUrl": "https://merchant.com/success",
        "failureReturnUrl": "https://merchant.com/failure",
        "expirationReturnUrl": "https://merchant.com/expiration"
    },
    "customer": {
        "givenName": "Reforza Jordan",
        "surname": "Geotama",
        "email": "reforza@pivot-payment.com",
        "phoneNumber": { "countryCode": "+62", "number": "89699990001" },
        "refundPreference": {
            "method": "AUTO",
            "transferDestination": {
                "channelCode": "014",
                "channelInformation": {
                    "accountNumber": "17677665415",
                    "accountName": "Reforza Jordan Geotama"
                }
            }
        }
    },
    "orderInformation": {
        "productDetails": [{
            "type": "PHYSICAL",
            "category": "FASHION",
            "subCategory": "FASHION WANITA",
            "name": "Dress Kasual Warna Putih",
            "description": "Ukuran M",
            "quantity": 1,
            "price": { "value": 100000, "currency": "IDR" }
        }],
        "billingInfo": {
            "givenName": "Reforza Jordan",
            "surname": "Geotama",
            "email": "reforza@pivot-payment.com",
            "phoneNumber": { "countryCode": "+62", "number": "89699990001" },
            "addressLine1": "Biomedical Building Lantai 3",
            "addressLine2": "Digital hub, BSD City",
            "city": "Tangerang Regency",
            "provinceState": "Banten",
            "country": "ID",
            "postalCode": "15331"
        },
        "shippingInfo": {
            "givenName": "Reforza Jordan",
            "surname": "Geotama",
            "email": "reforza@pivot-payment.com",
            "phoneNumber": { "countryCode": "+62", "number": "89699990001" },
            "addressLine1": "Biomedical Building Lantai 3",
            "addressLine2": "Digital hub, BSD City",
            "city": "Tangerang Regency",
            "provinceState": "Banten",
            "country": "ID",
            "postalCode": "15331",
            "method": "REGULAR",
            "shippingFee": { "value": 100000, "currency": "IDR" }
        }
    },
    "autoConfirm": false,
    "statementDescriptor": "Reforza Pivot",
    "expirationMode": "STRICT",
    "expiryAt": "2025-12-30T23:59:00Z",
    "metadata": { "invoiceNo": "INV001" }
};

/// Charges a saved card immediately. A token may be a literal, but a cvc is always a run-time value, so this flow cannot be a
/// constant.
pub fn use_by_api(order: Order) -> PaymentSession {
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
