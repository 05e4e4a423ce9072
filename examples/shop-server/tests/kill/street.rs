//! The gateway, the customers, and the processes of the shop.

use std::{
    net::TcpListener,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU16, Ordering},
    },
    thread,
    time::Duration,
};

use fastrand::Rng;
use payment_sandbox::{CallbackOrder, Fault, Ledger, Operation, Sandbox};
use payment_session::{
    client::Client,
    gateway::{BaseUrl, Credentials, MerchantId, MerchantSecret, SimulatedStatus, Simulation, TestEnvironment},
};

use crate::shop::{Shop, eventually, get, post, post_json};

const ACTIONS: usize = 120;

pub struct Street {
    pub ledger: Ledger,
    pub client: Client<TestEnvironment>,
    pub orders: Vec<String>,
    sandbox: Sandbox,
    runtime: tokio::runtime::Handle,
    database: String,
    ports: Vec<u16>,
    shops: Mutex<Vec<Shop>>,
    seed: u64,
}

/// What the gateway does wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It has two kinds of faults at once, and sends each callback twice and in the wrong order.
    Faults,
    LostCallbacks,
}

impl Street {
    /// Opens a gateway, and starts the processes.
    pub fn open(database: &str, processes: usize, orders: usize, trouble: Trouble, seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let ports: Vec<_> = (0..processes).map(|_| free_port()).collect();
        let mut kinds = [
            Fault::CutBefore,
            Fault::CutAfter,
            Fault::HalfBody,
            Fault::Late(Duration::from_millis(700)),
            Fault::Duplicate,
            Fault::Unauthorized,
            Fault::TooManyRequests,
            Fault::Garbage,
        ];
        rng.shuffle(&mut kinds);
        let ledger = Ledger::new();
        let mut sandbox =
            Sandbox::builder().seed(seed).refund_step(Duration::from_millis(300)).page(true).ledger(&ledger);
        if trouble == Trouble::Faults {
            sandbox = sandbox
                .callback(format!("http://127.0.0.1:{}/callback", ports[0]), "callback-key")
                .callback_order(CallbackOrder::Swapped(Duration::from_millis(100)))
                .callback_copies(2);
            for fault in &kinds[..2] {
                println!("fault {fault:?}");
                sandbox = sandbox.fault(fault.with_percentage(15).sparing(Operation::Simulate));
            }
        }
        let sandbox = sandbox.start().unwrap();
        let environment = TestEnvironment::custom(BaseUrl::try_from(sandbox.base_url()).unwrap()).unwrap();
        let (merchant, secret) = (MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
        let client = Client::builder(environment, Credentials::new(merchant, secret)).build().unwrap();
        let shops = ports.iter().map(|port| Shop::start(*port, database, sandbox.base_url())).collect();
        Self {
            ledger,
            client,
            orders: (0..orders).map(|_| format!("{:016x}", rng.u64(..))).collect(),
            sandbox,
            runtime: tokio::runtime::Handle::current(),
            database: database.to_owned(),
            ports,
            shops: Mutex::new(shops),
            seed,
        }
    }

    pub fn port(&self) -> u16 {
        self.ports[0]
    }

    /// Customers act while processes are killed.
    pub fn live(&self) {
        let mut rng = Rng::with_seed(self.seed);
        let is_over = AtomicBool::new(false);
        thread::scope(|scope| {
            let killer = scope.spawn(|| {
                let (mut rng, mut kills) = (Rng::with_seed(self.seed ^ 1), 0);
                while !is_over.load(Ordering::Relaxed) {
                    thread::sleep(Duration::from_millis(rng.u64(100..1200)));
                    let number = rng.usize(..self.ports.len());
                    self.kill(number);
                    kills += 1;
                }
                kills
            });
            for _ in 0..ACTIONS {
                let order = &self.orders[rng.usize(..self.orders.len())];
                let port = self.ports[rng.usize(..self.ports.len())];
                match rng.u8(..9) {
                    0..=2 => drop(send_order(port, order)),
                    3 => drop(post(port, &format!("/orders/{order}/method"), &[("method", "bank-transfer")])),
                    4 => drop(post(port, &format!("/orders/{order}/method"), &[("method", "qr")])),
                    5 => self.simulate(order, rng.usize(1..4), SimulatedStatus::EXPIRED),
                    6 => self.pay_late(order, rng.usize(1..4)),
                    _ => self.simulate(order, rng.usize(1..4), SimulatedStatus::SUCCESS),
                }
                thread::sleep(Duration::from_millis(rng.u64(..150)));
            }
            is_over.store(true, Ordering::Relaxed);
            println!("{} kills", killer.join().unwrap());
        });
    }

    /// Kills a process, and starts another one.
    pub fn kill(&self, number: usize) {
        let mut shops = self.shops.lock().unwrap();
        shops[number].kill();
        shops[number] = Shop::start(self.ports[number], &self.database, self.sandbox.base_url());
    }

    /// No process is killed any more, and each customer orders and pays, if that is not done.
    pub fn heal(&self) {
        let port = self.ports[0];
        for order in &self.orders {
            eventually("the order is accepted", || send_order(port, order));
            let path = format!("/orders/{order}/status");
            eventually("the order is paid", || {
                let page = get(port, &path).unwrap_or_default();
                if page.contains("class=\"paid\"") {
                    return true;
                }
                for number in 1..8 {
                    self.simulate(order, number, SimulatedStatus::SUCCESS);
                }
                for method in ["qr", "bank-transfer"].into_iter().filter(|_| !page.contains("One moment")) {
                    post(port, &format!("/orders/{order}/method"), &[("method", method)]);
                }
                thread::sleep(Duration::from_millis(500));
                false
            });
        }
        for order in &self.orders {
            let path = format!("/orders/{order}/status");
            eventually("everything is decided", || {
                let page = get(port, &path).unwrap_or("being created".into());
                // Perhaps paid a moment ago.
                if page.contains("data-state=\"waiting\"") {
                    (1..8).for_each(|number| self.simulate(order, number, SimulatedStatus::EXPIRED));
                    return false;
                }
                !page.contains("being created") && !page.contains("on its way")
            });
        }
    }

    /// The customer pays a session or lets it expire, whatever the shop does.
    pub fn simulate(&self, order: &str, number: usize, status: SimulatedStatus) {
        let reference = format!("{order}-{number}");
        if self.session(&reference).is_none() {
            return;
        }
        self.runtime.block_on(async {
            let found = self.client.find(&reference.parse().unwrap()).await;
            if let Ok(Some(session)) = found {
                self.client.simulate(&Simulation::new(session.id, status)).await.ok();
            }
        });
    }

    /// The payment of a session that has expired arrives after all.
    pub fn pay_late(&self, order: &str, number: usize) {
        if let Some(session) = self.session(&format!("{order}-{number}")) {
            post_json(&format!("{}/_page/api/sessions/{session}/pay-late", self.sandbox.base_url()));
        }
    }

    /// Returns the id of the session that the gateway has for a reference.
    fn session(&self, reference: &str) -> Option<String> {
        self.ledger.entries().into_iter().find(|entry| entry.reference == reference).map(|entry| entry.session_id)
    }
}

/// Returns a port that nothing listens on. Systems give higher ones to connections, which would take that of a shop while it
/// is dead.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(21_000);
    loop {
        let port = NEXT.fetch_add(1, Ordering::Relaxed);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Sends the form of the checkout, always with the same cart.
pub fn send_order(port: u16, cart: &str) -> bool {
    let form = [("cart", cart), ("sugar", "2"), ("email", "rina@example.com"), ("method", "qr")];
    post(port, "/orders", &form)
}
