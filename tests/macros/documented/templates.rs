//! The documented requests as templates: a template, its session and the expression with the same values write the same
//! bytes, also with escapes, with characters of several bytes, and with the longest values.

use payment_session::{
    AmountValue, ClientReferenceId, GivenName, Invalid, PaymentSession, payment_session,
    request::{StatementDescriptor, Surname},
    values::MetadataValue,
};
use test_support::Random;

/// The values of the placeholders.
#[derive(Clone)]
struct Values {
    reference: ClientReferenceId,
    value: AmountValue,
    name: GivenName,
    surname: Option<Surname>,
    descriptor: Option<StatementDescriptor>,
    invoice: MetadataValue,
}

/// The JSON of a template, of its session, and of the expression with the same values.
struct Outcome {
    name: &'static str,
    template: Vec<u8>,
    session: Vec<u8>,
    expression: Vec<u8>,
}

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

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

fn values(random: &mut Random) -> Result<Values, Invalid> {
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
    Ok(Values {
        reference: reference.try_into()?,
        value: value.parse()?,
        name: text(random, 1, 255).try_into()?,
        surname: random.chance(50).then(|| text(random, 0, 255).try_into()).transpose()?,
        descriptor: random.chance(50).then(|| text(random, 0, 20).try_into()).transpose()?,
        invoice,
    })
}

const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 100_000 };

#[test]
fn templates_write_the_bytes_of_the_expression() -> Result<(), Invalid> {
    let mut random = Random::new(0x5EED_F111);
    for _ in 0..COUNT {
        let values = values(&mut random)?;
        for outcome in OUTCOMES {
            let Outcome { name, template, session, expression } = outcome(values.clone());
            assert_eq!(template, expression, "{name}");
            assert_eq!(session, expression, "{name}");
        }
    }
    Ok(())
}
