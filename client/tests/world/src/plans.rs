//! All plans, by number: first those of a catalogue, then as many as one likes, drawn from their number.

use crate::{
    gateway::Rules,
    plan::{Callbacks, Fault, JournalFault, Plan},
};

/// The lags of the gateway's reading calls, in milliseconds. Axiom A3 allows less than a minute.
pub const LAGS: [u64; 5] = [300, 1_000, 5_000, 25_000, 59_000];
/// The longest of them that axiom A3 allows if an attempt is executed half a minute after it has failed.
const LONGEST_LAG_AFTER_LATE: u64 = 25_000;
const CALLBACKS: [Callbacks; 2] = [Callbacks::Doubled, Callbacks::Swapped];
const CALLS: [&str; 4] = ["create", "confirm", "capture", "refund"];
/// More than an order without faults takes.
const STEPS: u64 = 75;
const WRITES: u32 = 26;
/// A jump of the journal's clock, in seconds: less than axiom A7 allows.
const JUMP: u64 = 4;

/// Returns the plan with this number.
pub fn plan(number: u64) -> Plan {
    let listed = usize::try_from(number).ok().and_then(|at| catalogue().into_iter().nth(at));
    listed.unwrap_or_else(|| drawn(number))
}

/// Returns each fault alone, each pair of faults in one call, a crash at each step, and what only some gateways do.
pub fn catalogue() -> Vec<Plan> {
    let mut plans = vec![Plan::default()];
    let unique = Rules { unique: true, ..Rules::default() };
    for call in CALLS {
        for first in Fault::OF_CHANGES {
            let alone = Plan { exchanges: vec![(call, 1, first)], ..Plan::default() };
            plans.extend(
                Fault::OF_CHANGES
                    .map(|second| Plan { exchanges: vec![(call, 1, first), (call, 2, second)], ..Plan::default() }),
            );
            for number in 1..5 {
                plans.extend(Fault::OF_READS.map(|second| Plan {
                    exchanges: vec![(call, 1, first), ("read", number, second)],
                    ..Plan::default()
                }));
            }
            plans.extend((1..STEPS).map(|step| Plan { crashes: vec![step], ..alone.clone() }));
            plans.extend((0..20).map(|polls| Plan { drops_after: Some(polls), ..alone.clone() }));
            plans.push(Plan { has_two_processes: true, ..alone.clone() });
            plans.push(Plan { has_account: true, ..alone.clone() });
            plans.push(Plan { is_taken: true, rules: unique, ..alone.clone() });
            plans.extend(personalities().map(|rules| Plan { rules, ..alone.clone() }));
            plans.extend(CALLBACKS.map(|callbacks| Plan { callbacks, ..alone.clone() }));
            // A fault of the second session, or of the second refund.
            plans.extend(personalities().map(|rules| Plan {
                rules,
                exchanges: vec![(call, 2, first)],
                ..Plan::default()
            }));
            for plans_first in [false, true] {
                plans.extend(LAGS.into_iter().filter(|lag| can_lag(first, *lag)).map(|lag| Plan {
                    rules: Rules { lag, ..Rules::default() },
                    plans_first,
                    ..alone.clone()
                }));
            }
            plans.push(Plan { plans_first: true, has_two_processes: true, ..alone.clone() });
            plans.push(Plan { repeats: true, ..alone.clone() });
            plans.push(Plan { repeats: true, has_two_processes: true, ..alone.clone() });
            plans.push(alone);
        }
    }
    // What is executed once by its nature needs no axiom about the network.
    plans.extend(["create", "confirm"].map(|call| Plan {
        rules: unique,
        exchanges: vec![(call, 1, Fault::Duplicated)],
        ..Plan::default()
    }));
    for has_two_processes in [false, true] {
        let alone = Plan { has_two_processes, ..Plan::default() };
        for write in 1..WRITES {
            plans.extend(JournalFault::ALL.map(|fault| Plan { writes: vec![(write, fault)], ..alone.clone() }));
        }
        for first in 1..2 * STEPS {
            plans.push(Plan { crashes: vec![first], ..alone.clone() });
            plans.push(Plan { crashes: vec![first, first + 7], ..alone.clone() });
            plans.push(Plan { pauses: vec![first], ..alone.clone() });
        }
        for write in 1..WRITES {
            plans.push(Plan { jumps: vec![(write, JUMP)], ..alone.clone() });
            // Before and after a pause of the process.
            plans.push(Plan {
                jumps: vec![(write, JUMP), (write + 1, JUMP)],
                pauses: vec![u64::from(write)],
                ..alone.clone()
            });
        }
    }
    plans.extend(CALLS.into_iter().flat_map(hasty));
    plans.extend(direct());
    // A part that is lost, next to an equal one whose capture is not shown yet.
    for lag in [1_000, 5_000] {
        let exchanges = |read| vec![("capture", 2, Fault::LostBefore), ("read", read, Fault::Lags(lag))];
        for crash in 1..STEPS {
            plans.extend((1..24).map(|read| Plan {
                exchanges: exchanges(read),
                crashes: vec![crash],
                plans_first: true,
                has_two_processes: read % 2 == 0,
                ..Plan::default()
            }));
        }
    }
    for lag in LAGS {
        for crash in 1..2 * STEPS {
            let rules = Rules { lag, ..Rules::default() };
            let crashes = vec![crash];
            let alone = Plan { rules, crashes, plans_first: crash % 2 == 0, ..Plan::default() };
            plans.push(Plan { has_two_processes: true, ..alone.clone() });
            plans.push(Plan { repeats: true, ..alone.clone() });
            plans.push(Plan { rules: Rules { declines_first: true, ..rules }, ..alone.clone() });
            plans.push(Plan { rules: Rules { authenticates: true, declines_first: true, ..rules }, ..alone });
        }
    }
    for (seed, plan) in (0..).zip(&mut plans) {
        plan.seed = seed;
    }
    plans
}

