//! Creates whose responses are lost, late, of other orders, or rejections.

use std::time::Duration;

use payment_client::{CauseKind, Client, Error, testing::Reply};
use payment_session::gateway::{SubMerchantId, TestEnvironment};
use payment_session::{PaymentSession, rules::Waivers};

use crate::{
    scenarios::{
        AT_ONCE, DEADLINE,
        End::{Done, Impossible, Rejected, Taken, Undecidable, Unknown},
        LATE, Row, check, ends, lost, row, says, until,
    },
    scripted::{CREATE, FIND, client, credentials, of_order, order, script, session},
};

fn own() -> Reply {
    Reply::data(&of_order("1", "REQUIRE_ACTION"))
}

/// Returns a page with the session of the order.
fn shown() -> Reply {
    Reply::page(&[&of_order("1", "REQUIRE_ACTION")])
}

fn nothing() -> Reply {
    Reply::page(&[])
}

/// Returns a page with a session of the reference, with these fields.
fn with(id: &str, fields: &str) -> Reply {
    Reply::page(&[&session(id, "REQUIRE_ACTION", fields)])
}

/// Returns the rejection of a field.
fn rejection(field: &str, message: &str) -> Reply {
    let error = format!(r#"{{"details":[{{"field":"{field}","message":"{message}"}}]}}"#);
    Reply::status(400, format!(r#"{{"code":"api_validation_error","message":"no","error":{error}}}"#))
}

/// Returns the order with an amount that nobody has checked.
fn of_amount(amount: &str) -> PaymentSession {
    let text = String::from_utf8(order().to_json()).unwrap();
    let text = text.replace(r#"{"value":10000,"currency":"IDR"}"#, amount);
    PaymentSession::from_json_with(text.as_bytes(), Waivers::UNCHECKED_VALUES).unwrap()
}

async fn check_orders(rows: impl IntoIterator<Item = Row>) {
    check(CREATE, rows, async |client| client.create(&order()).await).await;
}

#[tokio::test(start_paused = true)]
async fn a_create_is_sent_again_when_a_late_look_up_shows_nothing() {
    let done = |seconds| ends(Done("1", "REQUIRE_ACTION"), [CREATE, FIND, CREATE], seconds);
    let lost_once = || [Reply::lost(), own()];
    check_orders([
        row("its response is lost", says(lost_once(), nothing()), done(60..61)),
        row("there is time after a time-out", says([Reply::silence(), own()], nothing()), done(135..150)),
        row("a documented 404", says(lost_once(), Reply::error(404, "resource_missing")), done(LATE)),
        row("the other one", says(lost_once(), Reply::error(404, "data_not_found")), done(LATE)),
        // The first attempt may have been carried out since.
        row(
            "a 429 to the second attempt",
            says([Reply::lost(), Reply::error(429, "frequency_above_limit")], until(61, nothing(), shown())),
            ends(Done("1", "REQUIRE_ACTION"), [CREATE, FIND, CREATE, FIND], 61..90),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_again_that_may_be_carried_out() {
    let forbidden = || Reply::error(403, "forbidden_access");
    let done = |seconds| ends(Done("1", "REQUIRE_ACTION"), [CREATE, FIND], seconds);
    let expired = of_order("0", "EXPIRED");
    let later = Reply::page(&[&expired, &of_order("1", "REQUIRE_ACTION")]);
    check_orders([
        row("the attempt waits in a queue of the gateway", lost(until(30, nothing(), shown())), done(30..60)),
        // Its journal does not know the earlier session, for example because it was created by another program.
        row("an expired session is no end", lost(until(30, Reply::page(&[&expired]), later)), done(30..60)),
        row("a look-up fails", lost(until(100, forbidden(), shown())), done(100..130)),
        row("a look-up is that of a proxy", lost(until(100, Reply::status(404, "<html>"), shown())), done(100..130)),
        row("a look-up is not sent", lost(until(100, Reply::not_sent(), shown())), done(100..130)),
        row("a proxy with 401", says(Reply::status(401, "<html>no</html>"), shown()), done(AT_ONCE)),
        row("a proxy with 429", says(Reply::status(429, "<html>no</html>"), shown()), done(AT_ONCE)),
        // A person decides calls that the gateway itself does not show.
        row(
            "a 404 about something else",
            lost(Reply::error(404, "not_found")),
            ends(Undecidable(CauseKind::Connection), [CREATE, FIND], 120..135),
        ),
        row(
            "a 404 of a proxy",
            lost(Reply::status(404, "<html>")),
            ends(Unknown(CauseKind::Connection), [CREATE, FIND], DEADLINE),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_rejection_is_believed_when_look_ups_show_everything() {
    let invalid = || Reply::error(400, "api_validation_error");
    let out_of_range =
        "The requested Virtual Account number is not within your assigned static VA range. Please check.";
    let assigned = "The Virtual Account number you requested has already been assigned.";
    let at_once = || ends(Rejected, [CREATE], AT_ONCE);
    let late = || ends(Rejected, [CREATE, FIND], LATE);
    let done = |seconds| ends(Done("1", "REQUIRE_ACTION"), [CREATE, FIND], seconds);
    check_orders([
        row("another caller's session appears later", says(invalid(), until(20, nothing(), shown())), done(20..60)),
        row("no session appears", says(invalid(), nothing()), late()),
        row("it names a field", says(rejection("expiryAt", "no"), nothing()), at_once()),
        row("it names the reference", says(rejection("clientReferenceId", "is taken"), shown()), done(AT_ONCE)),
        row(
            "a static number outside of the range never has a session",
            says(rejection("", out_of_range), nothing()),
            at_once(),
        ),
        row(
            "a number that is taken can be that of an earlier create",
            says(rejection("", assigned), nothing()),
            late(),
        ),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_409_is_not_a_rejection() {
    let unknown = || ends(Unknown(CauseKind::Response), [CREATE, FIND, CREATE, FIND, CREATE, FIND], DEADLINE);
    let codes = ["duplicate_error", "idempotency_error", "brand_new"];
    check_orders(codes.map(|code| row(code, says(Reply::error(409, code), nothing()), unknown()))).await;
}

#[tokio::test(start_paused = true)]
async fn a_session_of_the_reference_is_the_orders_own_if_all_that_it_shows_is_equal() {
    const OTHERS: &str = r#""amount":{"value":99999,"currency":"IDR"}"#;
    const MULTIPLE: &str = r#""amount":{"value":10000,"currency":"IDR"},"paymentType":"MULTIPLE""#;
    const LATER: &str = r#""amount":{"value":10000,"currency":"IDR"},"paymentType":"LATER""#;
    const DOLLARS: &str = r#""amount":{"value":10000,"currency":"USD"},"paymentType":"SINGLE""#;
    let conflict = || Reply::error(409, "duplicate_error");
    let own = || ends(Done("1", "REQUIRE_ACTION"), [CREATE, FIND], AT_ONCE);
    let expired = ends(Impossible("EXPIRED"), [CREATE, FIND], LATE);
    let taken = || ends(Taken("7"), [CREATE, FIND], LATE);
    let among_others = Reply::page(&[&session("7", "REQUIRE_ACTION", OTHERS), &of_order("1", "REQUIRE_ACTION")]);
    check_orders([
        row("it is among others", lost(among_others), own()),
        row("all is equal", lost(shown()), own()),
        row("the amount is 0", lost(with("1", r#""amount":{"value":0,"currency":"IDR"}"#)), own()),
        row("no amount", lost(with("1", "")), own()),
        row("it has expired", says(conflict(), Reply::page(&[&of_order("1", "EXPIRED")])), expired),
        row("another amount", says(conflict(), with("7", OTHERS)), taken()),
        row("another currency", says(conflict(), with("7", DOLLARS)), taken()),
        row("another type", says(conflict(), with("7", MULTIPLE)), taken()),
        row("another type, after a lost response", lost(with("7", MULTIPLE)), taken()),
        row("a type of a later version", lost(with("7", LATER)), taken()),
    ])
    .await;
}

#[tokio::test(start_paused = true)]
async fn an_amount_that_nobody_has_checked_is_compared_if_it_is_a_number() {
    for (amount, shown, is_own) in [
        (r#"{"value":"10000","currency":"XXA"}"#, "10000", true),
        (r#"{"value":"10000","currency":"XXA"}"#, "20000", false),
        (r#"{"value":0.5,"currency":"XXA"}"#, "10000", false),
        (r#"{"value":"ten","currency":"XXA"}"#, "20000", true),
        // More digits than a request can have
        (r#"{"value":12345678901234567890,"currency":"XXA"}"#, "12345678901234567890", true),
        (r#"{"value":12345678901234567890,"currency":"XXA"}"#, "12345678901234567891", false),
    ] {
        let found = with("1", &format!(r#""amount":{{"value":{shown},"currency":"XXA"}}"#));
        let (end, seconds) = if is_own { (Done("1", "REQUIRE_ACTION"), AT_ONCE) } else { (Taken("1"), LATE) };
        let found = row(amount, lost(found), ends(end, [CREATE, FIND], seconds));
        check(CREATE, [found], async |client| client.create(&of_amount(amount)).await).await;
    }
    let others = Reply::data(&of_order("7", "PAID").replace("INV-1", "INV-7"));
    let response = row(
        "the response to another order",
        says([others, own()], nothing()),
        ends(Done("1", "REQUIRE_ACTION"), [CREATE, FIND, CREATE], LATE),
    );
    let unchecked = of_amount(r#"{"value":"a lot","currency":"IDR"}"#);
    check(CREATE, [response], async |client| client.create(&unchecked).await).await;
}

#[tokio::test(start_paused = true)]
async fn at_most_three_attempts_are_uncertain() {
    let hour = Duration::from_secs(3600);
    let three = ends(Undecidable(CauseKind::Connection), [CREATE, FIND, CREATE, FIND, CREATE, FIND], 180..200);
    let three = row("the deadline is far", lost(nothing()), three);
    check(CREATE, [three], async |client| client.with_deadline(hour).create(&order()).await).await;
}

#[tokio::test(start_paused = true)]
async fn a_row_of_a_sub_account_is_continued_in_its_account() {
    let gateway = script(|request, _| match request.line() {
        CREATE => own(),
        _ => nothing(),
    });
    let platform = client(&gateway);
    let account: SubMerchantId = "account-a".parse().unwrap();
    let of_account = crate::scripted::in_doubt(&platform.acting_for(account.clone()).intend_create(&order()));
    let of_platform = crate::scripted::in_doubt(&platform.intend_create(&order()));

    let accounts = |from: usize| -> Vec<_> {
        let requests = gateway.requests().split_off(from);
        let requests = requests.iter().filter(|request| request.line() != crate::scripted::TOKEN);
        requests.map(|request| request.header("x-submerchant-id").map(ToOwned::to_owned)).collect()
    };
    platform.carry_out(&of_account).await.unwrap();
    assert!(accounts(0).iter().all(|account| account.as_deref() == Some("account-a")), "{:?}", accounts(0));

    let before = gateway.requests().len();
    let sub_client = platform.acting_for(account);
    sub_client.carry_out(&of_platform).await.unwrap();
    assert!(accounts(before).iter().all(Option::is_none), "{:?}", accounts(before));
}

#[tokio::test(start_paused = true)]
async fn an_intent_of_another_server_sends_nothing() {
    let gateway = script(|_, _| nothing());
    let intent = client(&gateway).intend_create(&order());
    let elsewhere = TestEnvironment::custom("http://127.0.0.1:2".parse().unwrap()).unwrap();
    let elsewhere = Client::builder(elsewhere, credentials()).transport(gateway.clone()).build().unwrap();
    // Its own client may have sent it.
    match elsewhere.carry_out(&intent).await {
        Err(Error::Unknown { cause, .. }) => assert_eq!(cause.kind(), CauseKind::Scope),
        other => panic!("{other:?}"),
    }
    assert!(gateway.lines().is_empty());
}
