//! Counts allocations: of literals, and of every reader, for each byte of input.

mod literals;
mod measure;
mod requests;
#[cfg(feature = "responses")]
mod responses;

use std::path::Path;

use test_support::generated;

/// `SECURITY.md` has the bounds that these tests hold.
#[test]
fn security_md_has_these_bounds() {
    let row = |work: &str, constant: &measure::Constant| {
        format!("  | {work} | {} bytes | {constant} |\n", measure::BYTES_PER_BYTE)
    };
    let rows = [
        row("reading a request, with any options", &measure::VIOLATIONS),
        row("writing the violations as JSON", &measure::VIOLATIONS_AS_JSON),
        row("reading a response or callback", &measure::TYPED_LISTS),
    ];
    let table = format!("\n  | work | for each byte, at most | and a constant |\n  |---|---|---|\n{}\n", rows.concat());
    generated::compare_block(Path::new("SECURITY.md"), "the memory", &table);
}
