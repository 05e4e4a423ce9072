//! The remedies of the macro, in sessions, refunds and parts with several mistakes.

use payment_core::{
    request::{Customer, Product, REFUND, SESSION, SplitRouting},
    schema::{Field, Kind, Object, Secrecy, Value as _},
};
use payment_expand::{Invocation, Macro};
use proc_macro2::{Literal, TokenStream, TokenTree};
use serde_json::{Map, Value, json};
use test_support::{
    Random,
    remedies::{self, Found, Report, Subject},
};

/// The number of bodies of each macro. A debug build tries only a part of them.
const COUNT: usize = if cfg!(debug_assertions) { 150 } else { 5_000 };

/// The style of the keys.
#[derive(Clone, Copy, PartialEq)]
enum Keys {
    Rust,
    Wire,
}

/// Returns the source code of a value.
fn code(value: &Value, kind: Option<Kind>, keys: Keys) -> String {
    match (value, kind) {
        (Value::Object(entries), kind) => format!("{{ {} }}", code_of_entries(entries, kind, keys, |_| true)),
        (Value::Array(items), kind) => {
            let kind = if let Some(Kind::List(item)) = kind { Some(*item) } else { None };
            let items: Vec<_> = items.iter().map(|item| code(item, kind, keys)).collect();
            format!("[{}]", items.join(", "))
        }
        // Card data is not written in source code.
        (Value::String(_), Some(Kind::Text(text))) if text.secrecy == Secrecy::Card => "cards.value".to_owned(),
        (Value::String(word), Some(Kind::Word(words))) if keys == Keys::Rust && is_upper(word) => {
            if words.names().contains(&&**word) { word.clone() } else { Literal::string(word).to_string() }
        }
        (Value::String(text), _) => Literal::string(text).to_string(),
        (value, _) => value.to_string(),
    }
}

/// Returns the source code of the entries whose key is wanted.
fn code_of_entries(
    entries: &Map<String, Value>,
    kind: Option<Kind>,
    keys: Keys,
    is_wanted: impl Fn(&str) -> bool,
) -> String {
    let object = kind.and_then(Kind::as_object);
    let entry = |(key, value): (&String, &Value)| {
        let field = object.and_then(|object| object.by_wire(key));
        let value = code(value, field.map(|field| field.kind), keys);
        format!("{}: {value}", key_of(key, object, field, keys))
    };
    let entries: Vec<_> = entries.iter().filter(|(key, _)| is_wanted(key)).map(entry).collect();
    entries.join(", ")
}

fn is_upper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Returns a key as it is written in this style. An unknown key is a string if it would be another field as an identifier.
fn key_of(key: &str, object: Option<&'static Object>, field: Option<&'static Field>, keys: Keys) -> String {
    let is_identifier = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && object.is_some_and(|object| object.by_rust(key).is_none());
    match (keys, field) {
        (Keys::Rust, Some(field)) => field.rust.to_owned(),
        (Keys::Rust, None) if is_identifier => key.to_owned(),
        _ => Literal::string(key).to_string(),
    }
}

/// Returns what a macro finds in the tokens of a body. Nothing is followed in the last bytes of the code.
fn report(invoked: Macro, code: &str, last: usize) -> Report {
    // Otherwise the texts of earlier bodies would fill the memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens: TokenStream = code.parse().unwrap_or_else(|error| panic!("{error}: {code}"));
    let invocation = Invocation::parse(invoked, &tokens.into_iter().collect::<Vec<TokenTree>>());
    let checked = invocation.check();
    let found = checked.findings().iter().map(|finding| {
        let help = finding.help.text();
        let tokens = &invocation.snippet(finding.place).tokens;
        let is_last = tokens.first().is_some_and(|first| first.span().byte_range().start >= code.len() - last);
        // Where arms differ, the help names one.
        let is_followed = !is_last && ![&finding.message, &help].iter().any(|text| text.contains(CONDITION));
        let suggestions = finding.help.suggestions().iter().filter(|_| is_followed);
        Found {
            id: finding.rule.id,
            pointer: finding.pointer.to_string(),
            message: finding.message.clone(),
            help,
            remedies: suggestions.map(|suggestion| suggestion.remedy().to_vec()).collect(),
            others: finding.others.iter().map(|other| (other.rule.id, other.pointer.to_string())).collect(),
        }
    });
    Report { found: found.collect(), undecided: checked.undecided() }
}

#[test]
fn of_sessions_and_refunds() {
    let mut random = Random::new(84);
    for (invoked, object, bodies) in
        [(Macro::Session, SESSION, remedies::sessions()), (Macro::Refund, REFUND, remedies::refunds())]
    {
        for keys in [Keys::Rust, Keys::Wire] {
            let check = |body: &Value| report(invoked, &code(body, Some(Kind::Object(object)), keys), 0);
            Subject { object, check: &check, bodies: bodies.clone() }
                .try_remedies(COUNT, &mut random)
                .assert_all_are_right();
        }
    }
}

/// The condition of the choices.
const CONDITION: &str = "is_first";

/// Some entries of a session lie in an arm, and the other arm has those of a valid session.
#[test]
fn of_choices() {
    let (mut random, mut tried) = (Random::new(86), 0);
    for valid in remedies::sessions() {
        let is_chosen = |key: &str| key.bytes().map(usize::from).sum::<usize>() % 2 == 0;
        let kind = Some(Kind::Object(SESSION));
        let check = |body: &Value| {
            let entries = |body: &Value, is_in_arm: bool| {
                code_of_entries(body.as_object().unwrap(), kind, Keys::Rust, |key| is_chosen(key) == is_in_arm)
            };
            let other = format!(" else {{ {} }} }}", entries(&valid, true));
            let always = entries(body, false);
            let comma = if always.is_empty() { "" } else { "," };
            let code = format!("{{ {always}{comma} if {CONDITION} {{ {} }}{other}", entries(body, true));
            report(Macro::Session, &code, other.len())
        };
        let subject = Subject { object: SESSION, check: &check, bodies: Vec::from([valid.clone()]) };
        let found = subject.try_remedies(COUNT / 10, &mut random);
        found.assert_all_are_right();
        tried += found.remedies;
    }
    assert!(tried > COUNT, "{tried} remedies");
}

#[test]
fn of_parts() {
    let mut random = Random::new(85);
    let money = json!({ "value": 10000, "currency": "IDR" });
    let person =
        json!({ "email": "a@b.id", "givenName": "Ayu", "phoneNumber": { "countryCode": "+62", "number": "812" } });
    let parts = [
        ("Product", Product::KIND, json!({ "type": "PHYSICAL", "quantity": 1, "price": money, "name": "Shirt" })),
        (
            "SplitRouting",
            SplitRouting::KIND,
            json!({
                "merchantId": "m", "type": "FIXED", "currency": "IDR", "fixedAmount": 5, "remarks": "fee",
            }),
        ),
        ("Customer", Customer::KIND, person),
    ];
    for (name, kind, body) in parts {
        let object = kind.as_object().unwrap();
        let check = |body: &Value| {
            report(Macro::Part, &format!("{name} {}", code(body, Some(Kind::Object(object)), Keys::Rust)), 0)
        };
        Subject { object, check: &check, bodies: Vec::from([body]) }
            .try_remedies(COUNT, &mut random)
            .assert_all_are_right();
    }
}
