//! A client that breaks one rule is noticed: each rule is there because of a fault.

use test_world::{
    gateway::Rules,
    plan::{Fault, Plan, Wrong},
    world::run,
};

/// Returns the plans of which one must notice the client.
fn plans(wrong: Wrong) -> Vec<Plan> {
    let of = |call, fault| vec![Plan { exchanges: vec![(call, 1, fault)], ..Plan::default() }];
    match wrong {
        Wrong::NeverKnows | Wrong::NeverSends | Wrong::DecidesNothing | Wrong::ForgetsCalls => vec![Plan::default()],
        Wrong::RepeatsBlindly | Wrong::DeniesSending => of("capture", Fault::LostAfter),
        Wrong::TrustsProxies => of("capture", Fault::Status { status: 401, is_html: true, executes: true }),
        // The gateway rejects the second create, and only a look-up shows the session.
        Wrong::IgnoresLookUps => {
            let rules = Rules { unique: true, ..Rules::default() };
            vec![Plan { rules, exchanges: vec![("create", 1, Fault::LostAfter)], ..Plan::default() }]
        }
        Wrong::StateIsRejection => of("confirm", Fault::Duplicated),
        Wrong::ConflictIsRejection | Wrong::IgnoresCurrency => {
            let rules = Rules { unique: true, ..Rules::default() };
            vec![Plan { rules, is_taken: true, ..Plan::default() }]
        }
        Wrong::LosesAccount => {
            vec![Plan { exchanges: vec![("create", 1, Fault::LostAfter)], has_account: true, ..Plan::default() }]
        }
        Wrong::WritesLate | Wrong::MarksNothing => {
            (1..50).step_by(3).map(|step| Plan { crashes: vec![step], ..Plan::default() }).collect()
        }
        Wrong::IgnoresLeases | Wrong::TakesHeldCalls => {
            (0..12).map(|seed| Plan { seed, has_two_processes: true, ..Plan::default() }).collect()
        }
    }
}

#[test]
fn a_client_that_breaks_a_rule_is_noticed() {
    let mut survivors = Vec::new();
    for wrong in Wrong::ALL {
        let (mut noticed, mut honest) = (Vec::new(), Vec::new());
        for plan in plans(wrong) {
            honest.extend(run(&plan).broken);
            noticed.extend(run(&Plan { wrong: Some(wrong), ..plan }).broken);
        }
        assert!(honest.is_empty(), "the plans of {wrong:?} are unfair: {honest:?}");
        match noticed.first() {
            Some(first) => println!("{wrong:?}: {first} ({} in all)", noticed.len()),
            None => survivors.push(wrong),
        }
    }
    assert!(survivors.is_empty(), "nobody notices {survivors:?}");
}
