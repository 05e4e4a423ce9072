//! The processes of a shop, which can be killed at each step.

use std::{
    collections::BTreeMap,
    future::pending,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use serde_json::Value;
use tokio::{
    sync::{broadcast, watch},
    time::{Instant, sleep, sleep_until},
};

use crate::{
    gateway::{Gateway, Reply, Request},
    plan::{Callbacks, Plan},
};

const PAUSE: Duration = Duration::from_secs(60);

/// Everything outside of the processes.
#[derive(Debug)]
pub struct Outside {
    pub plan: Plan,
    pub gateway: Gateway,
    random: fastrand::Rng,
    started: Instant,
    steps: u64,
    counts: BTreeMap<String, u32>,
    callbacks: broadcast::Sender<Value>,
    trace: Vec<String>,
}

/// The world, as all processes share it.
#[derive(Clone, Debug)]
pub struct World(Arc<Mutex<Outside>>);

impl World {
    pub fn new(plan: Plan) -> Self {
        let (gateway, random) = (Gateway::new(plan.rules), fastrand::Rng::with_seed(plan.seed));
        Self(Arc::new(Mutex::new(Outside {
            plan,
            gateway,
            random,
            started: Instant::now(),
            steps: 0,
            counts: BTreeMap::new(),
            callbacks: broadcast::Sender::new(64),
            trace: Vec::new(),
        })))
    }

    pub fn lock(&self) -> MutexGuard<'_, Outside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the time since the beginning, in milliseconds.
    pub fn now(&self) -> u64 {
        u64::try_from(self.lock().started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Adds a line to the trace.
    pub fn note(&self, line: &str) {
        let now = self.now();
        self.lock().trace.push(format!("{:>8.3} s  {line}", Duration::from_millis(now).as_secs_f64()));
    }

    pub fn trace(&self) -> Vec<String> {
        self.lock().trace.clone()
    }

    /// Counts something, and returns its number, from 1 on.
    pub fn count(&self, what: &str) -> u32 {
        let mut outside = self.lock();
        let count = outside.counts.entry(what.to_owned()).or_default();
        *count += 1;
        *count
    }

    /// Waits for a short random time.
    pub async fn pass(&self) {
        let millis = self.lock().random.u64(1..200);
        sleep(Duration::from_millis(millis)).await;
    }

    /// Lets the gateway execute a request. A reading call shows what was there so long ago.
    pub fn execute(&self, request: &Request, lag: Duration) -> Reply {
        let now = self.now();
        let seen = now.saturating_sub(u64::try_from(lag.as_millis()).unwrap_or(u64::MAX));
        let reply = self.lock().gateway.execute(now, seen, request);
        self.note(&format!("gateway: {} {} -> {}", request.method, request.path, reply.status));
        self.send_callbacks();
        reply
    }

    /// Sends the gateway's callbacks, as the plan says.
    fn send_callbacks(&self) {
        let (callbacks, kind) = {
            let mut outside = self.lock();
            (outside.gateway.take_callbacks(), outside.plan.callbacks)
        };
        for callback in callbacks {
            let number = u64::from(self.count("callback"));
            let seconds = match kind {
                Callbacks::Lost => vec![],
                Callbacks::Doubled => vec![1, 30],
                Callbacks::Swapped => vec![60_u64.saturating_sub(10 * number)],
            };
            for seconds in seconds {
                let (world, callback) = (self.clone(), callback.clone());
                tokio::spawn(async move {
                    sleep(Duration::from_secs(seconds)).await;
                    world.note(&format!("callback: {}", callback["event"]));
                    // Perhaps no process lives.
                    let _ = world.lock().callbacks.send(callback);
                });
            }
        }
    }

    /// Returns the callbacks from now on.
    pub fn callbacks(&self) -> broadcast::Receiver<Value> {
        self.lock().callbacks.subscribe()
    }
}

/// A process.
#[derive(Clone, Debug)]
pub struct Process {
    pub world: World,
    number: u32,
    is_dead: watch::Sender<bool>,
    paused_until: watch::Sender<Option<Instant>>,
}

impl Process {
    pub fn new(world: &World) -> Self {
        Self {
            world: world.clone(),
            number: world.count("process"),
            is_dead: watch::Sender::new(false),
            paused_until: watch::Sender::new(None),
        }
    }

    pub const fn number(&self) -> u32 {
        self.number
    }

    /// Takes a step, or dies: then nothing of the process happens any more, not even what it does when it is dropped.
    pub async fn step(&self, what: &str) {
        if !*self.is_dead.borrow() {
            self.take_step(what);
        }
        let paused_until = *self.paused_until.borrow();
        if let Some(until) = paused_until {
            sleep_until(until).await;
        }
        if *self.is_dead.borrow() {
            pending::<()>().await;
        }
    }

    fn take_step(&self, what: &str) {
        let (step, is_killed, is_paused) = {
            let mut outside = self.world.lock();
            outside.steps += 1;
            let step = outside.steps;
            (step, outside.plan.crashes.contains(&step), outside.plan.pauses.contains(&step))
        };
        let what_happens = match (is_killed, is_paused) {
            (true, _) => " (killed)",
            (false, true) => " (pauses)",
            (false, false) => "",
        };
        self.world.note(&format!("{step:>4}  process {}: {what}{what_happens}", self.number));
        if is_killed {
            self.is_dead.send_replace(true);
        }
        if is_paused {
            self.paused_until.send_replace(Some(Instant::now() + PAUSE));
        }
    }

    /// Waits until the process is killed.
    pub async fn killed(&self) {
        let mut is_dead = self.is_dead.subscribe();
        // The sender is in `self`.
        let _ = is_dead.wait_for(|is_dead| *is_dead).await;
    }

    /// Returns the number of steps of all processes so far.
    pub fn steps(&self) -> u64 {
        self.world.lock().steps
    }
}
