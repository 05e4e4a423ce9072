//! The arguments of the program.

use std::error::Error;

use lexopt::prelude::{Long, Short, ValueExt};
use live_check::{Format, Scope, Target};

pub const HELP: &str = "\
Asks the sandbox of the gateway which readings of its documentation are right.

Usage: live-check [OPTIONS]

  --own-sandbox    ask a test double of the gateway that this program starts
  --server URL     ask a test double of the gateway on this machine
  --static         ask about static numbers and codes too, which are scarce
  --json           print a JSON object on each line

PIVOT_MERCHANT_ID and PIVOT_MERCHANT_SECRET are the credentials of the gateway's sandbox.
The exit status is 1 if anything was refuted, and 2 if the program could not run.
";

pub struct Arguments {
    pub target: Target,
    pub scope: Scope,
    pub format: Format,
}

impl Arguments {
    /// Parses the arguments. Returns `None` if they ask for help.
    pub fn parse(mut parser: lexopt::Parser) -> Result<Option<Self>, Box<dyn Error>> {
        let (mut target, mut scope, mut format) = (None, Scope::Single, Format::Table);
        while let Some(argument) = parser.next()? {
            match argument {
                Short('h') | Long("help") => return Ok(None),
                Long("own-sandbox") => target = Some(Target::OwnSandbox),
                Long("server") => target = Some(Target::parse(&parser.value()?.string()?)?),
                Long("static") => scope = Scope::Static,
                Long("json") => format = Format::JsonLines,
                _ => return Err(argument.unexpected().into()),
            }
        }
        let target = target.map_or_else(Target::gateway, Ok)?;
        Ok(Some(Self { target, scope, format }))
    }
}
