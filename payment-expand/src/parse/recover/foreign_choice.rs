//! Choices between two values as other languages write them: `a ? b : c`, `b if a else c`, `a ?? b`, `a ?: b`, `a or b`,
//! `a || "b"` and `a && "b"`.

use payment_core::{inspect::tree::Entry, schema::Kind};
use proc_macro2::{Spacing, TokenTree};

use crate::{
    lookahead,
    parse::{Parser, Scope, key::names_field},
    scan_expr::{self, Among},
    token::{self, is_punct},
};

/// The choice in Rust, from the beginning of each entry, the condition, the first value, and the entry with the other one.
type InRust = fn(&str, &str, &str, &str) -> String;

/// A choice between two values. All tokens are those of the user.
struct ForeignChoice<'t> {
    /// The tokens of the whole value.
    tokens: &'t [TokenTree],
    /// Its form, in words.
    form: &'static str,
    in_rust: InRust,
    /// The condition and both values.
    parts: [&'t [TokenTree]; 3],
    /// The choice that is the last of them: `c ? d : e` in `a ? b : c ? d : e`.
    last: Option<Box<Self>>,
    rest: &'t [TokenTree],
}

impl Parser {
    /// `key: a ? b : c`, `key: b if a else c`, `key: a ?? b` and others.
    pub(super) fn foreign_choice<'t>(
        &mut self,
        entry: &mut Entry<'static>,
        sign: &[TokenTree],
        tokens: &'t [TokenTree],
        scope: Scope,
    ) -> Option<&'t [TokenTree]> {
        let choice = ForeignChoice::of_objects(tokens)
            .or_else(|| ForeignChoice::of_kotlin(tokens, scope.kind))
            .or_else(|| ForeignChoice::after_question_mark(tokens, scope.kind))
            .or_else(|| ForeignChoice::of_python(tokens))
            .or_else(|| ForeignChoice::with_or(tokens))
            .or_else(|| ForeignChoice::of_truths(tokens))?;
        let ForeignChoice { tokens, form, rest, .. } = choice;
        let in_rust = |key: &str| format!("write `{}`", choice.in_rust(key));
        let is_free = matches!(scope.kind, Some(Kind::Free(_)));
        let (blamed, help) = if self.source.template.is_some() {
            (tokens.to_vec(), "declare a template for each choice".to_owned())
        } else if is_free {
            (tokens.to_vec(), in_rust(""))
        } else {
            let key_and_sign = [&*self.source[entry.place].tokens, sign].concat();
            ([&*key_and_sign, tokens].concat(), in_rust(&format!("{} ", token::text(&key_and_sign))))
        };
        let reason = if truth_and_literal(tokens).is_some() {
            "is for booleans only in Rust"
        } else {
            "is not an expression of Rust"
        };
        entry.value = self.missing_value(&blamed, format!("`{form}` {reason}"), help);
        Some(rest)
    }
}

impl<'t> ForeignChoice<'t> {
    /// Returns the choice in Rust, with `key` as the beginning of each entry.
    fn in_rust(&self, key: &str) -> String {
        let [condition, value, other] = self.parts.map(|part| match part {
            [] => "…".to_owned(),
            [object] if token::is_braces(object) => "{ … }".to_owned(),
            part => token::quoted(part),
        });
        let other = self.last.as_ref().map_or_else(|| format!("{key}{other}"), |last| last.in_rust(key));
        (self.in_rust)(key, &condition, &value, &other)
    }

