//! The page: what it shows, what a person does on it, and who may use it.

mod acts;
mod guard;
mod timelines;

use std::io::Read;

use payment_sandbox::Settings;
use serde_json::{Value, json};

use crate::shop::{Reply, Shop, qr};

/// Returns a shop whose sandbox has a page.
fn shop_with(settings: Settings) -> Shop {
    Shop::with(Settings { page: true, ..settings })
}

fn shop() -> Shop {
    shop_with(Settings::default())
}

/// Creates a QR code, and returns the id of its session.
fn created(shop: &Shop, reference: &str) -> String {
    shop.create(&qr(reference)).id().to_owned()
}

fn show(shop: &Shop, path: &str) -> Value {
    let reply = shop.get(&format!("/_page/api/{path}"));
    assert_eq!(reply.status, 200, "{path}: {reply:?}");
    reply.body
}

fn act(shop: &Shop, path: &str, body: &Value) -> Reply {
    shop.post(&format!("/_page/api/{path}"), body)
}

/// Returns the lines of the events of a session.
fn timeline(shop: &Shop, id: &str) -> Vec<String> {
    let session = show(shop, &format!("sessions/{id}"));
    let line = |event: &Value| match event["kind"].as_str().unwrap() {
        "call" => format!("{} {}", event["operation"].as_str().unwrap(), event["response"]["status"]),
        "callback" => format!("{} {}", event["name"].as_str().unwrap(), event["attempts"].as_array().unwrap().len()),
        _ => event["text"].as_str().unwrap().to_owned(),
    };
    session["events"].as_array().unwrap().iter().map(line).collect()
}

/// Sends the lines of a head, and returns the whole response.
fn raw(shop: &Shop, method: &str, path: &str, head: &str) -> String {
    use std::io::Write;
    let mut stream = shop.connect();
    write!(stream, "{method} {path} HTTP/1.1\r\nconnection: close\r\ncontent-length: 0\r\n{head}\r\n").unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

fn refund(id: &str) -> Value {
    json!({ "clientReferenceId": "refund", "paymentSessionId": id, "isFullAmount": true, "reason": "OTHERS" })
}
