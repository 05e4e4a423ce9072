//! An expression that another macro passes on stays one expression, in every place, as in code without a macro of this crate.
//! `cargo clippy` decides that no lint reports what the expansion adds for it.

#![forbid(unused, clippy::all)]
#![deny(clippy::nursery, clippy::pedantic)]
#![allow(clippy::cast_lossless, reason = "the users of `as` are tested, too")]

use payment_session::{
    PaymentSession, Product, payment_part, payment_presets, payment_session, try_payment_part, try_payment_refund,
    try_payment_session,
};

const ONE: i32 = 1;
const TWO: i32 = 2;
const YES: bool = true;
const NO: bool = false;

macro_rules! json {
    ($value:expr) => {
        String::from_utf8($value.to_json()).expect("JSON is UTF-8")
    };
}

/// Returns the beginning of the JSON of a request with this value.
fn with_value(value: i32) -> String {
    format!(r#"{{"clientReferenceId":"1","amount":{{"value":{value},"currency":"IDR"}},"mode":"API""#)
}

macro_rules! operators {
    ($n:expr, $flag:expr, $list:expr, $option:expr) => {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            mode: API,
            auto_confirm: false,
            customer_id: "c",
            metadata: {
                "alone": $n,
                "written": ($n) * 10,
                "times": $n * 10,
                "negated": -$n,
                "subtracted": 10 - $n,
                "method": $n.max(2),
                "cast": $n as i64,
                "not": !$flag,
                "compared": $flag == NO,
                "index": $list[1],
                "questioned"?: ((|| Some($option?))()),
                "argument": ONE.max($n * 10),
                "closure": (|n| n + $n * 10)(1),
                "block": ({ let n = $n * 10; n }),
                "condition": if $flag { "yes" } else { "no" },
                "array": [[$n * 10], { "inside": $n * 10 }],
                "passed on": operators!(@twice $n * 10),
                "macro": format!("{}", $n * 10),
                "optional"?: Some($n * 10),
            },
            "unchecked"!: $n * 10,
        }
    };
    (@twice $n:expr) => {
        $n * 10
    };
}

#[test]
fn next_to_every_operator() {
    let session = operators!(ONE + TWO, NO || YES, if YES { [1, 2] } else { [3, 4] }, Some(ONE).map(|n| n + TWO));
    let expected = concat!(
        r#""metadata":{"alone":3,"written":30,"times":30,"negated":-3,"subtracted":7,"method":3,"cast":3,"not":false,"#,
        r#""compared":false,"index":2,"questioned":3,"argument":30,"closure":31,"block":30,"condition":"yes","#,
        r#""array":[[30],{"inside":30}],"passed on":300,"macro":"30","optional":30},"unchecked":30}"#,
    );
    let json = json!(session);
    assert!(json.ends_with(expected), "{json}");
}

macro_rules! sessions {
    ($n:expr, $flag:expr, $items:expr, $by:expr) => {
        try_payment_session! {
            client_reference_id: format!("{}", $n * 10),
            amount: { value: $n * 10, currency: IDR },
            mode: API,
            auto_confirm: false,
            if !$flag { customer_id: "known" } else { customer: { email: "a@b.id" } }
            match $n * 10 {
                30 if !$flag => { statement_descriptor: "thirty" },
                _ => { statement_descriptor: "other" },
            }
            order_information: {
                product_details: [
                    for count in 0..$n * 2 { type: DIGITAL, quantity: count + 1, price: { value: $n * 10, currency: IDR } }
                    if !$flag { type: SERVICE, quantity: $n * 10, price: { value: 1, currency: IDR } }
                    match $n - 1 {
                        2 => { type: PHYSICAL, quantity: 2, price: { value: 1, currency: IDR } }
                        _ => {}
                    }
                    ..$items.iter().map(|n| product(*n * $by)),
                ],
            },
        }
    };
}

fn product(quantity: i32) -> Product {
    try_payment_part!(Product { type: PHYSICAL, quantity, price: { value: 1, currency: IDR } }).expect("it is valid")
}

