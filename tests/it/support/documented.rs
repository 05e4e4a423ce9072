//! The documented responses in `tests/documented_responses`.

use std::{fs, path::PathBuf};

use serde_json::{Value, value::RawValue};

/// Returns the name and body of each documented response.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("tests/documented_responses").unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let named = |path: PathBuf| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap());
    paths.into_iter().map(named).collect()
}

/// Returns the body of the response with this name.
pub fn one(name: &str) -> Vec<u8> {
    fs::read(format!("tests/documented_responses/{name}.json")).unwrap()
}

/// Returns whether a response is a session in its envelope.
pub fn is_session(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit()) || matches!(name, "get-session" | "cancel" | "confirm")
}

/// Returns the name and body of each response that is a session.
pub fn sessions() -> Vec<(String, Vec<u8>)> {
    let sessions: Vec<_> = all().into_iter().filter(|(name, _)| is_session(name)).collect();
    assert_eq!(sessions.len(), 19);
    sessions
}

/// Returns the `data` of a response without any change.
pub fn data(body: &[u8]) -> String {
    let fields: std::collections::BTreeMap<String, Box<RawValue>> = serde_json::from_slice(body).unwrap();
    fields["data"].get().to_owned()
}

/// Returns a session in its envelope.
pub fn enveloped(data: &Value) -> Vec<u8> {
    serde_json::to_vec(&serde_json::json!({ "code": "00", "message": "Success", "data": data })).unwrap()
}
