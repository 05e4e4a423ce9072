//! Presets that a crate adds to the orders of its users.

use test_second_table::{order_presets, request::OrderNumber};

use crate::{errors, json};

order_presets! {
    macro picked_up = order, try_picked_up = try_order {
        delivery: "pickup",
        default speed: "regular",
        labels: { "app": "shop", .. },
        pickup_point: { carrier: "toko", .. },
    }
}

order_presets! {
    macro fast = picked_up {
        default speed: "next_day",
        labels: { "fast": 1, .. },
    }
}

#[test]
fn presets_are_joined_with_the_entries_of_a_user() {
    let plain = picked_up! { order_number: "A-1", mail: "a@b.c" };
    assert_eq!(
        json(&plain),
        r#"{"orderNumber":"A-1","mail":"a@b.c","delivery":"pickup","speed":"regular","pickupPoint":{"carrier":"toko"},"labels":{"app":"shop"}}"#
    );
    let own = picked_up! { order_number: "A-1", mail: "a@b.c", speed: "next_day", labels: { "own": 1 } };
    assert_eq!(
        json(&own),
        r#"{"orderNumber":"A-1","mail":"a@b.c","delivery":"pickup","speed":"next_day","pickupPoint":{"carrier":"toko"},"labels":{"app":"shop","own":1}}"#
    );
}

#[test]
fn an_outer_macro_gives_way_to_none_of_its_base() {
    let order = fast! { order_number: "A-1", mail: "a@b.c" };
    assert_eq!(
        json(&order),
        r#"{"orderNumber":"A-1","mail":"a@b.c","delivery":"pickup","speed":"next_day","pickupPoint":{"carrier":"toko"},"labels":{"app":"shop","fast":1}}"#
    );
}

#[test]
fn a_fallible_macro_has_the_same_presets() {
    let number = String::from("A-1");
    let order = try_picked_up! { order_number: number, mail: "a@b.c" };
    assert_eq!(order.unwrap().order_number, "A-1".parse::<OrderNumber>().unwrap());
    assert_eq!(try_picked_up! { order_number: "A-1", mail: "a" .to_string() }.unwrap_err()[0].pointer(), "/mail");
}

#[test]
fn a_mistake_together_with_presets_is_at_the_tokens_of_the_user() {
    let with_presets = |code: &str, expected: &[&str]| {
        let presets = r#"@presets gift { delivery: "courier", is_gift: false, labels: { "a": 1, .. } }"#;
        let order = r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }"#;
        errors::of_order(&format!("{presets} {order}, {code}"), expected);
    };
    with_presets("", &[]);
    with_presets(
        r#"gift_message: "x""#,
        &["gift_message: `gift_message` requires `is_gift: true`
         help: remove `gift_message`
         note: `gift!` sets `is_gift: false`"],
    );
    with_presets(
        "is_gift: true",
        &["is_gift: `is_gift` is set by `gift!`
         help: remove it"],
    );
    with_presets(
        r#"labels: { "a": 2 }"#,
        &[r#""a": `a` is set by `gift!`
         help: remove it"#],
    );
}

#[test]
fn a_mistake_in_presets_is_at_their_declaration() {
    errors::of_order(
        r#"@declare gift { delivery: "pickup", sped: "regular", lines: 3 }"#,
        &[
            "sped: unknown field `sped`
         help: write `speed`",
            r#"3: `lines` must be a list, not a number
         help: write, for example, `lines: [{ article: "…", count: … }]`"#,
        ],
    );
}
