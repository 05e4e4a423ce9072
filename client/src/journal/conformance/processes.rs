//! Several processes at the same time.

use std::time::Duration;

use futures_util::future::join_all;

use super::kit::{Kit, LONG, done, is};
use crate::journal::{Begin, BeginResult, Journal, Row};

pub async fn check<J: Journal>(open: &impl AsyncFn() -> J) {
    begin(open).await;
    claim(open).await;
    claim_ended(open).await;
}

/// One writes a row, or takes it over. The others find it.
async fn begin<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "begins").await;
    for number in 0..10 {
        let same_key = |name: usize| Row { key: number.to_string(), ..kits[0].row(&format!("{number}{name}")) };
        let rows: Vec<_> = (0..kits.len()).map(same_key).collect();
        // All write rows of their own, or all take the first one over.
        let is_planned = number % 2 == 0;
        if is_planned {
            kits[0].begin_held(&rows[0], Duration::ZERO).await;
        }
        let rows = rows.iter().map(|row| if is_planned { &rows[0] } else { row });
        let begun = kits.iter().zip(rows).map(|(kit, row)| kit.begin(row, LONG, Begin::Planned));
        let held = join_all(begun).await.iter().filter(|begun| matches!(begun, BeginResult::Held(_))).count();
        is(&held, &1, "of several processes, one begins a row");
    }
}

/// One claims each row.
async fn claim<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "claims").await;
    for number in 0..20 {
        kits[0].begin_held(&kits[0].row(&number.to_string()), Duration::ZERO).await;
    }
    let pages = join_all(kits.iter().map(|kit| kit.claim(LONG, 7))).await;
    are_different(pages.into_iter().flatten().map(|claimed| claimed.stored.row.key));
}

/// One gets each row that has ended.
async fn claim_ended<J: Journal>(open: &impl AsyncFn() -> J) {
    let kits = kits(open, "claims ended").await;
    for number in 0..20 {
        kits[0].begin_and_end(&kits[0].row(&number.to_string()), &done()).await;
    }
    let mut pages = Vec::new();
    // A process can find nothing while another one takes its page. Then the next page has the rest.
    for _ in 0..kits.len() {
        pages.extend(join_all(kits.iter().map(|kit| kit.claim_ended(LONG, 7))).await);
    }
    let all = are_different(pages.into_iter().flatten().map(|ended| ended.row.key));
    is(&all, &20, "each row that has ended is handed out");
}

/// Returns their number.
fn are_different(keys: impl Iterator<Item = String>) -> usize {
    let mut keys: Vec<_> = keys.collect();
    keys.sort();
    let all = keys.len();
    keys.dedup();
    is(&keys.len(), &all, "a row is claimed by one process");
    all
}

async fn kits<J: Journal>(open: &impl AsyncFn() -> J, scope: &str) -> Vec<Kit<J>> {
    let mut kits = Vec::new();
    for _ in 0..4 {
        kits.push(Kit::new(open, scope).await);
    }
    kits
}
