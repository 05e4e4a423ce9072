//! A response that is read and written again has the same bytes.

use payment_session::SessionResponse;
use serde_json::Value;

use crate::saved;

#[test]
fn sessions_are_written_as_they_were_read() {
    for (name, body) in saved::sessions() {
        let data = saved::data(&body);
        let session = SessionResponse::parse(200, &body).unwrap();
        assert_eq!(session.raw_json(), data, "{name}");
        // The white space is kept too.
        assert_eq!(serde_json::to_string(&session).unwrap(), data, "{name}");
        let value: Value = serde_json::from_str(&data).unwrap();
        assert_eq!(serde_json::to_value(&session).unwrap(), value, "{name}");
        let compact = value.to_string();
        let stored = SessionResponse::from_json(compact.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&stored).unwrap(), compact, "{name}");
        assert_eq!(stored, session, "{name}");
    }
}

/// Stores a session inside another object: as a string, as a pretty string, and as a value with sorted fields.
#[test]
fn sessions_are_stored_and_read_again() {
    #[derive(serde::Serialize, serde::Deserialize)]
    struct Order {
        session: SessionResponse,
        note: String,
    }

    for (name, body) in saved::sessions() {
        let order = Order { session: SessionResponse::parse(200, &body).unwrap(), note: "first".into() };
        let text = serde_json::to_vec(&order).unwrap();
        let value = serde_json::to_value(&order).unwrap();
        let read: [Order; 4] = [
            serde_json::from_slice(&text).unwrap(),
            serde_json::from_reader(&*text).unwrap(),
            serde_json::from_value(value.clone()).unwrap(),
            serde_json::from_str(&serde_json::to_string_pretty(&value).unwrap()).unwrap(),
        ];
        for read in read {
            assert_eq!(read.session, order.session, "{name}");
            assert_eq!(read.note, order.note);
        }
    }
    assert!(serde_json::from_str::<Order>(r#"{"session":{},"note":""}"#).is_err());
    assert!(serde_json::from_str::<SessionResponse>("[1]").is_err());
}

#[test]
fn numbers_and_escapes_stay_as_they_are() {
    let data =
        r#" { "id" : "\u0061", "status":"PAID","big":123456789012345678901234567890.50,"e":1E+3, "lone":"\ud800" } "#;
    let session = SessionResponse::from_json(data.as_bytes()).unwrap();
    assert_eq!(session.id, "a");
    assert_eq!(session.raw_json(), data.trim());
    assert_eq!(serde_json::to_string(&session).unwrap(), data.trim());
    let other: Vec<_> = session.other.iter().map(|(name, json)| (name, json.as_json())).collect();
    assert_eq!(other, [("big", "123456789012345678901234567890.50"), ("e", "1E+3"), ("lone", r#""\ud800""#)]);
}

#[test]
fn white_space_makes_no_difference() {
    let session = |json: &str| SessionResponse::from_json(json.as_bytes()).unwrap();
    let compact = session(r#"{"id":"1","metadata":{"a b":["c d","\" e"]},"new":[1,2]}"#);
    assert_eq!(
        compact,
        session("{\"id\":\"1\",\n\"metadata\":{ \"a b\" : [ \"c d\" , \"\\\" e\" ] },\t\"new\":[1, 2]}")
    );
    assert_ne!(compact, session(r#"{"id":"1","metadata":{"a b":["cd","\" e"]},"new":[1,2]}"#));
    assert_ne!(compact, session(r#"{"id":"1","metadata":{"a b":["c d","\" e"]},"new":[1,3]}"#));
    assert_ne!(compact, session(r#"{"id":"2","metadata":{"a b":["c d","\" e"]},"new":[1,2]}"#));
}

#[test]
fn the_order_of_keys_and_escapes_make_no_difference() {
    let session = |json: &str| SessionResponse::from_json(json.as_bytes()).unwrap();
    let one = session(r#"{"id":"1","new":{"a":[{"b":1,"c":"x"}],"d":null},"tier":"GOLD"}"#);
    assert_eq!(one, session(r#"{"tier":"G\u004fLD","new":{"d":null,"\u0061":[{"c":"x","b":1}]},"id":"1"}"#));
    // The order of items makes one, the spelling of a number, and which of two equal names is the last.
    let same = session(r#"{"id":"1","new":[1,2.5],"old":1,"old":2}"#);
    assert_eq!(same, session(r#"{"id":"1","old":1,"new":[1,2.5],"old":2}"#));
    assert_ne!(same, session(r#"{"id":"1","new":[2.5,1],"old":1,"old":2}"#));
    assert_ne!(same, session(r#"{"id":"1","new":[1,2.50],"old":1,"old":2}"#));
    assert_ne!(same, session(r#"{"id":"1","new":[1,2.5],"old":2,"old":1}"#));
}

#[test]
fn deep_json_is_compared() {
    let session = |inner: &str| {
        let (open, close) = (r#"{"k":["#.repeat(100_000), "]}".repeat(100_000));
        SessionResponse::from_json(format!(r#"{{"id":"1","new":{open}{inner}{close}}}"#).as_bytes()).unwrap()
    };
    assert_eq!(session("1"), session("1"));
    assert_ne!(session("1"), session("2"));
}
