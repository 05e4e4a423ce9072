//! `try_order!` converts plain values, and reports each that does not convert.

use test_second_table::{Checked, Order, Violations, try_order, try_order_part};

use crate::json;

struct Row {
    number: String,
    mail: String,
    street: Option<&'static str>,
    message: Option<String>,
    lines: Vec<(&'static str, i64)>,
    weight: &'static str,
}

fn order(row: Row) -> Result<Checked<Order>, Violations> {
    try_order! {
        order_number: row.number,
        mail: row.mail,
        address: { street: row.street, town: "Bandung" },
        is_gift: true,
        gift_message?: row.message,
        lines: [for (article, count) in row.lines { article, count }],
        weight: { value: row.weight, unit: "kg" },
    }
}

#[test]
fn plain_values_convert() {
    let row = Row {
        number: "A-1".into(),
        mail: "ayu@example.com".into(),
        street: Some("Jalan Melati 3"),
        message: None,
        lines: vec![("BK 7", 2)],
        weight: "1.5",
    };
    assert_eq!(
        json(&order(row).unwrap()),
        r#"{"orderNumber":"A-1","mail":"ayu@example.com","address":{"street":"Jalan Melati 3","town":"Bandung"},"lines":[{"article":"BK 7","count":2}],"isGift":true,"weight":{"value":1.5,"unit":"kg"}}"#
    );
}

#[test]
fn each_value_that_does_not_convert_is_reported() {
    let row = Row {
        number: "A 1".into(),
        mail: "ayu".into(),
        street: None,
        message: Some("m".repeat(31)),
        lines: vec![("BK 7", 1), ("BK-7", 100)],
        weight: "0",
    };
    let violations = order(row).unwrap_err();
    let found: Vec<_> = violations.iter().map(|found| (found.pointer(), found.id())).collect();
    assert_eq!(
        found,
        [
            ("/orderNumber".into(), "order-number"),
            ("/mail".into(), "mail"),
            ("/address".into(), "missing-field"),
            ("/giftMessage".into(), "text"),
            ("/lines/1/article".into(), "text"),
            ("/lines/1/count".into(), "count"),
            ("/weight/value".into(), "weight"),
        ]
    );
}

#[test]
fn parts_convert_too() {
    let size = |article: &str| try_order_part!(Line { article, count: 1, type: "clothing", size: "small" });
    assert_eq!(json(&size("TS 100").unwrap()), r#"{"article":"TS 100","count":1,"type":"clothing","size":"small"}"#);
    assert_eq!(size("TS-100").unwrap_err()[0].pointer(), "/article");
    let outer = try_order! {
        order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, lines: [size("TS 100"), size("TS-100")],
    };
    assert_eq!(outer.unwrap_err()[0].pointer(), "/lines/1/article");
}
