//! JSON of requests: every object, list and value of the schema, filled with repetitions of the cases that a reader
//! distinguishes.

use std::thread;

use payment_session::{
    PaymentSession, Refund, Violations,
    rules::{Waiver, Waivers},
    schema::{Kind, Object, REFUND, REQUESTS, SESSION, walk},
};

#[cfg(target_os = "linux")]
use super::measure::excess_of_time;
use super::measure::{VIOLATIONS, VIOLATIONS_AS_JSON, excess, excess_of_one, excess_of_work};

const SIZES: [usize; 2] = [250, 1_000];

/// The threads that share the sites. There are more than cores, because some sites take longer.
const THREADS: usize = 8;

const PRODUCT: &str = r#"{"type":"DIGITAL","quantity":1,"price":{"value":1,"currency":"IDR"}}"#;

/// The ways to read a request.
type Reader = fn(&'static Object, &[u8]) -> Option<Violations>;

const READERS: [(&str, Reader); 3] = [
    ("from_json", from_json),
    ("with other fields", |request, body| from_json_with(request, body, Waivers::UNKNOWN_FIELDS)),
    ("with all options", |request, body| from_json_with(request, body, all_options())),
];

fn from_json(request: &'static Object, body: &[u8]) -> Option<Violations> {
    if request == REFUND { Refund::from_json(body).err() } else { PaymentSession::from_json(body).err() }
}

fn from_json_with(request: &'static Object, body: &[u8], options: Waivers) -> Option<Violations> {
    if request == REFUND {
        Refund::from_json_with(body, options).err()
    } else {
        PaymentSession::from_json_with(body, options).err()
    }
}

/// Returns all readers, or in a debug build one of them, in turn.
fn readers(turn: usize) -> impl Iterator<Item = (&'static str, Reader)> {
    let is_chosen = move |at: usize| !cfg!(debug_assertions) || at == turn % READERS.len();
    READERS.into_iter().enumerate().filter(move |(at, _)| is_chosen(*at)).map(|(_, reader)| reader)
}

fn all_options() -> Waivers {
    let options = Waivers::UNKNOWN_FIELDS.union(Waivers::UNCHECKED_VALUES);
    Waiver::ALL.iter().fold(options, |options, waiver| options.with(*waiver))
}

/// A place of a request.
struct Site {
    request: &'static Object,
    pointer: String,
    kind: Kind,
}

impl Site {
    /// Returns a request with this value, and nothing else.
    fn body(&self, value: &str) -> String {
        self.pointer.split('/').skip(1).collect::<Vec<_>>().into_iter().rev().fold(value.to_owned(), |value, name| {
            match name {
                "0" => format!("[{value}]"),
                name => format!(r#"{{"{name}":{value}}}"#),
            }
        })
    }
}

/// Returns every object and list of the requests, and a place of each other kind.
fn sites() -> Vec<Site> {
    let mut found: Vec<Site> = Vec::new();
    for request in REQUESTS {
        let whole = Site { request, pointer: String::new(), kind: Kind::Object(request) };
        let inner = walk(request).into_iter().map(|place| Site { request, pointer: place.pointer, kind: place.kind });
        for site in [whole].into_iter().chain(inner) {
            if !found.iter().any(|other| is_same(other.kind, site.kind)) {
                found.push(site);
            }
        }
    }
    found
}

/// Returns whether the inspection treats two kinds of values in the same way.
fn is_same(one: Kind, other: Kind) -> bool {
    match (one, other) {
        (Kind::Object(one), Kind::Object(other)) => one.name == other.name,
        (Kind::Text(one), Kind::Text(other)) => one.secrecy == other.secrecy,
        (Kind::EnumValue(one), Kind::EnumValue(other)) => one.open == other.open,
        (Kind::List(one), Kind::List(other)) => is_same(*one, *other),
        (one, other) => std::mem::discriminant(&one) == std::mem::discriminant(&other),
    }
}

/// JSON with a number of repetitions.
type Content = Box<dyn Fn(usize) -> String>;
/// A name, and a value that repeats something.
type Shape = (String, Content);

fn object(entry: impl Fn(usize) -> String + 'static) -> Content {
    Box::new(move |count| format!("{{{}}}", (0..count).map(&entry).collect::<Vec<_>>().join(",")))
}

fn list(item: &'static str) -> Shape {
    (format!("a list of {item}"), Box::new(move |count| format!("[{}]", vec![item; count].join(","))))
}

/// Returns the texts that may be at the place of any value.
fn shapes_of_values() -> Vec<Shape> {
    let items = ["1", "[]", "{}", "null", r#""""#, r#""\n""#, r#"{"":1,"":1}"#];
    let shapes: [(&str, Content); 8] = [
        ("a string", Box::new(|count| format!(r#""{}""#, "a".repeat(count)))),
        ("escapes", Box::new(|count| format!(r#""{}""#, r"\n".repeat(count)))),
        ("control characters", Box::new(|count| format!(r#""{}""#, "\u{7f}".repeat(count)))),
        ("digits", Box::new(|count| "1".repeat(count))),
        ("fields", object(|at| format!(r#""{at:x}":1"#))),
        ("equal fields", object(|_| r#""":1"#.to_owned())),
        ("lists in lists", Box::new(|count| "[".repeat(100) + &vec!["1"; count].join(",") + &"]".repeat(100))),
        ("repeated keys in lists", Box::new(|count| format!("[{}]", vec![r#"{"a":{"b":1,"b":1}}"#; count].join(",")))),
    ];
    let shapes = shapes.into_iter().map(|(name, shape)| (name.to_owned(), shape));
    shapes.chain(items.map(list)).collect()
}

/// Returns the texts that may be at the place of an object.
fn shapes_of_objects(object_type: &'static Object) -> Vec<Shape> {
    let first = object_type.fields[0].wire;
    let last = object_type.fields[object_type.fields.len() - 1].wire;
    let long = "k".repeat(2_000);
    let key = |part: &'static str| {
        let content: Content = Box::new(move |count| format!(r#"{{"{}":1}}"#, part.repeat(count)));
        (format!("a key of {part}"), content)
    };
    vec![
        key("_"),
        key("a1"),
        key("a_"),
        key(r"\u0001"),
        ("a repeated field".into(), object(move |_| format!(r#""{first}":1"#))),
        ("repeated fields of null".into(), object(move |_| format!(r#""{first}":null"#))),
        ("misspelt fields".into(), object(move |at| format!(r#""{last}{}":1"#, at % 10))),
        ("fields in capitals".into(), object(move |_| format!(r#""{}":1"#, last.to_uppercase()))),
        (
            "unknown, then repeated fields".into(),
            Box::new(move |count| {
                let unknown = (0..count).map(|at| format!(r#""{at:x}":1"#));
                let known = (0..count).map(|_| format!(r#""{last}":1"#));
                format!("{{{}}}", unknown.chain(known).collect::<Vec<_>>().join(","))
            }),
        ),
        (
            "repeated keys below a long one".into(),
            Box::new(move |count| {
                format!(r#"{{"{}":{{{}}}}}"#, long.repeat(count / 250), vec![r#""k":1"#; count].join(","))
            }),
        ),
    ]
}

/// Returns the texts that may be at the place of a list.
fn shapes_of_lists() -> Vec<Shape> {
    [PRODUCT, r#"{"type":1}"#, r#"{"typ":1}"#, r#"{"type":"FIXED"}"#, r#"{"a":1,"a":1}"#, r#"{"price":{}}"#]
        .map(list)
        .into()
}

#[test]
fn every_shape_takes_memory_in_proportion_to_its_size() {
    let mistakes: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|part| scope.spawn(move || mistakes_in_part(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(mistakes.is_empty(), "{} mistakes:\n{}", mistakes.len(), mistakes.join("\n"));
}

/// Returns the shapes for which a reader takes too much memory, at a part of the sites.
fn mistakes_in_part(part: usize) -> Vec<String> {
    let mut mistakes = Vec::new();
    for (number, site) in sites().iter().enumerate().skip(part).step_by(THREADS) {
        let mut shapes = shapes_of_values();
        match site.kind {
            Kind::Object(object) => shapes.extend(shapes_of_objects(object)),
            Kind::List(_) => shapes.extend(shapes_of_lists()),
            Kind::Free(_) => shapes.extend(shapes_of_objects(SESSION)),
            _ => {}
        }
        for (turn, (shape, value)) in shapes.iter().enumerate() {
            for (reader, read) in readers(number + turn) {
                let read = |body: &[u8]| read(site.request, body);
                if let Some(excess) = excess(VIOLATIONS, SIZES, |count| site.body(&value(count)), read) {
                    mistakes.push(format!("{shape} at {}, {reader}: {excess}", site.pointer));
                }
            }
        }
    }
    mistakes
}

/// Objects have many fields at little cost only if no field is compared with each other one.
#[test]
#[cfg(target_os = "linux")]
fn wide_objects_take_time_in_proportion_to_their_size() {
    let session = |entries: String| {
        format!(
            r#"{{"clientReferenceId":"A","amount":{{"value":1,"currency":"IDR"}},"customerId":"C","redirectUrl":{{}},{}"#,
            &entries[1..]
        )
    };
    let mut shapes = shapes_of_objects(SESSION);
    shapes.push(("unknown fields".into(), object(|at| format!(r#""{at:x}":1"#))));
    for (turn, (shape, entries)) in shapes.iter().enumerate() {
        for (reader, read) in readers(turn) {
            let read = |body: &[u8]| read(SESSION, body);
            assert_eq!(excess_of_time(|count| session(entries(count)), read), None, "{shape}, {reader}");
        }
    }
}

#[test]
fn serde_takes_memory_in_proportion_to_the_size() {
    let site = |pointer: &str| Site { request: SESSION, pointer: pointer.to_owned(), kind: Kind::Object(SESSION) };
    let products = site("/orderInformation/productDetails");
    for (site, shapes) in [(site(""), shapes_of_objects(SESSION)), (products, vec![list(PRODUCT), list("{}")])] {
        for (shape, value) in shapes.into_iter().chain(shapes_of_values()) {
            let read = |body: &[u8]| serde_json::from_slice::<PaymentSession>(body).is_ok();
            let excess = excess(VIOLATIONS, SIZES, |count| site.body(&value(count)), read);
            assert_eq!(excess, None, "{shape} at {}", site.pointer);
        }
    }
}

/// A number of mistakes that is just above the number of those that are kept at one time.
const MANY: usize = 210;

/// Few bytes of these texts make as many mistakes as are kept at one time.
#[test]
fn the_memory_of_violations_is_limited() {
    for site in sites() {
        let mut shapes = match site.kind {
            Kind::Object(object) => shapes_of_objects(object),
            Kind::List(_) => shapes_of_lists(),
            _ => continue,
        };
        shapes.extend(shapes_of_values());
        for (shape, value) in shapes {
            let body = site.body(&value(MANY));
            let read = |body: &[u8]| from_json(site.request, body);
            let reason = excess_of_one(VIOLATIONS, body.as_bytes(), read);
            assert_eq!(reason, None, "{shape} at {}", site.pointer);
            let violations = read(body.as_bytes());
            let reason = excess_of_one(VIOLATIONS_AS_JSON, body.as_bytes(), |_| serde_json::to_string(&violations));
            assert_eq!(reason, None, "{shape} at {} as JSON", site.pointer);
        }
    }
}

/// The pointers of many mistakes below a long key are as long as the key.
#[test]
fn violations_as_json_take_memory_in_proportion_to_the_text() {
    for path in ["metadata", "installment", "unknown"] {
        let text = |count: usize| {
            let key = "k".repeat(200 * count);
            format!(r#"{{"{path}":{{"{key}":{{{}}}}}}}"#, vec![r#""k":1"#; count].join(","))
        };
        let reason =
            excess_of_work(VIOLATIONS_AS_JSON, SIZES, text, |body| READERS[1].1(SESSION, body), serde_json::to_string);
        assert_eq!(reason, None, "{path}");
    }
}
