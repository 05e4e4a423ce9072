//! Each mistake is one error at its tokens, with help.

use proc_macro2::{TokenStream, TokenTree};
use second_table_core::inspect::Finding;
use second_table_expand::{Invocation, Macro};

/// Returns the errors of an invocation, each with the tokens that it is at.
fn errors(called: Macro, code: &str) -> Vec<String> {
    let tokens: Vec<TokenTree> = code.parse::<TokenStream>().expect("the code is tokens").into_iter().collect();
    let invocation = Invocation::parse(called, &tokens);
    let error = |found: &Finding| {
        let place: TokenStream = invocation.snippet(found.place).tokens.iter().cloned().collect();
        let notes: String = found.notes.iter().flat_map(|note| ["\nnote: ", note]).collect();
        format!("{place}: {}\nhelp: {}{notes}", found.message, found.help.text())
    };
    invocation.check().findings().iter().map(error).collect()
}

fn compare(called: Macro, code: &str, expected: &[&str]) {
    let lines = |text: &&str| text.lines().map(str::trim_start).collect::<Vec<_>>().join("\n");
    assert_eq!(errors(called, code), expected.iter().map(lines).collect::<Vec<_>>(), "{code}");
}

/// Compares the errors of an order with the expected ones.
pub fn of_order(code: &str, expected: &[&str]) {
    compare(Macro::Order, code, expected);
}

fn of_part(code: &str, expected: &[&str]) {
    compare(Macro::Part, code, expected);
}

