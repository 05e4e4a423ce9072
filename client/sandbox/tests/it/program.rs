//! The program and its options.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use serde_json::json;

use crate::{
    callbacks,
    shop::{Shop, qr, request_id},
};

/// A running program, which is stopped with the value.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_payment-sandbox"));
    command.args(arguments);
    command
}

/// Starts the program on a free port. Returns a shop and the first line that the program prints.
fn start(arguments: &[&str]) -> (Shop<Program>, String) {
    let (shop, line, _) = start_with_page(arguments);
    (shop, line)
}

/// Starts the program on a free port. Returns a shop and the lines that the program prints.
fn start_with_page(arguments: &[&str]) -> (Shop<Program>, String, String) {
    let mut child = command(&["--port", "0"]).args(arguments).stdout(Stdio::piped()).spawn().unwrap();
    let output = child.stdout.take().unwrap();
    let program = Program(child);
    let (mut line, mut page) = (String::new(), String::new());
    let mut output = BufReader::new(output);
    output.read_line(&mut line).unwrap();
    output.read_line(&mut page).unwrap();
    let url = line.split([' ', ',']).find(|part| part.starts_with("http://")).expect("an address").to_owned();
    (Shop::of(program, url.replace("0.0.0.0", "127.0.0.1")), line, page)
}

#[test]
fn the_page_is_there_unless_other_machines_could_open_it() {
    for (arguments, status, printed) in [
        (&[][..], 200, "see your payments on http://127.0.0.1:"),
        (&["--address", "0.0.0.0"], 404, "the page needs the option --page"),
        (&["--page", "--address", "0.0.0.0"], 403, "/_page/?token="),
    ] {
        let (shop, _, line) = start_with_page(arguments);
        assert_eq!(shop.get("/_page/").status, status);
        assert!(line.contains(printed), "{line}");
    }
}

#[test]
fn faults_and_behaviour_are_chosen_by_options() {
    let ledger = std::env::temp_dir().join(format!("payment-sandbox-{}.jsonl", std::process::id()));
    let (shop, line) = start(&[
        "--seed",
        "7",
        "--fault=too-many-requests@2/create",
        "--fault",
        "cut-after=100%/cancel",
        "--repeated-id=rejected",
        "--taken-reference=bad-request",
        "--look-up=lags:1000s",
        "--old-token=lives",
        "--known-customer=one",
        "--known-customer=two",
        "--static-numbers=7-7",
        "--ledger",
        ledger.to_str().unwrap(),
    ]);
    assert!(line.ends_with("with the seed 7\n"), "{line}");
    let id = request_id();
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("a")).status, 200);
    assert_eq!(shop.create(&qr("b")).status, 429);
    assert_eq!(shop.post_as(&id, "/v2/payments", &qr("a")).verdict(), (400, "resource_already_exists"));
    assert_eq!(shop.create(&qr("a")).verdict(), (400, "api_validation_error"));
    assert_eq!(shop.get("/v2/payments").body["pagination"]["totalItems"], 0);
    let mut known = qr("c");
    known.as_object_mut().unwrap().remove("customer");
    for (customer, status) in [("one", 200), ("three", 404)] {
        known["customerId"] = customer.into();
        known["clientReferenceId"] = format!("of-{customer}").into();
        assert_eq!(shop.create(&known).status, status);
    }
    for (reference, status) in [("first", 200), ("no-number-is-left", 400)] {
        let account = shop.create(&json!({
            "clientReferenceId": reference,
            "paymentType": "MULTIPLE",
            "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
            "paymentMethodOptions": { "virtualAccount": { "channel": "BCA", "virtualAccountName": "Rina" } },
            "mode": "API",
            "customer": { "email": "rina@shop.example" },
        }));
        assert_eq!(account.status, status, "{account:?}");
        if status == 200 {
            let number = &account.body["data"]["paymentMethod"]["virtualAccount"]["virtualAccountNumber"];
            assert!(number.as_str().is_some_and(|number| number.ends_with("00000007")), "{number}");
        }
    }
    drop(shop);
    assert_eq!(fs::read_to_string(&ledger).unwrap().lines().count(), 3);
    fs::remove_file(ledger).unwrap();
}

#[test]
fn the_order_and_the_number_of_callbacks_are_chosen_by_options() {
    let (url, received) = callbacks::listen();
    let (shop, _) = start(&["--callback", &url, "key", "--callback-order=swapped:20s", "--callback-copies=2"]);
    for reference in ["a", "b"] {
        let id = shop.create(&qr(reference)).id().to_owned();
        let simulation = json!({ "paymentSessionId": id, "chargeStatus": "SUCCESS" });
        assert_eq!(shop.post("/v2/payments/simulations", &simulation).status, 200);
    }
    let references = callbacks::receive(&received, 4).map(|body| body["data"]["clientReferenceId"].clone());
    assert_eq!(references.collect::<Vec<_>>(), ["b", "b", "a", "a"]);
}

#[test]
fn the_time_of_a_refund_is_chosen_by_an_option() {
    for (arguments, status) in [(&[][..], "SUCCESS"), (&["--refund-step=60"], "PENDING")] {
        let (shop, _) = start(arguments);
        let id = shop.create(&qr("a")).id().to_owned();
        let paid = json!({ "paymentSessionId": id, "chargeStatus": "SUCCESS" });
        assert_eq!(shop.post("/v2/payments/simulations", &paid).status, 200);
        let refund = json!({
            "clientReferenceId": "r", "paymentSessionId": id, "isFullAmount": true, "reason": "OTHERS",
        });
        let refund = shop.post("/v1/refunds", &refund);
        assert_eq!(shop.get(&format!("/v1/refunds/{}", refund.id())).body["data"]["status"], status);
    }
}

#[test]
fn wrong_options_are_reported() {
    for (arguments, message) in [
        (&["--fault", "cut@1"][..], "`cut` is not a fault"),
        (&["--look-up", "late"], "`late` is not known; use instant, lags:200ms or ignores-filter"),
        (&["--callback-order", "any"], "`any` is not known; use in-order or swapped:500ms"),
        (&["--static-numbers", "9"], "`9` is not a range of numbers; use 0-99"),
        (&["--static-numbers", "9-0"], "`9-0` is not a range of numbers"),
        (&["--prot", "1"], "--prot"),
        (&["--ledger", "/no/such/folder/ledger"], "payment-sandbox: "),
    ] {
        let output = command(arguments).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && error.contains(message), "{error}");
    }
    let help = command(&["--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(help.contains("FAULT@N") && help.contains("get-refund"), "{help}");
}
