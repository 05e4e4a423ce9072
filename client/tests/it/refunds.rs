//! Refunds whose responses are lost, of other refunds, or rejections.

use std::time::Duration;

use payment_client::{
    CauseKind, Error,
    journal::RowState,
    testing::{MemoryJournal, Reply},
};
use payment_session::response::Callback;
use payment_session::{Amount, Checked, Currency, Refund, request::RefundReason};

use crate::{
    processes::process,
    scenarios::{
        AT_ONCE,
        End::{Done, Rejected, Taken, Undecidable, Unknown},
        LATE, Row, check, ends, lost, pages, row, says,
    },
    scripted::{client, count, reference, script, session_id},
};

pub const REFUND: &str = "POST /v1/refunds";
pub const PAGE: &str = "GET /v1/refunds?page=1&perPage=100";
const NEXT_PAGE: &str = "GET /v1/refunds?page=2&perPage=100";

/// Returns the refund R-1 of 4,000 rupiah.
pub fn part() -> Checked<Refund> {
    let amount = Amount::new(4000.try_into().unwrap(), Currency::IDR);
    Refund::part(session_id("1"), reference("R-1"), RefundReason::OTHERS, amount).unwrap()
}

pub fn refund(id: &str, reference: &str, amount: u32, status: &str) -> String {
    format!(
        r#"{{"id":"{id}","clientReferenceId":"{reference}","paymentSessionId":"1","chargeId":"c","status":"{status}",
        "amount":{{"value":"{amount}.00","currency":"IDR"}}}}"#
    )
}

/// Returns a page of refunds, and the number of all pages.
pub fn page(number: u32, pages: u32, refunds: &[String]) -> Reply {
    Reply::status(
        200,
        format!(
            r#"{{"code":"00","message":"Success","data":[{}],
            "pagination":{{"page":{number},"perPage":100,"totalPages":{pages}}}}}"#,
            refunds.join(",")
        ),
    )
}

/// Returns a list of one page.
fn list(refunds: &[String]) -> Reply {
    page(1, 1, refunds)
}

async fn check_refunds(refund: &Checked<Refund>, rows: impl IntoIterator<Item = Row>) {
    check(REFUND, rows, async |client| client.refund(refund).await).await;
}

