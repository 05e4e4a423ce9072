//! Measures how allocations grow with the input.

use std::fmt;

use allocation_counter::{AllocationInfo, measure};

/// The limit on the memory that is in use at one time, in bytes for each byte of input.
pub const BYTES_PER_BYTE: usize = 40;

/// The memory of the violations that are kept, whose number is limited, with their suggestions.
pub const VIOLATIONS: Constant = Constant::Reached(256 << 10);

/// The memory of the same violations as JSON, with the changes that correct them.
pub const VIOLATIONS_AS_JSON: Constant = Constant::Reached(384 << 10);

/// The memory of the items of typed lists in a response, whose number is limited.
pub const TYPED_LISTS: Constant = Constant::Limit(10 << 20);

/// The bytes of input by which two sizes may differ from their proportion, because of the text around the repetition.
const SLACK: usize = 100;

/// The memory that does not depend on the size of the input.
#[derive(Clone, Copy)]
pub enum Constant {
    /// Inputs of both sizes take all of it.
    Reached(usize),
    /// A larger input may take more of it.
    Limit(usize),
}

impl fmt::Display for Constant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Reached(bytes) | Self::Limit(bytes)) = *self;
        if bytes < 1 << 20 { write!(f, "{} KiB", bytes >> 10) } else { write!(f, "{} MiB", bytes >> 20) }
    }
}

/// Returns the reason of a failure if reading a text takes more memory than in proportion to its size, or more
/// allocations: see [`excess_of_work`].
pub fn excess<T>(
    constant: Constant,
    repetitions: [usize; 2],
    text: impl Fn(usize) -> String,
    read: impl Fn(&[u8]) -> T,
) -> Option<String> {
    excess_of_work(constant, repetitions, text, <[u8]>::to_vec, |body| read(body))
}

/// Returns the reason of a failure if the work on a text takes more memory than in proportion to its size, or more
/// allocations.
///
/// `text` creates an input that repeats something, with each of two numbers of repetitions. `prepare` is not measured.
// Buffers double, so the second number should be the first times a power of two.
pub fn excess_of_work<T, U>(
    constant: Constant,
    repetitions: [usize; 2],
    text: impl Fn(usize) -> String,
    prepare: impl Fn(&[u8]) -> T,
    work: impl Fn(&T) -> U,
) -> Option<String> {
    let [(small, few), (large, many)] = repetitions.map(|count| {
        let text = text(count);
        let prepared = prepare(text.as_bytes());
        (text.len(), cost(|| work(&prepared)))
    });
    let (constant, slack) = match constant {
        Constant::Reached(constant) => (constant, SLACK * BYTES_PER_BYTE),
        Constant::Limit(constant) => (constant, constant),
    };
    let too_much = excess_of_peak(constant, small, &few).or_else(|| excess_of_peak(constant, large, &many));
    if too_much.is_some() {
        return too_much;
    }
    let (more_input, more) = (large - small, many.bytes_max.saturating_sub(few.bytes_max));
    if more > (more_input * BYTES_PER_BYTE + slack) as u64 {
        return Some(format!("{more} more bytes at a time for {more_input} more bytes of input"));
    }
    let growth = large.div_ceil(small) as u64;
    for (what, few, many, slack) in [
        ("allocations", few.count_total, many.count_total, 100),
        ("bytes in total", few.bytes_total, many.bytes_total, constant as u64),
    ] {
        if many > few * growth + slack {
            return Some(format!("{few} {what} for {small} bytes of input, {many} for {large}"));
        }
    }
    None
}

/// Returns the reason of a failure if reading one text takes more memory than its size permits.
pub fn excess_of_one<T>(constant: Constant, body: &[u8], read: impl Fn(&[u8]) -> T) -> Option<String> {
    let (Constant::Reached(constant) | Constant::Limit(constant)) = constant;
    excess_of_peak(constant, body.len(), &cost(|| read(body)))
}

fn excess_of_peak(constant: usize, size: usize, cost: &AllocationInfo) -> Option<String> {
    let peak = usize::try_from(cost.bytes_max).unwrap();
    (peak > size * BYTES_PER_BYTE + constant).then(|| format!("{peak} bytes at a time for {size} bytes of input"))
}

/// Returns the reason of a failure if reading a text takes more time than in proportion to its size.
///
/// It is the time of this thread on a processor, so other work on the machine hardly counts.
#[cfg(target_os = "linux")]
pub fn excess_of_time<T>(text: impl Fn(usize) -> String, read: impl Fn(&[u8]) -> T) -> Option<String> {
    const FEW: usize = 2_000;
    const GROWTH: usize = 8;
    let time = |count| {
        let text = text(count);
        let run = || {
            let start = time_on_processor();
            drop(read(text.as_bytes()));
            time_on_processor() - start
        };
        (0..2).map(|_| run()).min().unwrap_or_default()
    };
    let (few, many) = (time(FEW), time(FEW * GROWTH));
    // Comparisons of all pairs take up to `GROWTH * GROWTH` times as long. The rest of the work hides a part of them, which
    // is why there are so many repetitions.
    let is_too_long = many > few * 2 * GROWTH as u64;
    is_too_long.then(|| format!("{few} ns for {FEW} repetitions, {many} ns for {GROWTH} times as many"))
}

/// Returns the nanoseconds that this thread has run on a processor.
#[cfg(target_os = "linux")]
fn time_on_processor() -> u64 {
    use std::{fs, thread};

    // The time is counted when the scheduler runs.
    thread::yield_now();
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux counts the time of each thread");
    statistics.split(' ').next().and_then(|number| number.parse().ok()).expect("the first number is a time")
}

fn cost<T>(read: impl FnOnce() -> T) -> AllocationInfo {
    measure(|| drop(read()))
}
