//! Templates: structs with a field for each placeholder.

use test_second_table::{Checked, Order, Violations, order};

use crate::{PICKED_UP, json};

order! {
    /// An order that is picked up.
    #[derive(Clone)]
    struct PickedUp {
        order_number: _,
        mail: "ayu@example.com",
        delivery: "pickup",
        pickup_point: { carrier: "paxel", locker: "000012" },
    }
}

order! {
    /// An order with all kinds of placeholders.
    struct Sent {
        order_number: _ as number,
        mail: _,
        speed?: _,
        address: { street: _, town: "Bandung", door_code: _ },
        lines: [{ article: _, count: _ }, { article: "BK 8", count: 1 }],
        weight: { value: _ as weight, unit: "g" },
        labels: { "from": _ as from },
    }
}

order! {
    /// An order without placeholders.
    struct Fixed { order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" } }
}

#[test]
fn a_template_is_an_order() {
    let template = PickedUp { order_number: "A-1".parse().unwrap() };
    assert_eq!(template.to_json(), PICKED_UP.as_bytes());
    assert_eq!(json(&template), PICKED_UP);
    let order: Checked<Order> = template.into();
    assert_eq!(order, Order::from_json(PICKED_UP.as_bytes()).unwrap());
}

#[test]
fn placeholders_have_the_types_of_their_fields() {
    let sent = Sent {
        number: "A-1".parse().unwrap(),
        mail: "a@b.c".parse().unwrap(),
        speed: None,
        street: "Jalan \"M\"".parse().unwrap(),
        door_code: "4711".parse().unwrap(),
        article: "BK 7".parse().unwrap(),
        count: 2_u8.try_into().unwrap(),
        weight: 1500_u32.try_into().unwrap(),
        from: "web".into(),
    };
    let written = r#"{"orderNumber":"A-1","mail":"a@b.c","address":{"street":"Jalan \"M\"","town":"Bandung","doorCode":"4711"},"lines":[{"article":"BK 7","count":2},{"article":"BK 8","count":1}],"weight":{"value":1500,"unit":"g"},"labels":{"from":"web"}}"#;
    assert_eq!(String::from_utf8(sent.to_json()).unwrap(), written);
    assert!(!format!("{sent:?}").contains("4711"));
    assert_eq!(json(&Checked::<Order>::from(sent)), written);
}

#[test]
fn a_template_without_placeholders_has_its_json() {
    assert_eq!(Fixed::JSON, r#"{"orderNumber":"A-1","mail":"a@b.c","address":{"street":"a","town":"b"}}"#);
}

order! {
    /// An order whose values convert.
    struct Converted { order_number: _, mail: "a@b.c", speed: _, address: { street: _, town: "Bandung" } }
}

#[test]
fn a_fallible_template_converts_plain_values() -> Result<(), Violations> {
    let converted = Converted::try_new(ConvertedValues {
        order_number: "A-1",
        speed: "regular",
        street: String::from("Jalan Melati 3"),
    })?;
    assert!(
        converted.to_json().ends_with(br#""speed":"regular","address":{"street":"Jalan Melati 3","town":"Bandung"}}"#)
    );
    let violations =
        Converted::try_new(ConvertedValues { order_number: "A 1", speed: "slow", street: None::<&str> }).err().unwrap();
    let found: Vec<_> = violations.iter().map(|found| (found.pointer(), found.id())).collect();
    assert_eq!(
        found,
        [("/orderNumber".into(), "order-number"), ("/speed".into(), "enum"), ("/address".into(), "missing-field")]
    );
    Ok(())
}
