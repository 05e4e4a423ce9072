//! The report of a run, for people and for programs.

use std::fmt::Write;

use serde_json::json;

use crate::{
    decision::{Decision, Group},
    judgement::{Judgement, Verdict},
};

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for people.
    Table,
    /// A JSON object on each line.
    JsonLines,
}

/// The judgements of a run.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<(&'static Decision, Judgement)>,
}

impl Report {
    /// Adds the judgement of a decision.
    pub fn push(&mut self, decision: &'static Decision, judgement: Judgement) {
        self.rows.push((decision, judgement));
    }

    /// Returns the decisions and their judgements.
    pub fn rows(&self) -> &[(&'static Decision, Judgement)] {
        &self.rows
    }

    /// Returns the number of decisions with a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|(_, judgement)| judgement.verdict == verdict).count()
    }

    /// Replaces each text in `secrets` wherever the gateway has returned it.
    pub fn redact(&mut self, secrets: &[&str]) {
        for (_, judgement) in &mut self.rows {
            for secret in secrets {
                judgement.why = judgement.why.replace(secret, "[redacted]");
            }
        }
    }

    /// Writes the report.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Table => self.table(),
            Format::JsonLines => self.json_lines(),
        }
    }

    fn json_lines(&self) -> String {
        self.rows.iter().fold(String::new(), |mut text, (decision, judgement)| {
            let line = json!({
                "id": decision.id,
                "question": decision.question,
                "decision": decision.decision,
                "verdict": judgement.verdict.as_str(),
                "why": judgement.why,
            });
            writeln!(text, "{line}").expect("a string can be written");
            text
        })
    }

    fn table(&self) -> String {
        let mut text = String::new();
        for group in Group::ALL {
            writeln!(text, "{}\n", group.title()).expect("a string can be written");
            for (row, judgement) in self.rows.iter().filter(|(row, _)| row.group == group) {
                let Decision { id, about, question, decision, reason, .. } = row;
                let Judgement { verdict, why } = judgement;
                write!(
                    text,
                    "  {verdict:<13} {id} ({})\n    question    {question}\n    decided     {decision}\n    \
                     because     {reason}\n    found       {why}\n\n",
                    about.join(", "),
                )
                .expect("a string can be written");
            }
        }
        let counts = [Verdict::Confirmed, Verdict::Refuted, Verdict::Inconclusive];
        let counts = counts.map(|verdict| format!("{} {verdict}", self.count(verdict)));
        writeln!(text, "{}", counts.join(", ")).expect("a string can be written");
        text
    }
}
