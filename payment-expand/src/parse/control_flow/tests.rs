//! Tests where the parts of control flow end, and which errors are recorded.

use proc_macro2::{TokenStream, TokenTree};

use super::{FlowContext, parse};
use crate::source::{Body, Branch, ControlFlow, Match, MatchArm, Otherwise};

/// Shows the parts of control flow, each in brackets, and the tokens after it.
fn show(source: &str, among: FlowContext) -> (String, Vec<String>) {
    let tokens = tokens(source);
    let parsed = parse(&tokens, among, None).unwrap_or_else(|| panic!("no control flow: {source}"));
    let flow = match parsed.flow.map(&mut |block| text(&[block.into()])) {
        ControlFlow::For(flow) => {
            let block = flow.block.as_deref().unwrap_or("-");
            format!("{} {} in {} {block}", flow.keyword, part(&flow.pattern), part(&flow.iterator))
        }
        ControlFlow::If(flow) => {
            let branch = |branch: &Branch<String>| {
                let block = branch.block.as_deref().unwrap_or("-");
                format!("{} {} {block}", branch.keyword, part(&branch.condition))
            };
            let branches: Vec<_> = flow.branches.iter().map(branch).collect();
            let otherwise = match flow.otherwise {
                Some(Otherwise::Block(block)) => format!(" else {block}"),
                Some(Otherwise::Match(flow)) => format!(" else {}", show_match(&flow)),
                None => String::new(),
            };
            format!("{}{otherwise}", branches.join(" else "))
        }
        ControlFlow::Match(flow) => show_match(&flow),
    };
    let rest = if parsed.rest.is_empty() { String::new() } else { format!(" | {}", text(parsed.rest)) };
    let errors = parsed.errors.into_iter().map(|mistake| {
        assert!(!mistake.tokens.is_empty() && !mistake.help.is_empty(), "{}", mistake.message);
        format!("{}: {}", text(&mistake.tokens), mistake.message)
    });
    (format!("{flow}{rest}"), errors.collect())
}

fn show_match(flow: &Match<String>) -> String {
    let arm = |arm: &MatchArm<String>| {
        let guard = if arm.guard.is_empty() { String::new() } else { format!(" if {}", part(&arm.guard)) };
        let body = match &arm.body {
            Body::Block(block) => block.clone(),
            Body::Diverging(tokens) => format!("diverges {}", part(tokens)),
            Body::Invalid(tokens) => format!("invalid {}", part(tokens)),
        };
        format!("{}{guard} => {body}", part(&arm.pattern))
    };
    let arms: Vec<_> = flow.arms.iter().map(arm).collect();
    format!("{} {} ({})", flow.keyword, part(&flow.scrutinee), arms.join("; "))
}

fn part(tokens: &[TokenTree]) -> String {
    format!("[{}]", text(tokens))
}

fn tokens(source: &str) -> Vec<TokenTree> {
    source.parse::<TokenStream>().unwrap().into_iter().collect()
}

fn text(tokens: &[TokenTree]) -> String {
    tokens.iter().cloned().collect::<TokenStream>().to_string()
}

/// Removes white space, which tokens do not keep.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[track_caller]
fn good(among: FlowContext, source: &str, expected: &str) {
    let (shown, errors) = show(source, among);
    assert_eq!((squeezed(&shown), errors), (squeezed(expected), Vec::new()), "{source}");
}

/// Checks a source with one mistake, whose parts are found all the same.
#[track_caller]
fn bad(source: &str, expected: &str, mistake: &str) {
    for among in [FlowContext::Entries, FlowContext::Items] {
        let (shown, errors) = show(source, among);
        let errors: Vec<_> = errors.iter().map(|mistake| squeezed(mistake)).collect();
        assert_eq!((squeezed(&shown), errors), (squeezed(expected), vec![squeezed(mistake)]), "{source}");
    }
}

