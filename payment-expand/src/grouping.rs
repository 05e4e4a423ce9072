//! Keeps the grouping of another macro's `$x:expr`.
//!
//! rustc puts the tokens of `$x:expr` into a group with invisible delimiters, and ignores these delimiters in the tokens that
//! a procedural macro returns: `$x * 2` with `1 + 2` would become `1 + 2 * 2`. Invisible delimiters around an operand
//! therefore become parentheses before anything is parsed, so that no printer can lose them.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenTree};

use crate::{
    lookahead,
    token::{self, is_punct},
};

/// Returns tokens in which parentheses replace the invisible delimiters around operands.
pub fn with_parentheses(tokens: &[TokenTree]) -> Cow<'_, [TokenTree]> {
    changed(tokens).map_or(Cow::Borrowed(tokens), Cow::Owned)
}

/// Returns the tokens with parentheses, or `None` if there is no such operand.
fn changed(tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
    let mut changed_tokens = None;
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let inside = token::inside(group);
        let is_operand = group.delimiter() == Delimiter::None
            && needs_parentheses(innermost(&inside).as_ref(), &tokens[..at], &tokens[at + 1..]);
        let changed_inside = changed(&inside);
        if !is_operand && changed_inside.is_none() {
            continue;
        }
        let delimiter = if is_operand { Delimiter::Parenthesis } else { group.delimiter() };
        // No lint reports parentheses whose span is that of the expansion. rustc reports errors at the tokens between them.
        let span = if is_operand { Span::call_site().located_at(token::spans(&inside).0) } else { group.span() };
        let mut group = Group::new(delimiter, changed_inside.unwrap_or(inside).into_iter().collect());
        group.set_span(span);
        changed_tokens.get_or_insert_with(|| tokens.to_vec())[at] = group.into();
    }
    changed_tokens
}

/// Returns the tokens of a fragment that several macros have passed on.
fn innermost(tokens: &[TokenTree]) -> Cow<'_, [TokenTree]> {
    match tokens {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            Cow::Owned(innermost(&token::inside(group)).into_owned())
        }
        tokens => Cow::Borrowed(tokens),
    }
}

/// Returns whether a fragment between other tokens could fall apart. Only an expression can: parentheses around a pattern or
/// a type would be valid, and around a path they might not.
fn needs_parentheses(fragment: &[TokenTree], before: &[TokenTree], after: &[TokenTree]) -> bool {
    match fragment {
        [] | [_] => false,
        // A negative number can be a pattern and a constant argument, which have no parentheses.
        [minus, TokenTree::Literal(_)] if is_punct(Some(minus), '-') => {
            is_punct(after.first(), '?') || is_punct(after.first(), '.') && !is_punct(after.get(1), '.')
        }
        fragment if is_path(fragment) => false,
        _ => ends_in_operator(before) || begins_with_operator(after) || is_before_block(before, after),
    }
}

/// Returns whether tokens end in an operator that an operand follows. Those that bind less than any other do not count.
fn ends_in_operator(tokens: &[TokenTree]) -> bool {
    let [before @ .., TokenTree::Punct(last)] = tokens else { return false };
    let is_joint_to = |signs: &str| {
        matches!(before.last(), Some(TokenTree::Punct(first))
            if first.spacing() == Spacing::Joint && signs.contains(first.as_char()))
    };
    match last.as_char() {
        '=' => is_joint_to("=!<>"),
        // An arrow.
        '>' => !is_joint_to("-="),
        sign => "!&*-+/%^|<@".contains(sign),
    }
}

/// Returns whether an operator, arguments or an index come first.
fn begins_with_operator(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(ident), ..] => ident == "as",
        [TokenTree::Group(group), ..] => matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::Bracket),
        // The sign after a key.
        tokens if lookahead::colon(tokens).is_some() => false,
        [TokenTree::Punct(first), second, ..] if matches!(first.as_char(), '=' | '!') => {
            first.spacing() == Spacing::Joint && is_punct(Some(second), '=')
        }
        [TokenTree::Punct(first), ..] => "?.&*-+/%^|<>".contains(first.as_char()),
        _ => false,
    }
}

/// Returns whether an expression between these tokens is followed by a block, which the braces of a struct would begin.
fn is_before_block(before: &[TokenTree], after: &[TokenTree]) -> bool {
    let is_head = match before.last() {
        Some(TokenTree::Ident(ident)) => matches!(&*ident.to_string(), "if" | "in" | "match" | "while"),
        last => is_punct(last, '='),
    };
    is_head && after.first().is_some_and(token::is_braces)
}

/// Returns whether tokens are a path, perhaps with generic arguments.
fn is_path(tokens: &[TokenTree]) -> bool {
    let mut open = 0_usize;
    // A name or `<…>` is complete, so `::` or generic arguments must follow.
    let mut is_complete = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '<' => open += 1,
            TokenTree::Punct(sign) if sign.as_char() == '>' && !is_arrow_head(&tokens[..at]) => {
                let Some(rest) = open.checked_sub(1) else { return false };
                (open, is_complete) = (rest, true);
            }
            _ if open > 0 => {}
            TokenTree::Punct(sign) if matches!(sign.as_char(), ':' | '$') => is_complete = false,
            TokenTree::Ident(_) if !is_complete => is_complete = true,
            _ => return false,
        }
    }
    open == 0 && is_complete
}

