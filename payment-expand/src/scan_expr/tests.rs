//! Tests where expressions end, and which are complete.

use proc_macro2::{TokenStream, TokenTree};

use super::{Divergence, Expression, FlowContext, before_block, divergence, value};

fn tokens(source: &str) -> Vec<TokenTree> {
    source.parse::<TokenStream>().unwrap().into_iter().collect()
}

/// Removes white space, which tokens do not keep.
fn squeezed(tokens: &[TokenTree]) -> String {
    tokens.iter().cloned().collect::<TokenStream>().to_string().split_whitespace().collect()
}

/// Checks that a value ends at the `¦` in a source.
#[track_caller]
fn ends(source: &str) {
    let (expected, _) = source.split_once('¦').unwrap();
    let written = tokens(&source.replace('¦', " "));
    assert_eq!(squeezed(value(&written).0.tokens), squeezed(&tokens(expected)), "{source}");
}

#[test]
fn values_end_at_commas() {
    ends("1 ¦, b: 2");
    ends("a.b::<C, D>(e, f)?.await ¦, g");
    ends("<A as B<C, D>>::E ¦, f");
    ends("a as B<C, D> ¦, f");
    ends("|a, b| a + b ¦, c");
    ends("a || b ¦, c: d | e");
    ends("a << 2 ¦, b > 1");
    ends("a << 2 > b ¦, c");
    ends("a <<= b ¦, c > d");
    ends("f::<<A as B>::C>(d) << e ¦, g");
    ends("<<A as B<C, D>>::E as F>::G << h ¦, i > j");
    ends("if let A { b, .. } = c { d } else { e } ¦, f");
    ends("match a { B => c, _ => d } ¦, e");
    ends("break 'a b ¦, c");
    ends("'a: loop { break 'a b } ¦, c");
    ends("if let A::<B, C>(d) = e { f } else { g } ¦, h");
    ends("|| -> A<B, C> { d } ¦, e");
    ends("|a| -> (B, C<D, E>) { f } ¦, g: h");
    ends("a ¦; b");
    ends("a ¦ => b");
}

#[test]
fn values_end_where_a_comma_is_missing() {
    ends("total + fee ¦ mode: API");
    ends("total ¦ fee");
    ends("1 ¦ b: 2");
    ends("a.b() ¦ c, d");
    ends("a? ¦ b?: c");
    ends("\"a\" ¦ \"b\"");
    ends("{ a: 1 } ¦ { b: 2 }");
    ends("¦ a: b");
    ends("a ¦ #[b] c: d");
}

#[test]
fn blocks_follow_complete_expressions() {
    let scan = |source: &str, among| {
        let written = tokens(source);
        let scan = before_block(&written, among);
        (squeezed(&written[..scan.length]), scan.is_complete, scan.is_before_block)
    };
    for among in [FlowContext::Entries, FlowContext::Items] {
        assert_eq!(scan("a { b: 1 } c: 2", among), ("a".into(), true, true));
        assert_eq!(scan("a as B<C, D> { b: 1 }", among), ("aasB<C,D>".into(), true, true));
        assert_eq!(scan("f(|a, b| a || b) || c { }", among), ("f(|a,b|a||b)||c".into(), true, true));
        assert_eq!(scan("match a { B => c } { d: 1 }", among), ("matcha{B=>c}".into(), true, true));
        assert_eq!(scan("a & 1 << 3 > 0 { b: 1 }", among), ("a&1<<3>0".into(), true, true));
        assert_eq!(scan("a << b { c: 1 } d: e > f", among), ("a<<b".into(), true, true));
        assert_eq!(scan("0.. { }", among), ("0..".into(), true, true));
        assert_eq!(scan("a && { b: 1 }", among), ("a&&".into(), false, true));
        assert_eq!(scan("let A(b) { c: 1 }", among), ("letA(b)".into(), false, true));
        assert_eq!(scan("a, b: 1", among), ("a".into(), true, false));
    }
}

#[test]
fn half_written_values_are_incomplete() {
    for source in [
        "a",
        "a?",
        "a.b",
        "-1",
        "!a",
        "&a",
        "|a| b",
        "|| a",
        "::a",
        "*a",
        "return",
        "return a",
        "break 'a",
        "continue",
        "a as B<C>",
    ] {
        assert!(Expression::whole(&tokens(source)).is_complete, "{source}");
    }
    for source in [
        "", "a.", "a +", "a ==", "a as", "let a", "let a =", "match a", "if", "a::", "= a", "+ a", ". a", "|a", "a?.",
        "async", "&",
    ] {
        assert!(!Expression::whole(&tokens(source)).is_complete, "{source}");
    }
}

#[test]
fn only_rustc_knows_what_a_call_returns() {
    let of = |source: &str| divergence(&tokens(source));
    for source in ["return a", "break 'a b", "continue"] {
        assert_eq!(of(source), Divergence::Jump, "{source}");
    }
    assert_eq!(of("panic!(\"a\")"), Divergence::Panic);
    for source in ["exit(1)", "a.b()", "a!{ }", "a!(b)", "loop { }", "(a)", "a?", "a.await", "if a { b } else { c }"] {
        assert_eq!(of(source), Divergence::Possible, "{source}");
    }
    for source in ["", "a", "a.b", "()", "[a]", "a[0]", "\"a\"", "-1", "a = b()", "for a in b { }", "while a { }"] {
        assert_eq!(of(source), Divergence::Impossible, "{source}");
    }
}
