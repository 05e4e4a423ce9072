//! Requests as invocations of the macros.

use payment_core::{
    inspect::{Finding, help::Suggestion, typed::TypedObject},
    rules::RuleId,
};
use payment_expand::{Invocation, Macro, SourceText};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::{
    control_flow::has_control_flow,
    needs, pretty,
    report::{Form, Mistake, Report, Wire, visible},
    typed_code,
    typed_json::{RunTime, Writer},
};

/// The macros by their names.
const MACROS: [(&str, Macro); 6] = [
    ("payment_session", Macro::Session),
    ("try_payment_session", Macro::TrySession),
    ("payment_part", Macro::Part),
    ("try_payment_part", Macro::TryPart),
    ("payment_refund", Macro::Refund),
    ("try_payment_refund", Macro::TryRefund),
];

/// The greatest number of brackets around a value.
pub const MOST_LEVELS: usize = 128;

/// The greatest number of mistakes that are shown, as in JSON.
const MOST_MISTAKES: usize = 100;

/// The greatest number of `<` in a text.
const MOST_ANGLES: usize = 1_000;

/// An invocation in a text.
struct Found {
    invoked: Macro,
    /// The path and the `!`, as they are written. Empty for entries without a macro.
    path: String,
    tokens: Vec<TokenTree>,
}

/// Checks an invocation.
pub fn check(text: &str) -> Report {
    // Otherwise the texts of earlier checks would fill the memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens = match parse(text) {
        Ok(tokens) => tokens,
        Err(mistake) => return Report::of_mistake(Form::Invocation, *mistake),
    };
    let Found { invoked, path, tokens } = find(tokens);
    let invocation = Invocation::parse(invoked, &tokens);
    let source = SourceText::new(text, |span| span.byte_range());
    let checked = invocation.check_in(&source);
    let findings = checked.findings();
    let mistakes: Vec<_> =
        findings.iter().take(MOST_MISTAKES).map(|finding| mistake(&source, &invocation, finding)).collect();
    let is_valid = mistakes.is_empty();
    let omitted = findings.len() - mistakes.len();
    let mut report = Report::of_mistakes(Form::Invocation, mistakes, omitted);
    let Some(root) = checked.root() else { return report };
    if is_valid {
        let mut writer = Writer::new(&invocation, &source, RunTime::Shown);
        writer.object(root);
        report.wire = Some(Wire {
            text: pretty::pretty(writer.out.as_bytes()),
            has_run_time_values: writer.has_run_time_values,
            has_choices: writer.has_choices,
        });
        report.invocation = Some(idiomatic(&invocation, &source, &path, &tokens, root));
    }
    if matches!(invoked, Macro::Session | Macro::TrySession) {
        let mut samples = Writer::new(&invocation, &source, RunTime::Sample);
        samples.object(root);
        needs::add(&mut report, &samples.out);
    }
    report
}

/// Parses a text into tokens whose brackets are not too deep.
fn parse(text: &str) -> Result<Vec<TokenTree>, Box<Mistake>> {
    if let Some(at) = too_deep(text) {
        let help = format!("the page checks at most {MOST_LEVELS} levels of brackets");
        return Err(Box::new(Mistake::new(
            RuleId::Syntax.rule(),
            visible(text, at..at + 1),
            "the text is nested too deeply",
            help,
        )));
    }
    // The macro looks for the end of each `<`, so open ones take a time that grows with their square.
    if let Some((at, _)) = text.match_indices('<').nth(MOST_ANGLES) {
        let help = format!("the page checks at most {MOST_ANGLES} of them");
        return Err(Box::new(Mistake::new(RuleId::Syntax.rule(), at..at + 1, "the text has too many `<`", help)));
    }
    match text.parse::<TokenStream>() {
        Ok(tokens) => Ok(tokens.into_iter().collect()),
        Err(error) => {
            let at = error.span().byte_range();
            let message = "the text has a bracket, a string or a character that Rust cannot read";
            let help = "close each bracket and string";
            Err(Box::new(Mistake::new(RuleId::Syntax.rule(), visible(text, at), message, help)))
        }
    }
}

/// Returns the place of a bracket that is too deep. Brackets in strings and comments count as well: the parser's stack
/// must not end.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().enumerate().find_map(|(at, byte)| {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth > MOST_LEVELS).then_some(at)
    })
}

