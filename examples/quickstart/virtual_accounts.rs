//! Paying by transfer to a virtual account: flows 10 to 13.

use payment_session::{PaymentSession, payment_session};

use crate::order::Order;

/// The page shows an account number for this one payment.
pub fn redirect(order: Order) -> PaymentSession {
    payment_session! {
        client_reference_id: order.reference,
        amount: { value: order.total, currency: IDR },
        payment_type: SINGLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: { channel: PERMATA, virtual_account_name: "Reforza Pivot" },
        },
        mode: REDIRECT,
        bypass_status_page: false,
        redirect_url: order.redirect_url,
        customer: order.customer,
        order_information: order.information,
        auto_confirm: true,
        statement_descriptor: "Reforza Pivot",
        expiry_at: order.expiry_at,
        metadata: { "invoiceNo": order.invoice },
    }
}

/// The response contains an account number for this one payment.
pub const API: PaymentSession = payment_session! {
    "clientReferenceId": "1751610085",
    "amount": { "value": 10000, "currency": "IDR" },
    "paymentType": "SINGLE",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        // The bank, which is mandatory in API mode.
        "virtualAccount": { "channel": "PERMATA", "virtualAccountName": "Reforza Pivot" }
    },
    "mode": "API", // the response contains the number
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
    "autoConfirm": true,
    "statementDescriptor": "Reforza Pivot",
    "expiryAt": "2025-12-30T23:59:00Z",
    "metadata": { "invoiceNo": "INV001" }
};

/// A fixed account number for payments of one amount. The type of `order.account_number` guarantees that the number has as
/// many digits as the bank uses.
pub fn closed(order: Order) -> PaymentSession {
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

/// A fixed account number for payments of any amount.
pub const OPEN: PaymentSession = payment_session! {
    "clientReferenceId": "1751610085",
    "paymentType": "MULTIPLE", // no amount: the payer chooses it
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "PERMATA",
            "virtualAccountName": "Reforza Pivot",
            "virtualAccountNumber": "00000001" // 8 digits for PERMATA
        }
    },
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
    "autoConfirm": true,
    "statementDescriptor": "Reforza Pivot",
    "metadata": { "invoiceNo": "INV001" }
};