#[test]
fn keywords_that_are_keys_begin_nothing() {
    for source in ["if: 1", "for?: x", "match: { }", "iffy { }", "r#if { }", "'rows; for row in rows { }", "4", ""] {
        assert!(parse(&tokens(source), FlowContext::Entries, None).is_none(), "{source}");
    }
}

#[test]
fn loops() {
    let both = |source, expected| [FlowContext::Entries, FlowContext::Items].map(|among| good(among, source, expected));
    both("for row in rows { a: 1 }", "for [row] in [rows] { a : 1 }");
    both(
        "for (i, row) in rows.iter().enumerate() { }, b",
        "for [(i , row)] in [rows . iter () . enumerate ()] { } | , b",
    );
    both("for Row { name, .. } in rows { a: 1 } b: 2", "for [Row { name , .. }] in [rows] { a : 1 } | b : 2");
    both("for i in 0.. { } if a { }", "for [i] in [0 ..] { } | if a { }");
    both("for x in match y { A => b, _ => c } { a: 1 }", "for [x] in [match y { A => b , _ => c }] { a : 1 }");
    both(
        "for A { a } | B { a } in f::<u8, u16>(|a, b| a) { }",
        "for [A { a } | B { a }] in [f :: < u8 , u16 > (| a , b | a)] { }",
    );
    both("for A::<B, C>(x) in xs { }", "for [A :: < B , C > (x)] in [xs] { }");
    good(FlowContext::Items, "for x in xs { a: 1 } { b: 2 }", "for [x] in [xs] { a : 1 } | { b : 2 }");
    good(FlowContext::Items, "for x in xs { a: 1 } ..more", "for [x] in [xs] { a : 1 } | .. more");
}

#[test]
fn conditions() {
    let both = |source, expected| [FlowContext::Entries, FlowContext::Items].map(|among| good(among, source, expected));
    both("if later { a: 1 }", "if [later] { a : 1 }");
    both("if a { } else if b { } else { c: 1 } d: 2", "if [a] { } else if [b] { } else { c : 1 } | d : 2");
    both("if let Some(x) = x && x > 3 { } name", "if [let Some (x) = x && x > 3] { } | name");
    both(
        "if let Row { a, .. } = row && let Some(b) = b { c: 1 }, \"d\": 1",
        "if [let Row { a , .. } = row && let Some (b) = b] { c : 1 } | , \"d\" : 1",
    );
    both("if let Ok::<A, B>(1) = x { }", "if [let Ok :: < A , B > (1) = x] { }");
    both("if a.map(|x| -> A<B, C> { d }) { }", "if [a . map (| x | -> A < B , C > { d })] { }");
    both("if let 1..=3 = x { }", "if [let 1 ..= 3 = x] { }");
    both("if let | A = a | b { c: 1 }", "if [let | A = a | b] { c : 1 }");
    both("if match x { A => true, _ => false } { a: 1 }", "if [match x { A => true , _ => false }] { a : 1 }");
    both("if if a { b } else { c } { d: 1 }", "if [if a { b } else { c }] { d : 1 }");
    both("if unsafe { f() } && x == { 3 } { a: 1 }", "if [unsafe { f () } && x == { 3 }] { a : 1 }");
    both("if a < b as u8 { a: 1 }", "if [a < b as u8] { a : 1 }");
    both(
        "if xs.iter().any(|x| x > 1) && f::<A, B>()? { }",
        "if [xs . iter () . any (| x | x > 1) && f :: < A , B > () ?] { }",
    );
    both(
        "if a == b::C { } else match c { _ => { d: 1 } } e: 1",
        "if [a == b :: C] { } else match [c] ([_] => { d: 1 }) | e : 1",
    );
    // rustc reports that a struct literal is not possible here.
    good(FlowContext::Entries, "if a == B { b: 1 } { c: 1 }", "if [a == B { b : 1 }] { c : 1 }");
}

