//! Asks the probes of a run, and judges the responses.

use crate::{
    judgement::Judgement,
    probe::{Ask, Group, Probe},
    probes,
    report::Report,
    request_probe,
    run::Run,
    send_error::SendError,
};

/// The probes that a run asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All probes but those that use up static numbers and codes.
    Single,
    /// All probes.
    Static,
}

impl Run<'_> {
    /// Asks all probes of a scope.
    pub fn ask(&mut self, scope: Scope) -> Report {
        self.read_limits();
        let mut report = Report::default();
        for probe in probes::all() {
            let judgement = self.judge(probe, scope).unwrap_or_else(|error| Judgement::inconclusive(error.to_string()));
            report.push(probe, judgement);
        }
        report
    }

    fn judge(&mut self, probe: &Probe, scope: Scope) -> Result<Judgement, SendError> {
        if probe.group == Group::Static && scope == Scope::Single && !matches!(probe.ask, Ask::Never(_)) {
            return Ok(Judgement::inconclusive("not asked: it uses up static numbers or codes; run with `--static`"));
        }
        match &probe.ask {
            Ask::Money(ask) => ask(self),
            Ask::Request(request) => request_probe::ask(self, request),
            Ask::Drift(judge) => {
                self.read_everything();
                Ok(judge(self.findings()))
            }
            Ask::Never(reason) => Ok(Judgement::inconclusive(format!("no request can ask this: {reason}"))),
        }
    }
}
