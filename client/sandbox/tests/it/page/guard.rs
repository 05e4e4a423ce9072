//! Who may use the page.

use payment_sandbox::Settings;

use super::{raw, shop, shop_with};
use crate::shop::{Shop, qr};

fn status(response: &str) -> &str {
    response.split(' ').nth(1).unwrap()
}

#[test]
fn a_host_name_that_was_bound_to_this_machine_is_rejected() {
    let shop = shop_with(Settings { public_url: Some("http://sandbox.example:8080".into()), ..Settings::default() });
    for (host, expected) in [
        ("localhost:8765", "200"),
        ("127.0.0.1", "200"),
        ("[::1]:8765", "200"),
        ("sandbox.example:8080", "200"),
        ("SANDBOX.example", "200"),
        ("evil.example", "403"),
        ("localhost.evil.example", "403"),
        ("", "403"),
    ] {
        let response = raw(&shop, "GET", "/_page/api/state", &format!("host: {host}\r\n"));
        assert_eq!(status(&response), expected, "{host}");
    }
    assert_eq!(status(&raw(&shop, "GET", "/_page/api/state", "")), "403");
}

#[test]
fn another_page_cannot_act() {
    let shop = shop();
    let id = shop.create(&qr("order")).id().to_owned();
    for path in [format!("/_page/api/sessions/{id}/expire"), format!("/_page/hosted/{id}/pay")] {
        for head in [
            "host: localhost:1\r\norigin: http://evil.example\r\ncontent-type: application/json\r\n",
            "host: localhost:1\r\norigin: null\r\ncontent-type: application/json\r\n",
            "host: localhost:1\r\norigin: http://localhost:2\r\ncontent-type: application/json\r\n",
            "host: localhost:1\r\ncontent-type: text/plain\r\n",
        ] {
            assert_eq!(status(&raw(&shop, "POST", &path, head)), "403", "{path} {head}");
        }
    }
    assert_eq!(shop.get(&format!("/v2/payments/{id}")).body["data"]["status"], "REQUIRE_ACTION");
}

#[test]
fn responses_have_a_policy_and_no_script_in_their_html() {
    let shop = shop();
    for (path, head) in [("/_page/", ""), ("/detail?token=1", "accept: text/html\r\n"), ("/_page/api/state", "")] {
        let response = raw(&shop, "GET", path, &format!("host: localhost\r\n{head}"));
        assert_eq!(status(&response), "200");
        for header in ["default-src 'none'", "frame-ancestors 'none'", "nosniff", "no-store"] {
            assert!(response.contains(header), "{path}: {header}");
        }
        assert!(!response.contains("unsafe") && !response.contains("style="), "{path}");
    }
}

#[test]
fn other_machines_need_the_token() {
    let shop = Shop::of_port(Settings { page: true, address: [0, 0, 0, 0].into(), ..Settings::default() });
    let url = shop.sandbox.page_url().unwrap();
    let token = url.split_once("?token=").unwrap().1;
    let get = |path: &str, head: &str| raw(&shop, "GET", path, &format!("host: 127.0.0.1\r\n{head}"));
    for path in ["/_page/", "/_page/api/state", "/_page/api/growth", "/_page/qr/1", "/_page/?token=1"] {
        assert_eq!(status(&get(path, "")), "403", "{path}");
    }
    let opened = get(&format!("/_page/?token={token}"), "");
    assert_eq!(status(&opened), "303");
    assert!(opened.contains("HttpOnly; SameSite=Strict"), "{opened}");
    let cookie = format!("cookie: other=1; payment-sandbox-page={token}\r\n");
    assert_eq!(status(&get("/_page/api/state", &cookie)), "200");
    assert_eq!(status(&get("/_page/", &cookie)), "200");
    // The customer of a hosted page has no token.
    assert_eq!(status(&get("/_page/hosted.js", "")), "200");
}
