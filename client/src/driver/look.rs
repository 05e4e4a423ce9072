//! The look-ups of a call, and its pauses.

use payment_session::response::Outcome;
use tracing::debug;

use super::{Run, times::age};
use crate::{
    cause::{Cause, CauseKind},
    machine::{AgeLimits, Ages, AttemptOutcome, Event, Pause},
    policy::LONGEST_LIFE,
    repeat::{Patience, Time},
    sender::FailedAttempt,
};

impl Run<'_> {
    pub async fn look(&mut self) -> Event<String> {
        if self.look_ups.searches.are_new() {
            self.look_ups.ages = self.ages_now();
        }
        let ages = self.look_ups.ages;
        let deadline = self.sender().clock.after(self.sender().policy.read_deadline);
        let time = Time { deadline, patience: Patience::None };
        let is_new = !self.intent.is_in_doubt();
        match self.intent.data().look_up(self.reader, time, &mut self.look_ups.searches).await {
            Ok(mut seen) => {
                let view = seen.view.clone();
                let incomplete = seen.incomplete.take();
                if view.shows_nothing() && !self.is_attempt_cause {
                    self.cause = incomplete.unwrap_or(Cause::new(CauseKind::NotFound));
                } else if is_new && !self.is_attempt_cause {
                    self.cause = Cause::new(CauseKind::Busy);
                }
                debug!(objects = view.objects.len(), session = ?view.session, ?ages, "looked up");
                self.look_ups.last = Some(seen);
                Event::Saw { view, ages }
            }
            Err(FailedAttempt { outcome, cause, .. }) => {
                debug!(%cause, "the look-up failed");
                // The page of a proxy says nothing.
                let is_documented = cause.api_error().is_some_and(|error| error.outcome() == Outcome::Rejected);
                let decides = is_documented && matches!(outcome, AttemptOutcome::Rejected | AttemptOutcome::Invalid);
                if !self.is_attempt_cause {
                    self.cause = cause;
                }
                if decides { Event::CannotSee { ages } } else { Event::NotSeen }
            }
        }
    }

    pub async fn wait(&mut self, pause: Pause) -> Event<String> {
        let (now, limits) = (self.sender().clock.now(), self.limits());
        let ends = [self.attempts.times.last, self.knowledge.awaited].into_iter().flatten();
        let until = ends.map(|end| end.after(limits.quiet)).filter(|time| *time > now).min();
        self.pauses.wait(pause, until).await
    }

    fn limits(&self) -> AgeLimits {
        AgeLimits { quiet: self.sender().policy.gateway_timeout, too_old: LONGEST_LIFE }
    }

    fn ages_now(&self) -> Ages {
        let (now, limits) = (self.sender().clock.now(), self.limits());
        Ages { own: self.attempts.times.age(now, limits), others: age(self.knowledge.awaited, None, now, limits) }
    }
}
