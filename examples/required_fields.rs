//! Prints the fields that a request needs, from the tables of rules and fields. A form can ask for them.
//!
//! ```console
//! $ cargo run --example required_fields -- VIRTUAL_ACCOUNT API MULTIPLE
//! $ cargo run --example required_fields -- CARD API later        # confirmed later: `autoConfirm` false
//! $ cargo run --example required_fields -- EWALLET --all         # optional and rejected fields as well
//! ```

use std::{
    env,
    io::{self, Write},
    process::ExitCode,
};

use payment_session::{
    Mode, PaymentType, SessionDraft,
    request::{MethodType, PaymentMethod},
    rules::{FieldNeed, Need, field_needs, required_fields},
    schema::Kind,
};

const USAGE: &str = "usage: required_fields [METHOD] [MODE] [PAYMENT_TYPE] [later] [--all]";

/// Returns a draft with the chosen enum values, in any order, and whether all fields are printed.
fn chosen(words: impl Iterator<Item = String>) -> Result<(SessionDraft, bool), String> {
    let mut draft = SessionDraft::new("form".parse().map_err(|error| format!("{error}"))?);
    let mut all = false;
    for word in words {
        if word == "--all" {
            all = true;
        } else if word == "later" {
            draft.auto_confirm = Some(false);
        } else if let Ok(method) = word.parse::<MethodType>() {
            draft.payment_method = Some(PaymentMethod::new(method));
        } else if let Ok(mode) = word.parse::<Mode>() {
            draft.mode = Some(mode);
        } else if let Ok(payment_type) = word.parse::<PaymentType>() {
            draft.payment_type = Some(payment_type);
        } else {
            return Err(format!("`{word}` is not a method, mode or payment type\n{USAGE}"));
        }
    }
    Ok((draft, all))
}

fn describe(field: &FieldNeed) -> String {
    let need = match field.need {
        Need::Required => "required",
        Need::Choice => "one of these",
        Need::Within => "with its object",
        Need::Conditional => "on condition",
        Need::DefaultOnly => "its default only",
        Need::Rejected => "rejected",
        _ => "optional",
    };
    let takes = match field.path.last().map(|field| field.kind) {
        Some(Kind::Text(text)) => {
            text.example.map_or("a string".into(), |example| format!("a string, for example {example}"))
        }
        Some(Kind::Number(number)) => {
            number.example.map_or("a number".into(), |example| format!("a number, for example {example}"))
        }
        Some(Kind::Word(words)) => words.names_in_words().replace('`', ""),
        Some(Kind::Bool) => "true or false".into(),
        Some(Kind::List(_)) => "a list".into(),
        _ => "an object".into(),
    };
    let rules: Vec<_> = field.rules.iter().map(|rule| rule.id.as_str()).collect();
    let line = format!("{need:<16}{:<58}{takes:<60}{}", field.wire(), rules.join(" "));
    line.trim_end().into()
}

fn main() -> ExitCode {
    let (draft, all) = match chosen(env::args().skip(1)) {
        Ok(chosen) => chosen,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    match if all { field_needs(&draft) } else { required_fields(&draft) } {
        Ok(fields) => {
            let mut out = io::stdout().lock();
            for field in &fields {
                // whoever reads the list may stop when they have seen enough
                if writeln!(out, "{}", describe(field)).is_err() {
                    break;
                }
            }
            ExitCode::SUCCESS
        }
        Err(impossible) => {
            eprintln!("{impossible}");
            ExitCode::FAILURE
        }
    }
}
