//! Compares the macro and the readers on the documented requests and on generated bodies, of which half allow rules.

use std::{collections::BTreeSet, fs, path::Path};

use payment_core::{request::SESSION, rules::Waiver};
use test_support::{Random, bodies};

use super::{Verdict, compare};

/// The number of bodies. A release build, as in `.ci/extra`, compares all of them.
const COUNT: usize = if cfg!(debug_assertions) { 2_000 } else { 100_000 };

#[test]
fn every_documented_request() {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/requests");
    let mut count = 0;
    for entry in fs::read_dir(flows).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            assert_eq!(compare(&fs::read_to_string(path).unwrap(), &[]), Verdict::Good);
            count += 1;
        }
    }
    assert_eq!(count, 16);
}

#[test]
fn generated_bodies() {
    let waivers: Vec<_> = Waiver::ALL.iter().copied().filter(|waiver| waiver.is_useful_in(SESSION)).collect();
    let mut random = Random::new(13);
    let mut verdicts = BTreeSet::new();
    for body in bodies::generate(7, COUNT) {
        let is_allowing = random.chance(50);
        let allowed: Vec<_> = waivers.iter().copied().filter(|_| is_allowing && random.chance(50)).collect();
        verdicts.insert(compare(&body, &allowed));
    }
    assert_eq!(verdicts, [Verdict::Good, Verdict::Bad, Verdict::NoJson, Verdict::NoTokens].into());
}