#[test]
fn unknown_repeated_and_missing_keys() {
    of_order(
        r#"order_number: "A-1", mial: "a@b.c", address: { street: "a", town: "b" }"#,
        &["mial: unknown field `mial`
         help: write `mail`"],
    );
    of_order(
        r#"order_no: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, comment: "x", is_gift: true"#,
        &[
            "order_no: unknown field `order_no`
         help: write `order_number`",
            "comment: unknown field `comment`
         help: write `gift_message`",
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, voucher: "X""#,
        &[r#"voucher: unknown field `voucher`
         help: use one of `delivery`, `speed`, `pickup_point`, `lines`, `is_gift`, `gift_message`, `weight`, `labels`; to send an undocumented field unchecked, write `"voucher"!: …`; vouchers are no part of an order"#],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, mail: "d@e.f", street: "c""#,
        &[
            "mail: `mail` is given twice
         help: remove one of them",
            "street: unknown field `street`
         help: remove it: `street` is already present in `address`",
        ],
    );
    of_order(
        r#"address: { street: "a" }"#,
        &[
            r#"address : { street : "a" }: `order_number` and `mail` are missing
         help: add `order_number: "…"` and `mail: "…"`"#,
            r#"{ street : "a" }: `town` is missing
         help: add `town: "…"`"#,
        ],
    );
    of_order(
        r#""orderNumber": "A-1", "mail": "a@b.c", "delivry": "pickup""#,
        &[r#""delivry": unknown field `delivry`
         help: write `"delivery"`"#],
    );
}

#[test]
fn values_of_another_type_and_form() {
    of_order(
        r#"order_number: "A 1", mail: "a b", address: { street: "a", town: "b" }"#,
        &[
            r#""A 1": `order_number` must contain only letters A–Z and a–z, digits, `-` and `_`
         help: write, for example, `order_number: "A-1001"`"#,
            r#""a b": `mail` must contain one `@` with text on both sides
         help: write, for example, `mail: "ayu@example.com"`"#,
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: 5, address: "a", is_gift: 1, lines: {}, labels: [1]"#,
        &[
            r#"5: `mail` must be a string, not a number
         help: write, for example, `mail: "ayu@example.com"`"#,
            r#""a": `address` must be an object, not a string
         help: write `address: { street: "…", town: "…" }`"#,
            "1: `is_gift` must be `true` or `false`, not a number
         help: write `is_gift: true`",
            "{ }: `lines` must be a list, not an object
         help: write `lines: [{ … }]`",
            "[1]: `labels` must be an object, not a list
         help: write `labels: { … }`",
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, weight: 5, gift_message: "", is_gift: true"#,
        &[
            r#"5: `weight` must be an object, not a number
         help: write `weight: { value: 5, unit: "kg" }`"#,
            r#""": `gift_message` must not be empty
         help: use 1–30 characters"#,
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, weight: { value: 0, unit: kg }, lines: [{ article: "a", count: 100 }, 3]"#,
        &[
            "0: `value` must be greater than 0
         help: write, for example, `value: 1.5`",
            "100: `count` must be a whole number from 1 to 99
         help: write, for example, `count: 2`",
            r#"3: an item of `lines` must be an object, not a number
         help: write `{ article: "…", count: 3 }`"#,
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: null, door_code: "4711" }"#,
        &[
            r#"null: `town` is required, so it cannot be `null`
         help: write `town: "…"`"#,
            r#""4711": `door_code` is the code of a door, which must not appear in source code
         help: pass it at run time, for example as `value.parse()?`"#,
        ],
    );
}

#[test]
fn enum_values_in_lower_case() {
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, speed: "nextday""#,
        &[r#""nextday": `speed` must be `regular` or `next_day`
         help: write `speed: "next_day"`"#],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, speed: "express""#,
        &[r#""express": `speed` must be `regular` or `next_day`
         help: write one of them; a value that this list lacks is written `speed!: "express"`"#],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, speed: FAST"#,
        &[r#"FAST: `speed` must be `regular` or `next_day`
         help: write one of them; a constant is written `(FAST)`, a value that this list lacks `speed!: "FAST"`"#],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", delivery: "collect", pickup_point: { carrier: "paxle" }"#,
        &[
            r#""collect": `delivery` must be `courier` or `pickup`
         help: write `delivery: "pickup"`"#,
            r#""paxle": `carrier` must be `kurir`, `paxel` or `toko`
         help: did you mean `"paxel"`?"#,
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", delivery: pickup, pickup_point: { carrier: "toko" }"#,
        &[r#"pickup: `delivery` decides which rules apply, so it must be a literal
         help: write `delivery: "pickup"`; to choose at run time, write `if … { … } else { … }` or `match` among the entries, or check an `Order`"#],
    );
    of_order(r#"order_number: "A-1", mail: "a@b.c", delivery: way, pickup_point: point, address: { street: "a", town: "b" }"#, &[
        r#"way: `delivery` decides which rules apply, so it must be a literal
         help: write `"courier"` or `"pickup"`; to choose at run time, write `if … { … } else { … }` or `match` among the entries, or check an `Order`"#,
        "point: `pickup_point` decides which rules apply, so it must be a literal
         help: write `pickup_point: { carrier: … }`; to choose at run time, write `if … { … } else { … }` or `match` among the entries, or check an `Order`",
    ]);
}

#[test]
fn rules_between_fields() {
    of_order(
        r#"order_number: "A-1", mail: "a@b.c""#,
        &[r#"order_number : "A-1" , mail : "a@b.c": `address` is missing; only the delivery `pickup` may omit it
         help: add `address: { street: "…", town: "…" }`, or add `delivery: "pickup"` and `pickup_point: { carrier: … }`"#],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", delivery: "pickup""#,
        &[r#""pickup": `delivery: "pickup"` requires `pickup_point`
         help: add `pickup_point: { carrier: … }`, where `carrier` is `"kurir"`, `"paxel"` or `"toko"`"#],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", delivery: "pickup", pickup_point: { carrier: "paxel", locker: "12" }"#,
        &[r#""12": `locker` must have exactly 6 digits for `paxel`
         help: use exactly 6 digits for `paxel`, including leading zeros"#],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, pickup_point: { carrier: "toko" }, gift_message: "x""#,
        &[
            r#"pickup_point: `pickup_point` requires `delivery` `pickup`
         help: remove `pickup_point`, or add `delivery: "pickup"`"#,
            "gift_message: `gift_message` requires `is_gift: true`
         help: remove `gift_message`, or add `is_gift: true`",
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, lines: [{ article: "T", count: 1, type: "clothing" }]"#,
        &[r#""clothing": `type: "clothing"` requires `size`
         help: add `size: …`, where `size` is `"small"` or `"large"`"#],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, if gift { is_gift: true } gift_message: "x""#,
        &["if: `gift_message` requires `is_gift: true`
         help: write `gift_message` only with `if gift`, or add an `else` with `is_gift: true`"],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", match way { Way::Home => { address: { street: "a", town: "b" } } Way::Locker => { delivery: "pickup" } }"#,
        &[r#""pickup": `delivery: "pickup"` requires `pickup_point`
         help: add `pickup_point: { carrier: … }`, where `carrier` is `"kurir"`, `"paxel"` or `"toko"`"#],
    );
}

#[test]
fn syntax() {
    of_order(
        r#"order_number: "A-1" mail: "a@b.c"; address: { street: "a", town: "b" }, speed = "regular""#,
        &[
            r#""A-1": expected `,` after this value
         help: add a comma"#,
            ";: expected `,`, found `;`
         help: write `,`",
            "=: expected `:`, found `=`
         help: write `speed: …`",
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: Address { street: "a", town: "b" }, is_gift: True"#,
        &["Address: unexpected `Address` before an object
         help: write the object as `{ … }`"],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }, lines: [{ article: "a" count: 1 } { article: "b", count: 2 }]"#,
        &[
            r#""a": expected `,` after this value
         help: add a comma"#,
            "_: expected `,` after this value
         help: add a comma",
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: _, address: { street: "a", town: "b" }, lines: vec![]"#,
        &["_: a placeholder can be used only in a template
         help: write a value, or declare a template: `struct Name { key: value, … }`"],
    );
}

#[test]
fn waivers_and_marks() {
    of_order(
        r#"#![allow(gift_mesage)] order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }"#,
        &["gift_mesage: unknown rule `gift_mesage`
         help: write `gift_message`"],
    );
    of_order(
        r#"#![allow(mail, json)] order_number: "A-1", mail: "a@b.c", address: { street: "a", town: "b" }"#,
        &[
            "mail: rule `mail` cannot be allowed
         help: write an unchecked field instead: `key!: value`",
            "json: rule `json` cannot be allowed
         help: remove it",
        ],
    );
    of_order(
        r#"#![allow(locker_digits)] order_number: "A-1", mail: "a@b.c", delivery: "pickup", pickup_point: { carrier: "paxel", locker: "12" }"#,
        &[],
    );
    of_order(
        r#"order_number: "A-1", mail!: "a@b.c", address: { street!: "", town: "b", door_code!: "1" }"#,
        &[
            "mail: `mail` is valid, so it must be checked
         help: write `:` instead of `!:`",
            "door_code: `door_code` is secret, so it must be checked
         help: write `:` instead of `!:`",
        ],
    );
    of_order(
        r#"order_number: "A-1", mail: "a@b.c", "doorCode"!: "4711", address!: { "doorCode": "4711" }"#,
        &[
            r#""4711": `doorCode` looks like the secret field `door_code`, so it must be checked
         help: pass it at run time, for example as `door_code: value.parse()?` in `address`"#,
            "address: `address` contains the code of a door, so it must be checked
         help: write `:` instead of `!:`",
        ],
    );
    of_order(r#"order_number?: number, mail: "a@b.c", address: { street: "a", town: "b" }, delivery?: way, more?: 1, "more": 1"#, &[
        "order_number: `order_number` is required, so it cannot be optional
         help: write `order_number:` with a value that is always present, or choose with `if let Some(value) = … { … } else { … }`",
        "delivery: `delivery` decides which rules apply, so it cannot be optional
         help: write `if … { … } else { … }` or `match` among the entries, or check an `Order`",
        r#"more: unknown field `more`
         help: use one of `speed`, `pickup_point`, `lines`, `is_gift`, `gift_message`, `weight`, `labels`; to send an undocumented field unchecked, write `"more"!: …`"#,
        r#""more": unknown field `more`
         help: use one of `"speed"`, `"pickupPoint"`, `"lines"`, `"isGift"`, `"giftMessage"`, `"weight"`, `"labels"`; to send an undocumented field unchecked, write `"more"!: …`"#,
    ]);
}

#[test]
fn parts() {
    of_part(
        r#"Adress { street: "a" }"#,
        &[
            "Adress: a request has no object `Adress`
         help: write `Address`",
            r#"{ street : "a" }: `town` is missing
         help: add `town: "…"`"#,
        ],
    );
    of_part(
        "Order { }",
        &["Order: `Order` is a whole request
         help: write `order! { … }`"],
    );
    of_part(
        r#"Line { article: "a", count: 1, type: "clothing" }"#,
        &[r#""clothing": `type: "clothing"` requires `size`
         help: add `size: …`, where `size` is `"small"` or `"large"`"#],
    );
    of_part(
        r#"{ street: "a" }"#,
        &["_: expected the name of an object and `{ … }`
         help: write `order_part!(Name { key: value, … })`"],
    );
    of_part(
        "Labels { }",
        &["Labels: `Labels` is arbitrary JSON and has no parts
         help: write the object in its place, or create a value with `Labels::from_serialize`"],
    );
    of_part(
        "Speed { }",
        &["Speed: a request has no object `Speed`
         help: write one of `Address`, `PickupPoint`, `Line`, `Load`"],
    );
    of_part(
        r#"Address { street: "a", town: "b" }, 1"#,
        &["Address: expected the name of an object and `{ … }`
         help: write `order_part!(Name { key: value, … })`"],
    );
}
