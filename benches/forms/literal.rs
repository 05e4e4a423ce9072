//! The documented Payment UI request as struct literals of structs that are written by hand.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// A string like the crate's own: a constant is borrowed, a run-time value is owned.
pub type Text = Cow<'static, str>;

/// The run-time values.
#[derive(Clone)]
pub struct Order {
    pub reference: Text,
    pub total: u64,
    pub given_name: Text,
    pub email: Text,
    pub expiry_at: Text,
    pub invoice: Text,
}

macro_rules! words {
    ($($name:ident: $($word:ident)*;)*) => {$(
        #[derive(Clone, Serialize, Deserialize)]
        pub enum $name {
            $($word,)*
        }
    )*};
}

words! {
    PaymentType: SINGLE MULTIPLE;
    Mode: REDIRECT API;
    MethodType: VIRTUAL_ACCOUNT QR CARD EWALLET;
    ExpirationMode: LOOSE STRICT;
    RefundMethod: AUTO TRANSFER;
    ProductType: PHYSICAL DIGITAL SERVICE;
    ShippingMethod: REGULAR NEXTDAY SAMEDAY;
    Currency: IDR USD;
    Country: ID SG US;
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub client_reference_id: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_type: Option<PaymentType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method: Option<PaymentMethod>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_method_options: Option<PaymentMethodOptions>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_for_future_use: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_saved_payment: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bypass_status_page: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_url: Option<RedirectUrl>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer: Option<Customer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_information: Option<OrderInformation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_confirm: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement_descriptor: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_mode: Option<ExpirationMode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiry_at: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Metadata>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub split_routing_configurations: Option<Vec<SplitRouting>>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amount {
    pub value: u64,
    pub currency: Currency,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RedirectUrl {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success_return_url: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_return_url: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiration_return_url: Option<Text>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surname: Option<Text>,
    pub email: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<PhoneNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_preference: Option<RefundPreference>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PhoneNumber {
    pub country_code: Text,
    pub number: Text,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundPreference {
    pub method: RefundMethod,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transfer_destination: Option<TransferDestination>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferDestination {
    pub channel_code: Text,
    pub channel_information: ChannelInformation,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChannelInformation {
    pub account_number: Text,
    pub account_name: Text,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderInformation {
    pub product_details: Vec<Product>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_info: Option<BillingInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_info: Option<ShippingInfo>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Product {
    pub r#type: ProductType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_category: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    pub quantity: u64,
    pub price: Price,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    pub value: u64,
    pub currency: Currency,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BillingInfo {
    pub given_name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surname: Option<Text>,
    pub email: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<PhoneNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_line1: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_line2: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub province_state: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<Text>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShippingInfo {
    pub given_name: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surname: Option<Text>,
    pub email: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<PhoneNumber>,
    pub address_line1: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address_line2: Option<Text>,
    pub city: Text,
    pub province_state: Text,
    pub country: Country,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<Text>,
    pub method: ShippingMethod,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_fee: Option<Price>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Metadata {
    pub invoice_no: Text,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethod {
    pub r#type: MethodType,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethodOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub virtual_account: Option<VirtualAccount>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VirtualAccount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub virtual_account_name: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub virtual_account_number: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expiry_at: Option<Text>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SplitRouting {
    pub merchant_id: Text,
    pub currency: Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed_amount: Option<u64>,
    pub remarks: Text,
}

pub fn literals() -> Session {
    Session {
        client_reference_id: "1751612565".into(),
        amount: Some(Amount { value: 10000, currency: Currency::IDR }),
        payment_type: Some(PaymentType::SINGLE),
        mode: Some(Mode::REDIRECT),
        bypass_status_page: Some(false),
        redirect_url: Some(RedirectUrl {
            success_return_url: Some("https://merchant.com/success".into()),
            failure_return_url: Some("https://merchant.com/failure".into()),
            expiration_return_url: Some("https://merchant.com/expiration".into()),
        }),
        customer: Some(Customer {
            given_name: Some("Reforza Jordan".into()),
            surname: Some("Geotama".into()),
            email: "reforza@pivot-payment.com".into(),
            phone_number: Some(PhoneNumber { country_code: "+62".into(), number: "89699990001".into() }),
            refund_preference: Some(RefundPreference {
                method: RefundMethod::AUTO,
                transfer_destination: Some(TransferDestination {
                    channel_code: "014".into(),
                    channel_information: ChannelInformation {
                        account_number: "17677665415".into(),
                        account_name: "Reforza Jordan Geotama".into(),
                    },
                }),
            }),
        }),
        order_information: Some(OrderInformation {
            product_details: vec![Product {
                r#type: ProductType::PHYSICAL,
                category: Some("FASHION".into()),
                sub_category: Some("FASHION WANITA".into()),
                name: Some("Dress Kasual Warna Putih".into()),
                description: Some("Ukuran M".into()),
                quantity: 1,
                price: Price { value: 100_000, currency: Currency::IDR },
            }],
            billing_info: Some(BillingInfo {
                given_name: "Reforza Jordan".into(),
                surname: Some("Geotama".into()),
                email: "reforza@pivot-payment.com".into(),
                phone_number: Some(PhoneNumber { country_code: "+62".into(), number: "89699990001".into() }),
                address_line1: Some("Biomedical Building Lantai 3".into()),
                address_line2: Some("Digital hub, BSD City".into()),
                city: Some("Tangerang Regency".into()),
                province_state: Some("Banten".into()),
                country: Some(Country::ID),
                postal_code: Some("15331".into()),
            }),
            shipping_info: Some(ShippingInfo {
                given_name: "Reforza Jordan".into(),
                surname: Some("Geotama".into()),
                email: "reforza@pivot-payment.com".into(),
                phone_number: Some(PhoneNumber { country_code: "+62".into(), number: "89699990001".into() }),
                address_line1: "Biomedical Building Lantai 3".into(),
                address_line2: Some("Digital hub, BSD City".into()),
                city: "Tangerang Regency".into(),
                province_state: "Banten".into(),
                country: Country::ID,
                postal_code: Some("15331".into()),
                method: ShippingMethod::REGULAR,
                shipping_fee: Some(Price { value: 100_000, currency: Currency::IDR }),
            }),
        }),
        auto_confirm: Some(false),
        statement_descriptor: Some("Reforza Pivot".into()),
        expiry_at: Some("2025-12-30T23:59:00Z".into()),
        metadata: Some(Metadata { invoice_no: "INV001".into() }),
        payment_method: None,
        payment_method_options: None,
        save_for_future_use: None,
        show_saved_payment: None,
        customer_id: None,
        expiration_mode: None,
        split_routing_configurations: None,
    }
}

pub fn with_order(order: Order) -> Session {
    Session {
        client_reference_id: order.reference,
        amount: Some(Amount { value: order.total, currency: Currency::IDR }),
        payment_type: Some(PaymentType::SINGLE),
        mode: Some(Mode::REDIRECT),
        bypass_status_page: Some(false),
        redirect_url: Some(RedirectUrl {
            success_return_url: Some("https://merchant.com/success".into()),
            failure_return_url: Some("https://merchant.com/failure".into()),
            expiration_return_url: Some("https://merchant.com/expiration".into()),
        }),
        customer: Some(Customer {
            given_name: Some(order.given_name),
            surname: Some("Geotama".into()),
            email: order.email,
            phone_number: Some(PhoneNumber { country_code: "+62".into(), number: "89699990001".into() }),
            refund_preference: Some(RefundPreference {
                method: RefundMethod::AUTO,
                transfer_destination: Some(TransferDestination {
                    channel_code: "014".into(),
                    channel_information: ChannelInformation {
                        account_number: "17677665415".into(),
                        account_name: "Reforza Jordan Geotama".into(),
                    },
                }),
            }),
        }),
        order_information: Some(OrderInformation {
            product_details: vec![Product {
                r#type: ProductType::PHYSICAL,
                category: Some("FASHION".into()),
                sub_category: Some("FASHION WANITA".into()),
                name: Some("Dress Kasual Warna Putih".into()),
                description: Some("Ukuran M".into()),
                quantity: 1,
                price: Price { value: 100_000, currency: Currency::IDR },
            }],
            billing_info: Some(BillingInfo {
                given_name: "Reforza Jordan".into(),
                surname: Some("Geotama".into()),
                email: "reforza@pivot-payment.com".into(),
                phone_number: Some(PhoneNumber { country_code: "+62".into(), number: "89699990001".into() }),
                address_line1: Some("Biomedical Building Lantai 3".into()),
                address_line2: Some("Digital hub, BSD City".into()),
                city: Some("Tangerang Regency".into()),
                province_state: Some("Banten".into()),
                country: Some(Country::ID),
                postal_code: Some("15331".into()),
            }),
            shipping_info: Some(ShippingInfo {
                given_name: "Reforza Jordan".into(),
                surname: Some("Geotama".into()),
                email: "reforza@pivot-payment.com".into(),
                phone_number: Some(PhoneNumber { country_code: "+62".into(), number: "89699990001".into() }),
                address_line1: "Biomedical Building Lantai 3".into(),
                address_line2: Some("Digital hub, BSD City".into()),
                city: "Tangerang Regency".into(),
                province_state: "Banten".into(),
                country: Country::ID,
                postal_code: Some("15331".into()),
                method: ShippingMethod::REGULAR,
                shipping_fee: Some(Price { value: 100_000, currency: Currency::IDR }),
            }),
        }),
        auto_confirm: Some(false),
        statement_descriptor: Some("Reforza Pivot".into()),
        expiry_at: Some(order.expiry_at),
        metadata: Some(Metadata { invoice_no: order.invoice }),
        payment_method: None,
        payment_method_options: None,
        save_for_future_use: None,
        show_saved_payment: None,
        customer_id: None,
        expiration_mode: None,
        split_routing_configurations: None,
    }
}
