//! The results that merchants have sent.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde_json::Value;

use crate::{decision::Decision, judgement::Verdict};

/// The lines of `results.jsonl`.
#[derive(Debug)]
pub struct Results(Vec<Value>);

/// What merchants found out about a decision, with one verdict.
#[derive(Debug)]
pub struct MerchantVerdict {
    /// The verdict.
    pub verdict: Verdict,
    /// The last day on which a merchant got it.
    pub date: String,
    /// The number of merchants.
    pub merchants: usize,
    /// The kinds of their accounts.
    pub accounts: BTreeSet<String>,
}

impl fmt::Display for MerchantVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { verdict, date, merchants, accounts } = self;
        let noun = if *merchants == 1 { "merchant" } else { "merchants" };
        let accounts: Vec<_> = accounts.iter().map(String::as_str).collect();
        write!(f, "{verdict} by {merchants} {noun} ({}; {date})", accounts.join("; "))
    }
}

impl Results {
    /// Returns the results that merchants have sent.
    pub fn sent() -> Self {
        Self::read(include_str!("../results.jsonl"))
    }

    /// Reads lines of `--json` with the fields `date`, `account` and `merchant`.
    ///
    /// # Panics
    ///
    /// Panics if a line is not a result.
    pub fn read(lines: &str) -> Self {
        Self(lines.lines().map(|line| serde_json::from_str(line).expect("a line is a JSON object")).collect())
    }

    /// Returns what merchants found out about a decision as it is now, for each verdict.
    ///
    /// # Panics
    ///
    /// Panics if a line has no such field, or an unknown verdict.
    pub fn about(&self, decision: &Decision) -> Vec<MerchantVerdict> {
        let mut lines: BTreeMap<Verdict, Vec<&Value>> = BTreeMap::new();
        for line in self.0.iter().filter(|line| line["id"] == decision.id && line["decision"] == decision.decision) {
            let verdict = text(line, "verdict");
            let verdicts = [Verdict::Confirmed, Verdict::Refuted, Verdict::Inconclusive];
            let verdict = verdicts.into_iter().find(|known| known.as_str() == verdict);
            lines.entry(verdict.unwrap_or_else(|| panic!("no verdict: {line}"))).or_default().push(line);
        }
        let verdict = |(verdict, lines): (Verdict, Vec<&Value>)| MerchantVerdict {
            verdict,
            date: lines.iter().map(|line| text(line, "date")).max().unwrap_or_default().to_owned(),
            merchants: lines.iter().map(|line| line["merchant"].to_string()).collect::<BTreeSet<_>>().len(),
            accounts: lines.iter().map(|line| text(line, "account").to_owned()).collect(),
        };
        lines.into_iter().map(verdict).collect()
    }
}

fn text<'l>(line: &'l Value, name: &str) -> &'l str {
    line[name].as_str().unwrap_or_else(|| panic!("a result has the field `{name}`: {line}"))
}
