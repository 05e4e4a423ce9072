//! What an order still needs, its JSON Schema, and its source code.

use serde_json::{Value, json};
use test_second_table::{
    Order,
    json_schema::{JsonSchemaOptions, json_schema_of},
    order,
    request::{self, Delivery},
};

use crate::WHOLE;

#[test]
fn an_order_needs_what_its_rules_demand() {
    let mut draft = Order::new("A-1".parse().unwrap(), "a@b.c".parse().unwrap());
    let required = |draft: &Order| {
        let needs = draft.required_fields().unwrap();
        needs.iter().map(|field| format!("{} {:?}", field.wire(), field.need)).collect::<Vec<_>>()
    };
    let address = [
        "orderNumber Required",
        "mail Required",
        "address Required",
        "address.street Required",
        "address.town Required",
    ];
    assert_eq!(required(&draft), address);
    draft.delivery = Some(Delivery::pickup);
    let point = ["orderNumber Required", "mail Required", "pickupPoint Required", "pickupPoint.carrier Required"];
    assert_eq!(required(&draft), point);

    let need = |draft: &Order, wire: &str| {
        let needs = draft.field_needs().unwrap();
        let need = needs.iter().find(|field| field.wire() == wire).unwrap();
        let rules: Vec<_> = need.rules.iter().map(|rule| rule.id.as_str()).collect();
        format!("{:?} {rules:?}", need.need)
    };
    assert_eq!(need(&draft, "giftMessage"), r#"Rejected ["gift-message"]"#);
    assert_eq!(need(&draft, "speed"), "Optional []");
    draft.is_gift = Some(true);
    assert_eq!(need(&draft, "giftMessage"), "Optional []");

    draft.delivery = Some(Delivery::courier);
    draft.pickup_point = Some(request::PickupPoint::new(request::Carrier::toko));
    let impossible = draft.required_fields().unwrap_err();
    assert_eq!(impossible.rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["pickup-point"]);
}

#[test]
fn the_schema_has_the_fields_and_the_rules() {
    let schema = json_schema_of(request::ORDER, &JsonSchemaOptions::new());
    let description =
        "The body of a request: Orders. A field that is null counts as absent. JSON Schema cannot express these rules:
* rule `json`: the text is UTF-8
* rule `duplicate-field`: each field is given only once";
    assert_eq!(schema["description"], description);
    assert_eq!(schema["required"], json!(["orderNumber", "mail"]));
    assert_eq!(schema["properties"]["delivery"]["$ref"], "#/$defs/Delivery");
    assert_eq!(schema["$defs"]["Delivery"]["enum"], json!(["courier", "pickup", null]));
    assert_eq!(schema["$defs"]["DoorCode"]["writeOnly"], true);
    let rule = |at: usize| &schema["allOf"][at];
    let rules: Vec<_> = (0..5).map(|at| rule(at)["$comment"].as_str().unwrap().split('`').nth(1).unwrap()).collect();
    assert_eq!(rules, ["delivery-address", "pickup-point", "pickup-point", "gift-message", "locker-digits"]);
    assert_eq!(rule(5), &Value::Null);
    let message = json!({
        "$comment": "rule `gift-message`: only a gift has a message",
        "if": { "properties": { "isGift": { "not": { "const": true } } } },
        "then": { "properties": { "giftMessage": { "type": "null" } } },
    });
    assert_eq!(rule(3), &message);
    let digits = rule(4).to_string();
    assert!(digits.contains(r#""const":"kurir""#) && digits.contains("^[0-9]{4}$") && digits.contains("^[0-9]{6}$"));
    assert_eq!(schema["$defs"]["Line"]["allOf"][0]["$comment"], "rule `line-size`: clothing has a size");
}

#[test]
fn source_code_creates_the_order_again() {
    let order = Order::from_json(WHOLE.as_bytes()).unwrap();
    let code = r#"order! {
    order_number: "A-1",
    mail: "ayu@example.com",
    delivery: "courier",
    speed: "next_day",
    address: { street: "Jalan Melati 3", town: "Bandung" },
    lines: [
        { article: "TS 100", count: 2, type: "clothing", size: "small" },
        { article: "BK 7", count: 1 },
    ],
    is_gift: true,
    gift_message: "Happy birthday",
    weight: { value: 1.50, unit: "kg" },
    labels: { "from": ["web", null], "try": 2 },
}"#;
    assert_eq!(order.to_invocation(), code);

    let door_code = "4711".parse().unwrap();
    let unchecked = order! {
        #![allow(gift_message)]
        order_number: "A-1",
        mail!: "a b",
        speed!: "express",
        address: { street: "a", town: "b", door_code },
        gift_message: "x",
        "more"!: [1],
    };
    let code = r#"order! {
    #![allow(gift_message)]
    order_number: "A-1",
    mail!: "a b",
    address: { street: "a", town: "b", door_code },
    gift_message: "x",
    speed!: "express",
    "more"!: [1],
}"#;
    assert_eq!(unchecked.to_invocation(), code);
}
