//! Writes a million requests from one template, each as a line of JSON. The file has 570 MB. Without a file, they are only
//! rendered.
//!
//! ```console
//! $ cargo bench -p benches --bench bulk -- top-ups.ndjson
//! ```
//!
//! The parts that all requests share are rendered at compile time. At run time they are copied, and three values are written
//! between them. All requests use one buffer, so the program allocates no more memory for more requests.

use std::{
    error::Error,
    fs::File,
    hint::black_box,
    io::{self, BufWriter, Write},
    time::{Duration, Instant},
};

use payment_session::{AmountValue, ClientReferenceId, payment_session, request::Digits};

payment_session! {
    /// A closed top-up through a fixed virtual account.
    struct TopUp {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATA,
                virtual_account_name: "Example Shop",
                virtual_account_number: _ as number,
            },
        },
        mode: API,
        redirect_url: {
            success_return_url: "https://example.com/paid",
            failure_return_url: "https://example.com/failed",
            expiration_return_url: "https://example.com/expired",
        },
        customer: { email: "customer@example.com" },
        statement_descriptor: "Example Shop",
        metadata: { "purpose": "top-up" },
    }
}

const REQUESTS: u32 = 1_000_000;
/// The number of requests whose time is measured together.
const BATCH: u32 = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds `--bench`.
    let path = std::env::args().skip(1).find(|argument| argument != "--bench");
    let mut file: Box<dyn Write> = match &path {
        Some(path) => Box::new(BufWriter::with_capacity(1 << 20, File::create(path)?)),
        None => Box::new(io::sink()),
    };
    let (mut rendering, mut copying, mut bytes) = (Duration::ZERO, Duration::ZERO, 0);
    let (mut lines, mut copy) = (Vec::new(), Vec::new());
    for first in (0..REQUESTS).step_by(BATCH as usize) {
        // Values are checked where they enter the program, before the clock starts.
        let top_ups = (first..first + BATCH).map(top_up).collect::<Result<Vec<_>, _>>()?;

        lines.clear();
        let start = Instant::now();
        for top_up in &top_ups {
            top_up.write_json(&mut lines);
            lines.push(b'\n');
        }
        rendering += start.elapsed();

        copying += copied(&lines, &mut copy);
        bytes += lines.len();
        file.write_all(&lines)?;
        eprint!("\r{} of {REQUESTS}", first + BATCH);
    }
    file.flush()?;
    eprintln!();

    let seconds = rendering.as_secs_f64();
    println!("{REQUESTS} requests, {bytes} bytes{}", path.map(|path| format!(", in {path}")).unwrap_or_default());
    println!("{:.1} million requests per second rendered", f64::from(REQUESTS) / seconds / 1e6);
    println!("{:.0} % of the speed at which the finished lines are copied", 100.0 * copying.as_secs_f64() / seconds);
    Ok(())
}

fn top_up(number: u32) -> Result<TopUp, payment_session::Invalid> {
    Ok(TopUp {
        client_reference_id: ClientReferenceId::try_from(format!("TOP-UP-{number}"))?,
        total: AmountValue::try_from(10_000 + number)?,
        number: Digits::try_from(format!("{:08}", number % 100))?,
    })
}

/// Returns the time of a lower bound: a copy of each finished line.
fn copied(lines: &[u8], copy: &mut Vec<u8>) -> Duration {
    copy.clear();
    let lines: Vec<_> = lines.split_inclusive(|byte| *byte == b'\n').collect();
    let start = Instant::now();
    for line in lines {
        copy.extend_from_slice(line);
    }
    black_box(&copy);
    start.elapsed()
}
