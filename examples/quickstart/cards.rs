//! Paying with a card: flows 2 and 3.

use payment_session::{PaymentSession, payment_session};

use crate::order::Order;

/// The gateway asks for the card on its own page and for a 3-D Secure challenge.
pub fn redirect(order: Order) -> PaymentSession {
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

/// The shop's own form asks for the card and sends it, encrypted, when it confirms the session.
pub const API: PaymentSession = payment_session! {
    "clientReferenceId": "1751620870",
    "amount": { "value": 10000, "currency": "IDR" },
    "paymentType": "SINGLE",
    "paymentMethod": { "type": "CARD" },
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
    "autoConfirm": false, // the encrypted card follows with the confirmation
    "statementDescriptor": "Reforza Pivot",
    // Optional. Default: LOOSE
    "expirationMode": "STRICT",
    "expiryAt": "2025-12-30T23:59:00Z",
    "metadata": { "invoiceNo": "INV001" }
};
