//! Each remedy is applied to the request: its mistake is gone, and it brings none but those that the mistake hid.

use std::fs;

use payment_core::{inspect::undecided_rules, schema::Sample};
use payment_session::{
    PaymentSession, Refund, Remedy, Violation, Violations,
    rules::{RuleId, Waiver},
    schema::{Field, Kind, Object, REFUND, SESSION},
};
use serde_json::{Value, json};
use test_support::Random;

/// The number of bodies. A release build, as in `.ci/extra`, checks more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 2_000 } else { 20_000 };

/// The most remedies that a request needs, one after the other.
const MOST_STEPS: usize = 20;

#[derive(Clone, Copy)]
enum Request {
    Session,
    Refund,
}

impl Request {
    fn object(self) -> &'static Object {
        match self {
            Self::Session => SESSION,
            Self::Refund => REFUND,
        }
    }

    fn violations(self, body: &Value) -> Option<Violations> {
        let text = body.to_string();
        match self {
            Self::Session => PaymentSession::from_json(text.as_bytes()).err(),
            Self::Refund => Refund::from_json(text.as_bytes()).err(),
        }
    }
}

/// Returns the help for a mistake in a session.
fn help(body: &Value, pointer: &str) -> String {
    let violations = Request::Session.violations(body).unwrap();
    let found = violations.iter().find(|violation| violation.pointer() == pointer);
    found.and_then(Violation::help).unwrap_or_default().to_owned()
}