    /// Parses `a ? b : c`, or `a ?? b`.
    fn after_question_mark(tokens: &'t [TokenTree], object: Option<Kind>) -> Option<Self> {
        let (value, rest) = scan_expr::value(tokens);
        let [condition @ .., question] = value.tokens else { return None };
        if !is_punct(Some(question), '?') || condition.is_empty() || lookahead::is_at_end(rest) {
            return None;
        }
        // The comma after a `?` of Rust may be missing.
        if lookahead::begins_with_key(rest) && names_field(&rest[0], object) {
            return None;
        }
        // The first one in `f()? ? a : b` is Rust's.
        if let [condition @ .., TokenTree::Punct(first)] = condition
            && first.as_char() == '?'
            && first.spacing() == Spacing::Joint
        {
            let (other, last, after) = Self::last_value(rest, object);
            let tokens = &tokens[..tokens.len() - after.len()];
            let parts = [condition, &[], other];
            let (form, in_rust) = ("a ?? b", some_or);
            return (!other.is_empty()).then_some(Self { tokens, form, in_rust, parts, last, rest: after });
        }
        let colon =
            rest.iter().take_while(|token| !is_punct(Some(token), ',')).position(|token| is_punct(Some(token), ':'))?;
        let (otherwise, last, after) = Self::last_value(&rest[colon + 1..], object);
        Some(Self {
            tokens: &tokens[..tokens.len() - after.len()],
            form: "a ? b : c",
            in_rust: if_and_else,
            parts: [condition, &rest[..colon], otherwise],
            last,
            rest: after,
        })
    }

    /// Parses `a ? { … } : b`, which the scanner takes for one expression.
    fn of_objects(tokens: &'t [TokenTree]) -> Option<Self> {
        let question = question_before_object(tokens)?;
        let (condition, rest) = (&tokens[..question], &tokens[question + 1..]);
        let (otherwise, after) = scan_expr::value(&rest[2..]);
        Some(Self {
            tokens: &tokens[..tokens.len() - after.len()],
            form: "a ? b : c",
            in_rust: if_and_else,
            parts: [condition, &rest[..1], otherwise.tokens],
            last: None,
            rest: after,
        })
    }

    /// Parses the last value of a choice, which may be another one, and returns it with the tokens after it.
    fn last_value(
        tokens: &'t [TokenTree],
        object: Option<Kind>,
    ) -> (&'t [TokenTree], Option<Box<Self>>, &'t [TokenTree]) {
        match Self::after_question_mark(tokens, object) {
            Some(last) => {
                let Self { tokens, rest, .. } = last;
                (tokens, Some(Box::new(last)), rest)
            }
            None => {
                let (value, rest) = scan_expr::value(tokens);
                (value.tokens, None, rest)
            }
        }
    }

    /// Parses `a ?: b`, where `a` is a path: `user?.id`.
    fn of_kotlin(tokens: &'t [TokenTree], object: Option<Kind>) -> Option<Self> {
        let is = |at: usize, sign| is_punct(tokens.get(at), sign);
        let end = tokens.iter().take_while(|token| !is_punct(Some(token), ',')).count();
        let question = (1..end).find(|at| is(*at, '?') && is(at + 1, ':') && !is(at + 2, ':'))?;
        let (option, rest) = (&tokens[..question], &tokens[question + 2..]);
        let is_name = |token: &TokenTree| matches!(token, TokenTree::Ident(_));
        let is_part = |token: &TokenTree| is_name(token) || is_punct(Some(token), '.') || is_punct(Some(token), '?');
        // After another value, the last name is a key.
        let is_path = option.iter().all(is_part) && !option.windows(2).any(|pair| pair.iter().all(is_name));
        let (other, after) = scan_expr::value(rest);
        (is_path && !names_field(&option[question - 1], object) && !other.tokens.is_empty()).then_some(Self {
            tokens: &tokens[..tokens.len() - after.len()],
            form: "a ?: b",
            in_rust: some_or,
            parts: [option, &[], other.tokens],
            last: None,
            rest: after,
        })
    }

