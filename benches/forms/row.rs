//! The documented Payment UI request from a row of a database, which nothing has checked.

use payment_session::{Invalid, PaymentSession, Violations, payment_session, try_payment_session};

/// A row of a database.
#[derive(Clone)]
pub struct Row {
    pub reference: String,
    pub total: i64,
    pub given_name: Option<String>,
    pub surname: Option<String>,
    pub email: String,
    pub phone: String,
    pub account: String,
    pub product: String,
    pub quantity: u32,
    pub price: i64,
    pub city: String,
    pub expiry_at: String,
}

pub fn converted(row: Row) -> Result<PaymentSession, Invalid> {
    Ok(payment_session! {
        client_reference_id: row.reference.try_into()?,
        amount: { value: row.total.try_into()?, currency: IDR },
        payment_type: SINGLE,
        mode: REDIRECT,
        bypass_status_page: false,
        redirect_url: {
            success_return_url: "https://merchant.com/success",
            failure_return_url: "https://merchant.com/failure",
            expiration_return_url: "https://merchant.com/expiration",
        },
        customer: {
            given_name?: row.given_name.map(TryInto::try_into).transpose()?,
            surname?: row.surname.map(TryInto::try_into).transpose()?,
            email: row.email.try_into()?,
            phone_number: { country_code: "+62", number: row.phone.try_into()? },
            refund_preference: {
                method: AUTO,
                transfer_destination: {
                    channel_code: "014",
                    channel_information: {
                        account_number: row.account.try_into()?,
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
                name: row.product.try_into()?,
                description: "Ukuran M",
                quantity: row.quantity.try_into()?,
                price: { value: row.price.try_into()?, currency: IDR },
            }],
            billing_info: {
                given_name: "Reforza Jordan",
                surname: "Geotama",
                email: "reforza@pivot-payment.com",
                phone_number: { country_code: "+62", number: "89699990001" },
                address_line1: "Biomedical Building Lantai 3",
                address_line2: "Digital hub, BSD City",
                city: row.city.try_into()?,
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
        expiry_at: row.expiry_at.try_into()?,
        metadata: { "invoiceNo": "INV001" },
    })
}

pub fn plain(row: Row) -> Result<PaymentSession, Violations> {
    try_payment_session! {
        client_reference_id: row.reference,
        amount: { value: row.total, currency: IDR },
        payment_type: SINGLE,
        mode: REDIRECT,
        bypass_status_page: false,
        redirect_url: {
            success_return_url: "https://merchant.com/success",
            failure_return_url: "https://merchant.com/failure",
            expiration_return_url: "https://merchant.com/expiration",
        },
        customer: {
            given_name?: row.given_name,
            surname?: row.surname,
            email: row.email,
            phone_number: { country_code: "+62", number: row.phone },
            refund_preference: {
                method: AUTO,
                transfer_destination: {
                    channel_code: "014",
                    channel_information: {
                        account_number: row.account,
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
                name: row.product,
                description: "Ukuran M",
                quantity: row.quantity,
                price: { value: row.price, currency: IDR },
            }],
            billing_info: {
                given_name: "Reforza Jordan",
                surname: "Geotama",
                email: "reforza@pivot-payment.com",
                phone_number: { country_code: "+62", number: "89699990001" },
                address_line1: "Biomedical Building Lantai 3",
                address_line2: "Digital hub, BSD City",
                city: row.city,
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
        expiry_at: row.expiry_at,
        metadata: { "invoiceNo": "INV001" },
    }
}
