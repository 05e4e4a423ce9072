//! Metadata: any JSON, and run-time values in it.

use super::*;

#[test]
fn metadata_accepts_any_json() {
    let session = request! {
        customer_id: "c",
        metadata: {
            "text": "a\"b",
            "number": -1.50,
            "exponent": 1e3,
            "nothing": null,
            "list": [1, [], { "a": true }],
            "empty": {},
        },
    };
    assert_eq!(
        json(&session),
        sent_with_metadata(
            r#"{"text":"a\"b","number":-1.50,"exponent":1e3,"nothing":null,"list":[1,[],{"a":true}],"empty":{}}"#
        )
    );
}

#[test]
fn metadata_accepts_run_time_values() {
    let order = order();
    let (first, second) = ("new", String::from("gift"));
    let count = 5_u32;
    let below = -3_i64;
    let rush = true;
    let tags = vec!["x".to_owned(), "y".to_owned()];
    let session = request! {
        customer_id: "c",
        metadata: {
            "invoice": order.number,
            "tags": [first, second],
            "more": tags,
            "n": count,
            "below": below,
            "rush": rush,
            "nested": { "deep": true, "total": order.total },
        },
    };
    assert_eq!(
        json(&session),
        sent_with_metadata(
            r#"{"invoice":"INV-1","tags":["new","gift"],"more":["x","y"],"n":5,"below":-3,"rush":true,"nested":{"deep":true,"total":25000}}"#
        )
    );
}
