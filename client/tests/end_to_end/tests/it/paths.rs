//! The paths of requests without a method of `Gateway`.

use std::time::Duration;

use payment_session::gateway::{AccessToken, Environment, Gateway};

/// HTTP clients resolve dots, encode characters and drop fragments. They do not change an accepted path.
#[test]
fn accepted_paths_are_sent_as_they_are() {
    const PIECES: [&str; 6] = ["/", ".", "%2e", "?", "a", "%2F"];
    let token = AccessToken::new("header.payload.signature", Duration::from_secs(900)).unwrap();
    let gateway = Gateway::new(Environment::Production, token);
    let mut accepted = 0;
    let mut try_path = |path: &str| {
        let Ok(call) = gateway.get(path) else { return };
        let request = call.into_request();
        accepted += 1;
        let expected = format!("https://api.pivot-payment.com{path}");
        assert_eq!(request.uri().to_string(), expected);
        let request: reqwest::Request = request.try_into().unwrap();
        assert_eq!(request.url().as_str(), expected);
    };
    for character in (0..=0x2ff).filter_map(char::from_u32) {
        for path in [format!("/v1/a{character}b"), format!("/v1?a={character}"), format!("/{character}")] {
            try_path(&path);
        }
    }
    // Try every path of six pieces.
    for number in 0..PIECES.len().pow(6) {
        let mut rest = number;
        let pieces = (0..6).map(|_| {
            let piece = PIECES[rest % PIECES.len()];
            rest /= PIECES.len();
            piece
        });
        try_path(&format!("/{}", pieces.collect::<String>()));
    }
    try_path(&format!("/{}", "a".repeat(7_999)));
    assert!(accepted > 2_000, "{accepted}");
}
