//! The pages about the client have its numbers.

use super::builder::REMEMBERED;
use crate::{driver::LONGEST_LIFE, lease::MARGIN, machine::MOST_UNCERTAIN, policy::Policy};

/// Small numbers, as a text writes them.
const NUMBERS: [&str; 7] = ["no", "one", "two", "three", "four", "five", "six"];

/// Checks that a page has these parts of sentences.
fn says(page: &str, parts: &[String]) {
    let text = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(text.contains(part.as_str()), "the page does not say: {part}");
    }
}

#[test]
fn the_pages_about_the_client_have_its_numbers() {
    let policy = Policy::default();
    let minute = policy.gateway_timeout.as_secs();
    let margin = usize::try_from((policy.lease / MARGIN).as_secs()).unwrap();
    let most = usize::from(MOST_UNCERTAIN);
    let hours = LONGEST_LIFE.as_secs() / 3600;
    let (deadline, remembered) = (policy.deadline.as_secs(), REMEMBERED / 1000);
    assert_eq!(MARGIN, 6);
    says(
        include_str!("../../../docs/promises.md"),
        &[
            format!("executed within {minute} s after the client gave it up"),
            format!("a sixth of it, by default {} seconds", NUMBERS[margin]),
            format!("decided within the lease, {minute} s and one look-up"),
            format!("at most {} attempts that may have been carried out", NUMBERS[most]),
            format!("none later than {hours} hours after the first"),
            format!("it remembers the last {remembered},000 calls"),
        ],
    );
    says(
        include_str!("../../../docs/sending.md"),
        &[
            format!("After {deadline} seconds:"),
            format!("looks for up to {deadline} seconds"),
            format!("same bytes and id, at most {} and within {hours} hours", ["never", "once", "twice"][most - 1]),
        ],
    );
    let security = format!("reads at most {} MiB of a response", policy.body_limit >> 20);
    says(include_str!("../../../SECURITY.md"), &[security]);
}
