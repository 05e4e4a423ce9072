//! Searches through the pages of a list: where they end, and what they find.

use std::{slice, time::Duration};

use payment_client::{
    CauseKind, Error,
    testing::{Reply, Script},
};
use tokio::time::Instant;

use crate::{
    refunds::{PAGE, REFUND, page, part, refund},
    scripted::{CREATE, FIND, client, count, of_order, order, reference, script},
};

/// Returns the number of the page that a request asks for.
fn number(line: &str) -> u32 {
    line.split("page=").nth(1).unwrap().split('&').next().unwrap().parse().unwrap()
}

/// Returns the session of another order.
fn foreign(number: u32) -> String {
    of_order(&number.to_string(), "PAID").replace("INV-1", "INV-7")
}

/// Returns a gateway with so many pages of refunds, of which this one has the refund R-1.
fn with_refund_on(place: u32, pages: u32) -> Script {
    script(move |request, _| {
        let number = number(request.line());
        let id = if number == place { "R-1".to_owned() } else { format!("X-{number}") };
        page(number, pages, &[refund(&format!("r{number}"), &id, 4000, "SUCCESS")])
    })
}

#[tokio::test(start_paused = true)]
async fn a_search_ends_at_what_it_looks_for() {
    let gateway = with_refund_on(2, 9);
    let found = client(&gateway).find_refund(&reference("R-1")).await.unwrap().unwrap();
    assert_eq!((found.id.as_ref(), gateway.lines().len()), ("r2", 2));
}

/// A hundred pages are searched. They are enough if there are no others, or if the last one has what is looked for.
#[tokio::test(start_paused = true)]
async fn a_hundred_pages_can_be_all() {
    let gateway = with_refund_on(0, 100);
    assert_eq!(client(&gateway).find_refund(&reference("R-1")).await.unwrap(), None);
    let gateway = with_refund_on(100, 200);
    assert!(client(&gateway).find_refund(&reference("R-1")).await.unwrap().is_some());
    let gateway = with_refund_on(101, 200);
    match client(&gateway).find_refund(&reference("R-1")).await {
        Err(Error::Unavailable(cause)) => assert_eq!(cause.kind(), CauseKind::Unreadable),
        other => panic!("{other:?}"),
    }
    assert_eq!(gateway.lines().len(), 100);
}

/// A list whose pages name different totals has changed meanwhile, and ends with an empty page.
#[tokio::test(start_paused = true)]
async fn a_list_that_changes_is_searched_to_its_end() {
    let gateway = script(|request, _| match number(request.line()) {
        1 => page(1, 3, &[refund("r0", "R-0", 4000, "SUCCESS")]),
        2 => page(2, 2, &[refund("r2", "R-2", 4000, "SUCCESS")]),
        3 => page(3, 3, &[refund("r1", "R-1", 4000, "SUCCESS")]),
        other => panic!("page {other}"),
    });
    assert!(client(&gateway).find_refund(&reference("R-1")).await.unwrap().is_some());

    let gateway = script(|request, _| match number(request.line()) {
        1 => Reply::data(&format!("[{}]", refund("r0", "R-0", 4000, "SUCCESS"))),
        2 => Reply::data("[]"),
        other => panic!("page {other}"),
    });
    assert_eq!(client(&gateway).find_refund(&reference("R-1")).await.unwrap(), None);
}

/// The pages before the repeated one are read again: the list may have moved.
#[tokio::test(start_paused = true)]
async fn a_search_begins_again_after_a_page_that_repeats() {
    let started = Instant::now();
    let gateway = script(move |request, _| match request.line() {
        REFUND => Reply::lost(),
        PAGE if started.elapsed() > Duration::from_secs(20) => page(1, 2, &[refund("r1", "R-1", 4000, "SUCCESS")]),
        _ => page(1, 2, &[refund("r0", "R-0", 4000, "SUCCESS")]),
    });
    assert_eq!(client(&gateway).refund(&part()).await.unwrap().id.as_ref(), "r1");
    assert_eq!(count(&gateway, REFUND), 1);
}