fn is_arrow_head(before: &[TokenTree]) -> bool {
    is_punct(before.last(), '-') || is_punct(before.last(), '=')
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::*;

    /// Returns the tokens of a source in which `⟨…⟩`, written as `'(…)`, is an invisible group.
    fn tokens(source: &str) -> Vec<TokenTree> {
        invisible(source.replace('⟨', "@(").replace('⟩', ")").parse::<TokenStream>().unwrap())
    }

    fn invisible(tokens: TokenStream) -> Vec<TokenTree> {
        let mut made: Vec<TokenTree> = Vec::new();
        for token in tokens {
            let TokenTree::Group(group) = token else {
                made.push(token);
                continue;
            };
            let is_invisible = is_punct(made.last(), '@');
            made.truncate(made.len() - usize::from(is_invisible));
            let delimiter = if is_invisible { Delimiter::None } else { group.delimiter() };
            made.push(Group::new(delimiter, invisible(group.stream()).into_iter().collect()).into());
        }
        made
    }

    /// Removes white space, which tokens do not keep. An invisible group has no text of its own.
    fn squeezed(tokens: &[TokenTree]) -> String {
        tokens.iter().cloned().collect::<TokenStream>().to_string().split_whitespace().collect()
    }

    #[track_caller]
    fn become_parentheses(source: &str, expected: &str) {
        let written = tokens(source);
        let expected: String = expected.split_whitespace().collect();
        assert_eq!(squeezed(&with_parentheses(&written)), expected, "{source}");
    }

    #[track_caller]
    fn stay(source: &str) {
        let written = tokens(source);
        assert_eq!(changed(&written).map(|tokens| squeezed(&tokens)), None, "{source}");
    }

    #[test]
    fn operands_get_parentheses() {
        become_parentheses("⟨a + b⟩ * 2", "(a + b) * 2");
        become_parentheses("10 - ⟨a - b⟩", "10 - (a - b)");
        become_parentheses("-⟨a + b⟩", "-(a + b)");
        become_parentheses("!⟨a == b⟩ && c", "!(a == b) && c");
        become_parentheses("⟨a + b⟩.max(1)", "(a + b).max(1)");
        become_parentheses("⟨a + b⟩ as u8", "(a + b) as u8");
        become_parentheses("⟨*a⟩?", "(*a)?");
        become_parentheses("⟨a.b⟩(c)", "(a.b)(c)");
        become_parentheses("⟨*a⟩[0]", "(*a)[0]");
        become_parentheses("a == ⟨b && c⟩", "a == (b && c)");
        become_parentheses("⟨a || b⟩ == c", "(a || b) == c");
        become_parentheses("0..⟨a + b⟩ * 2", "0..(a + b) * 2");
        become_parentheses("if ⟨A { b } == c⟩ { d }", "if (A { b } == c) { d }");
        become_parentheses("if let Some(a) = ⟨B { c }.d()⟩ { e }", "if let Some(a) = (B { c }.d()) { e }");
        become_parentheses("⟨-1⟩.abs()", "(-1).abs()");
        become_parentheses("|a| ⟨b + c⟩ > ⟨d + e⟩", "|a| (b + c) > (d + e)");
    }

    #[test]
    fn operands_inside_groups_get_parentheses() {
        become_parentheses("{ a: f(⟨b + c⟩ * 2), ⟨d, e⟩ }", "{ a: f((b + c) * 2), d, e }");
        become_parentheses("⟨⟨a + b⟩ * 2⟩ - 1", "((a + b) * 2) - 1");
        become_parentheses("⟨⟨a + b⟩⟩ * 2", "(a + b) * 2");
        become_parentheses("[⟨⟨a + b⟩ * 2⟩]", "[(a + b) * 2]");
    }

    #[test]
    fn other_fragments_stay() {
        for source in [
            "a: ⟨b + c⟩, ⟨d⟩: ⟨e + f⟩",
            "⟨a⟩ * ⟨(b + c)⟩ - ⟨\"d\"⟩",
            "⟨a⟩?: ⟨b.c⟩, ⟨d⟩!: e",
            "..⟨a.b⟩",
            "⟨a::b⟩::c - ⟨a::b⟩!(d) * ⟨<A<B> as C>::D⟩",
            "a as ⟨&B⟩, ⟨C<D, E>⟩::f()",
            "⟨C<D<E>>⟩ * 1",
            "match a { ⟨B | C⟩ => d, ⟨-1⟩..=⟨-2⟩ => e }",
            "A::<⟨-1⟩>::B",
            "if a ⟨{ b }⟩ else ⟨{ c }⟩",
            "a = ⟨b + c⟩; ⟨d.e⟩ = f",
            "|a| -> ⟨B<C>⟩ { d }",
            "⟨pub(crate)⟩ struct A",
            "a ⟨⟩ - b",
        ] {
            stay(source);
        }
    }
}
