//! An order of a shop.
//!
//! Every field has a checked type, so a wrong value is rejected where it enters the program.

use std::error::Error;

use payment_session::{
    AmountValue, ClientReferenceId, Currency, Customer, Email, GivenName, Price, Product, RedirectUrl,
    request::{
        BillingInfo, ChannelInformation, Country, Cvc, Digits, ExpiryAt, OrderInformation, PhoneNumber, ProductType,
        RefundMethod, RefundPreference, ShippingInfo, ShippingMethod, TransferDestination,
    },
};

pub struct Order {
    pub reference: ClientReferenceId,
    pub invoice: String,
    pub total: AmountValue,
    pub given_name: GivenName,
    pub email: Email,
    pub phone: PhoneNumber,
    pub customer: Customer,
    pub information: OrderInformation,
    pub redirect_url: RedirectUrl,
    pub expiry_at: ExpiryAt,
    /// The customer's fixed account number, with as many digits as PERMATA uses.
    pub account_number: Digits<8>,
    /// The customer types it, and the shop sends it without storing it. `Debug` redacts it.
    pub cvc: Cvc,
}

impl Order {
    /// Returns the order of the documented requests, as if it came from a form and a database.
    pub fn sample() -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            reference: "1751610085".parse()?,
            invoice: "INV001".to_owned(),
            total: 10_000_u64.try_into()?,
            given_name: "Reforza Jordan".parse()?,
            email: "reforza@pivot-payment.com".parse()?,
            phone: phone()?,
            customer: customer()?,
            information: information()?,
            redirect_url: redirect_url()?,
            expiry_at: "2025-12-30T23:59:00Z".parse()?,
            account_number: "00000001".parse()?,
            cvc: "123".parse()?,
        })
    }
}

// The parts that many requests share. In `payment_ui.rs`, the macro takes the same fields without `Some` and without names
// of types.

fn phone() -> Result<PhoneNumber, Box<dyn Error>> {
    Ok(PhoneNumber::new("+62".parse()?, "89699990001".parse()?))
}

fn customer() -> Result<Customer, Box<dyn Error>> {
    let account = ChannelInformation::new("17677665415".parse()?, "Reforza Jordan Geotama".parse()?);
    let refund_preference = RefundPreference {
        transfer_destination: Some(TransferDestination::new("014".parse()?, account)),
        ..RefundPreference::new(RefundMethod::AUTO)
    };
    Ok(Customer {
        given_name: Some("Reforza Jordan".parse()?),
        surname: Some("Geotama".parse()?),
        phone_number: Some(phone()?),
        refund_preference: Some(refund_preference.check()?),
        ..Customer::new("reforza@pivot-payment.com".parse()?)
    })
}

fn information() -> Result<OrderInformation, Box<dyn Error>> {
    let dress = Product {
        category: Some("FASHION".parse()?),
        sub_category: Some("FASHION WANITA".parse()?),
        name: Some("Dress Kasual Warna Putih".parse()?),
        description: Some("Ukuran M".parse()?),
        ..Product::new(ProductType::PHYSICAL, "1".parse()?, price()?)
    };
    Ok(OrderInformation {
        billing_info: Some(billing_info()?),
        shipping_info: Some(shipping_info()?),
        ..OrderInformation::new(vec![dress].into())
    })
}

fn price() -> Result<Price, Box<dyn Error>> {
    Ok(Price::new("100000".parse()?, Currency::IDR))
}

fn billing_info() -> Result<BillingInfo, Box<dyn Error>> {
    Ok(BillingInfo {
        surname: Some("Geotama".parse()?),
        phone_number: Some(phone()?),
        address_line1: Some("Biomedical Building Lantai 3".parse()?),
        address_line2: Some("Digital hub, BSD City".parse()?),
        city: Some("Tangerang Regency".parse()?),
        province_state: Some("Banten".parse()?),
        country: Some(Country::ID),
        postal_code: Some("15331".parse()?),
        ..BillingInfo::new("Reforza Jordan".parse()?, "reforza@pivot-payment.com".parse()?)
    })
}

fn shipping_info() -> Result<ShippingInfo, Box<dyn Error>> {
    Ok(ShippingInfo {
        surname: Some("Geotama".parse()?),
        phone_number: Some(phone()?),
        address_line2: Some("Digital hub, BSD City".parse()?),
        postal_code: Some("15331".parse()?),
        shipping_fee: Some(price()?),
        ..ShippingInfo::new(
            "Reforza Jordan".parse()?,
            "reforza@pivot-payment.com".parse()?,
            "Biomedical Building Lantai 3".parse()?,
            "Tangerang Regency".parse()?,
            "Banten".parse()?,
            Country::ID,
            ShippingMethod::REGULAR,
        )
    })
}

fn redirect_url() -> Result<RedirectUrl, Box<dyn Error>> {
    Ok(RedirectUrl {
        success_return_url: Some("https://merchant.com/success".parse()?),
        failure_return_url: Some("https://merchant.com/failure".parse()?),
        expiration_return_url: Some("https://merchant.com/expiration".parse()?),
        ..RedirectUrl::new()
    })
}
