//! Asks the sandbox of the gateway which readings of its documentation are right.
//!
//! ```console
//! $ cargo run -p live-check -- --own-sandbox                  # against the test double of this repository
//! $ cargo run -p live-check --features tls                    # against the sandbox of the gateway
//! ```
//!
//! The second reads `PIVOT_MERCHANT_ID` and `PIVOT_MERCHANT_SECRET` from the environment.

mod arguments;

use std::{env, error::Error, io::Write, process::ExitCode, time::Duration};

use live_check::{Clock, Http, Run, SandboxClock, SystemClock, Target, Verdict};
use payment_sandbox::{Fault, Operation, Sandbox, Settings};
use payment_session::gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, TestEnvironment};

use arguments::Arguments;

/// The time after which a connection is closed before its response.
const CUT_AFTER: Duration = Duration::from_millis(50);
/// The same for a sandbox of this program, which closes the connection itself.
const WAIT_FOR_CUT: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let arguments = match Arguments::parse(lexopt::Parser::from_env()) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            print!("{}", arguments::HELP);
            return ExitCode::SUCCESS;
        }
        Err(error) => return failed(&*error),
    };
    run(&arguments).unwrap_or_else(|error| failed(&*error))
}

fn failed(error: &dyn Error) -> ExitCode {
    eprintln!("live-check: {error}");
    ExitCode::from(2)
}

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    match &arguments.target {
        Target::Server(server) => {
            let id = env::var("PIVOT_MERCHANT_ID").map_err(|_| "PIVOT_MERCHANT_ID is not set")?;
            let secret = env::var("PIVOT_MERCHANT_SECRET").map_err(|_| "PIVOT_MERCHANT_SECRET is not set")?;
            run_against(arguments, server.clone(), (&id, &secret), &Http::new(CUT_AFTER), &SystemClock)
        }
        Target::OwnSandbox => {
            // The first session is the one whose response is lost.
            let sandbox = Sandbox::with(Settings {
                faults: vec![Fault::CutAfter.at(1).on(Operation::Create)],
                ..Settings::default()
            })?;
            let server = TestEnvironment::custom(BaseUrl::try_from(sandbox.base_url())?)?;
            let clock = SandboxClock::new(&sandbox);
            run_against(arguments, server, ("merchant", "secret"), &Http::new(WAIT_FOR_CUT), &clock)
        }
    }
}

fn run_against(
    arguments: &Arguments,
    server: TestEnvironment,
    (id, secret): (&str, &str),
    http: &Http,
    clock: &dyn Clock,
) -> Result<ExitCode, Box<dyn Error>> {
    let credentials = Credentials::new(MerchantId::new(id)?, MerchantSecret::new(secret)?);
    let mut run = Run::start(http, clock, server, credentials)?;
    let mut report = run.ask(arguments.scope);
    if arguments.target != Target::OwnSandbox {
        report.redact(&[id, secret]);
    }
    std::io::stdout().lock().write_all(report.write(arguments.format).as_bytes())?;
    Ok(ExitCode::from(u8::from(report.count(Verdict::Refuted) > 0)))
}
