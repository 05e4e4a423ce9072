//! `#![allow(…)]` in the macro and `ReadOptions::allow` accept the same bodies.

use payment_core::{PaymentSession, ReadOptions, request::SESSION, rules::Waiver};
use test_support::{Quota, Random};

use super::{Findings, assert_alike, escape_hatches, places};

const COUNT: usize = if cfg!(debug_assertions) { 1_000 } else { 50_000 };

fn by_macro(waivers: &[Waiver], rust: &places::Rust) -> Option<Findings> {
    let names: Vec<_> = waivers.iter().map(|waiver| waiver.to_string().replace('-', "_")).collect();
    let allowed = escape_hatches::with_attribute(&format!("#![allow({})]", names.join(", ")), rust.text.parse().ok()?)?;
    let findings = escape_hatches::findings(allowed);
    Some(findings.into_iter().map(|(rule, pointer)| (rule.rule().id.as_str(), pointer, None)).collect())
}

fn at_run_time(options: &ReadOptions, body: &str) -> Findings {
    let violations = PaymentSession::from_json_with(body.as_bytes(), options).err();
    let findings = violations.iter().flatten();
    findings.map(|violation| (violation.rule().unwrap().id.as_str(), violation.pointer(), None)).collect()
}

#[test]
fn the_macro_and_the_reader_allow_the_same() {
    let mut random = Random::new(13);
    let quota = Quota::new(COUNT, [("valid", COUNT / 4), ("rejected", COUNT / 4)]);
    for body in quota.bodies(13) {
        // Otherwise the texts of earlier bodies would fill the memory.
        proc_macro2::extra::invalidate_current_thread_spans();
        let waivers: Vec<_> =
            Waiver::ALL.iter().copied().filter(|waiver| waiver.is_useful_in(SESSION) && random.chance(50)).collect();
        let options = waivers.iter().fold(ReadOptions::new(), |options, waiver| options.allow(*waiver));
        let run_time = at_run_time(&options, &body);
        if waivers.is_empty() || run_time.iter().any(|(rule, ..)| *rule == "json") {
            continue;
        }
        let Some(by_macro) = places::Rust::of(&body).and_then(|rust| by_macro(&waivers, &rust)) else { continue };
        quota.count(if run_time.is_empty() { "valid" } else { "rejected" });
        assert_alike(by_macro, run_time, &format_args!("{options}\n{body}"));
    }
}