#[test]
fn in_control_flow_and_fields() {
    let (lists, at) = ([[1], [2]], 1);
    let session = sessions!(ONE + TWO, NO && YES, if at == 1 { lists[at] } else { lists[0] }, ONE + TWO);
    let session = session.expect("it is valid");
    let details = &session.order_information.as_ref().expect("an order").product_details;
    let quantities: Vec<_> = details.iter().map(|product| product.quantity.to_string()).collect();
    assert_eq!(quantities, ["1", "2", "3", "4", "5", "6", "30", "2", "6"]);
    assert_eq!(details[0].price.value.to_string(), "30");
    let json = json!(session);
    assert!(json.starts_with(&with_value(30).replace(r#"Id":"1""#, r#"Id":"30""#)), "{json}");
    assert!(json.contains(r#""customerId":"known""#), "{json}");
    assert!(json.contains(r#""statementDescriptor":"thirty""#), "{json}");
}

macro_rules! other_invocations {
    ($n:expr) => {{
        let refund = try_payment_refund! {
            client_reference_id: "R", charge_id: "c", reason: OTHERS, amount: { value: ($n * 10).to_string(), currency: IDR }
        };
        let part = try_payment_part!(Amount { value: $n * 10, currency: IDR });
        let checked = payment_part!(Amount { value: ($n * 10).try_into().expect("it is positive"), currency: IDR });
        payment_session! {
            struct Template {
                client_reference_id: _,
                amount: { value: 1, currency: IDR },
                mode: API,
                auto_confirm: false,
                customer_id: "c",
                metadata: { "n": $n * 10 },
            }
        }
        let template = Template { client_reference_id: super::reference() };
        [
            json!(refund.expect("it is valid")),
            part.expect("it is valid").value.to_string(),
            checked.value.to_string(),
            json!(template),
            json!(PaymentSession::from(template)),
        ]
    }};
}

#[test]
fn in_refunds_parts_and_templates() {
    let [refund, part, checked, template, session] = other_invocations!(ONE + TWO);
    assert!(refund.contains(r#""value":"30""#), "{refund}");
    assert_eq!([part, checked], ["30", "30"]);
    assert!(template.ends_with(r#""metadata":{"n":30}}"#), "{template}");
    assert_eq!(template, session);
}

macro_rules! presets {
    ($n:expr) => {
        payment_presets! {
            macro preset = payment_session, try_preset = try_payment_session {
                mode: API,
                auto_confirm: false,
                default customer_id: format!("{}", $n * 10).parse().expect("an id"),
                metadata: { "preset": $n * 10, .. },
            }
        }
    };
}

presets!(ONE + TWO);

#[test]
fn in_presets() {
    let session = preset! { client_reference_id: "1", amount: { value: 1, currency: IDR } };
    let json = json!(session);
    assert_eq!(json, with_value(1) + r#","customerId":"30","autoConfirm":false,"metadata":{"preset":30}}"#);
    let session = try_preset! { client_reference_id: "1", amount: { value: 1, currency: IDR } };
    assert_eq!(json!(session.expect("it is valid")), json);
}

mod names {
    pub const VALUE: i32 = 3;

    pub struct Named<T>(pub T);

    impl Named<i32> {
        pub const fn new(value: i32) -> Self {
            Self(value)
        }
    }
}

/// Fragments that are no expressions, next to operators. They stay as they are.
macro_rules! fragments {
    ($ident:ident, $literal:literal, $ty:ty, $path:path, $macro:path, $pat:pat, $block:block, $tt:tt) => {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            mode: API,
            auto_confirm: false,
            customer_id: "c",
            metadata: {
                "ident": $ident * 10 - $ident,
                "literal": $literal * 10 - $literal,
                "absolute": $literal.abs(),
                "type": (names::Named::<$ty>::new(1).0 as $ty) * 10,
                "path": $path * 10 - $path,
                "macro": $macro!("{}", $path - 1),
                "pattern": matches!($literal, $pat) && !matches!(Some($ident), Some($pat)),
                "match": (match $literal { $pat => 1, _ => 2 }),
                "block": (if $ident == 3 $block else { 0 }),
                "tokens": 10 - $tt * 2,
            },
        }
    };
}

#[test]
fn other_fragments_stay() {
    let three = names::VALUE;
    let session = fragments!(three, -3_i32, i32, names::VALUE, std::format, -3 | -4, { 7 }, (three + 1));
    let expected = concat!(
        r#""metadata":{"ident":27,"literal":-27,"absolute":3,"type":10,"path":27,"macro":"2","pattern":true,"match":1,"#,
        r#""block":7,"tokens":2}}"#,
    );
    let json = json!(session);
    assert!(json.ends_with(expected), "{json}");
}
