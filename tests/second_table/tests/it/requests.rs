//! Literals and JSON.

use test_second_table::{Checked, Order, Violations, order};

use crate::{PICKED_UP, WHOLE, json};

const PICKUP: Checked<Order> = order! {
    order_number: "A-1",
    mail: "ayu@example.com",
    delivery: "pickup",
    pickup_point: { carrier: "paxel", locker: "000012" },
};

const PASTED: Checked<Order> = order! {
    {
        "orderNumber": "A-1", // the shop's own
        "mail": "ayu@example.com",
        "delivery": "courier",
        "speed": "next_day",
        "address": { "street": "Jalan Melati 3", "town": "Bandung" },
        "lines": [
            { "article": "TS 100", "count": 2, "type": "clothing", "size": "small" },
            { "article": "BK 7", "count": 1 },
        ],
        "isGift": true,
        "giftMessage": "Happy birthday",
        "weight": { "value": 1.50, "unit": "kg" },
        "labels": { "from": ["web", null], "try": 2 }
    }
};

#[test]
fn an_order_of_literals_is_a_constant() {
    assert_eq!(json(&PICKUP), PICKED_UP);
    assert_eq!(json(&PASTED), WHOLE);
}

#[test]
fn orders_are_read_as_they_are_written() -> Result<(), Violations> {
    for (written, order) in [(PICKED_UP, PICKUP), (WHOLE, PASTED)] {
        let read = Order::from_json(written.as_bytes())?;
        assert_eq!(read, order);
        assert_eq!(serde_json::from_str::<Checked<Order>>(written).ok(), Some(order));
        assert_eq!(read.to_json(), written.as_bytes());
    }
    Ok(())
}

#[test]
fn values_of_run_time_have_the_types_of_their_fields() {
    let (mail, count) = ("ayu@example.com".parse().unwrap(), 3_u8);
    let street = String::from(r#"Jalan "M" \ 3"#);
    let order = order! {
        order_number: "A-1",
        mail,
        address: { street: street.try_into().unwrap(), town: "Bandung" },
        lines: [{ article: "BK 7", count: count.try_into().unwrap() }],
        labels: { "from": "web", "count": count },
    };
    assert_eq!(order.to_json(), json(&order).as_bytes());
    assert_eq!(
        json(&order),
        r#"{"orderNumber":"A-1","mail":"ayu@example.com","address":{"street":"Jalan \"M\" \\ 3","town":"Bandung"},"lines":[{"article":"BK 7","count":3}],"labels":{"from":"web","count":3}}"#
    );
}

#[test]
fn a_secret_is_not_shown() {
    let door_code = "4711".parse().unwrap();
    let order = order! {
        order_number: "A-1",
        mail: "ayu@example.com",
        address: { street: "Jalan Melati 3", town: "Bandung", door_code },
    };
    assert!(json(&order).contains(r#""doorCode":"4711""#));
    let shown = format!("{order:?}");
    assert!(shown.contains("Bandung") && !shown.contains("4711"), "{shown}");
    let invalid = "more than ten characters".parse::<test_second_table::request::DoorCode>().unwrap_err();
    assert!(!invalid.to_string().contains("more than"), "{invalid}");
}