#[test]
fn arms() {
    let both = |source, expected| [FlowContext::Entries, FlowContext::Items].map(|among| good(among, source, expected));
    both(
        "match way { A { a } | B { a } if a > f::<u8, u8>() => { x: 1 }, C { .. } => return Err(Nobody), _ => { } } y: 1",
        "match [way] ([A { a } | B { a }] if [a > f :: < u8 , u8 > ()] => { x : 1 }; [C { .. }] => diverges [return Err (Nobody)]; [_] => { }) | y : 1",
    );
    both(
        "match f(x)? { | Some(1..=3) => continue, None => panic!(\"a\"), Some(_) => std::unreachable! { } }",
        "match [f (x) ?] ([| Some (1 ..= 3)] => diverges [continue]; [None] => diverges [panic ! (\"a\")]; [Some (_)] => diverges [std :: unreachable ! { }])",
    );
    both(
        "match x { A => break 'a f(x), B => exit(1), C => row.leave(), D => x.await, E => f()?, F => loop { } }",
        "match [x] ([A] => diverges [break 'a f (x)]; [B] => diverges [exit (1)]; [C] => diverges [row . leave ()]; \
         [D] => diverges [x . await]; [E] => diverges [f () ?]; [F] => diverges [loop { }])",
    );
    both("match x { A { } => { a: 1 } B => { } }", "match [x] ([A { }] => { a : 1 }; [B] => { })");
    both(
        "match x { a!{b} => { c: 1 } d::e! { f } | G if h => { } }",
        "match [x] ([a ! {b}] => { c : 1 }; [d::e ! { f } | G] if [h] => { })",
    );
    both(
        "match x { A::<B, C>(1) => { d: 1 } <G<B, C> as T>::K => { } E::<B, C> { f } | H => { } }",
        "match [x] ([A :: < B , C > (1)] => { d : 1 }; [< G < B , C > as T > :: K] => { }; [E :: < B , C > { f } | H] => { })",
    );
    both("match x { }", "match [x] ()");
}

#[test]
fn broken_loops() {
    bad("for row rows { a: 1 }", "for [row] in [rows] { a : 1 }", "row: expected `in` after the pattern");
    bad(
        "for row rows { a: 1 } for x in xs { }",
        "for [row] in [rows] { a : 1 } | for x in xs { }",
        "row: expected `in` after the pattern",
    );
    bad("for row of rows { a: 1 }", "for [row] in [rows] { a : 1 }", "row: expected `in` after the pattern");
    bad("for row <- rows { a: 1 }", "for [row] in [rows] { a : 1 }", "row: expected `in` after the pattern");
    let mistake = "i , row: a pattern of several names must be in parentheses";
    bad("for i, row in rows { a: 1 }", "for [i , row] in [rows] { a : 1 }", mistake);
    bad("for in rows { a: 1 }", "for [] in [rows] { a : 1 }", "in: expected a pattern, found `in`");
    bad("for row in { a: 1 }", "for [row] in [] { a : 1 }", "for: expected an expression after `in`");
    bad("for row in rows => { a: 1 }", "for [row] in [rows] { a : 1 }", "= >: expected `{`, found `=>`");
    bad("for row in rows: { a: 1 }", "for [row] in [rows] { a : 1 }", ":: expected `{`, found `:`");
    bad("for row in rows do { a: 1 }", "for [row] in [rows] { a : 1 }", "do: expected `{`, found `do`");
    bad("for row in rows, a: 1", "for [row] in [rows] - | , a : 1", "rows: expected `{ … }` after this expression");
    bad("for row in", "for [row] in [] -", "for: expected an expression after `in`");
    bad("for row", "for [row] in [] -", "row: expected `in` after the pattern");
    bad("for", "for [] in [] -", "for: expected a pattern and `in` after `for`");
    bad("for { a: 1 }", "for [] in [] { a : 1 }", "for: expected a pattern and `in` after `for`");
    bad(
        "for (i = 0; i < 3; i++) { }",
        "for [(i = 0 ; i < 3 ; i ++)] in [] { }",
        "(i = 0 ; i < 3 ; i ++): expected `in` after the pattern",
    );
}

