//! The documented responses in `tests/data/responses`, and the errors in `tests/data/errors.jsonl`.

use std::{fs, path::PathBuf};

use payment_session::{ApiError, response::GatewayResponse};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

/// A documented error.
#[derive(Deserialize)]
pub struct DocumentedError {
    /// The code, with hyphens. Errors with the same code are named after their details.
    pub name: String,
    /// The status, or `None` if the page of the error does not name it.
    status: Option<u16>,
    pub body: Value,
}

impl DocumentedError {
    /// Reads the error with its status, or with 400.
    pub fn parse<R: GatewayResponse>(&self) -> ApiError {
        R::parse(self.status.unwrap_or(400), self.body.to_string().as_bytes()).err().unwrap()
    }
}

/// Returns the documented errors in the order of their file.
pub fn errors() -> Vec<DocumentedError> {
    let lines = fs::read_to_string("../tests/data/errors.jsonl").unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Returns the name and body of each documented response.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir("../tests/data/responses").unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let named = |path: PathBuf| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap());
    paths.into_iter().map(named).collect()
}

/// Returns the body of the response with this name.
pub fn one(name: &str) -> Vec<u8> {
    fs::read(format!("../tests/data/responses/{name}.json")).unwrap()
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