/// The gateway lists a session without its reference, so it may have ignored that of the look-up.
#[tokio::test(start_paused = true)]
async fn a_session_without_a_reference_leads_to_a_search() {
    let without = r#"{"id":"7","status":"PAID"}"#;
    let gateway = script(move |request, _| match request.line() {
        CREATE => Reply::lost(),
        FIND => Reply::page(&[without]),
        _ => Reply::page(&[&of_order("1", "REQUIRE_ACTION")]),
    });
    assert_eq!(client(&gateway).create(&order()).await.unwrap().id, "1");
    assert_eq!(count(&gateway, CREATE), 1);
}

/// The gateway lists all sessions without their references: any of them could be that of the order, so nothing is sent again.
#[tokio::test(start_paused = true)]
async fn a_list_without_references_does_not_show_that_there_is_none() {
    let without = r#"{"id":"7","status":"REQUIRE_ACTION"}"#;
    let gateway = script(move |request, _| match request.line() {
        CREATE => Reply::lost(),
        FIND => Reply::page(&[without]),
        line if number(line) == 1 => page(1, 1, &[without.to_owned()]),
        _ => page(2, 1, &[]),
    });
    let result = client(&gateway).with_deadline(Duration::from_secs(600)).create(&order()).await;
    assert!(matches!(result, Err(Error::Undecidable { .. })), "{result:?}");
    assert_eq!(count(&gateway, CREATE), 1);
    match client(&gateway).find(&reference("INV-1")).await {
        Err(Error::Unavailable(cause)) => assert_eq!(cause.kind(), CauseKind::Unreadable),
        other => panic!("{other:?}"),
    }
}

/// What the first page has is enough.
#[tokio::test(start_paused = true)]
async fn a_session_that_is_found_leads_to_no_search() {
    let found = of_order("1", "REQUIRE_ACTION");
    let gateway = script(move |request, _| match request.line() {
        FIND => page(1, 2, slice::from_ref(&found)),
        other => panic!("{other}"),
    });
    let found = client(&gateway).find(&reference("INV-1")).await.unwrap().unwrap();
    assert_eq!(found.id, "1");
}

/// The gateway ignores the reference, and needs nine seconds for each page.
#[tokio::test(start_paused = true)]
async fn a_look_up_of_many_pages_ends_in_time() {
    let gateway = script(|request, _| match request.line() {
        CREATE => Reply::lost(),
        FIND => page(1, 1000, &[foreign(1)]),
        line => page(number(line), 1000, &[foreign(number(line))]).after(Duration::from_secs(9)),
    });
    let started = Instant::now();
    let result = client(&gateway).create(&order()).await;
    assert!(matches!(result, Err(Error::Unknown { .. })), "{result:?}");
    // The deadline, and the time of a look-up.
    assert!(started.elapsed() <= Duration::from_secs(180), "{:?}", started.elapsed());
}

/// The gateway ignores the reference, or has several sessions of it.
#[tokio::test(start_paused = true)]
async fn the_session_that_matters_most_is_found_on_any_page() {
    let (payable, expired) = (of_order("1", "REQUIRE_ACTION"), of_order("0", "EXPIRED"));
    for pages in [
        vec![vec![foreign(7)], vec![payable.clone()]],
        vec![vec![expired.clone()], vec![payable.clone()]],
        vec![vec![expired.clone(), payable.clone()]],
        vec![vec![payable, expired]],
    ] {
        let total = pages.len().try_into().unwrap();
        let gateway = script(move |request, _| match request.line() {
            CREATE => Reply::lost(),
            FIND => page(1, total, &pages[0]),
            line => page(number(line), total, &pages[number(line) as usize - 1]),
        });
        let client = client(&gateway);
        assert_eq!(client.create(&order()).await.unwrap().id, "1");
        assert_eq!(client.find(&reference("INV-1")).await.unwrap().unwrap().id, "1");
    }
}
