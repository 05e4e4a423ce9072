//! The rows of the decisions in payment-core, which is published without this program.

use std::fmt::Write;

use payment_session::rules::RuleId;

use crate::{probes, results::Results};

const HEAD: &str = "\
//! The decisions about the documentation, created from the questions of `live-check` by `.ci/bless live-check`.

/// Passes the rows to a macro: the id, the origin, the rules, the question, the decision, and what merchants found out.
macro_rules! decision_rows {
    ($implement:ident) => {
        $implement! {
";

const FOOT: &str = "\
        }
    };
}

pub(super) use decision_rows;
";

/// Returns the source of the rows with these results.
pub fn decision_rows(results: &Results) -> String {
    let mut rows = HEAD.to_owned();
    for probe in probes::all() {
        let rules: Vec<_> =
            probe.about.iter().filter_map(|id| RuleId::named(id)).map(|rule| format!("{rule:?}")).collect();
        let (id, origin, rules) = (probe.id, probe.origin, rules.join(" "));
        write!(
            rows,
            "            {id:?}: {origin:?} [{rules}]\n                asks {:?}\n                decides {:?}",
            probe.question, probe.decision
        )
        .expect("a string can be written");
        for check in results.about(probe) {
            let accounts: Vec<_> = check.accounts.iter().map(|account| format!("{account:?}")).collect();
            write!(
                rows,
                "\n                [{:?} on {:?} by {}: {}]",
                check.verdict,
                check.date,
                check.merchants,
                accounts.join(" ")
            )
            .expect("a string can be written");
        }
        rows.push_str(";\n");
    }
    rows.push_str(FOOT);
    rows
}
