//! Control flow that leaves a list and continues in the code around it.

use std::cell::RefCell;

use super::*;

fn checked(names: &[&str]) -> Result<PaymentSession, Invalid> {
    Ok(request!([
        for name in names {
            type: PHYSICAL,
            name: (*name).try_into()?,
            quantity: 1,
            price: { value: 5, currency: IDR },
        }
    ]))
}

#[test]
fn a_question_mark_returns_from_the_function() -> Result<(), Invalid> {
    assert_eq!(products(&checked(&["Tea", "Cup"])?), format!("[{},{}]", product("Tea", 1), product("Cup", 1)));
    assert_eq!(checked(&["Tea", ""]).expect_err("a name has a character").rule().id.as_str(), "text");
    Ok(())
}

fn until(names: &[Option<&'static str>], stop: &str) -> Option<String> {
    let mut found = None;
    'requests: for attempt in 0..3 {
        let session = request!([
            match names.get(attempt) {
                Some(Some(name)) if *name == stop => break 'requests,
                Some(Some(name)) => {
                    type: PHYSICAL, name: name.parse().expect("a name"), quantity: 1, price: { value: 5, currency: IDR }
                }
                Some(None) => continue,
                None => return None,
            }
        ]);
        found = Some(products(&session));
    }
    found
}

#[test]
fn arms_may_leave() {
    assert_eq!(until(&[Some("Tea"), Some("Cup"), Some("Cup")], "Cup"), Some(format!("[{}]", product("Tea", 1))));
    assert_eq!(until(&[Some("Tea"), None, Some("Cup")], ""), Some(format!("[{}]", product("Cup", 1))));
    assert_eq!(until(&[Some("Tea")], ""), None);
}

#[test]
fn values_are_evaluated_in_their_order() {
    let seen = RefCell::new(Vec::new());
    let see = |count: u32| {
        seen.borrow_mut().push(count);
        quantity(count)
    };
    let session = request!([
        { type: SERVICE, quantity: see(1), price: { value: 5, currency: IDR } },
        for count in [2, 3] { type: SERVICE, quantity: see(count), price: { value: 5, currency: IDR } }
        ..[4].map(|count| Product { quantity: see(count), ..fee() }),
        if see(5) == quantity(5) { type: SERVICE, quantity: see(6), price: { value: 5, currency: IDR } }
    ]);
    assert_eq!(session.order_information.as_ref().map(|order| order.product_details.len()), Some(5));
    assert_eq!(seen.into_inner(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn fields_are_chosen_inside_a_loop() {
    let session = request!([
        for row in rows() {
            type: PHYSICAL,
            match row.note {
                Some("by bicycle") => continue,
                Some(_) => { description: "a note" }
                None => {}
            }
            if row.is_gift { name: "gift" } else { name: row.name }
            quantity: row.count,
            price: { value: 5, currency: IDR },
        }
    ]);
    assert_eq!(products(&session), format!("[{},{}]", product("gift", 1), product("Cup", 2)));
}

#[test]
fn a_loop_has_a_label() {
    let session = |known: &[&str]| {
        request!([
            'rows: for row in rows() {
                type: PHYSICAL,
                name: row.name,
                quantity: row.count,
                price: {
                    value: {
                        for name in known {
                            if *name == row_note(row.note) {
                                continue 'rows;
                            }
                        }
                        5.try_into().expect("a price")
                    },
                    currency: IDR,
                },
            }
        ])
    };
    let all = format!("[{},{},{}]", product("Tea", 1), product("Cup", 2), product("Courier", 3));
    assert_eq!(products(&session(&[])), all);
    assert_eq!(
        products(&session(&["by ship", "by bicycle"])),
        format!("[{},{}]", product("Tea", 1), product("Cup", 2))
    );
}

fn row_note(note: Option<&'static str>) -> &'static str {
    note.unwrap_or_default()
}

#[test]
fn an_arm_continues_and_ends_a_labelled_loop() {
    let session = request!([
        'rows: for row in rows() {
            type: PHYSICAL,
            name: row.name,
            quantity: row.count,
            price: { value: 5, currency: IDR },
            match row.note {
                None if row.is_gift => continue 'rows,
                Some(_) => break 'rows,
                None => {},
            }
        }
    ]);
    assert_eq!(products(&session), format!("[{}]", product("Cup", 2)));
}
