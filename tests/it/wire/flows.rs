//! The request of each documented flow has the documented bytes, in both key styles and as JSON.
//!
//! The documentation has fifteen requests. Request 13, the open static virtual account, is derived from 12. The
//! documented requests 4, 5 and 7 have misspelt fields (`saveForFuture`, `sureName`), which are corrected here.

use payment_session::PaymentSession;

mod identifiers;
mod pasted;

struct Flow {
    name: &'static str,
    /// The documented request without white space.
    json: String,
    pasted: PaymentSession,
    identifiers: PaymentSession,
}

impl Flow {
    fn new(name: &'static str, fixture: &str, pasted: PaymentSession, identifiers: PaymentSession) -> Self {
        let json = compact(fixture);
        Self { name, json, pasted, identifiers }
    }

    /// Returns the session in each style, with a name for the assertion message.
    fn styles(&self) -> [(String, &PaymentSession); 2] {
        [(format!("{}, pasted", self.name), &self.pasted), (format!("{}, identifiers", self.name), &self.identifiers)]
    }
}

macro_rules! flows {
    ($($name:literal $request:ident $(($call:tt))?,)*) => {
        vec![$(Flow::new(
            $name,
            include_str!(concat!("../../documented_requests/", $name, ".json")),
            flows!(@of pasted $request $($call)?),
            flows!(@of identifiers $request $($call)?),
        )),*]
    };
    (@of $style:ident $request:ident) => { $style::$request };
    (@of $style:ident $request:ident call) => { $style::$request() };
}

fn flows() -> Vec<Flow> {
    flows! {
        "01-payment-ui" F01,
        "02-card-redirect" F02,
        "03-card-api-encryption" F03,
        "04-save-card-redirect-initiation" F04,
        "05-save-card-redirect-use-token" F05,
        "06-save-card-api-initiation" F06,
        "07-save-card-api-use-token" f07 (call),
        "08-ewallet-redirect" F08,
        "09-ewallet-api" F09,
        "10-virtual-account-redirect" F10,
        "11-virtual-account-api" F11,
        "12-virtual-account-static-closed" F12,
        "13-virtual-account-static-open" F13,
        "14-qr-redirect" F14,
        "15-qr-api" F15,
        "16-qr-static" F16,
    }
}

/// Removes the white space between the tokens of a JSON text. The order of the keys and the digits of the numbers do
/// not change.
fn compact(json: &str) -> String {
    let mut in_string = false;
    let mut escaped = false;
    json.chars()
        .filter(|&character| {
            if character == '"' && !escaped {
                in_string = !in_string;
            }
            escaped = in_string && character == '\\' && !escaped;
            in_string || !character.is_ascii_whitespace()
        })
        .collect()
}

fn text(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).unwrap()
}

#[test]
fn every_documented_flow_is_here() {
    let names: Vec<_> = flows().iter().map(|flow| flow.name).collect();
    let mut files: Vec<_> = std::fs::read_dir("tests/documented_requests")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    assert_eq!(names, files);
    assert_eq!(names.len(), 16);
}

#[test]
fn the_macro_writes_the_documented_json() {
    for flow in flows() {
        for (name, session) in flow.styles() {
            assert_eq!(text(session), flow.json, "{name}");
        }
    }
}

#[test]
fn both_key_styles_create_equal_sessions() {
    for flow in flows() {
        assert_eq!(flow.pasted, flow.identifiers, "{}", flow.name);
    }
}

#[test]
fn write_json_appends() {
    for flow in flows() {
        let mut out = b"body: ".to_vec();
        flow.pasted.write_json(&mut out);
        assert_eq!(out, format!("body: {}", flow.json).as_bytes());
    }
}

#[test]
fn serde_writes_the_same_text() {
    for flow in flows() {
        for (name, session) in flow.styles() {
            assert_eq!(serde_json::to_string(session).unwrap(), flow.json, "{name}");
        }
    }
}

#[test]
fn json_reads_back_as_an_equal_session() {
    for flow in flows() {
        for (name, session) in flow.styles() {
            let json = session.to_json();
            let read = PaymentSession::from_json(&json).unwrap_or_else(|violations| panic!("{name}: {violations}"));
            assert_eq!(&read, session, "{name}");
            assert_eq!(read.to_json(), json, "{name}");

            let deserialized: PaymentSession = serde_json::from_slice(&json).unwrap();
            assert_eq!(&deserialized, session, "{name}");
        }
    }
}

#[test]
fn white_space_between_tokens_does_not_matter() {
    for flow in flows() {
        let file = format!("tests/documented_requests/{}.json", flow.name);
        let session = PaymentSession::from_json(&std::fs::read(file).unwrap())
            .unwrap_or_else(|violations| panic!("{}: {violations}", flow.name));
        assert_eq!(text(&session), flow.json, "{}", flow.name);
    }
}