#[tokio::test(start_paused = true)]
async fn a_refund_that_is_looked_up_is_the_equal_one_of_its_reference() {
    let own = || refund("r1", "R-1", 4000, "PENDING");
    let other = || refund("r0", "R-0", 4000, "SUCCESS");
    let larger = || refund("r9", "R-1", 5000, "SUCCESS");
    let of_other_session = refund("r9", "R-1", 4000, "SUCCESS").replace(r#"Id":"1""#, r#"Id":"2""#);
    let of_other_charge = refund("r9", "R-1", 4000, "SUCCESS").replace(r#""chargeId":"c""#, r#""chargeId":"d""#);
    let conflict = |refunds: &[String]| says(Reply::error(409, "duplicate_error"), list(refunds));
    let found = || ends(Done("r1", "PENDING"), [REFUND, PAGE], AT_ONCE);
    let on_second_page = ends(Done("r1", "PENDING"), [REFUND, PAGE, NEXT_PAGE], AT_ONCE);
    let taken = || ends(Taken("r9"), [REFUND, PAGE], LATE);
    let rejected = ends(Rejected, [REFUND, PAGE], LATE);
    let rows = [
        row("the response", says(Reply::data(&own()), list(&[])), ends(Done("r1", "PENDING"), [REFUND], AT_ONCE)),
        row("it was made before", conflict(&[own()]), found()),
        row("the reference has two", conflict(&[larger(), own()]), found()),
        row("on the second page", lost(pages([page(1, 2, &[other()]), page(2, 2, &[own()])])), on_second_page),
        row("the response is that to another refund", says(Reply::data(&other()), list(&[own()])), found()),
        row("the reference is that of another amount", conflict(&[larger()]), taken()),
        row("the reference is that of another session", conflict(&[of_other_session]), taken()),
        row("a rejection, and nothing is found", says(Reply::error(422, "invalid_state"), list(&[])), rejected),
        // A person decides, and it is sent once.
        row(
            "only another one is found",
            lost(list(&[other()])),
            ends(Undecidable(CauseKind::Connection), [REFUND, PAGE], LATE),
        ),
    ];
    check_refunds(&part(), rows).await;

    let amount = || Some(Amount::new(4000.try_into().unwrap(), Currency::IDR).try_into().unwrap());
    let mut of_charge = Refund::new(reference("R-1"), RefundReason::OTHERS);
    of_charge.charge_id = Some("c".parse().unwrap());
    of_charge.amount = amount();
    let rows = [
        row("it is of the charge", conflict(&[own()]), found()),
        row("the reference is that of another charge", conflict(&[of_other_charge]), taken()),
    ];
    check_refunds(&of_charge.check().unwrap(), rows).await;

    let mut full = Refund::new(reference("R-1"), RefundReason::OTHERS);
    full.payment_session_id = Some(session_id("1"));
    full.is_full_amount = Some(true);
    full.amount = amount();
    let whole = Reply::data(&refund("r1", "R-1", 9000, "PENDING"));
    let whole = row("all, and an amount", says(whole, list(&[])), ends(Done("r1", "PENDING"), [REFUND], AT_ONCE));
    check_refunds(&full.check().unwrap(), [whole]).await;
}

#[tokio::test(start_paused = true)]
async fn a_callback_shows_where_to_look() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::lost(),
        "GET /v1/refunds/r1" => Reply::data(&refund("r1", "R-1", 4000, "SUCCESS")),
        // The callback of another refund is a lie, or its id was reused.
        "GET /v1/refunds/r2" => Reply::data(&refund("r2", "R-2", 4000, "SUCCESS")),
        _ => page(1, 1, &[]),
    });
    let client = client(&gateway);
    let callback = |id: &str| {
        let data = refund(id, "R-1", 4000, "SUCCESS");
        Callback::parse(format!(r#"{{"event":"REFUND.SUCCESS","data":{data}}}"#).as_bytes()).unwrap()
    };
    assert!(client.observe(&callback("r1")));
    // Callbacks of other refunds do not replace it.
    let other = refund("r9", "R-9", 4000, "SUCCESS");
    client.observe(&Callback::parse(format!(r#"{{"event":"REFUND.SUCCESS","data":{other}}}"#).as_bytes()).unwrap());
    assert!(!client.observe(&Callback::parse(br#"{"event":"PAYMENT.PAID","data":{"id":"1"}}"#).unwrap()));
    assert!(client.refund(&part()).await.unwrap().is_final());
    assert_eq!(gateway.lines(), [REFUND, "GET /v1/refunds/r1"]);
    let other = crate::scripted::client(&gateway);
    other.observe(&callback("r2"));
    assert!(
        matches!(other.refund(&part()).await, Err(Error::Undecidable { .. })),
        "the refund of the callback is another"
    );
}

#[tokio::test(start_paused = true)]
async fn refunds_are_read_and_listed() {
    let gateway = script(|request, _| match request.line() {
        "GET /v1/refunds/r1" => Reply::data(&refund("r1", "R-1", 1, "FAILED")),
        line if line.contains("page=1") => page(1, 2, &[refund("r1", "R-1", 1, "FAILED")]),
        line if line.contains("page=2") => page(2, 2, &[refund("r2", "R-2", 1, "PENDING")]),
        _ => page(3, 2, &[]),
    });
    let client = client(&gateway);
    assert!(client.get_refund(&"r1".parse().unwrap()).await.unwrap().is_final());
    let mut listed = client.list_refunds();
    let mut ids = Vec::new();
    while let Some(refund) = listed.next().await {
        ids.push(refund.unwrap().id.to_string());
    }
    assert_eq!(ids, ["r1", "r2"]);
    assert_eq!(client.find_refund(&reference("R-2")).await.unwrap().unwrap().id, "r2");
    assert!(client.find_refund(&reference("R-3")).await.unwrap().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_stored_refund_is_looked_up_and_never_sent_again() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::lost(),
        PAGE => page(1, 1, &[]),
        _ => page(2, 1, &[]),
    });
    let impatient = client(&gateway).with_deadline(Duration::from_secs(10));
    let Err(Error::Unknown { intent: Some(intent), .. }) = impatient.refund(&part()).await else {
        panic!("it is lost")
    };
    assert_eq!(
        (intent.call(), intent.reference(), intent.session_id()),
        ("refund", Some("R-1"), Some(&session_id("1")))
    );
    let stored = crate::scripted::stored(&intent);
    let later = script(|_, _| page(1, 1, &[refund("r1", "R-1", 4000, "SUCCESS")]));
    assert_eq!(client(&later).carry_out(&stored).await.unwrap().id(), Some("r1"));
    assert_eq!(count(&later, REFUND), 0);
}

/// It can name the account of a customer, so it stays for as long as the call is open, and no longer.
#[tokio::test(start_paused = true)]
async fn the_body_of_a_refund_is_in_the_journal_until_its_end() {
    let journal = MemoryJournal::new();
    let rows = journal.clone();
    let gateway = script(move |request, attempt| match request.line() {
        REFUND => {
            let (stored, _) = &rows.rows()[0];
            assert!(matches!(stored.state, RowState::Sent { .. }));
            assert_eq!(stored.row.body.as_deref(), Some(request.body()));
            if attempt == 0 { Reply::error(429, "frequency_above_limit") } else { Reply::lost() }
        }
        _ => page(1, 1, &[]),
    });
    let client = process(7, &gateway, journal.clone());
    let intent = client.intend_refund(&part());
    journal.plan(&intent.row()).unwrap();
    let hasty = client.with_deadline(Duration::from_millis(1));
    let error = hasty.carry_out(&intent).await.unwrap_err();
    assert!(matches!(error, Error::Unknown { .. }), "{error:?}");
    // So another process sends it. What is lost is never sent again.
    let recovered = process(7, &gateway, journal.clone()).recover().next().await.unwrap().unwrap();
    assert!(matches!(recovered.result, Err(Error::Undecidable { .. })), "{recovered:?}");
    assert_eq!((count(&gateway, REFUND), journal.rows()[0].0.row.body.clone()), (2, None));
}

/// Whatever the gateway says to a look-up, a person decides what nobody can see. What does not come from it says nothing about
/// the refund, however long that lasts.
#[tokio::test(start_paused = true)]
async fn a_lost_refund_stays_undecided_only_while_the_gateway_does_not_respond() {
    let decided = |seconds| ends(Undecidable(CauseKind::Connection), [REFUND, PAGE], seconds);
    let unknown = || ends(Unknown(CauseKind::Connection), [REFUND, PAGE], 580..601);
    let repeated = page(1, 2, &[refund("r0", "R-0", 4000, "SUCCESS")]);
    let repeats = ends(Undecidable(CauseKind::Connection), [REFUND, PAGE, NEXT_PAGE], LATE);
    let rows = [
        row("a page is too long", lost(Reply::data(&"x".repeat(2 << 20))), decided(LATE)),
        row("the gateway rejects it", lost(Reply::error(403, "forbidden_access")), decided(120..150)),
        row("a page is returned again", lost(repeated), repeats),
        row("a proxy with 401", lost(Reply::status(401, "<html>")), unknown()),
        row("a proxy with 403", lost(Reply::status(403, "<html>")), unknown()),
        row("a proxy with 404", lost(Reply::status(404, "<html>")), unknown()),
        row("408", lost(Reply::status(408, "{}")), unknown()),
        row("429", lost(Reply::status(429, "{}")), unknown()),
        row("503", lost(Reply::status(503, "{}")), unknown()),
    ];
    let long = Duration::from_secs(600);
    check(REFUND, rows, async |client| client.with_deadline(long).refund(&part()).await).await;
}

#[tokio::test(start_paused = true)]
async fn a_look_up_of_many_pages_goes_on_where_it_stopped() {
    // Each second request of a page is lost.
    let gateway = script(|request, earlier| match request.line() {
        REFUND => Reply::lost(),
        _ if earlier % 2 == 0 => Reply::lost(),
        PAGE => page(1, 3, &[refund("r0", "R-0", 4000, "SUCCESS")]),
        NEXT_PAGE => page(2, 3, &[refund("r2", "R-2", 4000, "SUCCESS")]),
        _ => page(3, 3, &[refund("r1", "R-1", 4000, "SUCCESS")]),
    });
    assert_eq!(client(&gateway).refund(&part()).await.unwrap().id, "r1");
    assert_eq!(gateway.lines().len(), 1 + 3 * 2, "{:?}", gateway.lines());
}

/// A person has acknowledged that a refund was not made. The list is too long to be searched, so the next one is not sent, and
/// its error says why.
#[tokio::test(start_paused = true)]
async fn a_refund_that_cannot_be_looked_for_is_not_sent() {
    let gateway = script(|request, _| match request.line() {
        REFUND => Reply::lost(),
        line => {
            let number: u32 = line.split(['=', '&']).nth(1).and_then(|number| number.parse().ok()).unwrap();
            page(number, 1000, &[refund(&format!("r{number}"), "R-0", 4000, "SUCCESS")])
        }
    });
    let journal = MemoryJournal::new();
    let client = process(7, &gateway, journal.clone());
    let result = client.refund(&part()).await;
    let Err(Error::Undecidable { intent, .. }) = &result else { panic!("it cannot be found") };
    client.acknowledge(intent.id(), &result).await.unwrap();
    let planned = client.intend_refund(&part());
    journal.plan(&planned.row()).unwrap();
    tokio::time::sleep(Duration::from_secs(60)).await;
    match client.recover().next().await.unwrap().unwrap().result {
        Err(Error::NotDone(cause)) => assert_eq!(cause.kind(), CauseKind::Unreadable),
        other => panic!("{other:?}"),
    }
    assert_eq!(count(&gateway, REFUND), 1);
}
