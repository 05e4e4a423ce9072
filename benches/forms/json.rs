//! The documented Payment UI request as `serde_json` values.

use serde_json::{Value, json};

use super::literal::Order;

pub fn literals() -> Value {
    json!({
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
    })
}

pub fn with_order(order: Order) -> Value {
    json!({
        "clientReferenceId": order.reference,
        "amount": {
            "value": order.total,
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
            "givenName": order.given_name,
            "surname": "Geotama",
            "email": order.email,
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
        "expiryAt": order.expiry_at,
        "metadata": {
            "invoiceNo": order.invoice
        }
    })
}
