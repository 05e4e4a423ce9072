//! No order of events breaks a promise.

use payment_client::machine::{Action, Call, Event, Rule};
use test_search::{Decide, Kind, Scope, search};

/// The machine of the client.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Own(Call<u8>);

impl Decide for Own {
    fn new(rule: Rule, is_own: bool) -> Self {
        Self(Call::new(rule, is_own))
    }

    fn next(&mut self, event: Event<u8>) -> Action<u8> {
        self.0.next(event)
    }
}

const ALL: [Kind; 6] = [Kind::Create, Kind::Refund, Kind::Capture, Kind::Confirm, Kind::Cancel, Kind::Other];

#[test]
fn no_order_of_events_breaks_a_promise() {
    for kind in ALL {
        for are_equal in [true, false] {
            for (crashes, failures) in [(1, 0), (0, 1)] {
                let scope = Scope { kind, intents: 2, are_equal, plans: true, crashes, failures, without: None };
                let started = std::time::Instant::now();
                let searched = search::<Own>(&scope, 3_000_000);
                println!(
                    "{kind:?}, equal {are_equal}, {crashes} {failures}: {} states, complete {}, {:?}",
                    searched.states,
                    searched.is_complete,
                    started.elapsed()
                );
                if let Some(broken) = searched.broken {
                    println!("{kind:?}: {broken}");
                }
            }
        }
    }
}