/// Returns plans in which no call waits until it is quiet, with each fault of this call.
fn hasty(call: &'static str) -> impl Iterator<Item = Plan> {
    Fault::OF_CHANGES.into_iter().flat_map(move |fault| {
        let alone = Plan { is_hasty: true, exchanges: vec![(call, 1, fault)], ..Plan::default() };
        [Plan { has_two_processes: true, ..alone.clone() }, Plan { crashes: vec![STEPS / 2], ..alone.clone() }, alone]
    })
}

/// Returns plans in which the create is written twice only, with each fault of it, a crash at each step and a journal that
/// fails.
fn direct() -> impl Iterator<Item = Plan> {
    let alone = Plan { creates_directly: true, ..Plan::default() };
    let faults = Fault::OF_CHANGES.map(|fault| Plan { exchanges: vec![("create", 1, fault)], ..alone.clone() });
    let crashes = (1..STEPS / 2).map(|step| Plan { crashes: vec![step], ..alone.clone() });
    let late = faults.clone().into_iter().map(|plan| Plan { crashes: vec![8], ..plan });
    let writes = (1..WRITES / 2)
        .flat_map(|write| JournalFault::ALL.map(|fault| Plan { writes: vec![(write, fault)], ..alone.clone() }));
    let plans: Vec<_> = faults.into_iter().chain(crashes).chain(late).chain(writes).collect();
    let both = [false, true]
        .map(|has_two_processes| plans.clone().into_iter().map(move |plan| Plan { has_two_processes, ..plan }));
    both.into_iter().flatten()
}

/// Returns whether axiom A3 allows a lag of all reading calls next to a fault.
fn can_lag(fault: Fault, lag: u64) -> bool {
    fault != Fault::Late || lag <= LONGEST_LAG_AFTER_LATE
}

/// What the documentation leaves open.
fn personalities() -> [Rules; 9] {
    [
        Rules { unique: true, idempotent: true, ..Rules::default() },
        Rules { authenticates: true, ..Rules::default() },
        Rules { authenticates: true, declines_first: true, ..Rules::default() },
        Rules { declines_first: true, ..Rules::default() },
        Rules { reverses_lists: true, ..Rules::default() },
        Rules { empty_is_404: true, ..Rules::default() },
        Rules { has_short_tokens: true, ..Rules::default() },
        Rules { fails_first_refund: true, ..Rules::default() },
        Rules { expires: true, ..Rules::default() },
    ]
}

/// Draws a plan in which several things go wrong.
pub fn drawn(seed: u64) -> Plan {
    let mut random = fastrand::Rng::with_seed(seed);
    let exchanges = (0..random.usize(1..5)).map(|_| {
        if random.bool() {
            (
                CALLS[random.usize(0..CALLS.len())],
                random.u32(1..4),
                Fault::OF_CHANGES[random.usize(0..Fault::OF_CHANGES.len())],
            )
        } else {
            ("read", random.u32(1..8), Fault::OF_READS[random.usize(0..Fault::OF_READS.len())])
        }
    });
    let exchanges: Vec<_> = exchanges.collect();
    let lag = LAGS.get(random.usize(0..10)).copied().unwrap_or_default();
    let can_lag = exchanges.iter().all(|(_, _, fault)| can_lag(*fault, lag) && !matches!(fault, Fault::Lags(_)));
    let writes = (0..random.usize(0..2)).map(|_| (random.u32(1..WRITES), JournalFault::ALL[random.usize(0..4)]));
    let writes = writes.collect();
    let crashes = (0..random.usize(0..3)).map(|_| random.u64(1..2 * STEPS)).collect();
    let personalities = personalities();
    Plan {
        seed,
        exchanges,
        writes,
        crashes,
        rules: Rules {
            lag: if can_lag { lag } else { 0 },
            ..personalities.get(random.usize(0..14)).copied().unwrap_or_default()
        },
        pauses: (0..random.usize(0..2)).map(|_| random.u64(1..2 * STEPS)).collect(),
        jumps: (0..random.usize(0..2)).map(|_| (random.u32(1..WRITES), JUMP)).collect(),
        callbacks: CALLBACKS.get(random.usize(0..4)).copied().unwrap_or_default(),
        has_two_processes: random.bool(),
        has_account: random.bool(),
        plans_first: random.bool(),
        repeats: random.bool(),
        is_hasty: random.bool(),
        ..Plan::default()
    }
}
