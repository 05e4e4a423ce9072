//! The documented requests with placeholders. Each request has one macro for its template, and for the expression with
//! the same values.

use payment_session::{
    AmountValue, ClientReferenceId, GivenName, PaymentSession,
    request::{StatementDescriptor, Surname},
    values::MetadataValue,
};

/// The values of the placeholders.
pub struct Filling {
    pub reference: ClientReferenceId,
    pub value: AmountValue,
    pub name: GivenName,
    pub surname: Option<Surname>,
    pub descriptor: Option<StatementDescriptor>,
    pub invoice: MetadataValue,
}

/// The JSON of a template, of its session, and of the expression for the same flow.
pub struct Outcome {
    pub flow: &'static str,
    pub template: Vec<u8>,
    pub session: Vec<u8>,
    pub expression: Vec<u8>,
}

macro_rules! f01 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            statement_descriptor?: $($descriptor)*,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f02 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: CARD },
            payment_method_options: { card: { capture_method: "automatic", three_ds_method: CHALLENGE } },
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiration_mode: STRICT,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f03 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: CARD },
            mode: API,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            statement_descriptor?: $($descriptor)*,
            expiration_mode: STRICT,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f04 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: CARD },
            payment_method_options: { card: { capture_method: "automatic", three_ds_method: CHALLENGE } },
            save_for_future_use: true,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiration_mode: STRICT,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f05 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: CARD },
            payment_method_options: { card: { capture_method: "automatic", three_ds_method: CHALLENGE } },
            save_for_future_use: true,
            show_saved_payment: true,
            mode: REDIRECT,
            bypass_status_page: false,
            redirect_url: {
                success_return_url: "https://merchant.com/success",
                failure_return_url: "https://merchant.com/failure",
                expiration_return_url: "https://merchant.com/expiration",
            },
            customer_id: "01975d90-bb55-76f6-b423-691c7868e85d",
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiration_mode: STRICT,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f06 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: CARD },
            save_for_future_use: true,
            mode: API,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            statement_descriptor?: $($descriptor)*,
            expiration_mode: STRICT,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f07 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: {
                type: CARD,
                card: { token: "020027de-134e-45ed-8f0d-7ae0506a7133", cvc: "123".parse().unwrap() },
            },
            payment_method_options: { card: { capture_method: "automatic", three_ds_method: CHALLENGE } },
            save_for_future_use: true,
            mode: API,
            customer_id: "01975d90-bb55-76f6-b423-691c7868e85d",
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiration_mode: STRICT,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f08 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: EWALLET },
            payment_method_options: { ewallet: { channel: SHOPEEPAY } },
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f09 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: EWALLET },
            payment_method_options: { ewallet: { channel: SHOPEEPAY } },
            mode: API,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f10 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: {
                virtual_account: { channel: PERMATA, virtual_account_name: "Reforza Pivot" },
            },
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f11 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: {
                virtual_account: { channel: PERMATA, virtual_account_name: "Reforza Pivot" },
            },
            mode: API,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f12 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: MULTIPLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: {
                virtual_account: {
                    channel: PERMATA,
                    virtual_account_name: "Reforza Pivot",
                    virtual_account_number: "00000001",
                },
            },
            mode: API,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f13 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            payment_type: MULTIPLE,
            payment_method: { type: VIRTUAL_ACCOUNT },
            payment_method_options: {
                virtual_account: {
                    channel: PERMATA,
                    virtual_account_name: "Reforza Pivot",
                    virtual_account_number: "00000001",
                },
            },
            mode: API,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f14 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: QR },
            payment_method_options: { qr: { expiry_at: "2025-12-30T23:59:00Z" } },
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f15 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            amount: { value: $($value)*, currency: IDR },
            payment_type: SINGLE,
            payment_method: { type: QR },
            payment_method_options: { qr: { expiry_at: "2025-12-30T23:59:00Z" } },
            mode: API,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            expiry_at: "2025-12-30T23:59:00Z",
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

macro_rules! f16 {
    ([$($head:tt)*] [$($reference:tt)*] [$($value:tt)*] [$($name:tt)*] [$($surname:tt)*] [$($descriptor:tt)*] [$($invoice:tt)*]) => {
        payment_session::payment_session! { $($head)* {
            client_reference_id: $($reference)*,
            payment_type: MULTIPLE,
            payment_method: { type: QR },
            mode: API,
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
                    given_name: $($name)*,
                    surname?: $($surname)*,
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
            auto_confirm: true,
            statement_descriptor?: $($descriptor)*,
            metadata: { "invoiceNo": $($invoice)* },
        } }
    };
}

/// Declares the template of a flow, and writes the template and the expression with the same values.
macro_rules! outcome {
    ($flow:ident, $filling:ident { $($amount:ident)? }) => {{
        $flow!([struct Template] [_] [_] [_] [_] [_] [_ as invoice]);
        let Filling { reference, value, name, surname, descriptor, invoice } = $filling;
        let template = Template {
            client_reference_id: reference.clone(),
            $($amount: *value,)?
            given_name: name.clone(),
            surname: surname.clone(),
            statement_descriptor: descriptor.clone(),
            invoice: invoice.clone(),
        };
        let _ = value;
        let expression = $flow!(
            [] [reference.clone()] [*value] [name.clone()] [surname.clone()] [descriptor.clone()] [invoice.clone()]
        );
        let json = template.to_json();
        Outcome {
            flow: stringify!($flow),
            template: json,
            session: PaymentSession::from(template).to_json(),
            expression: expression.to_json(),
        }
    }};
}

/// Returns the outcome of all flows with the same values.
pub fn all(filling: &Filling) -> [Outcome; 16] {
    [
        outcome!(f01, filling { value }),
        outcome!(f02, filling { value }),
        outcome!(f03, filling { value }),
        outcome!(f04, filling { value }),
        outcome!(f05, filling { value }),
        outcome!(f06, filling { value }),
        outcome!(f07, filling { value }),
        outcome!(f08, filling { value }),
        outcome!(f09, filling { value }),
        outcome!(f10, filling { value }),
        outcome!(f11, filling { value }),
        outcome!(f12, filling { value }),
        outcome!(f13, filling {}),
        outcome!(f14, filling { value }),
        outcome!(f15, filling { value }),
        outcome!(f16, filling {}),
    ]
}
