//! Metadata is any JSON object and keeps its spelling. Its values can come from the run time.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use payment_session::{
    AmountValue, ClientReferenceId, Currency, Email, Invalid, PaymentSession, payment_session,
    values::{Installment, Metadata, MetadataValue},
};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::value::RawValue;

mod depth;

fn json(value: &(impl Serialize + ?Sized)) -> Result<String, Invalid> {
    let value = MetadataValue::from_serialize(value);
    if let Err(invalid) = &value {
        assert_eq!(invalid.rule().id, "metadata");
    }
    value.map(|value| value.as_json().to_owned())
}

fn written(value: &(impl Serialize + ?Sized)) -> String {
    json(value).unwrap()
}

/// A map with the listed keys and values. Keys may be repeated.
struct Pairs<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Pairs<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct Order {
    #[serde(rename = "invoiceNo")]
    invoice_no: &'static str,
    lines: Vec<Line>,
    note: Option<&'static str>,
    paid: bool,
    rate: f64,
    pair: (u8, i8),
    letter: char,
    nothing: (),
}

#[derive(Serialize)]
enum Line {
    Free,
    Priced(u64),
    Range(u8, u8),
    Named { name: &'static str },
}

#[test]
fn structs_and_enums_are_written_as_serde_json_writes_them() {
    let order = Order {
        invoice_no: "A \"1\"",
        lines: vec![Line::Free, Line::Priced(u64::MAX), Line::Range(1, 2), Line::Named { name: "é" }],
        note: None,
        paid: true,
        rate: 1.0,
        pair: (1, -1),
        letter: 'x',
        nothing: (),
    };
    let expected = concat!(
        r#"{"invoiceNo":"A \"1\"","lines":["Free",{"Priced":18446744073709551615},{"Range":[1,2]},"#,
        r#"{"Named":{"name":"é"}}],"note":null,"paid":true,"rate":1.0,"pair":[1,-1],"letter":"x","nothing":null}"#
    );
    assert_eq!(written(&order), expected);
    assert_eq!(serde_json::to_string(&order).unwrap(), expected);
    assert_eq!(Metadata::from_serialize(&order).unwrap().as_json(), expected);
}

#[test]
fn maps_and_options_are_written() {
    assert_eq!(written(&BTreeMap::from([("b", 1), ("a", 2)])), r#"{"a":2,"b":1}"#);
    assert_eq!(written(&HashMap::from([("k", Some("v"))])), r#"{"k":"v"}"#);
    assert_eq!((written(&None::<u8>), written(&Some(1.5))), ("null".into(), "1.5".into()));
    assert_eq!(written("text"), r#""text""#);
    assert_eq!(written(&i128::MIN), i128::MIN.to_string());
    assert_eq!(written(&u128::MAX), u128::MAX.to_string());
    assert_eq!(written(&serde_json::json!({"b": [1, {}], "a": []})), r#"{"a":[],"b":[1,{}]}"#);
}

#[test]
fn numbers_and_booleans_become_string_keys() {
    assert_eq!(written(&BTreeMap::from([(2, "b"), (-1, "a")])), r#"{"-1":"a","2":"b"}"#);
    assert_eq!(written(&BTreeMap::from([(true, 1)])), r#"{"true":1}"#);
    assert!(json(&Pairs(vec![((1, 2), 1)])).is_err());
    assert!(json(&Pairs(vec![(f64::NAN, 1)])).is_err());
    // Both keys have the same JSON spelling.
    assert!(json(&Pairs(vec![(Key::Number(1), 0), (Key::Text("1"), 0)])).is_err());
}

#[derive(Serialize)]
#[serde(untagged)]
enum Key {
    Number(u8),
    Text(&'static str),
}

#[test]
fn numbers_that_json_lacks_are_rejected_at_any_position() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(json(&number).is_err());
        assert!(json(&Some(number)).is_err());
        assert!(json(&[1.0, number]).is_err());
        assert!(json(&(1, number)).is_err());
        assert!(json(&BTreeMap::from([("k", vec![number])])).is_err());
        assert!(json(&Pairs(vec![("k", number)])).is_err());
        assert!(json(&Wrapped(number)).is_err());
        assert!(json(&Shape::One(number)).is_err());
        assert!(json(&Shape::Two(0.0, number)).is_err());
        assert!(json(&Shape::Named { number }).is_err());
        assert!(Metadata::from_serialize(&BTreeMap::from([("k", number)])).is_err());
    }
    assert!(json(&f32::NAN).is_err() && json(&f32::INFINITY).is_err());
    assert_eq!((written(&0.1_f32), written(&-0.0), written(&1e300)), ("0.1".into(), "-0.0".into(), "1e+300".into()));
}

#[derive(Serialize)]
struct Wrapped(f64);

#[derive(Serialize)]
enum Shape {
    One(f64),
    Two(f64, f64),
    Named { number: f64 },
}

#[test]
fn duplicate_keys_are_rejected_at_any_depth() {
    let twice = || Pairs(vec![("k", 1), ("k", 1)]);
    assert!(json(&twice()).is_err());
    assert!(json(&[twice()]).is_err());
    assert!(json(&BTreeMap::from([("a", twice())])).is_err());
    assert!(json(&Pairs(vec![("k", Pairs(vec![("k", 1)]))])).is_ok());
    let raw = |text: &str| RawValue::from_string(text.to_owned()).unwrap();
    assert!(json(&raw(r#"{"k":1,"\u006b":2}"#)).is_err());
    assert!(json(&raw(r#"{"k":1,"K":2}"#)).is_ok());
    assert!(json(&raw(r#"{"k":"\ud800"}"#)).is_err());
    for text in [r#"{"k":1,"k":2}"#, r#"{"a":[{"k":1,"k":2}]}"#, r#"{"":1,"":1}"#] {
        assert_eq!(text.parse::<Metadata>().unwrap_err().rule().id, "metadata", "{text}");
        assert_eq!(text.parse::<Installment>().unwrap_err().rule().id, "type", "{text}");
    }
}

#[test]
fn only_objects_are_metadata() {
    for text in ["[]", "1", "null", "true", "\"{}\"", "[{}]"] {
        assert_eq!(text.parse::<Metadata>().unwrap_err().rule().id, "metadata", "{text}");
        assert_eq!(text.parse::<Installment>().unwrap_err().rule().id, "type", "{text}");
    }
    assert!(Metadata::from_serialize(&[1]).is_err() && Metadata::from_serialize(&()).is_err());
    assert!(Metadata::try_from(MetadataValue::from("{}")).is_err());
    for text in ["", "{", "{}x", "{} {}", "{'a':1}", "{a:1}", "{\"a\":1,}", "\u{feff}{}", "{\"a\":01}", "{\"a\":NaN}"] {
        assert_eq!(text.parse::<Metadata>().unwrap_err().rule().id, "metadata", "{text:?}");
    }
}

#[test]
fn json_is_kept_except_white_space_between_tokens() {
    let kept = |text: &str| text.parse::<Metadata>().unwrap().as_json().to_owned();
    assert_eq!(kept(" {\r\n\t\"b\" : [ 1 , { } ] ,\n\"a\" : \" x  y \" } \n"), r#"{"b":[1,{}],"a":" x  y "}"#);
    for text in [
        r#"{"z":1,"a":2,"m":3}"#,
        r#"{"n":[1.10,1e400,-0,-0.0,1E+2,0.1e-7,123456789012345678901234567890]}"#,
        r#"{"s":["\u0041\/\n\ud83d\ude00","é😀","\u0000"],"é\n":null}"#,
        "{}",
        r#"{"":{"":{}},"a\"b":"}{"}"#,
    ] {
        assert_eq!(kept(text), text);
        assert_eq!(serde_json::to_string(&text.parse::<Metadata>().unwrap()).unwrap(), text);
        assert_eq!(serde_json::from_str::<Metadata>(text).unwrap().as_json(), text);
    }
    assert_eq!("{ }".parse::<Metadata>().unwrap(), "{}".parse().unwrap());
    // Two spellings of one number are not equal.
    assert_ne!(r#"{"a":1.10}"#.parse::<Metadata>().unwrap(), r#"{"a":1.1}"#.parse().unwrap());
}

#[test]
fn values_are_created_from_the_types_of_requests() {
    let text = |value: MetadataValue| value.as_json().to_owned();
    assert_eq!(text("a\"\\\n\u{1}é\u{7f}".into()), "\"a\\\"\\\\\\n\\u0001é\u{7f}\"");
    assert_eq!(text(String::from("a").into()), r#""a""#);
    assert_eq!(text((&String::from("a")).into()), r#""a""#);
    assert_eq!(text(Cow::Borrowed("a").into()), r#""a""#);
    assert_eq!((text(true.into()), text(false.into())), ("true".into(), "false".into()));
    assert_eq!(text(u128::MAX.into()), u128::MAX.to_string());
    assert_eq!(text(i128::MIN.into()), i128::MIN.to_string());
    assert_eq!((text(0_u8.into()), text((-1_isize).into())), ("0".into(), "-1".into()));
    assert_eq!(text(vec!["a", "b"].into()), r#"["a","b"]"#);
    assert_eq!(text([1, 2].into()), "[1,2]");
    assert_eq!(text((&[1.to_string()][..]).into()), r#"["1"]"#);
    assert_eq!(text(Vec::<u8>::new().into()), "[]");
    assert_eq!(text("1.10".parse::<AmountValue>().unwrap().into()), "1.10");
    assert_eq!(text("1.10".parse::<AmountValue>().unwrap().get().into()), "1.10");
    assert_eq!(text("INV-1".parse::<ClientReferenceId>().unwrap().into()), r#""INV-1""#);
    assert_eq!(text("a@b".parse::<Email>().unwrap().into()), r#""a@b""#);
    assert_eq!(text(Currency::IDR.into()), r#""IDR""#);
}

#[test]
fn maps_of_values_are_objects() {
    let text = |value: MetadataValue| value.as_json().to_owned();
    assert_eq!(text(BTreeMap::from([("b\"", 1), ("a", 2)]).into()), r#"{"a":2,"b\"":1}"#);
    assert_eq!(text(BTreeMap::from([(String::from("a"), Currency::IDR)]).into()), r#"{"a":"IDR"}"#);
    #[cfg(feature = "std")]
    assert_eq!(text(HashMap::from([(Cow::Borrowed("a"), true)]).into()), r#"{"a":true}"#);
    assert_eq!(text(BTreeMap::<&str, u8>::new().into()), "{}");
}

#[test]
fn floating_point_numbers_are_checked() {
    let text = |value: Result<MetadataValue, Invalid>| value.unwrap().as_json().to_owned();
    assert_eq!(text(MetadataValue::from_f64(0.1)), "0.1");
    assert_eq!(text(1e300_f64.try_into()), "1e+300");
    assert_eq!((text(0.1_f32.try_into()), text(2.0_f32.try_into())), ("0.1".into(), "2.0".into()));
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let invalid = MetadataValue::from_f64(number).unwrap_err();
        assert_eq!(invalid.rule().id.as_str(), "metadata");
    }
}

#[test]
fn a_map_converts_into_metadata() {
    let map = BTreeMap::from([("note \"1\"", "a\nb"), ("shop", "west")]);
    let json = r#"{"note \"1\"":"a\nb","shop":"west"}"#;
    assert_eq!(Metadata::from(map.clone()).as_json(), json);
    let session = |metadata: BTreeMap<String, i64>| {
        payment_session::try_payment_session! {
            client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C", metadata,
        }
    };
    let session = session(BTreeMap::from([("paid".to_owned(), -1)])).unwrap();
    assert_eq!(session.metadata.as_ref().map(Metadata::as_json), Some(r#"{"paid":-1}"#));
    assert_eq!(PaymentSession::from_json(&session.to_json()), Ok(session));
    let session = payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        metadata: map.into(),
    };
    assert_eq!(session.metadata.as_ref().map(Metadata::as_json), Some(json));
}

#[test]
fn fields_are_set_found_and_removed() {
    let mut metadata = Metadata::new();
    assert_eq!(metadata.insert("a\"b", "x"), None);
    assert_eq!(metadata.insert("n", MetadataValue::from_serialize(&[1.50]).unwrap()), None);
    assert_eq!(metadata.insert("z", true), None);
    assert_eq!(metadata.insert("n", 2), Some(MetadataValue::from_serialize(&[1.5]).unwrap()));
    assert_eq!(metadata.as_json(), r#"{"a\"b":"x","n":2,"z":true}"#);
    assert_eq!((metadata.get("a\"b"), metadata.get("b")), (Some("x".into()), None));
    assert_eq!((metadata.remove("n"), metadata.remove("n")), (Some(2.into()), None));
    let fields: Vec<_> = metadata.iter().collect();
    assert_eq!(fields, [("a\"b".into(), "x".into()), ("z".into(), true.into())]);

    // A key may have an escape, and a number keeps its digits.
    let mut installment: Installment = r#"{ "\u0061": 1.500e3, "deep": [[{ "a": [] }]] }"#.parse().unwrap();
    assert_eq!(installment.get("a").unwrap().as_json(), "1.500e3");
    assert_eq!(installment.remove("deep").unwrap().as_json(), r#"[[{"a":[]}]]"#);
    assert_eq!(installment.insert("b", "c"), None);
    assert_eq!(installment.as_json(), r#"{"a":1.500e3,"b":"c"}"#);
}
