//! The documented Payment UI request as invocations through presets: those of one macro, and those of a macro on it.

use payment_session::{PaymentSession, payment_presets};

payment_presets! {
    macro checkout = payment_session {
        payment_type: SINGLE,
        mode: REDIRECT,
        default bypass_status_page: true,
        redirect_url: {
            success_return_url: "https://merchant.com/success",
            failure_return_url: "https://merchant.com/failure",
            ..
        },
        default auto_confirm: false,
    }
}

payment_presets! {
    macro of_merchant = checkout {
        bypass_status_page: false,
        redirect_url: { expiration_return_url: "https://merchant.com/expiration" },
        default statement_descriptor: "Reforza Pivot",
        metadata: { default "invoiceNo": "INV001", .. },
    }
}

pub fn one() -> PaymentSession {
    checkout! {
        client_reference_id: "1751612565",
        amount: { value: 10000, currency: IDR },
        bypass_status_page: false,
        redirect_url: { expiration_return_url: "https://merchant.com/expiration" },
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
        statement_descriptor: "Reforza Pivot",
        expiry_at: "2025-12-30T23:59:00Z",
        metadata: { "invoiceNo": "INV001" },
    }
}

pub fn two() -> PaymentSession {
    of_merchant! {
        client_reference_id: "1751612565",
        amount: { value: 10000, currency: IDR },
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
        expiry_at: "2025-12-30T23:59:00Z",
    }
}