#[test]
fn broken_conditions() {
    bad("if { a: 1 } b: 1", "if [] { a : 1 } | b : 1", "if: expected a condition after `if`");
    bad("if", "if [] -", "if: expected a condition after `if`");
    bad("if a: { b: 1 }", "if [a] { b : 1 }", ":: expected `{`, found `:`");
    bad("if a => { b: 1 }", "if [a] { b : 1 }", "= >: expected `{`, found `=>`");
    bad("if a b: 1, c: 1", "if [a] - | b : 1 , c : 1", "a: expected `{ … }` after this expression");
    bad("if a && { b: 1 }", "if [a &&] { b : 1 }", "a &&: this expression is unfinished");
    bad("if let Some(x) { b: 1 }", "if [let Some (x)] { b : 1 }", "let Some (x): this expression is unfinished");
    bad("if a { }, else { c: 1 }", "if [a] { } else { c : 1 }", ",: expected `else`, found `,`");
    bad("if a { } else, b: 1", "if [a] { } | , b : 1", "else: expected `{ … }` or `if` after `else`");
    bad("if a { } else b: 1", "if [a] { } | b : 1", "else: expected `{ … }` or `if` after `else`");
}

#[test]
fn broken_matches() {
    bad("match { A => { } }", "match [] ([A] => { })", "match: expected an expression after `match`");
    bad("match x, b: 1", "match [x] () | , b : 1", "x: expected `{ … }` after this expression");
    let mistake = "A { a }: expected `=>` after this pattern";
    bad("match x { A { a } { b: 1 } C => { } }", "match [x] ([A { a }] => { b : 1 }; [C] => { })", mistake);
}

#[test]
fn broken_arms() {
    let arm = |source: &str, expected: &str, mistake: &str| {
        bad(&format!("match x {{ {source} _ => {{ }} }}"), &format!("match [x] ({expected}; [_] => {{ }})"), mistake);
    };
    arm("A { a: 1 }", "[A] => { a : 1 }", "A: expected `=>` after this pattern");
    arm("Some(a): { a: 1 },", "[Some (a)] => { a : 1 }", ":: expected `=>`, found `:`");
    arm("A -> { a: 1 }", "[A] => { a : 1 }", "- >: expected `=>`, found `->`");
    arm("A if b { a: 1 },", "[A] if [b] => { a : 1 }", "A if b: expected `=>` after this pattern");
    arm("=> { a: 1 }", "[] => { a : 1 }", "=: expected a pattern, found `=>`");
    arm("{ a: 1 }", "[] => { a : 1 }", "{ a : 1 }: expected a pattern, found `{`");
    arm("A => { }, ,", "[A] => { }", ",: expected a pattern, found `,`");
    arm("#[cfg(b)] A => { }", "[A] => { }", "# [cfg (b)]: an arm cannot have attributes");
    arm("A => row.product,", "[A] => invalid [row . product]", "row . product: an arm must be a block `{ … }`");
    arm("A => [1],", "[A] => invalid [[1]]", "[1]: an arm must be a block `{ … }`");
    arm("A => -5,", "[A] => invalid [- 5]", "- 5: an arm must be a block `{ … }`");
    arm("A => a = f(),", "[A] => invalid [a = f ()]", "a = f (): an arm must be a block `{ … }`");
    arm("A => f({ a: 1 }),", "[A] => invalid [f ({ a : 1 })]", "f ({ a : 1 }): an arm must be a block `{ … }`");
    arm("A => (),", "[A] => invalid [()]", "(): an arm must be a block `{ … }`");
    arm("A => Product { a: 1 },", "[A] => { a : 1 }", "Product: expected `{`, found `Product`");
    arm("A => a: 1, b: 2,", "[A] => invalid []", "a: the fields of an arm must be in braces");
    arm("A =>,", "[A] => invalid []", "A = >: expected `{ … }` after `=>`");
    arm("A,", "[A] => invalid []", "A: expected `=>` after this pattern");
    arm("A => return Err(b)", "[A] => diverges [return Err (b)]", "return Err (b): expected `,` after this expression");
}