    /// Parses `b if a else c`.
    fn of_python(tokens: &'t [TokenTree]) -> Option<Self> {
        let (value, rest) = scan_expr::value(tokens);
        let [TokenTree::Ident(kw_if), rest @ ..] = rest else { return None };
        let before_else = rest.iter().take_while(|token| !is_punct(Some(token), ','));
        let kw_else =
            before_else.clone().position(|token| matches!(token, TokenTree::Ident(word) if word == "else"))?;
        let condition = &rest[..kw_else];
        // `if a { … } else { … }` is a choice, and the comma before it is missing.
        if kw_if != "if" || value.tokens.is_empty() || scan_expr::before_block(rest, Among::Entries).is_before_block {
            return None;
        }
        let (otherwise, after) = scan_expr::value(&rest[kw_else + 1..]);
        Some(Self {
            tokens: &tokens[..tokens.len() - after.len()],
            form: "b if a else c",
            in_rust: if_and_else,
            parts: [condition, value.tokens, otherwise.tokens],
            last: None,
            rest: after,
        })
    }

    /// Parses `a or b`.
    fn with_or(tokens: &'t [TokenTree]) -> Option<Self> {
        let (value, rest) = scan_expr::value(tokens);
        let [TokenTree::Ident(or), rest @ ..] = rest else { return None };
        let (other, after) = scan_expr::value(rest);
        if or != "or" || value.tokens.is_empty() || other.tokens.is_empty() {
            return None;
        }
        let tokens = &tokens[..tokens.len() - after.len()];
        let parts = [value.tokens, &[], other.tokens];
        Some(Self { tokens, form: "a or b", in_rust: some_or, parts, last: None, rest: after })
    }

    /// Parses `a || "b"` and `a && "b"`, where Rust has only truths on both sides.
    fn of_truths(tokens: &'t [TokenTree]) -> Option<Self> {
        let (value, rest) = scan_expr::value(tokens);
        let (condition, literal, is_or) = truth_and_literal(value.tokens)?;
        let (form, in_rust, parts): (_, InRust, [_; 3]) = if is_or {
            ("a || b", some_or, [condition, &[], literal])
        } else {
            ("a && b", if_without_else, [condition, literal, &[]])
        };
        Some(Self { tokens: value.tokens, form, in_rust, parts, last: None, rest })
    }
}

/// Returns whether a value is a choice that the scanner takes for one expression.
pub(in crate::parse) fn is_like_expression(value: &[TokenTree]) -> bool {
    truth_and_literal(value).is_some() || question_before_object(value).is_some()
}

/// Returns the position of the `?` in `a ? { … } : b`.
fn question_before_object(tokens: &[TokenTree]) -> Option<usize> {
    let value = || tokens.iter().take_while(|token| !is_punct(Some(token), ','));
    let question = value().position(|token| is_punct(Some(token), '?')).filter(|question| *question > 0)?;
    let is_object = tokens.get(question + 1).is_some_and(token::is_braces);
    (is_object && is_punct(tokens.get(question + 2), ':')).then_some(question)
}

/// Returns the operands of `a || "b"` or `a && "b"`, and whether it is the first.
fn truth_and_literal(value: &[TokenTree]) -> Option<(&[TokenTree], &[TokenTree], bool)> {
    let ([condition @ .., one, two], [TokenTree::Literal(_)]) = value.split_at(value.len().checked_sub(1)?) else {
        return None;
    };
    let are = |sign| is_punct(Some(one), sign) && is_punct(Some(two), sign);
    (!condition.is_empty() && (are('|') || are('&'))).then(|| (condition, &value[value.len() - 1..], are('|')))
}

fn some_or(key: &str, option: &str, _: &str, other: &str) -> String {
    format!("match {option} {{ Some(value) => {{ {key}value }}, None => {{ {other} }} }}")
}

fn if_without_else(key: &str, condition: &str, value: &str, _: &str) -> String {
    format!("if {condition} {{ {key}{value} }}")
}

fn if_and_else(key: &str, condition: &str, value: &str, otherwise: &str) -> String {
    let otherwise = if otherwise.starts_with("if ") { otherwise.to_owned() } else { format!("{{ {otherwise} }}") };
    format!("if {condition} {{ {key}{value} }} else {otherwise}")
}
