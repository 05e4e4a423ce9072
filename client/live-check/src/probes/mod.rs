//! All probes.

mod drift;
mod money;
mod rules;
mod spellings;
mod statics;
mod unasked;
mod values;

use crate::probe::Probe;

/// The number of contradictions in the documentation: `C1` to `C31`.
pub const CONTRADICTIONS: usize = 31;
/// The number of doubts that the documentation leaves open: `D1` to `D19`.
pub const DOUBTS: usize = 19;

/// All probes, in the order in which they are asked. Those about all responses are the last ones.
pub fn all() -> impl Iterator<Item = &'static Probe> {
    const TABLES: [&[Probe]; 7] = [
        money::PROBES,
        rules::PROBES,
        values::PROBES,
        spellings::PROBES,
        statics::PROBES,
        unasked::PROBES,
        drift::PROBES,
    ];
    TABLES.into_iter().flatten()
}
