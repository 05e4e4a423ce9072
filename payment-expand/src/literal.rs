//! Parses literals.
//!
//! Numbers are parsed here and not by `syn`, which does not keep leading zeros or the zeros of a fraction.

use payment_core::inspect::tree::Value;
use proc_macro2::{Delimiter, Literal, TokenTree};

use crate::token::{self, is_punct};

/// The sign before a literal.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    None,
    Minus,
    Plus,
}

impl Sign {
    /// Returns the sign as it is written.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Minus => "-",
            Self::Plus => "+",
        }
    }
}

/// The error of a literal that is not valid in JSON.
pub struct LiteralError {
    pub message: &'static str,
    pub help: String,
    /// The value that the help says to write.
    pub value: Option<Value<'static>>,
    /// The help where a string is valid too, if the value may be meant as one.
    pub help_for_text: Option<String>,
}

impl LiteralError {
    fn new(message: &'static str, help: impl Into<String>) -> Self {
        Self { message, help: help.into(), value: None, help_for_text: None }
    }

    fn with(self, value: Value<'static>) -> Self {
        Self { value: Some(value), ..self }
    }

    /// Creates the error of a number whose signs and zeros only a string has.
    fn number_or_text(message: &'static str, number: &str, text: &str) -> Self {
        let help = format!("write `\"{text}\"`, with quotes, or `{number}`");
        Self { help_for_text: Some(help), ..Self::new(message, format!("write `{number}`")) }
    }
}

/// Parses a literal, with the sign before it.
pub fn parse(literal: &Literal, sign: Sign) -> Result<Value<'static>, LiteralError> {
    let text = literal.to_string();
    Err(match (sign, text.as_bytes()) {
        (Sign::None, [b'"' | b'r', ..]) => return string(literal, &text),
        (Sign::None | Sign::Minus, [b'0'..=b'9', ..]) => return number(&text, sign),
        (Sign::Plus, _) => {
            let value = number(&text, Sign::None);
            let message = "a number cannot have a plus sign";
            let error = LiteralError::number_or_text(message, &text, &format!("+{}", without_type(literal)));
            if let Ok(value) = value { error.with(value) } else { error }
        }
        (_, [b'\'', .., b'\'']) => {
            LiteralError::new("a character is not a string", format!("write `{}`", in_double_quotes(literal)))
                .with(Value::Text(inside(literal).into()))
        }
        (Sign::Minus, _) => LiteralError::new("only a number can have a minus sign", "remove the minus sign"),
        (Sign::None, [prefix @ (b'b' | b'c'), b'"' | b'r', ..]) => {
            let (prefix, text) = (char::from(*prefix), &text[1..]);
            LiteralError::new("only a plain string is valid in JSON", format!("write `{text}`, without `{prefix}`"))
                .with(Value::Text(inside(literal).into()))
        }
        (Sign::None, _) => {
            let help = "write a string, a number, `true` or `false`";
            LiteralError::new("this kind of literal is not valid in JSON", help)
        }
    })
}

/// Returns the text of a number without a suffix that is a Rust type: `5` for `5_u32`.
pub fn without_type(literal: &Literal) -> String {
    let text = literal.to_string();
    let suffix = match syn::Lit::new(literal.clone()) {
        syn::Lit::Int(number) => number.suffix().to_owned(),
        syn::Lit::Float(number) => number.suffix().to_owned(),
        _ => String::new(),
    };
    match text.strip_suffix(&suffix) {
        Some(number) if suffix.starts_with(['u', 'i', 'f']) => number.trim_end_matches('_').to_owned(),
        _ => text,
    }
}

pub fn is_number(literal: &Literal) -> bool {
    matches!(literal.to_string().as_bytes(), [b'0'..=b'9', ..])
}

/// Returns whether rustc reports a literal itself, such as a string with an escape that Rust does not have.
pub fn is_reported_by_rustc(literal: &Literal) -> bool {
    let text = literal.to_string();
    // Most literals need no reading.
    let is_plain = text.starts_with('"') && !text.contains('\\') || text.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = text.starts_with(|c: char| c.is_ascii_digit());
    !is_plain && (is_number && lacks_digits(&text) || matches!(syn::Lit::new(literal.clone()), syn::Lit::Verbatim(_)))
}

/// Returns whether a number has no digits where Rust needs them, or has digits that its base lacks: `1e`, `0x` and `0b12`.
fn lacks_digits(number: &str) -> bool {
    let number = number.replace('_', "");
    let base = match number.as_bytes() {
        [b'0', b'b', ..] => 2,
        [b'0', b'o', ..] => 8,
        [b'0', b'x', ..] => return !number[2..].starts_with(|c: char| c.is_ascii_hexdigit()),
        _ => return split_number(&number).1.starts_with(['e', 'E']),
    };
    let digits = &number[2..2 + digits(&number[2..])];
    digits.is_empty() || digits.chars().any(|digit| !digit.is_digit(base))
}

