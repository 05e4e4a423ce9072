//! The same requests as plain struct literals, for which editors have the best support.

use std::{error::Error, sync::LazyLock};

use payment_session::{
    Amount, Currency, Customer, Mode, PaymentType, Price, Product, RedirectUrl, SessionDraft, SplitRouting,
    VaChannel,
    request::{
        ChannelInformation, EwalletChannel, EwalletOptions, MethodType, OrderInformation, PaymentMethod,
        PaymentMethodOptions, PhoneNumber, ProductType, RefundMethod, RefundPreference, SplitType,
        TransferDestination, VirtualAccountOptions,
    },
    rules::Waivers, values::{Metadata, MetadataValue, OtherFields},
};

use crate::order::Order;

pub fn checkout(order: Order) -> Result<SessionDraft, Box<dyn Error>> {
    let email = order.email.clone();
    let first = &order.lines[0];
    /*statement*/
    let session = SessionDraft {
        client_reference_id: order.reference.clone(),
        amount: Some(Amount {
            value: order.total.try_into()?,
            /*amount*/
            currency: Currency::IDR,
            other: OtherFields::new(),
        }),
        /*top*/
        payment_type: Some(PaymentType::SINGLE),
        mode: Some(Mode::REDIRECT),
        redirect_url: Some(RedirectUrl {
            success_return_url: Some("https://shop.id/paid".parse()?),
            /*redirect*/
            ..RedirectUrl::new()
        }),
        customer: Some(Customer {
            /*customer*/
            given_name: order.given_name.clone(),
            email,
            phone_number: Some(PhoneNumber {
                /*phone*/
                country_code: "+62".parse()?,
                number: "81299996666".parse()?,
                other: OtherFields::new(),
            }),
            refund_preference: Some(RefundPreference {
                method: RefundMethod::TRANSFER_ONLY,
                /*refund*/
                transfer_destination: Some(TransferDestination {
                    channel_code: "014".parse()?,
                    channel_information: ChannelInformation { /*account*/ account_number: "1".parse()?, account_name: "Budi".parse()?, other: OtherFields::new() },
                    other: OtherFields::new(),
                }),
                ..RefundPreference::new(RefundMethod::AUTO)
            }.check()?),
            ..Customer::new("budi@shop.id".parse()?)
        }),
        order_information: Some(OrderInformation {
            product_details: [
                Product {
                    r#type: ProductType::PHYSICAL,
                    /*product*/
                    name: Some(first.title.parse()?),
                    quantity: first.pieces.try_into()?,
                    price: Price { value: first.price.try_into()?, /*price*/ currency: Currency::IDR, other: OtherFields::new() },
                    ..base()
                },
                Product { r#type: ProductType::DIGITAL, quantity: 2.try_into()?, price: Price { value: 5.try_into()?, currency: Currency::USD, other: OtherFields::new() } /*product end*/, ..base() },
                /*item*/
            ].to_vec().into(),
            /*information*/
            ..OrderInformation::new(vec![].into())
        }),
        metadata: Some(metadata([
            ("invoice", MetadataValue::from(order.reference.clone())),
            /*metadata*/
            ("list", MetadataValue::from([order.total, /*metadata list*/])),
        ].to_vec())),
        split_routing_configurations: Some([
            SplitRouting { merchant_id: "main".parse()?, r#type: SplitType::FIXED, fixed_amount: Some(5.try_into()?), currency: Currency::IDR, /*split*/ remarks: order.remarks.clone(), percentage_amount: None, other: OtherFields::new(), allowed: Waivers::NONE }.check()?,
        ].to_vec().into()),
        /*last*/
        ..SessionDraft::new(order.reference.clone())
    };
    Ok(session)
}

pub fn account(order: Order) -> SessionDraft {
    SessionDraft {
        payment_type: Some(PaymentType::MULTIPLE),
        payment_method: Some(PaymentMethod::new(MethodType::VIRTUAL_ACCOUNT)),
        payment_method_options: Some(PaymentMethodOptions {
            virtual_account: Some(VirtualAccountOptions {
                channel: Some(VaChannel::PERMATA),
                /*string nested*/
                virtual_account_number: Some(order.account.into()),
                ..VirtualAccountOptions::new()
            }),
            ..PaymentMethodOptions::new()
        }),
        /*string top*/
        mode: Some(Mode::API),
        customer: Some(Customer { given_name: order.given_name, ..Customer::new(order.email) }),
        ..SessionDraft::new(order.reference)
    }
}

pub static TOP_UP: LazyLock<SessionDraft> = LazyLock::new(|| SessionDraft {
    client_reference_id: "1751610085".parse().unwrap(),
    /*constant*/
    payment_type: Some(PaymentType::MULTIPLE),
    payment_method: Some(PaymentMethod { r#type: MethodType::VIRTUAL_ACCOUNT, ..PaymentMethod::new(MethodType::QR) }),
    payment_method_options: Some(PaymentMethodOptions {
        /*constant options*/
        virtual_account: Some(VirtualAccountOptions { /*constant nested*/ channel: Some(VaChannel::BCA), ..VirtualAccountOptions::new() }),
        ..PaymentMethodOptions::new()
    }),
    mode: Some(Mode::API),
    customer: Some(Customer::new("budi@shop.id".parse().unwrap())),
    ..SessionDraft::new("1751610085".parse().unwrap())
});

pub fn wallet(order: &Order) -> SessionDraft {
    SessionDraft {
        payment_method: Some(PaymentMethod { r#type: MethodType::EWALLET, ..PaymentMethod::new(MethodType::QR) }),
        payment_method_options: Some(PaymentMethodOptions { ewallet: Some(EwalletOptions { /*wallet*/ channel: Some(EwalletChannel::OVO), expiry_at: None, other: OtherFields::new() }), ..PaymentMethodOptions::new() }),
        mode: Some(Mode::API),
        /*braces*/
        customer: Some(order.customer.clone()),
        ..SessionDraft::new("1".parse().unwrap())
    }
}

fn base() -> Product {
    let price = Price::new(1.try_into().unwrap(), Currency::IDR);
    Product::new(ProductType::SERVICE, 1.try_into().unwrap(), price)
}

fn metadata(members: Vec<(&str, MetadataValue)>) -> Metadata {
    let members: std::collections::BTreeMap<&str, MetadataValue> = members.into_iter().collect();
    Metadata::from_serialize(&members).unwrap()
}
