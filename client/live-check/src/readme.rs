//! `README.md`, generated from the decisions.

use std::fmt::Write;

use crate::{
    decision::{Group, asked, decisions},
    results::Results,
};

const HEAD: &str = "\
<!-- created from the decisions by `.ci/bless live-check` -->
# Decisions about the documentation

The gateway's documentation contradicts itself in some places and is silent in others. This page lists what this project
decided, why, and whether a merchant has checked it against the gateway.

## Check it with your account

1. Set `PIVOT_MERCHANT_ID` and `PIVOT_MERCHANT_SECRET` to the credentials of your account in the gateway's sandbox.
2. Run `cargo run -p live-check --features tls`. It takes about five minutes and prints a table. `--json` prints one JSON
   object a line.

The program sends at most 150 requests, one a second except ten at once. It reaches only the gateway's sandbox or your own
machine. It sends no card data. Each amount is the smallest that your account allows, and sessions live for five minutes.
References begin with `LC-`. Static account numbers are scarce, so these questions are asked only with `--static`. Without an
account, `--own-sandbox` starts the test double of this repository.

A verdict is `confirmed`, `refuted` or `inconclusive`. A rejection counts only if a control request passed that differs in
one field, and if the error names this field. Errors about a limit, an amount or a failure decide nothing.

If `create-at-once` and `repeat-reference` are confirmed, your account has at most one session for each reference, also for
requests at the same time. The first promise of the client then rests on nothing else.

## Send us the result

Run it with `--json > result.jsonl` and attach the file to an issue of this repository. Add the date and the payment methods
of your account. The file has no credentials, no tokens and no payments of yours. Read it before you send it.

A line has these fields:

| Field | Value |
|---|---|
| `id` | the id of the question in the tables below |
| `question` | the question |
| `decision` | what this project had decided |
| `verdict` | `confirmed`, `refuted` or `inconclusive` |
| `why` | what the gateway returned |

The tables below show the results in `client/live-check/results.jsonl`: these lines, each with three further fields that we add:
`date`, `account` (a kind of account, such as `sandbox, virtual accounts`) and `merchant` (a number for each sender).

A refuted decision fails the tests until its row is changed. A line about an earlier decision then counts for nothing.

The exit status is 1 if anything was refuted, and 2 if the program could not run.

## All decisions

`C` numbers are contradictions of the documentation, `D` numbers are doubts that it leaves open, and other names are
[rules][rules]. A decision is `documented`, `decided` where the documentation contradicts itself, or `inferred`.
";

/// Returns the text of the page with these results.
pub fn page(results: &Results) -> String {
    let (all, checked) = (asked().count(), asked().filter(|decision| !results.about(decision).is_empty()).count());
    let mut page =
        format!("{HEAD}\nMerchants have checked {checked} of the {all} decisions that a request can check.\n");
    for group in Group::ALL {
        write!(
            page,
            "\n### {}\n\n| Id | About | Question | Decision | Origin | Reason | Checked |\n|---|---|---|---|---|---|---|\n",
            group.title()
        )
        .expect("a string can be written");
        for decision in decisions().iter().filter(|decision| decision.group == group) {
            let seen = results.about(decision);
            let checked = match decision.unasked {
                Some(reason) => format!("no request can ask this: {reason}"),
                None if seen.is_empty() => "not checked yet".to_owned(),
                None => seen.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            };
            let cells = [
                decision.id,
                &decision.about.join(", "),
                decision.question,
                decision.decision,
                decision.origin.as_str(),
                decision.reason,
                &checked,
            ];
            writeln!(page, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "))
                .expect("a string can be written");
        }
    }
    page.push_str("\n[rules]: ../../docs/rules.md\n");
    page
}
