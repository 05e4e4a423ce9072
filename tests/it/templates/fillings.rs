//! Values for the placeholders: those of the documentation, and random ones with escapes, with characters of several
//! bytes, and of the maximum length.

use std::{error::Error, fs};

use payment_session::{Invalid, PaymentSession, values::MetadataValue};
use serde_json::Value;

use test_support::Random;

use super::flows::{Filling, all};

/// Returns a string of `min` to `max` characters.
fn text(random: &mut Random, min: usize, max: usize) -> String {
    const PIECES: [&str; 12] = ["a", "B", "7", " ", "\"", "\\", "\n", "\u{1}", "é", "漢", "😀", "/"];
    let length = match random.below(8) {
        0 => max,
        1 => min,
        _ => min + random.below((max - min).min(30) + 1),
    };
    (0..length).map(|_| random.of(PIECES)).collect()
}

fn filling(random: &mut Random) -> Result<Filling, Invalid> {
    const LETTERS: [char; 11] = ['a', 'b', 'c', 'X', 'Y', 'Z', '0', '1', '9', '-', '_'];
    let reference: String = (0..=random.below(100)).map(|_| random.of(LETTERS)).collect();
    let value = match random.below(3) {
        0 => "999999999999999999".to_owned(),
        1 => format!("{}.{}", random.below(1_000_000), 1 + random.below(99)),
        _ => (1 + random.below(100_000_000)).to_string(),
    };
    let invoice = match random.below(4) {
        0 => MetadataValue::from(random.below(1_000)),
        1 => MetadataValue::from(vec![true, false]),
        _ => MetadataValue::from(text(random, 0, 40)),
    };
    Ok(Filling {
        reference: reference.try_into()?,
        value: value.parse()?,
        name: text(random, 1, 255).try_into()?,
        surname: random.chance(50).then(|| text(random, 0, 255).try_into()).transpose()?,
        descriptor: random.chance(50).then(|| text(random, 0, 20).try_into()).transpose()?,
        invoice,
    })
}

/// Returns the values of a documented request. Metadata, which it may not have, is then not written either.
fn documented_filling(request: &Value) -> Result<Filling, Box<dyn Error>> {
    let text = |pointer: &str| request.pointer(pointer).and_then(Value::as_str);
    let value = request.pointer("/amount/value").map_or("1".to_owned(), Value::to_string);
    Ok(Filling {
        reference: text("/clientReferenceId").ok_or("a reference")?.parse()?,
        value: value.parse()?,
        name: text("/orderInformation/billingInfo/givenName").ok_or("a name")?.parse()?,
        surname: text("/orderInformation/billingInfo/surname").map(str::parse).transpose()?,
        descriptor: text("/statementDescriptor").map(str::parse).transpose()?,
        invoice: MetadataValue::from(text("/metadata/invoiceNo").ok_or("an invoice")?),
    })
}

/// The documented requests with Rust names as keys and bare enum values are sent as they are documented.
#[test]
fn expressions_write_the_documented_json() -> Result<(), Box<dyn Error>> {
    let mut files: Vec<_> = fs::read_dir("tests/documented_requests")?
        .map(|file| Ok(file?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.sort();
    assert_eq!(files.len(), 16);
    for (flow, file) in files.into_iter().enumerate() {
        let documented = fs::read(&file)?;
        let filling = documented_filling(&serde_json::from_slice(&documented)?)?;
        let outcome = &all(&filling)[flow];
        let session = PaymentSession::from_json(&documented)?;
        assert_eq!(
            String::from_utf8_lossy(&outcome.expression),
            String::from_utf8(session.to_json())?,
            "{}",
            outcome.flow
        );
    }
    Ok(())
}

const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 100_000 };

#[test]
fn templates_write_the_bytes_of_the_expression_for_many_fillings() -> Result<(), Invalid> {
    let mut random = Random::new(0x5EED_F111);
    for _ in 0..COUNT {
        for outcome in all(&filling(&mut random)?) {
            let flow = outcome.flow;
            assert_eq!(outcome.template, outcome.expression, "{flow}");
            assert_eq!(outcome.session, outcome.expression, "{flow}");
        }
    }
    Ok(())
}
