//! Probes about all responses of a run.

use payment_session::rules::Origin;

use crate::{
    drift,
    probe::{Ask, Group, Probe},
};

const KNOWN: &str = "The types of responses come from the documentation's objects and examples.";

pub const PROBES: &[Probe] = &[
    Probe {
        id: "readable-responses",
        about: &["responses"],
        group: Group::Drift,
        question: "Can every response be read?",
        decision: "Every response is the documented envelope of JSON.",
        reason: KNOWN,
        origin: Origin::Documented,
        ask: Ask::Drift(drift::unreadable),
    },
    Probe {
        id: "known-fields",
        about: &["responses", "D11"],
        group: Group::Drift,
        question: "Are all fields of responses known, with their types?",
        decision: "Unknown fields are kept, and are no error.",
        reason: KNOWN,
        origin: Origin::Documented,
        ask: Ask::Drift(drift::fields),
    },
    Probe {
        id: "known-enum-values",
        about: &["responses", "D6", "D7"],
        group: Group::Drift,
        question: "Are all enum values of responses known?",
        decision: "Unknown enum values are kept as they were received.",
        reason: KNOWN,
        origin: Origin::Documented,
        ask: Ask::Drift(drift::values),
    },
    Probe {
        id: "known-error-codes",
        about: &["responses", "D17"],
        group: Group::Drift,
        question: "Are all codes of errors known?",
        decision: "The outcome of an error with an unknown code is uncertain, unless its status decides it.",
        reason: "A code that nobody knows does not prove that nothing was created.",
        origin: Origin::Inferred,
        ask: Ask::Drift(drift::codes),
    },
    Probe {
        id: "trace-id",
        about: &["C18"],
        group: Group::Drift,
        question: "Do errors have `traceId` or `trace_id`?",
        decision: "Both spellings are read.",
        reason: "The documentation uses both.",
        origin: Origin::Decided,
        ask: Ask::Drift(drift::trace_ids),
    },
];
