//! The documented Payment UI request as invocations of the macro.

use payment_session::{
    AmountValue, ClientReferenceId, Email, GivenName, PaymentSession, payment_session, request::ExpiryAt,
};

/// The run-time values.
#[derive(Clone)]
pub struct Order {
    pub reference: ClientReferenceId,
    pub total: AmountValue,
    pub given_name: GivenName,
    pub email: Email,
    pub expiry_at: ExpiryAt,
    pub invoice: String,
}

pub fn pasted() -> PaymentSession {
    payment_session! {
        "clientReferenceId": "1751612565",
        "amount": {
            "value": 10000,
            "currency": "IDR"
        },
        "paymentType": "SINGLE",
        "mode": "REDIRECT",
        "bypassStatusPage": false,
        "redirectUrl": {
            "successReturnUrl": "https://merchant.com/success",
            "failureReturnUrl": "https://merchant.com/failure",
            "expirationReturnUrl": "https://merchant.com/expiration"
        },
        "customer": {
            "givenName": "Reforza Jordan",
            "surname": "Geotama",
            "email": "reforza@pivot-payment.com",
            "phoneNumber": {
                "countryCode": "+62",
                "number": "89699990001"
            },
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
            "productDetails": [
                {
                    "type": "PHYSICAL",
                    "category": "FASHION",
                    "subCategory": "FASHION WANITA",
                    "name": "Dress Kasual Warna Putih",
                    "description": "Ukuran M",
                    "quantity": 1,
                    "price": {
                        "value": 100000,
                        "currency": "IDR"
                    }
                }
            ],
            "billingInfo": {
                "givenName": "Reforza Jordan",
                "surname": "Geotama",
                "email": "reforza@pivot-payment.com",
                "phoneNumber": {
                    "countryCode": "+62",
                    "number": "89699990001"
                },
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
                "phoneNumber": {
                    "countryCode": "+62",
                    "number": "89699990001"
                },
                "addressLine1": "Biomedical Building Lantai 3",
                "addressLine2": "Digital hub, BSD City",
                "city": "Tangerang Regency",
                "provinceState": "Banten",
                "country": "ID",
                "postalCode": "15331",
                "method": "REGULAR",
                "shippingFee": {
                    "value": 100000,
                    "currency": "IDR"
                }
            }
        },
        "autoConfirm": false,
        "statementDescriptor": "Reforza Pivot",
        "expiryAt": "2025-12-30T23:59:00Z",
        "metadata": {
            "invoiceNo": "INV001"
        }
    }
}

pub fn literals() -> PaymentSession {
    payment_session! {
        client_reference_id: "1751612565",
        amount: { value: 10000, currency: IDR },
        payment_type: SINGLE,
        mode: REDIRECT,
        bypass_status_page: false,
        redirect_url: {
            success_return_url: "https://merchant.com/success",
            failure_return_url: "https://merchant.com/failure",
            expiration_return_url: "https://merchant.com/expiration",
        },
        customer: {
            given_name: "Reforza Jordan",
            surname: "Geotama",
            email: "reforza@pivot-payment.com",
            phone_number: { country_code: "+62", number: "89699990001" },
            refund_preference: {
                method: AUTO,
                transfer_destination: {
                    channel_code: "014",
                    channel_information: {
                        account_number: "17677665415",
                        account_name: "Reforza Jordan Geotama",
                    },
                },
            },
        },
        order_information: {
            product_details: [{
                type: PHYSICAL,
                category: "FASHION",
                sub_category: "FASHION WANITA",
                name: "Dress Kasual Warna Putih",
                description: "Ukuran M",
                quantity: 1,
                price: { value: 100000, currency: IDR },
            }],
            billing_info: {
                given_name: "Reforza Jordan",
                surname: "Geotama",
                email: "reforza@pivot-payment.com",
                phone_number: { country_code: "+62", number: "89699990001" },
                address_line1: "Biomedical Building Lantai 3",
                address_line2: "Digital hub, BSD City",
                city: "Tangerang Regency",
                province_state: "Banten",
                country: ID,
                postal_code: "15331",
            },
            shipping_info: {
                given_name: "Reforza Jordan",
                surname: "Geotama",
                email: "reforza@pivot-payment.com",
                phone_number: { country_code: "+62", number: "89699990001" },
                address_line1: "Biomedical Building Lantai 3",
                address_line2: "Digital hub, BSD City",
                city: "Tangerang Regency",
                province_state: "Banten",
                country: ID,
                postal_code: "15331",
                method: REGULAR,
                shipping_fee: { value: 100000, currency: IDR },
            },
        },
        auto_confirm: false,
        statement_descriptor: "Reforza Pivot",
        expiry_at: "2025-12-30T23:59:00Z",
        metadata: { "invoiceNo": "INV001" },
    }
}

pub fn with_order(order: Order) -> PaymentSession {
    payment_session! {
        client_reference_id: order.reference,
        amount: { value: order.total, currency: IDR },
        payment_type: SINGLE,
        mode: REDIRECT,
        bypass_status_page: false,
        redirect_url: {
            success_return_url: "https://merchant.com/success",
            failure_return_url: "https://merchant.com/failure",
            expiration_return_url: "https://merchant.com/expiration",
        },
        customer: {
            given_name: order.given_name,
            surname: "Geotama",
            email: order.email,
            phone_number: { country_code: "+62", number: "89699990001" },
            refund_preference: {
                method: AUTO,
                transfer_destination: {
                    channel_code: "014",
                    channel_information: {
                        account_number: "17677665415",
                        account_name: "Reforza Jordan Geotama",
                    },
                },
            },
        },
        order_information: {
            product_details: [{
                type: PHYSICAL,
                category: "FASHION",
                sub_category: "FASHION WANITA",
                name: "Dress Kasual Warna Putih",
                description: "Ukuran M",
                quantity: 1,
                price: { value: 100000, currency: IDR },
            }],
            billing_info: {
                given_name: "Reforza Jordan",
                surname: "Geotama",
                email: "reforza@pivot-payment.com",
                phone_number: { country_code: "+62", number: "89699990001" },
                address_line1: "Biomedical Building Lantai 3",
                address_line2: "Digital hub, BSD City",
                city: "Tangerang Regency",
                province_state: "Banten",
                country: ID,
                postal_code: "15331",
            },
            shipping_info: {
                given_name: "Reforza Jordan",
                surname: "Geotama",
                email: "reforza@pivot-payment.com",
                phone_number: { country_code: "+62", number: "89699990001" },
                address_line1: "Biomedical Building Lantai 3",
                address_line2: "Digital hub, BSD City",
                city: "Tangerang Regency",
                province_state: "Banten",
                country: ID,
                postal_code: "15331",
                method: REGULAR,
                shipping_fee: { value: 100000, currency: IDR },
            },
        },
        auto_confirm: false,
        statement_descriptor: "Reforza Pivot",
        expiry_at: order.expiry_at,
        metadata: { "invoiceNo": order.invoice },
    }
}
