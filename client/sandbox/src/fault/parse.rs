//! Rules as strings, such as `late:50ms=2.5%/capture`.

use std::{fmt, str::FromStr};

use super::{Fault, FaultRule, Occurrence, OperationSet};
use crate::{clock::parse_duration, operation::UnknownOperation};

/// The error of a string that is not a [`FaultRule`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultError {
    /// The fault is unknown, or its time is missing or superfluous.
    Fault(String),
    /// The string has neither `@` with a number from 1 nor `=` with a percentage from 0 to 100.
    Occurrence(String),
    /// The operation is unknown.
    Operation(UnknownOperation),
}

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => {
                let faults = Fault::EXAMPLES.map(|fault| fault.to_string()).join(", ");
                write!(f, "`{fault}` is not a fault; the faults are {faults}")
            }
            Self::Occurrence(rule) => write!(
                f,
                "`{rule}` does not say when; write a number after `@`, such as `cut-after@3`, or a percentage after \
                 `=`, such as `cut-after=2.5%`"
            ),
            Self::Operation(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for FaultError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Operation(error) => Some(error),
            Self::Fault(_) | Self::Occurrence(_) => None,
        }
    }
}

impl FromStr for FaultRule {
    type Err = FaultError;

    fn from_str(rule: &str) -> Result<Self, FaultError> {
        let operation = |name: &str| name.parse().map_err(FaultError::Operation);
        let (fault, operations) = match rule.split_once('/') {
            Some((fault, name)) => match name.strip_prefix('!') {
                Some(spared) => (fault, OperationSet::AllBut(operation(spared)?)),
                None => (fault, OperationSet::Only(operation(name)?)),
            },
            None => (rule, OperationSet::All),
        };
        let (fault, occurrence) =
            nth(fault).or_else(|| percentage(fault)).ok_or_else(|| FaultError::Occurrence(rule.into()))?;
        let fault = parse_fault(fault).ok_or_else(|| FaultError::Fault(fault.into()))?;
        Ok(Self { fault, occurrence, operations })
    }
}

fn nth(rule: &str) -> Option<(&str, Occurrence)> {
    let (fault, n) = rule.split_once('@')?;
    let n = n.parse().ok().filter(|n| *n > 0)?;
    Some((fault, Occurrence::Nth(n)))
}

fn percentage(rule: &str) -> Option<(&str, Occurrence)> {
    let (fault, percentage) = rule.strip_suffix('%')?.split_once('=')?;
    let percentage = percentage.parse().ok().filter(|it| (0.0..=100.0).contains(it))?;
    Some((fault, Occurrence::Percentage(percentage)))
}

fn parse_fault(fault: &str) -> Option<Fault> {
    match fault.split_once(':') {
        Some(("refused", time)) => parse_duration(time).map(Fault::Refused),
        Some(("late", time)) => parse_duration(time).map(Fault::Late),
        Some(_) => None,
        None => Fault::EXAMPLES.into_iter().find(|known| known.to_string() == fault),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused(time) => return write!(f, "refused:{}ms", time.as_millis()),
            Self::Late(time) => return write!(f, "late:{}ms", time.as_millis()),
            Self::CutBefore => "cut-before",
            Self::CutAfter => "cut-after",
            Self::HalfBody => "half-body",
            Self::Unauthorized => "unauthorized",
            Self::TooManyRequests => "too-many-requests",
            Self::Garbage => "garbage",
        })
    }
}

impl fmt::Display for FaultRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.fault)?;
        match self.occurrence {
            Occurrence::Nth(n) => write!(f, "@{n}")?,
            Occurrence::Percentage(percentage) => write!(f, "={percentage}%")?,
        }
        match self.operations {
            OperationSet::All => Ok(()),
            OperationSet::Only(operation) => write!(f, "/{operation}"),
            OperationSet::AllBut(operation) => write!(f, "/!{operation}"),
        }
    }
}
