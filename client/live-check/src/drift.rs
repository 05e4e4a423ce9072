//! The parts of a run's responses that this version does not know.

use std::collections::BTreeSet;

use crate::{findings::Findings, judgement::Judgement};

/// Judges whether every response can be read.
pub fn unreadable(findings: &Findings) -> Judgement {
    judge(findings, &findings.unreadable, "responses that cannot be read")
}

/// Judges whether all fields are known.
pub fn fields(findings: &Findings) -> Judgement {
    judge(findings, &findings.fields, "unknown fields")
}

/// Judges whether all enum values are known.
pub fn values(findings: &Findings) -> Judgement {
    judge(findings, &findings.values, "unknown enum values")
}

/// Judges whether all codes of errors are known.
pub fn codes(findings: &Findings) -> Judgement {
    judge(findings, &findings.codes, "unknown codes")
}

/// Judges whether errors have a trace id in a spelling that the crate reads.
pub fn trace_ids(findings: &Findings) -> Judgement {
    if findings.trace_ids.is_empty() {
        return Judgement::inconclusive("no error had a trace id");
    }
    Judgement::confirmed(format!("the errors had {}", joined(&findings.trace_ids)))
}

fn judge(findings: &Findings, unknown: &BTreeSet<String>, what: &str) -> Judgement {
    match (findings.responses, unknown.is_empty()) {
        (0, _) => Judgement::inconclusive("there was no response"),
        (responses, true) => Judgement::confirmed(format!("{responses} responses had no {what}")),
        (_, false) => Judgement::refuted(format!("there are {what}: {}", joined(unknown))),
    }
}

fn joined(set: &BTreeSet<String>) -> String {
    set.iter().map(String::as_str).collect::<Vec<_>>().join(", ")
}
