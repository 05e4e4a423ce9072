//! What the gateway answers: every documented answer and error, and what gateways do beside.

use std::{fs, path::PathBuf};

use payment_session::{ApiErrorKind, SessionResponse};

/// The documented answers, by name.
fn answers() -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/answers").unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let named = |path: PathBuf| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap());
    paths.into_iter().map(named).collect()
}

#[test]
fn every_documented_session_parses() {
    let mut count = 0;
    for (name, body) in answers() {
        if name.starts_with(|c: char| c.is_ascii_digit()) || matches!(&*name, "get-session" | "cancel" | "confirm") {
            let session = SessionResponse::parse(200, &body).unwrap();
            assert_eq!(session.raw_json().len(), serde_json::to_vec(&session).unwrap().len());
            count += 1;
        }
    }
    assert_eq!(count, 19);
}

#[test]
fn every_documented_error_is_told() {
    for (name, body) in answers() {
        if let Some(error) = name.strip_prefix("error-") {
            let status = error[..3].parse().unwrap_or(400);
            let error = SessionResponse::parse(status, &body).unwrap_err();
            assert_ne!(error.kind(), ApiErrorKind::Unreadable);
        }
    }
}
