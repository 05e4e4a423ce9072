//! Counts allocations: of literals, and of every reader, for each byte of input.

mod literals;
mod measure;
mod requests;
#[cfg(feature = "responses")]
mod responses;

/// SECURITY.md states the bounds that these tests hold.
#[test]
fn security_md_states_these_bounds() {
    let page = std::fs::read_to_string("SECURITY.md").unwrap();
    let rows = [
        format!("at most {} bytes for each byte and a constant", measure::BYTES_PER_BYTE),
        format!("| reading a request, with any options | {} ", measure::VIOLATIONS),
        format!("| writing the violations as JSON | {} ", measure::VIOLATIONS_AS_JSON),
        format!("| reading a response or callback | {} ", measure::TYPED_LISTS),
    ];
    for row in rows {
        assert!(page.contains(&row), "SECURITY.md does not state: {row}");
    }
}
