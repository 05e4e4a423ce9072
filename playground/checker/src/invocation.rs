//! Requests as invocations of the macros.

use payment_core::{
    inspect::{Explanation, help::Suggestion},
    rules::RuleId,
};
use payment_expand::{Invocation, Macro, SourceText};
use proc_macro2::{TokenStream, TokenTree};

use crate::{
    pretty,
    report::{Form, Mistake, Report, Wire, visible},
    typed_json::Writer,
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

/// Checks an invocation.
pub fn check(text: &str) -> Report {
    // Otherwise the texts of earlier checks would fill the memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens = match parse(text) {
        Ok(tokens) => tokens,
        Err(mistake) => return Report::of_mistake(Form::Invocation, *mistake),
    };
    let (invoked, tokens) = find(tokens);
    let invocation = Invocation::parse(invoked, &tokens);
    let source = SourceText::new(text, |span| span.byte_range());
    let checked = invocation.check_in(&source);
    let explanations = checked.explanations();
    let mistakes: Vec<_> =
        explanations.iter().take(MOST_MISTAKES).map(|explanation| mistake(&source, &invocation, explanation)).collect();
    let is_valid = mistakes.is_empty();
    let omitted = explanations.len() - mistakes.len();
    let mut report = Report::of_mistakes(Form::Invocation, mistakes, omitted);
    if is_valid && let Some(root) = checked.root() {
        let mut writer = Writer::new(&invocation, &source);
        writer.object(root);
        report.wire = Some(Wire {
            text: pretty::pretty(writer.out.as_bytes()),
            has_run_time_values: writer.has_run_time_values,
            has_choices: writer.has_choices,
        });
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

/// Finds the first invocation in tokens, and returns its macro and its tokens. Without one, the tokens are its entries.
fn find(tokens: Vec<TokenTree>) -> (Macro, Vec<TokenTree>) {
    for window in tokens.windows(3) {
        if let [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(group)] = window
            && bang.as_char() == '!'
            && let Some((_, invoked)) = MACROS.iter().find(|(known, _)| name == known)
        {
            return (*invoked, group.stream().into_iter().collect());
        }
    }
    (Macro::Session, tokens)
}

fn mistake(source: &SourceText<'_>, invocation: &Invocation, explanation: &Explanation) -> Mistake {
    let text = source.text();
    let range = visible(text, source.range(&invocation.snippet(explanation.place).tokens));
    let message = match explanation.other {
        Some(other) => {
            let start = source.range(&invocation.snippet(other).tokens).start;
            format!("{}, first in line {}", explanation.message, text[..start].matches('\n').count() + 1)
        }
        None => explanation.message.clone(),
    };
    let replacement = explanation.help.suggestions().iter().find_map(Suggestion::replacement).cloned();
    Mistake { replacement, ..Mistake::new(explanation.rule, range, message, explanation.help.text()) }
}
