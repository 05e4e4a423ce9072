//! Every edit of a suggestion about an invocation in `tests/ui` is applied to its source code.

use std::{collections::BTreeSet, fs, path::Path};

use payment_core::{
    inspect::Finding,
    rules::{RuleId, Waiver},
};
use payment_expand::{
    Checked, Invocation, Macro,
    fix::{SourceText, apply},
};
use proc_macro2::{TokenStream, TokenTree};

use crate::invocations::{find_of, in_workspace};

const MACROS: [(&str, Macro); 4] = [
    ("payment_session", Macro::Session),
    ("payment_part", Macro::Part),
    ("try_payment_session", Macro::TrySession),
    ("try_payment_part", Macro::TryPart),
];

/// Returns the tokens of each invocation of a macro in a file.
fn invocations(name: &str, text: &str) -> Vec<Vec<TokenTree>> {
    let mut found = Vec::new();
    // Some files have invalid tokens on purpose.
    if let Ok(tokens) = text.parse::<TokenStream>() {
        find_of(name, tokens, &mut found);
    }
    found.into_iter().map(|tokens| tokens.into_iter().collect()).collect()
}

fn mistake(finding: &Finding) -> (RuleId, String) {
    (finding.rule.id, finding.pointer.to_string())
}

fn count(findings: &[Finding], wanted: &(RuleId, String)) -> usize {
    findings.iter().filter(|finding| mistake(finding) == *wanted).count()
}

/// Checks that a mistake is gone, and that a new one is only of a rule that could not be decided, or is expected and waited
/// for the correction.
fn compare(finding: &Finding, checked: &Checked<'_>, after: &[Finding], what: &str) {
    let before = checked.findings();
    let (wanted, messages): (_, Vec<_>) = (mistake(finding), after.iter().map(|finding| &finding.message).collect());
    assert!(count(after, &wanted) < count(before, &wanted), "{}\n{what}\nis left: {messages:?}", finding.message);
    for found in after {
        let mistake = mistake(found);
        let is_new = count(after, &mistake) > count(before, &mistake);
        let was_undecided =
            Waiver::ALL.iter().any(|waiver| waiver.rule() == mistake.0 && checked.undecided().contains(*waiver));
        let was_waiting = Waiver::ALL.iter().any(|waiver| {
            let name = waiver.rule().as_str().replace(['-', '.'], "_");
            let message = format!("unfulfilled expectation: this request does not break `{name}`");
            found.message == message && checked.waiting_expectations().contains(*waiver)
        });
        assert!(!is_new || was_undecided || was_waiting, "{}\n{what}\nis new: {}", finding.message, found.message);
    }
}

fn check_file(path: &Path, rules: &mut BTreeSet<RuleId>) -> usize {
    let text = fs::read_to_string(path).unwrap();
    let source = SourceText::new(&text, |span| span.byte_range());
    let mut applied = 0;
    for (name, invoked) in MACROS {
        for (at, tokens) in invocations(name, &text).into_iter().enumerate() {
            let invocation = Invocation::parse(invoked, &tokens);
            let checked = invocation.check();
            for finding in checked.findings() {
                let Some(fix) = checked.fixes(finding, &source).into_iter().next() else { continue };
                let corrected = apply(&text, &fix.edits);
                let again = invocations(name, &corrected).swap_remove(at);
                let shown = again.iter().cloned().collect::<TokenStream>().to_string();
                let after = Invocation::parse(invoked, &again);
                compare(finding, &checked, after.check().findings(), &shown);
                rules.insert(finding.rule.id);
                applied += 1;
            }
        }
    }
    applied
}

fn check_folder(folder: &Path, rules: &mut BTreeSet<RuleId>) -> usize {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let applied = paths.map(|path| match path.extension() {
        _ if path.is_dir() => check_folder(&path, rules),
        Some(extension) if extension == "rs" => check_file(&path, rules),
        _ => 0,
    });
    applied.sum()
}

#[test]
fn edits_correct_source_code() {
    let mut rules = BTreeSet::new();
    let applied = check_folder(&in_workspace("tests/ui"), &mut rules);
    println!("{applied} edits of the rules {rules:?}");
    assert!(applied > 100, "{applied} edits");
}

#[test]
fn an_edit_changes_the_arm_with_the_mistake() {
    let text = r#"if is_known { customer: { emial: "a@b.id" } } else { customer: { emial: "c@d.id" } }"#;
    let tokens: Vec<_> = text.parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let checked = invocation.check();
    let unknown = checked.findings().iter().filter(|finding| finding.rule.id == RuleId::UnknownField);
    let source = SourceText::new(text, |span| span.byte_range());
    let corrected: Vec<_> = unknown.map(|finding| apply(text, &checked.fixes(finding, &source)[0].edits)).collect();
    assert_eq!(corrected, [text.replacen("emial", "email", 1), text.replace("emial: \"c", "email: \"c")]);
}

/// Returns the entries of a request after the first fix of the only mistake that has one.
fn corrected(entries: &str) -> String {
    let tokens: Vec<_> = entries.parse::<TokenStream>().unwrap().into_iter().collect();
    let invocation = Invocation::parse(Macro::Session, &tokens);
    let checked = invocation.check();
    let source = SourceText::new(entries, |span| span.byte_range());
    let fixes = |finding| checked.fixes(finding, &source).into_iter().next();
    let fixes: Vec<_> = checked.findings().iter().filter_map(fixes).collect();
    let [fix] = &*fixes else { panic!("{entries}: {fixes:?}") };
    apply(entries, &fix.edits)
}

#[test]
fn a_fix_keeps_the_lines_and_comments_of_the_source() {
    let add_comma = corrected("customer_id: a /* shop */ mode: REDIRECT");
    assert_eq!(add_comma, "customer_id: a, /* shop */ mode: REDIRECT");
    let qr = "payment_type: MULTIPLE, mode: API, payment_method: { type: QR }";
    for (amount, expected) in [
        (", amount: own(total), metadata: {}", ", metadata: {}"),
        (", amount: own(total)", ", "),
        (",\n    amount: own(total),\n    metadata: {},\n", ",\n    metadata: {},\n"),
        (",\n    amount: own(total), // rupiah\n", ",\n    // rupiah\n"),
    ] {
        assert_eq!(corrected(&format!("{qr}{amount}")), format!("{qr}{expected}"));
    }
    for (object, expected) in [
        ("{}", "{ NEW }"),
        ("{\n    }", "{ NEW }"),
        ("{ failure_return_url: other }", "{ failure_return_url: other, NEW }"),
        ("{ failure_return_url: other, }", "{ failure_return_url: other, NEW, }"),
        ("{\n        failure_return_url: other\n    }", "{\n        failure_return_url: other,\n        NEW,\n    }"),
        (
            "{\n        failure_return_url: other // shop\n    }",
            "{\n        failure_return_url: other, // shop\n        NEW,\n    }",
        ),
    ] {
        let (reference, entry) = ("client_reference_id: id", "success_return_url: own(url)");
        assert_eq!(
            corrected(&format!("{reference},\n    {entry},\n    redirect_url: {object},\n")),
            format!("{reference},\n    redirect_url: {},\n", expected.replace("NEW", entry)),
        );
    }
}