fn session(fields: &Value) -> Value {
    let mut body = json!({
        "clientReferenceId": "INV-1", "amount": { "value": 10000, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
    });
    for (key, value) in fields.as_object().unwrap() {
        if value.is_null() {
            body.as_object_mut().unwrap().remove(key);
        } else {
            body[key] = value.clone();
        }
    }
    body
}

#[test]
fn an_unknown_key_is_never_told_to_be_another_field() {
    let body =
        session(&json!({ "clientReferenceId": null, "order_id": "INV-1", "customerId": null, "email": "a@b.id" }));
    assert_eq!(help(&body, "/email"), "move it into `customer`");
    assert_eq!(help(&body, "/order_id"), r#"write `"clientReferenceId"`"#);
    let notes = |body: &Value| -> Vec<String> {
        let violations = Request::Session.violations(body).unwrap();
        violations.iter().flat_map(Violation::notes).cloned().collect()
    };
    assert_eq!(notes(&body), [""; 0]);
    let body = session(&json!({ "clientReferenceId": null, "orderRef": "INV-1", "coupon": 1 }));
    assert_eq!(notes(&body), ["`clientReferenceId` is missing too, unless `coupon` is meant"]);
}

#[test]
fn an_account_number_goes_where_it_belongs() {
    let refund = json!({
        "clientReferenceId": "R", "chargeId": "C", "reason": "DUPLICATE", "isFullAmount": true, "method": "TRANSFER_ONLY",
        "transferDestination": { "bank": "BCA", "account_number": "1", "account_name": "Ayu" },
    });
    let violations = Request::Refund.violations(&refund).unwrap();
    let helps: Vec<_> = violations.iter().map(|violation| violation.help().unwrap_or_default()).collect();
    let inside = "move it into `transferDestination.channelInformation`, as";
    let expected =
        [format!("{inside} `accountName`"), format!("{inside} `accountNumber`"), r#"write `"channelCode"`"#.to_owned()];
    for help in &helps {
        assert!(expected.iter().any(|expected| expected == help), "{help}");
    }
    assert_eq!(helps.len(), 3);
}

#[test]
fn a_channel_goes_to_the_options_of_the_chosen_method() {
    let method = json!({ "type": "EWALLET", "ewallet": { "channel": "DANA" } });
    let body = session(&json!({ "mode": "API", "redirectUrl": null, "paymentMethod": method }));
    assert_eq!(help(&body, "/paymentMethod/ewallet/channel"), "move it into `paymentMethodOptions.ewallet`");
    assert_eq!(
        help(&body, "/paymentMethod/type"),
        r#"add `"paymentMethodOptions": { "ewallet": { "channel": "DANA" } }`"#
    );
    let method = json!({ "type": "VIRTUAL_ACCOUNT", "virtualAccount": { "channel": "BCA" } });
    let body = session(&json!({ "mode": "API", "redirectUrl": null, "paymentMethod": method }));
    assert_eq!(
        help(&body, "/paymentMethod/type"),
        r#"add `"paymentMethodOptions": { "virtualAccount": { "channel": "BCA" } }`"#
    );
}

#[test]
fn no_reason_of_a_refund_is_chosen_for_the_user() {
    let refund = json!({ "clientReferenceId": "R", "chargeId": "C", "isFullAmount": true });
    let violations = Request::Refund.violations(&refund).unwrap();
    let help = violations[0].help().unwrap();
    assert!(help.starts_with(r#"add `"reason": …`, where `reason` is "#), "{help}");
}

#[test]
fn nothing_is_moved_to_where_a_field_is_already() {
    let body = session(&json!({ "currency": "IDR" }));
    assert_eq!(help(&body, "/currency"), "remove it: `currency` is already present in `amount`");
    let body = session(&json!({ "customerId": null, "customer": { "Email": "a@b.id" }, "email": "b@b.id" }));
    assert_eq!(help(&body, "/email"), "remove it: `Email` is already present in `customer`");
}

#[test]
fn a_key_next_to_null_is_not_written_twice() {
    let customer = json!({ "email": "a@b.id", "surname": null, "sureName": "X" });
    let body = session(&json!({ "customerId": null, "customer": customer }));
    let violations = Request::Session.violations(&body).unwrap();
    let suggestion = &violations[0].suggestions()[0];
    assert_eq!(suggestion.text(), r#"write `"surname"`, and remove the entry that is `null`"#);
    assert_eq!(suggestion.replacement(), None);
}

/// The members of an object or list around a pointer, and its last key.
fn split(pointer: &str) -> (&str, String) {
    let (outer, key) = pointer.rsplit_once('/').unwrap();
    (outer, key.replace("~1", "/").replace("~0", "~"))
}

fn remove(body: &mut Value, pointer: &str) -> Option<Value> {
    let (outer, key) = split(pointer);
    body.pointer_mut(outer)?.as_object_mut()?.remove(&key)
}

/// Sets the value at a pointer, and creates the objects and lists on the way to it.
fn set(body: &mut Value, pointer: &str, value: Value) {
    let mut at = body;
    for key in pointer.split('/').skip(1).map(|key| key.replace("~1", "/").replace("~0", "~")) {
        let index = key.parse::<usize>().ok();
        if at.is_null() {
            *at = if index.is_some() { json!([]) } else { json!({}) };
        }
        at = match (at, index) {
            (Value::Array(items), Some(index)) => {
                if items.len() <= index {
                    items.push(Value::Null);
                }
                items.last_mut().unwrap()
            }
            (at, _) => &mut at[&key],
        };
    }
    *at = value;
}

fn field_at(object: &'static Object, pointer: &str) -> Option<&'static Field> {
    let (mut object, mut last) = (Some(object), None);
    for key in pointer.split('/').skip(1) {
        if key.parse::<usize>().is_ok() {
            continue;
        }
        last = object?.by_wire(key);
        object = last.and_then(|field| object_of(field.kind));
    }
    last
}

fn object_of(kind: Kind) -> Option<&'static Object> {
    match kind {
        Kind::List(item) => object_of(*item),
        kind => kind.as_object(),
    }
}

/// Returns a valid value of unknown content.
fn valid(kind: Kind, random: &mut Random) -> Value {
    match kind {
        Kind::Text(text) => {
            let number = "4111111111111111";
            json!(text.example.unwrap_or(&number[..number.len().min(text.max)]))
        }
        Kind::Number(_) => json!(1),
        Kind::Bool => json!(true),
        Kind::Word(words) => json!(words.name_at(random.below(words.count()))),
        Kind::List(item) => json!([valid(*item, random)]),
        Kind::Free(_) => json!({}),
        kind => {
            let fields = kind.as_object().unwrap().fields.iter().filter(|field| field.required);
            Value::Object(fields.map(|field| (field.wire.to_owned(), valid(field.kind, random))).collect())
        }
    }
}

/// Returns a sample with valid values in its gaps.
fn filled(sample: &Sample, field: Option<&'static Field>, random: &mut Random) -> Option<Value> {
    Some(match sample {
        Sample::Object(entries) => Value::Object(
            entries
                .iter()
                .map(|(field, value)| Some((field.wire.to_owned(), filled(value, Some(field), random)?)))
                .collect::<Option<_>>()?,
        ),
        Sample::List(items) => {
            Value::Array(items.iter().map(|item| filled(item, field, random)).collect::<Option<_>>()?)
        }
        Sample::OneOf(words) => json!(words[random.below(words.len())]),
        sample => match sample.json() {
            Some(json) => serde_json::from_str(&json).unwrap(),
            None => match (field?.kind, sample) {
                (Kind::List(item), Sample::ObjectGap) => valid(*item, random),
                (kind, _) => valid(kind, random),
            },
        },
    })
}

/// A place of a change that writes over another value.
const TWICE: &str = "twice";

/// Applies the changes of a remedy. Returns the places whose values nobody had checked before, or `None` if a change has no
/// place.
fn apply(
    body: &mut Value,
    request: Request,
    violation: &Violation,
    remedy: &[Remedy],
    random: &mut Random,
) -> Option<Vec<String>> {
    let mut places = Vec::new();
    for change in remedy {
        let is_unchecked_value = matches!(change, Remedy::Name { .. } | Remedy::Move { .. });
        let to = match change {
            Remedy::Name { entry, to } | Remedy::Move { entry, to } => {
                let value = remove(body, entry)?;
                if body.pointer(to).is_some_and(|there| !there.is_null()) {
                    places.push(TWICE.to_owned());
                }
                set(body, to, value);
                to
            }
            Remedy::NameOneOf { entry, to } => {
                remove(body, entry)?;
                let to = &to[random.below(to.len())];
                let value = valid(field_at(request.object(), to)?.kind, random);
                set(body, to, value);
                to
            }
            Remedy::Write { entry, .. } if violation.id() == "va-number-digits" => {
                // The text names the length.
                let help = violation.help()?;
                let digits: String = help.chars().filter(char::is_ascii_digit).collect();
                set(body, entry, json!("0".repeat(digits.parse().ok()?)));
                entry
            }
            Remedy::Add { to, value } | Remedy::Write { entry: to, value } => {
                let value = filled(value, field_at(request.object(), to), random)?;
                set(body, to, value);
                to
            }
            Remedy::Remove { entry } => {
                remove(body, entry)?;
                entry
            }
            _ => return None,
        };
        if is_unchecked_value {
            places.push(to.clone());
        }
    }
    Some(places)
}

fn mistake(violation: &Violation) -> (RuleId, String, &str) {
    (violation.rule().unwrap().id, violation.pointer(), violation.message())
}

fn count(violations: Option<&Violations>, wanted: &(RuleId, String, &str)) -> usize {
    violations.into_iter().flatten().filter(|violation| mistake(violation) == *wanted).count()
}

/// Returns what is wrong with a remedy of a mistake.
fn flaw(
    body: &Value,
    request: Request,
    violations: &Violations,
    at: usize,
    remedy: &[Remedy],
    random: &mut Random,
) -> Option<String> {
    let violation = &violations[at];
    let mut corrected = body.clone();
    let places = apply(&mut corrected, request, violation, remedy, random)?;
    let after = request.violations(&corrected);
    let wanted = mistake(violation);
    let flaw = |what: &str| Some(format!("{what}\n    of {violation:#}\n    {remedy:?}\n    {body}"));
    if places.iter().any(|place| place == TWICE) {
        return flaw("the field is there already");
    }
    if count(after.as_ref(), &wanted) >= count(Some(violations), &wanted) {
        return flaw("the mistake is left");
    }
    let undecided = undecided_rules(&body.to_string(), request.object());
    let pointer = violation.pointer();
    let object = pointer.rsplit_once('/').map_or("", |(outer, _)| outer);
    for found in after.iter().flatten() {
        let new = mistake(found);
        let is_between = |violation: &Violation| violation.rule().unwrap().is_between_fields();
        let is_known = count(after.as_ref(), &new) <= count(Some(violations), &new)
            || Waiver::ALL.iter().any(|waiver| waiver.rule() == new.0 && undecided.contains(*waiver))
            // The value was not looked into.
            || places.iter().any(|place| new.1.starts_with(place) || place.starts_with(&format!("{}/", new.1)) && new.1 != object)
            // The content of an object is its author's.
            || is_between(found) && new.1.starts_with(&format!("{pointer}/"))
            // Any field of its object may have been meant.
            || violation.id() == "unknown-field" && new.1 == object
            // A rule between fields chooses something else, which has rules of its own.
            || is_between(found) && (is_between(violation) || violation.id() == "unknown-field");
        if !is_known {
            return flaw(&format!("new: {found}"));
        }
    }
    None
}

/// Follows the remedies, one after the other. Returns the last body if they do not end.
fn followed(body: &Value, request: Request, random: &mut Random) -> Option<Value> {
    let mut body = body.clone();
    for _ in 0..MOST_STEPS {
        let violations = request.violations(&body)?;
        let (violation, remedy) = violations.iter().find_map(|violation| {
            let first = violation.suggestions().first()?.remedy();
            (!first.is_empty()).then_some((violation, first))
        })?;
        let mut corrected = body.clone();
        apply(&mut corrected, request, violation, remedy, random)?;
        body = corrected;
    }
    request.violations(&body).map(|_| body)
}

const NAMES: [&str; 36] = [
    "email",
    "order_id",
    "bank",
    "channel",
    "currency",
    "value",
    "name",
    "phone",
    "account_number",
    "coupon",
    "qris",
    "card_token",
    "type",
    "method",
    "id",
    "amount",
    "items",
    "price",
    "first_name",
    "description",
    "success_url",
    "virtual_account",
    "ewallet",
    "card",
    "token",
    "customer_id",
    "reference",
    "reason",
    "channelCode",
    "accountName",
    "givenName",
    "Mode",
    "quantity",
    "country",
    "payment_id",
    "surname",
];

const VALUES: [&str; 8] = ["DANA", "BCA", "a@b.id", "INV-2", "IDR", "API", "", "X Y/Z"];

/// Returns the pointers of all objects.
fn objects(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            found.push(pointer.to_owned());
            for (key, value) in entries {
                objects(value, &format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                objects(item, &format!("{pointer}/{at}"), found);
            }
        }
        _ => {}
    }
}

/// Makes a mistake as people make it.
fn mistaken(body: &mut Value, random: &mut Random) {
    let mut found = Vec::new();
    objects(body, "", &mut found);
    let object = &found[random.below(found.len())];
    let home = &found[random.below(found.len())];
    let keys: Vec<_> = body.pointer(object).unwrap().as_object().unwrap().keys().cloned().collect();
    if keys.is_empty() {
        return;
    }
    let key = &keys[random.below(keys.len())];
    let name = NAMES[random.below(NAMES.len())].to_owned();
    let text = json!(VALUES[random.below(VALUES.len())]);
    let at = |pointer: &str, key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
    match random.below(8) {
        0 => {
            let value = remove(body, &at(object, key)).unwrap();
            body.pointer_mut(object).unwrap()[&name] = value;
        }
        1 if !home.starts_with(&at(object, key)) => {
            let value = remove(body, &at(object, key)).unwrap();
            body.pointer_mut(home).unwrap()[key] = value;
        }
        2 => {
            remove(body, &at(object, key));
        }
        3 => set(body, &at(object, key), text),
        4 => set(body, &at(object, key), Value::Null),
        5 => {
            let value = remove(body, &at(object, key)).unwrap();
            let end = key.chars().last().map_or(0, char::len_utf8);
            body.pointer_mut(object).unwrap()[&key[..key.len() - end]] = value;
        }
        6 => {
            let (key, value) = [
                ("paymentType", json!("MULTIPLE")),
                ("mode", json!("API")),
                ("customerId", json!("C")),
                ("autoConfirm", json!(false)),
                ("paymentMethod", json!({ "type": "QR" })),
                ("showSavedPayment", json!(true)),
            ][random.below(6)]
            .clone();
            body[key] = value;
        }
        _ => body.pointer_mut(object).unwrap()[&name] = text,
    }
}

fn documented() -> Vec<(Request, Value)> {
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/requests")).unwrap();
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let bodies = files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    let sessions =
        bodies.map(|file| (Request::Session, serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()));
    let refund = json!({
        "clientReferenceId": "R", "chargeId": "C", "reason": "DUPLICATE", "method": "TRANSFER_ONLY",
        "amount": { "value": "10000", "currency": "IDR" },
        "transferDestination": {
            "channelCode": "BCA", "channelInformation": { "accountNumber": "1", "accountName": "Ayu" },
        },
    });
    sessions.chain([(Request::Refund, refund)]).collect()
}

#[test]
fn remedies_remove_their_mistakes_from_requests_with_several() {
    let (documented, mut random) = (documented(), Random::new(84));
    let (mut flaws, mut remedies, mut endless) = (Vec::new(), 0, Vec::new());
    for _ in 0..COUNT {
        let (request, mut body) = documented[random.below(documented.len())].clone();
        for _ in 0..=random.below(5) {
            mistaken(&mut body, &mut random);
        }
        let Some(violations) = request.violations(&body) else { continue };
        for at in 0..violations.len() {
            for suggestion in violations[at].suggestions() {
                remedies += usize::from(!suggestion.remedy().is_empty());
                flaws.extend(flaw(&body, request, &violations, at, suggestion.remedy(), &mut random));
            }
        }
        endless.extend(followed(&body, request, &mut random).map(|last| format!("{body}\n{last}")));
    }
    assert!(remedies > COUNT, "{remedies} remedies");
    println!("{remedies} remedies, {} flaws, {} endless", flaws.len(), endless.len());
    assert!(
        flaws.is_empty(),
        "{} of {remedies} remedies are wrong:\n{}",
        flaws.len(),
        flaws[..flaws.len().min(12)].join("\n\n")
    );
    assert!(
        endless.is_empty(),
        "{} requests do not end:\n{}",
        endless.len(),
        endless[..endless.len().min(5)].join("\n\n")
    );
}
