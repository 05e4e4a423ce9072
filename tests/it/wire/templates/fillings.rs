//! Random values for the holes: what must be escaped, what takes several bytes, the longest allowed.

use payment_session::{Invalid, MetadataValue};

use super::flows::{Filling, all};

/// Numbers that look random and are the same every time (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    fn text(&mut self, min: u64, max: u64) -> String {
        const PIECES: [&str; 12] = ["a", "B", "7", " ", "\"", "\\", "\n", "\u{1}", "é", "漢", "😀", "/"];
        let length = match self.below(8) {
            0 => max,
            1 => min,
            _ => min + self.below((max - min).min(30) + 1),
        };
        (0..length).map(|_| PIECES[usize::try_from(self.below(12)).unwrap_or(0)]).collect()
    }

    fn filling(&mut self) -> Result<Filling, Invalid> {
        const LETTERS: &[u8] = b"abcXYZ019-_";
        let reference: String = (0..=self.below(100))
            .map(|_| char::from(LETTERS[usize::try_from(self.below(LETTERS.len() as u64)).unwrap_or(0)]))
            .collect();
        let value = match self.below(3) {
            0 => "999999999999999999".to_owned(),
            1 => format!("{}.{}", self.below(1_000_000), 1 + self.below(99)),
            _ => (1 + self.below(100_000_000)).to_string(),
        };
        let invoice = match self.below(4) {
            0 => MetadataValue::from(self.below(1_000)),
            1 => MetadataValue::from(vec![true, false]),
            _ => MetadataValue::from(self.text(0, 40)),
        };
        Ok(Filling {
            reference: reference.try_into()?,
            value: value.parse()?,
            name: self.text(1, 255).try_into()?,
            surname: (self.below(2) == 0).then(|| self.text(0, 255).try_into()).transpose()?,
            descriptor: (self.below(2) == 0).then(|| self.text(0, 20).try_into()).transpose()?,
            invoice,
        })
    }
}

#[test]
fn templates_give_the_bytes_of_the_expression_for_10_000_fillings() -> Result<(), Invalid> {
    let mut random = Random(0x5EED_F111);
    for _ in 0..10_000 {
        for outcome in all(&random.filling()?) {
            let flow = outcome.flow;
            assert_eq!(outcome.template, outcome.expression, "{flow}");
            assert_eq!(outcome.session, outcome.expression, "{flow}");
        }
    }
    Ok(())
}
