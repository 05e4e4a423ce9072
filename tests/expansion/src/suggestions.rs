//! Edits of suggestions keep the form of the source. `book` applies the edit of each mistake.

use payment_core::rules::RuleId;
use payment_expand::{
    Invocation, Macro,
    fix::{SourceText, apply},
};
use proc_macro2::TokenStream;

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
