//! `docs/static-payments.md` agrees with the rules and types about each bank. Its snippets are doctests.

use payment_session::{PaymentSession, VaChannel};

/// A bank in the guide's table.
struct Row {
    bank: String,
    /// The count of digits, and the first and last number of the range. `None` if they are not documented.
    numbers: Option<(usize, String, String)>,
}

fn rows() -> Vec<Row> {
    let guide = include_str!("../../../docs/static-payments.md");
    let table = guide.split("| bank |").nth(1).expect("the guide has a table");
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let lines = table.lines().skip(2).take_while(|line| line.starts_with('|')).map(cells);
    let row = |cells: Vec<String>| {
        let bank = cells[1].trim_matches('`').to_owned();
        let Ok(digits) = cells[2].parse() else {
            assert!(cells[4].contains("AccountDigits"), "{bank}");
            return Row { bank, numbers: None };
        };
        assert_eq!(cells[4], format!("`Digits<{digits}>`"), "{bank}");
        let (first, last) = cells[3].split_once('–').expect("the cell has a range");
        Row { bank, numbers: Some((digits, first.into(), last.into())) }
    };
    lines.map(row).collect()
}

/// Returns whether a bank accepts a number.
fn passes(bank: &str, number: &str) -> bool {
    let session = format!(
        r#"{{"clientReferenceId":"1","paymentType":"MULTIPLE","paymentMethod":{{"type":"VIRTUAL_ACCOUNT"}},"paymentMethodOptions":{{"virtualAccount":{{"channel":"{bank}","virtualAccountNumber":"{number}"}}}},"mode":"API","customerId":"c"}}"#
    );
    match PaymentSession::from_json(session.as_bytes()) {
        Ok(_) => true,
        Err(violations) => {
            assert!(violations.iter().all(|violation| violation.id() == "va-number-digits"), "{violations}");
            false
        }
    }
}

#[test]
fn every_bank_has_its_digits() {
    let rows = rows();
    let banks: Vec<_> = rows.iter().map(|row| &*row.bank).collect();
    let listed: Vec<_> = VaChannel::VALUES.iter().map(VaChannel::as_str).collect();
    assert_eq!(banks, listed, "the banks in the table of docs/static-payments.md");
    for Row { bank, numbers } in &rows {
        let Some((digits, first, last)) = numbers else {
            assert!(passes(bank, "1") && passes(bank, &"1".repeat(100)), "{bank}");
            continue;
        };
        assert!(passes(bank, first) && passes(bank, last), "{bank}");
        let long = format!("{first}0");
        assert!(!passes(bank, &long) && !passes(bank, &first[1..]), "{bank}");
        assert_eq!((first.len(), last.len()), (*digits, *digits), "{bank}");
    }
}
