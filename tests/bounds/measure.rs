//! Measures how allocations grow with the input.

use allocation_counter::{AllocationInfo, measure};

/// The limit on the memory that is in use at one time, in bytes for each byte of input.
const BYTES_PER_BYTE: usize = 40;

/// The numbers of repetitions whose costs are compared. Buffers double, so the second is the first times a power of two.
const REPETITIONS: [usize; 2] = [2_000, 8_000];

/// Asserts that reading a text takes memory and allocations in proportion to its size.
///
/// `text` creates an input that repeats something, and `constant` is the memory that does not depend on its size.
#[track_caller]
pub fn assert_linear<T>(shape: &str, constant: usize, text: impl Fn(usize) -> String, read: impl Fn(&[u8]) -> T) {
    let [(small, few), (large, many)] = REPETITIONS.map(|count| {
        let text = text(count);
        (text.len(), cost(|| read(text.as_bytes())))
    });
    for (size, cost) in [(small, &few), (large, &many)] {
        let limit = size * BYTES_PER_BYTE + constant;
        let peak = usize::try_from(cost.bytes_max).unwrap();
        assert!(peak <= limit, "{shape}: {peak} bytes at a time for {size} bytes of input");
    }
    let growth = large.div_ceil(small) as u64;
    for (what, few, many, slack) in [
        ("allocations", few.count_total, many.count_total, 100),
        ("bytes in total", few.bytes_total, many.bytes_total, constant as u64),
    ] {
        assert!(many <= few * growth + slack, "{shape}: {few} {what} for {small} bytes of input, {many} for {large}");
    }
}

fn cost<T>(read: impl FnOnce() -> T) -> AllocationInfo {
    measure(|| drop(read()))
}
