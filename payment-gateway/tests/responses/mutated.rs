//! Drops and renames each field of the documented responses, and changes its type. The other fields are still read, and
//! no value is lost.

use std::collections::BTreeSet;

use payment_session::{
    SessionResponse,
    response::{ApiErrorKind, Callback, CallbackKey},
};
use serde_json::{Map, Value, json};

use crate::saved;

/// Adds the pointers of the objects and lists in `value` whose fields have types.
fn parents(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let items: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
        _ => return,
    };
    found.push(pointer.to_owned());
    for (name, item) in items {
        if !matches!(&*name, "metadata" | "orderInformation") {
            parents(item, &format!("{pointer}/{name}"), found);
        }
    }
}

/// Returns documented responses that together have every field.
fn sessions() -> impl Iterator<Item = Value> {
    let responses = [
        "03-card-api-encryption",
        "07-save-card-api-use-token",
        "09-ewallet-api",
        "14-qr-redirect",
        "cancel",
        "12-virtual-account-static-closed",
        "16-qr-static",
    ];
    let created = responses.map(|name| saved::data(&saved::one(name)).into_bytes());
    let object = saved::one("object-payment-session");
    created.into_iter().chain([object]).map(|text| serde_json::from_slice(&text).unwrap())
}

/// A function that returns a session with one of its objects changed.
type Changed<'c> = &'c dyn Fn(&dyn Fn(&mut Map<String, Value>)) -> Value;

/// Calls `check` for each field of each object of each session, with the session, the object's pointer and the name.
///
/// A debug build skips a field that another session has at the same pointer.
fn each_field(mut check: impl FnMut(&Value, &str, &str, Changed)) {
    let mut seen = BTreeSet::new();
    for data in sessions() {
        let mut found = Vec::new();
        parents(&data, "", &mut found);
        for pointer in found {
            let Some(Value::Object(fields)) = data.pointer(&pointer) else { continue };
            for name in fields.keys() {
                let is_new = seen.insert((pointer.clone(), name.clone()));
                if cfg!(debug_assertions) && !is_new {
                    continue;
                }
                check(&data, &pointer, name, &|change| {
                    let mut data = data.clone();
                    change(data.pointer_mut(&pointer).unwrap().as_object_mut().unwrap());
                    data
                });
            }
        }
    }
}

/// Reads a response in every way, and returns the session, or `None` if it is not a session.
fn read(data: &Value) -> Option<SessionResponse> {
    let text = data.to_string();
    let session = SessionResponse::parse(200, &saved::enveloped(data));
    let unwrapped = SessionResponse::from_json(text.as_bytes());
    assert_eq!(session.is_ok(), unwrapped.is_ok());
    let callback = json!({ "event": "PAYMENT.PAID", "data": data }).to_string();
    assert!(Callback::parse(callback.as_bytes()).is_ok());
    assert!(CallbackKey::new("k").open(Some("k"), text.as_bytes()).is_err(), "a session is not a callback");
    let session = session.ok()?;
    assert_eq!(session.raw_json(), text);
    assert_eq!(serde_json::to_string(&session).unwrap(), text);
    let copy = session.clone();
    assert_eq!(copy, session);
    assert_eq!(copy.next_step(), session.next_step());
    Some(session)
}

/// Returns whether `other` of some object has a field with this name. `Debug` shows the name nowhere else.
fn is_kept(session: &SessionResponse, name: &str) -> bool {
    format!("{session:?}").contains(&format!("{name:?}"))
}

/// Returns the last name in a pointer.
fn last(pointer: &str) -> &str {
    pointer.rsplit('/').next().unwrap()
}

