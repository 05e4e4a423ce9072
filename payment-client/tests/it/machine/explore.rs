//! The search through all states that a machine and a model of the gateway can reach together.

use std::{
    collections::{BTreeSet, HashSet},
    fmt::{self, Debug},
    hash::Hash,
};

use payment_client::machine::{Action, Attempt, Event, Evidence, Machine, Verdict, When};

/// The number of events to which the search must go at least. It ends later, when there is no new state.
const DEPTH: usize = 8;

/// A machine, or a wrong one.
pub trait Decide: Clone + Debug + Eq + Hash {
    fn next(&mut self, event: Event) -> Action;
}

impl Decide for Machine {
    fn next(&mut self, event: Event) -> Action {
        Machine::next(self, event)
    }
}

/// A model of the gateway and of the network.
pub trait World: Clone + Debug + Eq + Hash {
    /// Returns all worlds into which time can turn this one, including itself.
    fn later(&self) -> Vec<Self>;

    /// Returns every outcome of sending the request, with the world after it.
    fn send(&self) -> Vec<(Self, Attempt)>;

    /// Returns every view of a look-up that begins now, with the world after it. A late one finds no request on its way, and
    /// shows everything.
    fn look_up(&self, when: When) -> Vec<(Self, Evidence)>;

    /// Returns the reason why the end of a call is wrong in this world, or `None` if it is right.
    fn fault(&self, verdict: Verdict) -> Option<&'static str>;

    /// Returns the reason why this world must not exist, or `None` if it may.
    fn violation(&self) -> Option<&'static str>;
}

/// The speed at which look-ups show an effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LookUps {
    Instant,
    Lagging,
}

impl LookUps {
    /// Returns every view of a look-up.
    pub fn views(self, truth: Evidence, when: When) -> Vec<Evidence> {
        match (self, when) {
            (Self::Lagging, When::Early) => vec![truth, Evidence::Absent],
            _ => vec![truth],
        }
    }
}

/// The result of a search.
#[derive(Debug, Default)]
pub struct Found {
    /// The number of pairs of states that at most `DEPTH` events lead to.
    pub pairs_to_depth: usize,
    /// The number of all pairs of states.
    pub pairs: usize,
    /// The number of events after which there are no new pairs.
    pub depth: usize,
    /// The ways in which calls ended, in the order of their names.
    pub verdicts: BTreeSet<String>,
    /// Each wrong end, with the machine and the world.
    pub faults: Vec<String>,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pairs_to_depth, pairs, depth, .. } = self;
        write!(f, "{pairs_to_depth} pairs of states after at most {DEPTH} events; all {pairs} after {depth}")
    }
}

/// Visits each pair of states once, in the order of the number of events that lead to it.
pub fn explore<M: Decide, W: World>(machine: &M, worlds: impl IntoIterator<Item = W>) -> Found {
    let mut found = Found::default();
    let mut seen = HashSet::new();
    let mut layer: Vec<(M, W, Action)> = Vec::new();
    for world in worlds {
        let mut machine = machine.clone();
        let action = machine.next(Event::Started);
        if seen.insert((machine.clone(), world.clone())) {
            layer.push((machine, world, action));
        }
    }
    while !layer.is_empty() {
        if found.depth == DEPTH {
            found.pairs_to_depth = seen.len();
        }
        let mut next = Vec::new();
        for (machine, world, action) in layer {
            for (world, event) in events(&world, action) {
                let mut machine = machine.clone();
                let action = machine.next(event);
                found.faults.extend(world.violation().map(|fault| format!("{fault}: {world:?}")));
                if let Action::Finish(verdict) = action {
                    found.verdicts.insert(format!("{verdict:?}"));
                    let fault = world.later().iter().find_map(|world| world.fault(verdict));
                    found
                        .faults
                        .extend(fault.map(|fault| format!("{fault}: {verdict:?} after {event:?} in {world:?}")));
                } else if seen.insert((machine.clone(), world.clone())) {
                    next.push((machine, world, action));
                }
            }
        }
        found.depth += usize::from(!next.is_empty());
        layer = next;
    }
    found.pairs = seen.len();
    if found.depth < DEPTH {
        found.pairs_to_depth = found.pairs;
    }
    found
}

fn events<W: World>(world: &W, action: Action) -> Vec<(W, Event)> {
    let worlds = world.later().into_iter();
    match action {
        Action::Send => {
            worlds.flat_map(|world| world.send()).map(|(world, attempt)| (world, Event::Sent(attempt))).collect()
        }
        Action::LookUp => {
            let views = worlds.flat_map(|world| {
                let views = [When::Early, When::Late].into_iter().flat_map(|when| {
                    world.look_up(when).into_iter().map(move |(world, evidence)| (world, Event::Saw(evidence, when)))
                });
                let mut views: Vec<_> = views.collect();
                views.push((world, Event::LookUpFailed));
                views
            });
            views.collect()
        }
        Action::Wait(_) => {
            worlds.flat_map(|world| [(world.clone(), Event::Waited), (world, Event::Exhausted)]).collect()
        }
        Action::Finish(_) => Vec::new(),
    }
}
