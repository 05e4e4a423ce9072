//! Help for deciding values that are nearly right: with a path, in brackets, in lower case, or chosen at run time.
//!
//! The inspection does not know the tokens of such a value.

use payment_core::{
    inspect::{Finding, help::Help},
    rules::RuleId,
    schema::{Field, Kind, Meant, Object, Sample, key_style::Style},
};
use proc_macro2::{Delimiter, TokenTree};

use crate::{lookahead, source::Source, target::Target, token};

/// Replaces the help for deciding values that are nearly right.
pub fn improve(findings: &mut [Finding], target: Target, style: Style, source: &Source) {
    for finding in findings.iter_mut().filter(|finding| finding.rule.id == RuleId::DecidingValue) {
        let field = field_at(target, &finding.pointer.to_string());
        let help = field.and_then(|field| help(finding, field, &source[finding.place].tokens, style));
        if let Some(help) = help {
            finding.help = help;
        }
    }
}

/// Returns the help for a value of a field, or `None` if the value is not nearly right.
fn help(finding: &Finding, field: &'static Field, tokens: &[TokenTree], style: Style) -> Option<Help> {
    let write = |value: &Sample, form: &str| {
        let text = match value {
            Sample::Object(_) => format!("write `{}`", value.show_entry(style, field)),
            _ => format!("write `{}`{form}", value.show(style)),
        };
        Help::replacement(text, finding.pointer.clone(), value)
    };
    match tokens {
        [TokenTree::Ident(keyword), rest @ ..] if keyword == "if" || keyword == "match" => {
            let is_braces =
                |token: &&TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            let condition: Vec<_> = rest.iter().take_while(|token| !is_braces(token)).cloned().collect();
            let (condition, key) = (token::text(&condition), style.key(field));
            Some(if keyword == "if" {
                format!("write `if {condition} {{ {key}: …, … }} else {{ … }}` among the entries").into()
            } else {
                format!("write `match {condition} {{ … => {{ {key}: …, … }}, … }}` among the entries").into()
            })
        }
        [_, .., TokenTree::Ident(word)] if lookahead::is_capitalized_path(tokens) => {
            let word = word.to_string();
            match (meant(field.kind, &word), field.kind) {
                (Some(value), _) => Some(write(&value, ", without a path")),
                (None, Kind::Word(words)) if words.open && words.message_if_misspelt(&word).is_none() => {
                    Some(format!("write `\"{word}\"`").into())
                }
                _ => None,
            }
        }
        // A variable may have this name. The inspection has the help for any other list.
        [TokenTree::Ident(word)] => match field.kind {
            Kind::Word(words) if words.open => match words.nearest(&word.to_string()) {
                Some(word) => Some(format!("write `{}`", style.enum_value(word)).into()),
                None if lookahead::is_capitalized_path(tokens)
                    && words.message_if_misspelt(&word.to_string()).is_none() =>
                {
                    Some(format!("write `\"{word}\"`").into())
                }
                None => None,
            },
            _ => None,
        },
        [TokenTree::Group(group)] if group.delimiter() != Delimiter::None => {
            let word = group.stream().to_string();
            let word = word.trim_matches('"');
            let is_literal = token::begins_with_capital(word) || matches!(field.kind, Kind::Bool);
            Some(write(&meant(field.kind, word).filter(|_| is_literal)?, ", without brackets"))
        }
        _ => None,
    }
}

/// Returns the value of this kind that a name means.
fn meant(kind: Kind, name: &str) -> Option<Sample> {
    match kind {
        Kind::Word(words) => match words.meant(name)? {
            Meant::Certain(word) => Some(Sample::Word(word.into())),
            Meant::Likely(_) => None,
        },
        Kind::Bool if matches!(name, "true" | "false") => Some(Sample::Bool(name == "true")),
        Kind::Object(object) | Kind::Checked(object) => Sample::around_word(object, name),
        _ => None,
    }
}

/// Returns the field at a JSON pointer, or `None` if a list is on the way to it.
fn field_at(target: Target, pointer: &str) -> Option<&'static Field> {
    let (path, last) = pointer.rsplit_once('/')?;
    let inner = |object: &Object, segment| object.by_wire(segment)?.kind.as_object();
    path.split('/').skip(1).try_fold(target.object(), inner)?.by_wire(last)
}
