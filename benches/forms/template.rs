//! The documented Payment UI request as a template.

use payment_session::payment_session;

payment_session! {
    /// The documented Payment UI request with three placeholders.
    #[derive(Clone)]
    pub struct PaymentUi {
        client_reference_id: _,
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
            given_name: _,
            surname: "Geotama",
            email: _,
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

impl PaymentUi {
    /// The template with the documented values.
    pub fn documented() -> Result<Self, payment_session::Invalid> {
        Ok(Self {
            client_reference_id: "1751612565".parse()?,
            given_name: "Reforza Jordan".parse()?,
            email: "reforza@pivot-payment.com".parse()?,
        })
    }
}
