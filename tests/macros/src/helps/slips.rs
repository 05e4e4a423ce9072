//! Slips of one entry: each field of each request, with values that are wrong for some of them.

use std::{fmt::Write, iter};

use payment_core::{
    request::REQUESTS,
    schema::{Field, Kind, Object},
};
use test_support::book::Source;

use super::wrong_helps;

/// What people write in place of a value.
const VALUES: &[&str] = &[
    "5",
    "-5",
    "+5",
    "0",
    "0.5",
    ".5",
    "5%",
    "5k",
    "1e3",
    "0x1F",
    "007",
    "50.000",
    "50_000",
    "50,000",
    "10 000",
    "1.5.0",
    "5u64",
    "\"5\"",
    "\"50.000\"",
    "\"50,000\"",
    "\"-5\"",
    "\"\"",
    "\" a \"",
    "\"text\"",
    "\"Bank BCA\"",
    "\"XYZ\"",
    "\"BORED\"",
    "'a'",
    "b\"a\"",
    "true",
    "\"true\"",
    "True",
    "null",
    "None",
    "Some(5)",
    "Some(\"a\")",
    "IDR",
    "\"idr\"",
    "idr",
    "GOPAY",
    "\"GOPAY\"",
    "(IDR)",
    "(\"IDR\")",
    "Currency::IDR",
    "[]",
    "[1]",
    "[\"a\"]",
    "{}",
    "{ value: 5 }",
    "{ a: 1 }",
    "({ a: 1 })",
    "{ value: 50.000, currency: IDR }",
    "vec![1]",
    "\"2025-12-30\"",
    "\"2025-12-30T23:59:00+07:00\"",
    "user@example.com",
    "\"a@b.id\"",
    "\"+62812345678\"",
    "\"0812345678\"",
    "\"shop.id\"",
    "row.name",
    "order.",
    "if late { 1 } else { 2 }",
    "\"4111111111111111\"",
];

/// The signs, and after how many values each is tried with the next one.
const SIGNS: [(&str, usize); 3] = [(":", 1), ("?:", 5), ("!:", 4)];

fn valid(kind: Kind) -> String {
    match kind {
        Kind::Text(text) => format!("{:?}", text.example.unwrap_or("1")),
        Kind::Number(number) => number.example.unwrap_or("1").to_owned(),
        Kind::EnumValue(words) => format!("{:?}", words.name_at(0)),
        Kind::Object(object) => entries(object, None),
        Kind::List(item) => format!("[{}]", valid(*item)),
        Kind::Free(_) => "{}".to_owned(),
        Kind::Bool => "true".to_owned(),
    }
}

/// Returns an object with its required fields, and with this entry.
fn entries(object: &Object, given: Option<(&Field, &str)>) -> String {
    let mut text = String::from("{ ");
    for field in object.fields {
        match given {
            Some((name, entry)) if name == field => write!(text, "{entry}, ").unwrap(),
            _ if field.required => write!(text, "{}: {}, ", field.rust, valid(field.kind)).unwrap(),
            _ => {}
        }
    }
    text + "}"
}

/// Returns the ways to all fields inside an object.
fn ways(object: &'static Object) -> Vec<Vec<&'static Field>> {
    let inside = |field: &'static Field| {
        let inner = match field.kind {
            Kind::List(item) => item.as_object(),
            kind => kind.as_object(),
        };
        let deeper = inner.map(ways).unwrap_or_default().into_iter();
        iter::once(vec![field]).chain(deeper.map(move |way| iter::once(field).chain(way).collect()))
    };
    object.fields.iter().flat_map(inside).collect()
}

/// Returns a request with an entry at the end of a way.
fn request(object: &'static Object, way: &[&'static Field], sign: &str, value: &str) -> String {
    let (last, outer) = way.split_last().expect("a way has a field");
    let mut entry = format!("{}{sign} {value}", last.rust);
    let mut field = *last;
    for around in outer.iter().rev() {
        entry = match around.kind {
            Kind::List(item) => {
                let object = item.as_object().expect("the way leads through it");
                format!("{}: [{}]", around.rust, entries(object, Some((field, &entry))))
            }
            kind => {
                let object = kind.as_object().expect("the way leads through it");
                format!("{}: {}", around.rust, entries(object, Some((field, &entry))))
            }
        };
        field = around;
    }
    let base = [
        ("client_reference_id", "\"A\""),
        ("amount", "{ value: 1, currency: IDR }"),
        ("redirect_url", "{}"),
        ("customer_id", "\"C\""),
        ("payment_session_id", "\"S\""),
        ("reason", "OTHERS"),
    ];
    let is_instead =
        |key: &str| matches!((key, field.rust), ("customer_id", "customer") | ("payment_session_id", "charge_id"));
    let is_needed = |key: &str| key != field.rust && !is_instead(key) && object.by_rust(key).is_some();
    let base = base.iter().filter(|(key, _)| is_needed(key));
    let value_of_refund = |value: &str| {
        if object.name == "Refund" { value.replace("value: 1", "value: \"1\"") } else { value.to_owned() }
    };
    base.map(|(key, value)| format!("{key}: {}, ", value_of_refund(value))).chain([entry]).collect()
}

/// In debug, each way of a field meets a third of the values, the next way the next third.
const STEP: usize = if cfg!(debug_assertions) { 3 } else { 1 };

#[test]
fn of_one_entry() {
    let mut reports = Vec::new();
    for object in REQUESTS {
        let name = if object.name == "Refund" { "payment_refund" } else { "payment_session" };
        for (at, way) in ways(object).into_iter().enumerate() {
            proc_macro2::extra::invalidate_current_thread_spans();
            let tried =
                SIGNS.iter().flat_map(|(sign, step)| VALUES.iter().step_by(*step).map(move |value| (value, sign)));
            for (value, sign) in tried.skip(at % STEP).step_by(STEP) {
                let code = format!("{name}! {{ {} }}", request(object, &way, sign, value));
                reports.extend(
                    wrong_helps(&Source::whole(code.clone())).into_iter().map(|report| format!("{code}\n    {report}")),
                );
            }
        }
    }
    assert!(reports.is_empty(), "{} helps are wrong:\n{}", reports.len(), reports.join("\n"));
}
