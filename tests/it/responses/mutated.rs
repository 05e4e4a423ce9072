//! Every member of every documented answer dropped, renamed, doubled, and of another type: the rest is read all the
//! same, and nothing is lost.

use payment_session::{
    SessionResponse,
    response::{ApiErrorKind, Callback, CallbackKey},
};
use serde_json::{Map, Value, json};

use crate::support::answers;

/// Pointers of all objects and lists that are looked into.
fn parents(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let items: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), value)).collect(),
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

/// Each member of each object, with a way to change that object.
fn each_member(data: &Value, mut check: impl FnMut(&str, &str, &dyn Fn(&dyn Fn(&mut Map<String, Value>)) -> Value)) {
    let mut found = Vec::new();
    parents(data, "", &mut found);
    for pointer in found {
        let Some(Value::Object(members)) = data.pointer(&pointer) else { continue };
        for name in members.keys() {
            check(&pointer, name, &|change| {
                let mut data = data.clone();
                change(data.pointer_mut(&pointer).unwrap().as_object_mut().unwrap());
                data
            });
        }
    }
}

/// Of the documented answers those that hold every member between them.
fn each_session(mut check: impl FnMut(&Value)) {
    let answers =
        ["03-card-api-encryption", "07-save-card-api-use-token", "09-ewallet-api", "14-qr-redirect", "cancel"];
    let statics = ["12-virtual-account-static-closed", "16-qr-static"];
    for name in answers.into_iter().chain(statics) {
        check(&serde_json::from_str(&answers::data(&answers::one(name))).unwrap());
    }
    check(&serde_json::from_slice(&answers::one("object-payment-session")).unwrap());
}

/// Reads it in every way; none if it is no session any more.
fn read(data: &Value) -> Option<SessionResponse> {
    let text = data.to_string();
    let session = SessionResponse::parse(200, &answers::enveloped(data));
    let alone = SessionResponse::from_json(text.as_bytes());
    assert_eq!(session.is_ok(), alone.is_ok());
    let callback = json!({ "event": "PAYMENT.PAID", "data": data }).to_string();
    assert!(Callback::parse(callback.as_bytes()).is_ok());
    assert!(CallbackKey::new("k").open(Some("k"), text.as_bytes()).is_err(), "a session is no callback");
    let session = session.ok()?;
    assert_eq!(session.raw_json(), text);
    assert_eq!(serde_json::to_string(&session).unwrap(), text);
    let copy = session.clone();
    assert_eq!(copy, session);
    assert_eq!(copy.next_step(), session.next_step());
    Some(session)
}

/// Whether `other` of some object names it: nothing else that `Debug` shows in these answers does.
fn is_kept(session: &SessionResponse, name: &str) -> bool {
    format!("{session:?}").contains(&format!("{name:?}"))
}

/// The last name of a pointer.
fn last(pointer: &str) -> &str {
    pointer.rsplit('/').next().unwrap()
}

#[test]
fn dropped_and_null() {
    each_session(|data| {
        each_member(data, |pointer, name, changed| {
            let is_id = (pointer, name) == ("", "id");
            let dropped = read(&changed(&|object| drop(object.remove(name))));
            let null = read(&changed(&|object| drop(object.insert(name.into(), Value::Null))));
            assert_eq!(dropped.is_none(), is_id, "{pointer}/{name}");
            // the one is the other; but a sum without a value is none, and kept
            if name == "value" {
                assert!([dropped, null].iter().flatten().all(|session| is_kept(session, last(pointer))), "{pointer}");
            } else {
                assert_eq!(dropped, null, "{pointer}/{name}");
            }
        });
    });
}

#[test]
fn renamed_and_new() {
    each_session(|data| {
        each_member(data, |pointer, name, changed| {
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
    });
}

#[test]
fn of_another_type() {
    let surprises = [json!({ "brandNew": [1] }), json!([[null]]), json!("\u{0}surprise"), json!(-12.5), json!(true)];
    each_session(|data| {
        each_member(data, |pointer, name, changed| {
            let was = data.pointer(&format!("{pointer}/{name}")).unwrap();
            // free inside: anything will do
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
                    // what holds it is none without it
                    || name == "value" && is_kept(&session, last(pointer))
                    // an object with a member that nobody knows
                    || surprise.is_object() && is_kept(&session, "brandNew")
                    // a text or a word that nobody knows; a number is as good as a text
                    || surprise == "\u{0}surprise" && shown.contains("\\0surprise")
                    || surprise == -12.5 && shown.contains("-12.5")
                    || surprise == true && was.is_boolean()
                    // A secret that is a string or a number is read, and prints redacted.
                    || matches!(name, "token" | "encryptionKey" | "accountNumber" | "encryptedCard")
                        && (surprise.is_string() || surprise.is_number());
                assert!(kept, "{pointer}/{name}: {surprise} {shown}");
            }
        });
    });
}

/// A list's items that can be read are read, and the list is kept as well.
#[test]
fn items_of_another_type() {
    let data = r#"{"id":"1","chargeDetails":[1,{"id":"c"},null,"x"]}"#;
    let session = SessionResponse::from_json(data.as_bytes()).unwrap();
    assert_eq!(session.charge_details.iter().map(|charge| charge.id.as_deref()).collect::<Vec<_>>(), [Some("c")]);
    assert_eq!(session.other.get("chargeDetails").unwrap().as_json(), r#"[1,{"id":"c"},null,"x"]"#);
}

/// Cut off anywhere, and with a byte of it changed.
#[test]
fn bytes() {
    for name in ["07-save-card-api-use-token", "16-qr-static"] {
        let body = answers::one(name);
        for end in 0..body.trim_ascii_end().len() {
            let error = SessionResponse::parse(200, &body[..end]).unwrap_err();
            assert_eq!(error.kind(), ApiErrorKind::Unreadable, "{name} {end}");
        }
        for at in 0..body.len() {
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
