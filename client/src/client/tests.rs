//! The pages about the client have its numbers, and the journal in memory remembers so many calls.

use payment_session::PaymentSession;
use payment_session::gateway::{Credentials, MerchantId, MerchantSecret, TestEnvironment};

use super::{Client, builder::REMEMBERED, recover};
use crate::{
    journal::MemoryJournal,
    lease::MARGIN,
    machine::MOST_UNCERTAIN,
    policy::{LONGEST_LIFE, Policy},
    testing::{Reply, Script},
};

/// Small numbers, as a text writes them.
const NUMBERS: [&str; 7] = ["no", "one", "two", "three", "four", "five", "six"];

/// Checks that a page has these parts of sentences.
fn says(page: &str, parts: &[String]) {
    let text = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(text.contains(part.as_str()), "the page does not say: {part}");
    }
}

#[test]
fn the_pages_about_the_client_have_its_numbers() {
    let policy = Policy::default();
    let minute = policy.gateway_timeout.as_secs();
    let margin = usize::try_from((policy.lease / MARGIN).as_secs()).unwrap();
    let most = usize::from(MOST_UNCERTAIN);
    let hours = LONGEST_LIFE.as_secs() / 3600;
    let (deadline, remembered) = (policy.deadline.as_secs(), REMEMBERED / 1000);
    assert_eq!(MARGIN, 6);
    says(
        include_str!("../../docs/promises.md"),
        &[
            format!("the gateway executes it within {minute} s, or never"),
            format!("a sixth of it, by default {} seconds", NUMBERS[margin]),
            format!("decided within the lease, {minute} s and one look-up"),
            format!("at most {} attempts of a create that may have been carried out", NUMBERS[most]),
            format!("none later than {hours} hours after the first"),
            format!("It remembers the last {remembered},000 calls"),
        ],
    );
    says(
        include_str!("../../docs/sending.md"),
        &[
            format!("The deadline is after {deadline} seconds."),
            format!("looks for up to {deadline} seconds"),
            format!("same bytes and id, at most {} and within {hours} hours", ["never", "once", "twice"][most - 1]),
        ],
    );
    let (open, ended) = (recover::MOST, recover::MOST_ENDED);
    let recovers = [
        format!("carries out at most {open} calls at once"),
        format!("calls that have ended in pages of up to {ended}"),
    ];
    says(include_str!("../../docs/sending.md"), &recovers);
    let security = format!("reads at most {} MiB of a response", policy.body_limit >> 20);
    says(include_str!("../../../SECURITY.md"), &[security]);
}

#[tokio::test(start_paused = true)]
async fn a_bounded_journal_forgets_the_call_that_ended_first() {
    const CREATE: &str = "POST /v2/payments";
    let reference = |body: &[u8]| String::from_utf8_lossy(body).split('"').nth(3).unwrap_or_default().to_owned();
    let gateway = Script::new(move |request, _| match (request.line(), request.line().rsplit_once('/')) {
        ("POST /v1/access-token", _) => Reply::token(),
        (CREATE, _) => Reply::data(&session(&reference(request.body()))),
        (_, Some((_, id))) => Reply::data(&session(id)),
        (other, None) => panic!("{other}"),
    });
    let server = TestEnvironment::custom("http://127.0.0.1:1".parse().unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let builder = Client::builder(server, credentials).transport(gateway.clone());
    let client = builder.journal(MemoryJournal::bounded(2)).build().unwrap();
    let sent = || gateway.lines().iter().filter(|line| *line == CREATE).count();
    for (reference, count) in [("A", 1), ("B", 2), ("C", 3), ("B", 3), ("C", 3), ("A", 4)] {
        client.create(&order(reference)).await.unwrap();
        assert_eq!(sent(), count, "{reference}");
    }
}

fn order(reference: &str) -> PaymentSession {
    let body = format!(
        r#"{{"clientReferenceId":"{reference}","amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{{}},"customerId":"C"}}"#
    );
    PaymentSession::from_json(body.as_bytes()).unwrap()
}

/// Returns the session of an order, whose id is its reference.
fn session(reference: &str) -> String {
    format!(
        r#"{{"id":"{reference}","clientReferenceId":"{reference}","status":"REQUIRE_ACTION","paymentType":"SINGLE",
        "amount":{{"value":1,"currency":"IDR"}}}}"#
    )
}