#[test]
fn dropped_and_null() {
    each_field(|_, pointer, name, changed| {
        let is_id = (pointer, name) == ("", "id");
        let dropped = read(&changed(&|object| drop(object.remove(name))));
        let null = read(&changed(&|object| drop(object.insert(name.into(), Value::Null))));
        assert_eq!(dropped.is_none(), is_id, "{pointer}/{name}");
        // Both have the same result. An amount without a value is kept in `other` of the object around it.
        if name == "value" {
            assert!([dropped, null].iter().flatten().all(|session| is_kept(session, last(pointer))), "{pointer}");
        } else {
            assert_eq!(dropped, null, "{pointer}/{name}");
        }
    });
}

#[test]
fn renamed_and_new() {
    each_field(|_, pointer, name, changed| {
        let renamed = read(&changed(&|object| {
            let value = object.remove(name).unwrap();
            object.insert("brandNew".into(), value);
        }));
        match renamed {
            Some(session) => {
                let kept = if name == "value" { last(pointer) } else { "brandNew" };
                assert!(is_kept(&session, kept), "{pointer}/{name}");
            }
            None => assert_eq!((pointer, name), ("", "id")),
        }
    });
}

#[test]
fn of_another_type() {
    let surprises = [json!({ "brandNew": [1] }), json!([[null]]), json!("\u{0}surprise"), json!(-12.5), json!(true)];
    each_field(|data, pointer, name, changed| {
        let was = data.pointer(&format!("{pointer}/{name}")).unwrap();
        // Any JSON is valid in these fields.
        if matches!(name, "metadata" | "orderInformation") {
            return;
        }
        for surprise in &surprises {
            let Some(session) = read(&changed(&|object| drop(object.insert(name.into(), surprise.clone())))) else {
                assert_eq!((pointer, name), ("", "id"));
                continue;
            };
            let shown = format!("{session:?}");
            let kept = is_kept(&session, name)
                // The object around this field cannot be read without it.
                || name == "value" && is_kept(&session, last(pointer))
                // An object keeps a field that is not documented.
                || surprise.is_object() && is_kept(&session, "brandNew")
                // A string or an enum value may be unknown, and a number is read as a string.
                || surprise == "\u{0}surprise" && shown.contains("\\0surprise")
                || surprise == -12.5 && shown.contains("-12.5")
                || surprise == true && was.is_boolean()
                // A secret that is a string or a number is read, and `Debug` redacts it.
                || matches!(name, "token" | "encryptionKey" | "accountNumber" | "encryptedCard")
                    && (surprise.is_string() || surprise.is_number());
            assert!(kept, "{pointer}/{name}: {surprise} {shown}");
        }
    });
}

/// The valid items of a list are read, and `other` keeps the whole list.
#[test]
fn items_of_another_type() {
    let data = r#"{"id":"1","chargeDetails":[1,{"id":"c"},null,"x"]}"#;
    let session = SessionResponse::from_json(data.as_bytes()).unwrap();
    assert_eq!(
        session.charge_details.iter().map(|charge| charge.id.as_ref().map(AsRef::<str>::as_ref)).collect::<Vec<_>>(),
        [Some("c")]
    );
    assert_eq!(session.other.get("chargeDetails").unwrap().as_json(), r#"[1,{"id":"c"},null,"x"]"#);
}

/// The distance between two bytes at which a response is changed.
const STEP: usize = if cfg!(debug_assertions) { 3 } else { 1 };

/// Cuts a response off at each byte, and changes each byte.
#[test]
fn bytes() {
    for name in ["07-save-card-api-use-token", "16-qr-static"] {
        let body = saved::one(name);
        for end in (0..body.trim_ascii_end().len()).step_by(STEP) {
            let error = SessionResponse::parse(200, &body[..end]).unwrap_err();
            assert_eq!(error.kind(), ApiErrorKind::Unreadable, "{name} {end}");
        }
        for at in (0..body.len()).step_by(STEP) {
            for byte in [b'"', b'}'] {
                let mut body = body.clone();
                body[at] = byte;
                if let Ok(session) = SessionResponse::parse(200, &body) {
                    let _ = (format!("{session:?}"), session.next_step());
                }
            }
        }
    }
}
