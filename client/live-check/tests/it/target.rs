//! The servers that the program may reach.

use live_check::Target;

#[test]
fn only_the_sandbox_of_the_gateway_and_this_machine_are_allowed() {
    for url in ["http://127.0.0.1:8765", "http://localhost:1", "http://[::1]:8080", "https://127.0.0.1"] {
        assert!(matches!(Target::parse(url), Ok(Target::Server(_))), "{url}");
    }
    for url in [
        "https://api.pivot-payment.com",
        "https://api.pivot-payment.com.",
        "https://API.pivot-payment.com:443",
        "https://api.pivot-payments.com",
        "https://proxy.example",
        "https://localhost.example",
        "http://10.0.0.1",
        "https://127.0.0.1@api.pivot-payment.com",
        "http://127.0.0.1#.example",
        "",
    ] {
        assert!(Target::parse(url).is_err(), "{url}");
    }
}

#[test]
fn the_sandbox_of_the_gateway_needs_tls() {
    assert_eq!(Target::gateway().is_ok(), cfg!(feature = "tls"));
    assert_eq!(Target::parse("https://api-stg.pivot-payment.com").is_ok(), cfg!(feature = "tls"));
}