/// Finds the first invocation in tokens. Without one, the tokens are its entries.
fn find(tokens: Vec<TokenTree>) -> Found {
    for (at, window) in tokens.windows(3).enumerate() {
        if let [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(group)] = window
            && bang.as_char() == '!'
            && let Some((_, invoked)) = MACROS.iter().find(|(known, _)| name == known)
        {
            let is_path = |token: &&TokenTree| match token {
                TokenTree::Ident(_) => true,
                TokenTree::Punct(punct) => punct.as_char() == ':',
                _ => false,
            };
            // In `payment_session::payment_session!`, the path belongs to the macro.
            let is_qualified = at > 0 && matches!(&tokens[at - 1], TokenTree::Punct(punct) if punct.as_char() == ':');
            let start = if is_qualified { at - tokens[..at].iter().rev().take_while(is_path).count() } else { at };
            let path: String = tokens[start..=at].iter().map(ToString::to_string).collect();
            return Found { invoked: *invoked, path: format!("{path}!"), tokens: group.stream().into_iter().collect() };
        }
    }
    Found { invoked: Macro::Session, path: "payment_session!".into(), tokens }
}

fn mistake(source: &SourceText<'_>, invocation: &Invocation, finding: &Finding) -> Mistake {
    let text = source.text();
    let range = visible(text, source.range(&invocation.snippet(finding.place).tokens));
    let message = match finding.other {
        Some(other) => {
            let start = source.range(&invocation.snippet(other).tokens).start;
            format!("{}, first in line {}", finding.message, text[..start].matches('\n').count() + 1)
        }
        None => finding.message.clone(),
    };
    let replacement = finding.help.suggestions().iter().find_map(Suggestion::replacement).cloned();
    Mistake { replacement, ..Mistake::new(finding.rule, range, message, finding.help.text()) }
}

/// Returns the invocation as a developer would write it.
fn idiomatic(
    invocation: &Invocation,
    source: &SourceText<'_>,
    path: &str,
    tokens: &[TokenTree],
    root: &TypedObject<'_>,
) -> String {
    // The braces around all entries, if there are any: of a template, a part, or pasted JSON.
    let braces = match tokens {
        [.., TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => Some(group),
        _ => None,
    };
    let is_wrapped = braces.is_some() && !tokens.iter().any(|token| is_punct(token, ':') || is_punct(token, ','));
    let entries: Vec<_> = match braces.filter(|_| is_wrapped) {
        Some(group) => group.stream().into_iter().collect(),
        None => tokens.to_vec(),
    };
    let head = if is_wrapped { &tokens[..tokens.len() - 1] } else { &[] };
    if has_control_flow(&entries) {
        let entries = source.code(tokens);
        return format!("{path} {{\n    {entries}\n}}");
    }
    let length = entries.chunks_exact(3).take_while(|chunk| is_attribute(chunk)).count() * 3;
    let attributes: Vec<_> = entries[..length].chunks_exact(3).map(|chunk| source.code(chunk)).collect();
    let head = source.code(head);
    let code = typed_code::Writer { invocation, source }.object(root);
    let (level, open, close) = match head {
        "" => (0, format!("{path} {{\n"), "}".to_owned()),
        // A part is in parentheses.
        name if path.contains("part") => (0, format!("{path}({name} {{\n"), "})".to_owned()),
        template => (4, format!("{path} {{\n    {template} {{\n"), "    }\n}".to_owned()),
    };
    let block = code.block(level);
    let entries = block.strip_prefix("{\n").and_then(|block| block.trim_end().strip_suffix('}')).unwrap_or_default();
    let indent = " ".repeat(level + 4);
    let allow = attributes.iter().fold(String::new(), |allow, attribute| format!("{allow}{indent}{attribute}\n"));
    format!("{open}{allow}{}\n{close}", entries.trim_end())
}

fn is_punct(token: &TokenTree, c: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == c)
}

/// Returns whether tokens are `#![…]`.
fn is_attribute(tokens: &[TokenTree]) -> bool {
    is_punct(&tokens[0], '#') && is_punct(&tokens[1], '!') && matches!(tokens[2], TokenTree::Group(_))
}
