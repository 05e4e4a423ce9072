//! Marks, waivers and unchecked fields.

use test_second_table::{Order, Violations, order, rules::Waiver};

use crate::json;

#[test]
fn an_optional_value_may_be_absent() {
    let order = |message: Option<&str>, code: Option<&str>| {
        let message = message.map(|message| message.parse().unwrap());
        order! {
            order_number: "A-1",
            mail: "a@b.c",
            address: { street: "a", town: "b", door_code?: code.map(|code| code.parse().unwrap()) },
            is_gift: true,
            gift_message?: message,
        }
    };
    assert!(json(&order(Some("x"), Some("1"))).ends_with(r#""doorCode":"1"},"isGift":true,"giftMessage":"x"}"#));
    assert!(json(&order(None, None)).ends_with(r#""town":"b"},"isGift":true}"#));
}

#[test]
fn a_marked_field_is_sent_unchecked_and_read_again() -> Result<(), Violations> {
    let points = 7;
    let order = order! {
        order_number!: "A 1/2025",
        mail: "a@b.c",
        address: { street: "a", town: "b" },
        speed!: "express",
        "loyaltyPoints"!: { "now": points, "shop": [1, null] },
    };
    let written = r#"{"orderNumber":"A 1/2025","mail":"a@b.c","address":{"street":"a","town":"b"},"speed":"express","loyaltyPoints":{"now":7,"shop":[1,null]}}"#;
    assert_eq!(json(&order), written);
    assert_eq!(order.order_number, "A 1/2025");
    assert!(Order::from_json(written.as_bytes()).is_err());
    assert_eq!(Order::from_json_with(written.as_bytes(), &order.read_options())?, order);
    Ok(())
}

#[test]
fn a_waiver_lets_an_order_break_one_rule() -> Result<(), Violations> {
    let order = order! {
        #![allow(gift_message, reason = "a card for everybody")]
        order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, gift_message: "x",
    };
    assert!(order.allowed().contains(Waiver::GiftMessage) && !order.allowed().contains(Waiver::PickupPoint));
    let written = json(&order);
    assert_eq!(Order::from_json(written.as_bytes()).unwrap_err()[0].id(), "gift-message");
    assert_eq!(Order::from_json_with(written.as_bytes(), &order.read_options())?, order);

    let mut draft = Order::new("A-1".parse().unwrap(), "a@b.c".parse().unwrap()).allow(Waiver::DeliveryAddress);
    assert!(draft.violations().is_none());
    draft.is_gift = Some(false);
    draft.gift_message = Some("x".parse().unwrap());
    assert_eq!(draft.check().unwrap_err()[0].id(), "gift-message");
    Ok(())
}
