//! Addresses of the crates `url` and `http` are checked as return addresses.

use http::Uri;
use payment_session::request::ReturnUrl;
use url::Url;

fn of_url(text: &str) -> Option<String> {
    let url = Url::parse(text).expect("a valid address for `url`");
    let by_reference = ReturnUrl::try_from(&url).map(|url| url.to_string());
    assert_eq!(ReturnUrl::try_from(url).map(|url| url.to_string()), by_reference);
    by_reference.map_err(|invalid| assert_eq!(invalid.rule().id, "url")).ok()
}

fn of_uri(text: &str) -> Option<String> {
    let uri: Uri = text.parse().expect("a valid address for `http`");
    let by_reference = ReturnUrl::try_from(&uri).map(|uri| uri.to_string());
    assert_eq!(ReturnUrl::try_from(uri).map(|uri| uri.to_string()), by_reference);
    by_reference.map_err(|invalid| assert_eq!(invalid.rule().id, "url")).ok()
}

#[test]
fn web_addresses_and_app_links_pass() {
    for (text, url, uri) in [
        ("https://merchant.com", "https://merchant.com/", "https://merchant.com/"),
        ("https://merchant.com/paid?order=1", "https://merchant.com/paid?order=1", "https://merchant.com/paid?order=1"),
        ("https://merchant.com:8443/%20", "https://merchant.com:8443/%20", "https://merchant.com:8443/%20"),
        ("myshop://paid/1", "myshop://paid/1", "myshop://paid/1"),
        // `http` drops fragments.
        ("https://merchant.com/paid#top", "https://merchant.com/paid#top", "https://merchant.com/paid"),
        // `url` encodes these characters, and `http` does not.
        ("https://merchant.com/ä", "https://merchant.com/%C3%A4", "https://merchant.com/ä"),
    ] {
        assert_eq!((of_url(text).as_deref(), of_uri(text).as_deref()), (Some(url), Some(uri)), "{text}");
    }
}

#[test]
fn addresses_without_a_scheme_or_slashes_are_rejected() {
    for text in ["mailto:shop@merchant.com", "data:text/plain,paid", "myshop:paid", "myshop://"] {
        assert_eq!(of_url(text), None, "{text}");
    }
    for text in ["/paid", "/paid?to=https://merchant.com", "*", "merchant.com", "merchant.com:443", "myshop:paid"] {
        assert_eq!(of_uri(text), None, "{text}");
    }
}

#[test]
fn lengths_are_those_of_the_sent_address() {
    let long = |length: usize| format!("https://merchant.com/{}", "x".repeat(length - "https://merchant.com/".len()));
    assert_eq!((of_url(&long(255)), of_uri(&long(255))), (Some(long(255)), Some(long(255))));
    assert_eq!((of_url(&long(256)), of_uri(&long(256))), (None, None));
    // `url` encodes each umlaut as two escapes, so the address is too long.
    let umlauts = format!("https://merchant.com/{}", "ä".repeat(40));
    assert_eq!(of_url(&umlauts), None);
    assert_eq!(of_uri(&umlauts), Some(umlauts));
}