/// Returns a literal in single quotes as a string literal.
pub fn in_double_quotes(literal: &Literal) -> String {
    match &*inside(literal) {
        "\"" => "\"\\\"\"".into(),
        inside => format!("\"{inside}\""),
    }
}

/// Returns the text between the quotes of a literal.
pub fn inside(literal: &Literal) -> String {
    let text = literal.to_string();
    let start = text.find(['\'', '"']).map_or(0, |quote| quote + 1);
    text[start..text.len() - 1].to_owned()
}

/// Returns the text of a string literal, or `None` for any other literal.
pub fn text(literal: &Literal) -> Option<String> {
    match parse(literal, Sign::None) {
        Ok(Value::Text(text)) => Some((*text).to_owned()),
        _ => None,
    }
}

/// Returns the text of an expression that consists only of literals in parentheses, braces, `concat!` and `stringify!`, or
/// `None` for any other expression.
pub fn constant_text(expression: &[TokenTree]) -> Option<String> {
    match &*token::ungroup_all(expression) {
        [TokenTree::Literal(literal)] => Some(text(literal).unwrap_or_else(|| without_type(literal).replace('_', ""))),
        [TokenTree::Group(group)] if group.delimiter() != Delimiter::Bracket => constant_text(&token::inside(group)),
        [path @ .., TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(arguments)]
            if bang.as_char() == '!' && path.iter().all(|token| !matches!(token, TokenTree::Group(_))) =>
        {
            let arguments = token::inside(arguments);
            match &*name.to_string() {
                "concat" => arguments
                    .split(|token| is_punct(Some(token), ','))
                    .filter(|argument| !argument.is_empty())
                    .map(constant_text)
                    .collect(),
                "stringify" => Some(token::text(&arguments)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn string(literal: &Literal, text: &str) -> Result<Value<'static>, LiteralError> {
    // `syn` reads each character twice. Most strings have no escapes and need no reading.
    if let Some(inside) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'))
        && !inside.contains('\\')
    {
        return Ok(Value::Text(inside.to_owned().into()));
    }
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(string) if string.suffix().is_empty() => Ok(Value::Text(string.value().into())),
        _ => Err(LiteralError::new("a string cannot have a suffix", "remove the suffix")),
    }
}

fn number(text: &str, sign: Sign) -> Result<Value<'static>, LiteralError> {
    if matches!(text.as_bytes(), [b'0', b'b' | b'o' | b'x', ..]) {
        return Err(LiteralError::new("a number must be decimal", "write it with the digits 0 to 9"));
    }
    let plain = text.replace('_', "");
    let zeros = leading_zeros(&plain);
    let (number, suffix) = split_number(&plain[zeros..]);
    let number = format!("{}{number}", sign.as_str());
    let message = match suffix.as_bytes() {
        _ if zeros > 0 => {
            let written = format!("{}{}", sign.as_str(), &plain[..plain.len() - suffix.len()]);
            let error = LiteralError::number_or_text("a number cannot have a leading zero", &number, &written);
            return Err(error.with(Value::Number(number.into())));
        }
        b"." => "a number cannot end with a decimal point",
        b"" => return Ok(Value::Number(number.into())),
        // The suffix is a Rust type.
        [b'u' | b'i' | b'f', ..] => "a number cannot have a suffix",
        // A suffix such as that of `5k` or `1jt` changes the value.
        _ => return Err(LiteralError::new("a number cannot have a suffix", "write all of its digits")),
    };
    Err(LiteralError::new(message, format!("write `{number}`")).with(Value::Number(number.into())))
}

/// Returns the number of zeros before the first significant digit.
fn leading_zeros(text: &str) -> usize {
    let zeros = text.bytes().take_while(|byte| *byte == b'0').count();
    zeros.min(digits(text).saturating_sub(1))
}

/// Splits a text into the number that it begins with and the rest.
fn split_number(text: &str) -> (&str, &str) {
    let mut end = digits(text);
    if let Some(fraction) = text[end..].strip_prefix('.') {
        end += if digits(fraction) > 0 { 1 + digits(fraction) } else { 0 };
    }
    if let Some(exponent) = text[end..].strip_prefix(['e', 'E']) {
        let unsigned = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if digits(unsigned) > 0 {
            end = text.len() - unsigned.len() + digits(unsigned);
        }
    }
    text.split_at(end)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns whether points separate thousands, for example in `10.000.000`.
pub fn is_grouped(text: &str) -> bool {
    let mut groups = text.split('.');
    groups.next().is_some_and(|first| first.len() <= 3) && groups.all(|group| group.len() == 3)
}
