//! A sandbox that keeps its payments in a file.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use payment_sandbox::{Builder, Sandbox};
use serde_json::{Value, json};

use crate::shop::{Shop, card, qr, request_id};

/// A folder that is removed with the value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("payment-sandbox-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("payments.json")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn builder(file: &Path) -> Builder {
    Sandbox::builder().seed(7).refund_step(Duration::from_secs(60)).file(file)
}

/// Returns what a shop can see of an account.
fn seen(shop: &Shop, customer: &str) -> Vec<Value> {
    ["/v2/payments", "/v2/charges", "/v1/refunds", &format!("/v1/customers/{customer}")]
        .map(|path| shop.get(path).body["data"].clone())
        .to_vec()
}

fn refund(reference: &str, session: &str, amount: &str) -> Value {
    json!({
        "clientReferenceId": reference, "paymentSessionId": session, "reason": "OTHERS",
        "amount": { "value": amount, "currency": "IDR" },
    })
}

fn static_account(reference: &str) -> Value {
    json!({
        "clientReferenceId": reference,
        "paymentType": "MULTIPLE",
        "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
        "paymentMethodOptions": { "virtualAccount": { "channel": "BCA", "virtualAccountName": "Rina" } },
        "mode": "API",
        "customer": { "email": "rina@shop.example" },
    })
}

#[test]
fn another_sandbox_continues_where_one_ended() {
    let folder = Folder::new("continues");
    let mut shop = Shop::with(builder(&folder.file()));
    let id = request_id();
    let first = shop.post_as(&id, "/v2/payments", &card("card"));
    let saved = shop.create(&json!({ "saveForFutureUse": true, "clientReferenceId": "saved",
        "amount": { "value": 4000, "currency": "IDR" }, "paymentMethod": { "type": "CARD" }, "redirectUrl": {},
        "customer": { "email": "rina@shop.example" } }));
    let (session, customer) = (saved.id(), saved.body["data"]["customerId"].as_str().unwrap());
    shop.open(saved.body["data"]["paymentUrl"].as_str().unwrap());
    assert!(fs::read_to_string(folder.file()).unwrap().contains("PAID"), "a change is written before its response");
    let open = shop.create(&static_account("static"));
    let simulation = json!({
        "paymentSessionId": open.id(), "chargeStatus": "SUCCESS", "amount": { "value": 700, "currency": "IDR" },
    });
    assert_eq!(shop.post("/v2/payments/simulations", &simulation).status, 200);
    assert_eq!(shop.post("/v1/refunds", &refund("part", session, "3000")).status, 200);
    shop.sandbox.advance(Duration::from_secs(10));
    shop.act_for("sub");
    assert_eq!(shop.create(&qr("sub")).status, 200);
    shop.act_for("");
    let before = seen(&shop, customer);
    drop(shop);
    let file = fs::read_to_string(folder.file()).unwrap();

    let mut shop = Shop::with(builder(&folder.file()));
    assert_eq!(seen(&shop, customer), before);
    // The first response again, and no second session.
    assert_eq!(shop.post_as(&id, "/v2/payments", &card("card")), first);
    assert_eq!(shop.create(&card("card")).verdict(), (409, "duplicate_error"));
    // The payment by card is still captured later, and the number is still in use.
    let page = first.body["data"]["paymentUrl"].as_str().unwrap();
    let token = page.split_once("token=").unwrap().1;
    assert_eq!(shop.get(&format!("/detail?token={token}")).status, 200);
    assert_eq!(shop.get(&format!("/v2/payments/{}", first.id())).body["data"]["status"], "PROCESSING");
    let account = |reply: &Value| reply["paymentMethod"]["virtualAccount"]["virtualAccountNumber"].clone();
    let other = shop.create(&static_account("other"));
    assert!(!file.contains(other.id()), "a new id");
    assert_ne!(account(&other.body["data"]), account(&open.body["data"]));
    let charge = &shop.get("/v2/charges?clientReferenceId=static").body["data"][0]["id"];
    let by_charge =
        json!({ "clientReferenceId": "charge", "chargeId": charge, "isFullAmount": true, "reason": "OTHERS" });
    assert_eq!(shop.post("/v1/refunds", &by_charge).status, 200);
    // The refund of 3,000 counts, and goes on when its time has come. The clock is still ahead by ten seconds.
    assert_eq!(shop.post("/v1/refunds", &refund("more", session, "2000")).status, 400);
    assert_eq!(shop.post("/v1/refunds", &refund("rest", session, "1000")).status, 200);
    shop.sandbox.advance(Duration::from_secs(55));
    let refunds = shop.get("/v1/refunds").body["data"].clone();
    assert_eq!((&refunds[0]["status"], &refunds[1]["status"]), (&json!("SUCCESS"), &json!("PENDING")));
    shop.act_for("sub");
    assert_eq!(shop.get("/v2/payments").body["data"][0]["clientReferenceId"], "sub");
}

#[test]
fn what_a_person_does_on_the_page_is_kept() {
    let folder = Folder::new("page");
    let start = || Shop::with(builder(&folder.file()).page(true));
    let mut shop = start();
    let [paid, open] = ["paid", "open"].map(|reference| shop.create(&qr(reference)).id().to_owned());
    for (path, body, id, status) in [
        (format!("sessions/{paid}/pay"), json!({}), &paid, "PAID"),
        ("clock".to_owned(), json!({ "seconds": 3600 }), &open, "EXPIRED"),
    ] {
        assert_eq!(shop.post(&format!("/_page/api/{path}"), &body).status, 200, "{path}");
        drop(shop);
        shop = start();
        assert_eq!(shop.get(&format!("/v2/payments/{id}")).body["data"]["status"], status);
    }
}

#[test]
fn a_clock_that_is_set_forward_is_kept() {
    let folder = Folder::new("clock");
    let shop = Shop::with(builder(&folder.file()));
    let open = shop.create(&qr("open")).id().to_owned();
    shop.sandbox.advance(Duration::from_secs(3600));
    drop(shop);
    let shop = Shop::with(builder(&folder.file()));
    assert_eq!(shop.get(&format!("/v2/payments/{open}")).body["data"]["status"], "EXPIRED");
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_named() {
    let folder = Folder::new("bad");
    let mistake = |path: &Path| {
        let error = builder(path).start().expect_err("the file is wrong").to_string();
        assert!(error.starts_with(&*path.to_string_lossy()), "{error}");
        error
    };
    fs::write(folder.file(), "{").unwrap();
    assert!(mistake(&folder.file()).contains("EOF"));
    fs::write(folder.file(), r#"{"version":2}"#).unwrap();
    assert!(mistake(&folder.file()).contains("has the version 2, not 1"));
    // It was not replaced.
    assert_eq!(fs::read_to_string(folder.file()).unwrap(), r#"{"version":2}"#);
    mistake(&folder.0.join("absent").join("payments.json"));
    mistake(&folder.0);
}
