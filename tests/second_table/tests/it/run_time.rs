//! Violations of drafts and of JSON.

use test_second_table::{
    Line, Order, Violation, Violations,
    request::{Address, Carrier, Delivery, LineKind, PickupPoint},
};

use crate::PICKED_UP;

/// Compares violations with the expected ones: place, rule, message and suggestions.
fn compare(violations: &Violations, expected: &[[&str; 4]]) {
    let suggestions = |found: &Violation| {
        let texts = found.suggestions().iter().map(|suggestion| suggestion.text().to_owned());
        texts.collect::<Vec<_>>().join(" | ")
    };
    let found =
        |found: &Violation| [found.pointer(), found.id().to_owned(), found.message().to_owned(), suggestions(found)];
    assert_eq!(violations.iter().map(found).collect::<Vec<_>>(), expected);
}

#[test]
fn every_violation_of_json_is_reported() {
    let body = br#"{"order_number":"A-1","mail":"ayu","mail":"a@b.c","delivery":"PICKUP",
        "pickupPoint":{"carrier":"paxel","locker":"12"},"isGift":"yes","giftMessage":"x","labels":{},
        "lines":[{"article":"TS 100","count":0,"type":"clothing"}]}"#;
    let violations = Order::from_json(body).unwrap_err();
    compare(
        &violations,
        &[
            ["/order_number", "unknown-field", "unknown field `order_number`", r#"write `"orderNumber"`"#],
            [
                "/mail",
                "mail",
                "`mail` must contain one `@` with text on both sides",
                r#"use an e-mail address, for example `"mail": "ayu@example.com"`"#,
            ],
            ["/mail", "duplicate-field", "`mail` is given twice", "remove one of them"],
            ["/delivery", "enum", "`delivery` must be `courier` or `pickup`", r#"write `"delivery": "pickup"`"#],
            [
                "/pickupPoint/locker",
                "locker-digits",
                "`locker` must have exactly 6 digits for `paxel`",
                "use exactly 6 digits for `paxel`, including leading zeros",
            ],
            ["/isGift", "type", "`isGift` must be `true` or `false`, not a string", r#"write `"isGift": true`"#],
            [
                "/lines/0/count",
                "count",
                "`count` must be a whole number from 1 to 99",
                r#"use a whole number from 1 to 99, for example `"count": 2`"#,
            ],
            [
                "/lines/0/type",
                "line-size",
                r#"`"type": "clothing"` requires `size`"#,
                r#"add `"size": …`, where `size` is `"small"` or `"large"`"#,
            ],
        ],
    );
    assert_eq!((violations[0].line(), violations[0].column()), (Some(1), Some(2)));
    assert_eq!((violations[7].line(), violations[7].column()), (Some(3), Some(55)));
}

#[test]
fn json_that_cannot_be_read_has_one_violation() {
    let rejected = |body: &str| Order::from_json(body.as_bytes()).unwrap_err();
    compare(&rejected("[]"), &[["", "json", "a request must be a JSON object", "write `{ … }`"]]);
    for body in ["", r#"{"orderNumber":"A-1""#] {
        compare(&rejected(body), &[["", "json", "the text ends too early", "one JSON object"]]);
    }
}

#[test]
fn drafts_are_checked_by_the_same_rules() {
    let mut draft = Order::new("A-1".parse().unwrap(), "a@b.c".parse().unwrap());
    draft.pickup_point = Some(PickupPoint { locker: Some("12".parse().unwrap()), ..PickupPoint::new(Carrier::paxel) });
    let locker = [
        "/pickupPoint/locker",
        "locker-digits",
        "`locker` must have exactly 6 digits for `paxel`",
        "use exactly 6 digits for `paxel`, including leading zeros",
    ];
    compare(
        &draft.violations().unwrap(),
        &[
            [
                "",
                "delivery-address",
                "`address` is missing; only the delivery `pickup` may omit it",
                r#"add `"address": { "street": "…", "town": "…" }` | add `"delivery": "pickup"`"#,
            ],
            [
                "/pickupPoint",
                "pickup-point",
                "`pickupPoint` requires `delivery` `pickup`",
                r#"remove `"pickupPoint"` | add `"delivery": "pickup"`"#,
            ],
            locker,
        ],
    );
    draft.delivery = Some(Delivery::pickup);
    compare(&draft.violations().unwrap(), &[locker]);
    draft.pickup_point.as_mut().unwrap().locker = Some("000012".parse().unwrap());
    let order = draft.check().unwrap();
    assert_eq!(order.to_json(), PICKED_UP.replace("ayu@example.com", "a@b.c").as_bytes());

    let mut draft = Order::new("A-1".parse().unwrap(), "a@b.c".parse().unwrap());
    draft.address = Some(Address::new("a".parse().unwrap(), "b".parse().unwrap()));
    assert!(draft.check().is_ok());
}

#[test]
fn an_object_with_rules_is_checked_by_itself() {
    let mut line = Line::new("TS 100".parse().unwrap(), 1_u8.try_into().unwrap());
    line.r#type = Some(LineKind::clothing);
    compare(
        &line.check().unwrap_err(),
        &[[
            "/type",
            "line-size",
            r#"`"type": "clothing"` requires `size`"#,
            r#"add `"size": …`, where `size` is `"small"` or `"large"`"#,
        ]],
    );
}
