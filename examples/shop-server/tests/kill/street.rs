//! The gateway, the customers, and the processes of the shop.

use std::{
    net::TcpListener,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
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

use crate::shop::{Shop, eventually, get, post};

const ORDERS: usize = 12;
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

impl Street {
    pub fn open(database: &str, processes: usize, seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        let listeners: Vec<_> = (0..processes).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
        let ports: Vec<_> = listeners.iter().map(|listener| listener.local_addr().unwrap().port()).collect();
        drop(listeners);
        let mut faults = [
            Fault::CutBefore,
            Fault::CutAfter,
            Fault::HalfBody,
            Fault::Late(Duration::from_millis(700)),
            Fault::Duplicate,
            Fault::Unauthorized,
            Fault::TooManyRequests,
            Fault::Garbage,
        ];
        rng.shuffle(&mut faults);
        let ledger = Ledger::new();
        let mut sandbox = Sandbox::builder()
            .seed(seed)
            .callback(format!("http://127.0.0.1:{}/callback", ports[0]), "callback-key")
            .callback_order(CallbackOrder::Swapped(Duration::from_millis(100)))
            .callback_copies(2)
            .refund_step(Duration::from_millis(300))
            .ledger(&ledger);
        for fault in &faults[..2] {
            println!("fault {fault:?}");
            sandbox = sandbox.fault(fault.with_percentage(15).sparing(Operation::Simulate));
        }
        let sandbox = sandbox.start().unwrap();
        let environment = TestEnvironment::custom(BaseUrl::try_from(sandbox.base_url()).unwrap()).unwrap();
        let (merchant, secret) = (MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
        let client = Client::builder(environment, Credentials::new(merchant, secret)).build().unwrap();
        let shops = ports.iter().map(|port| Shop::start(*port, database, sandbox.base_url())).collect();
        Self {
            ledger,
            client,
            orders: (0..ORDERS).map(|_| format!("{:016x}", rng.u64(..))).collect(),
            sandbox,
            runtime: tokio::runtime::Handle::current(),
            database: database.to_owned(),
            ports,
            shops: Mutex::new(shops),
            seed,
        }
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
                    let mut shops = self.shops.lock().unwrap();
                    shops[number].kill();
                    shops[number] = Shop::start(self.ports[number], &self.database, self.sandbox.base_url());
                    kills += 1;
                }
                kills
            });
            for _ in 0..ACTIONS {
                let order = &self.orders[rng.usize(..self.orders.len())];
                let port = self.ports[rng.usize(..self.ports.len())];
                match rng.u8(..8) {
                    0..=2 => drop(send_order(port, order)),
                    3 => drop(post(port, &format!("/orders/{order}/method"), &[("method", "bank-transfer")])),
                    4 => drop(post(port, &format!("/orders/{order}/method"), &[("method", "qr")])),
                    5 => self.simulate(order, rng.usize(1..4), SimulatedStatus::EXPIRED),
                    _ => self.simulate(order, rng.usize(1..4), SimulatedStatus::SUCCESS),
                }
                thread::sleep(Duration::from_millis(rng.u64(..150)));
            }
            is_over.store(true, Ordering::Relaxed);
            println!("{} kills", killer.join().unwrap());
        });
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
    fn simulate(&self, order: &str, number: usize, status: SimulatedStatus) {
        let reference = format!("{order}-{number}");
        let is_created = self.ledger.entries().iter().any(|entry| entry.reference == reference);
        if !is_created {
            return;
        }
        self.runtime.block_on(async {
            let found = self.client.find(&reference.parse().unwrap()).await;
            if let Ok(Some(session)) = found {
                self.client.simulate(&Simulation::new(session.id, status)).await.ok();
            }
        });
    }
}

/// Sends the form of the checkout, always with the same cart.
fn send_order(port: u16, cart: &str) -> bool {
    let form = [("cart", cart), ("sugar", "2"), ("email", "rina@example.com"), ("method", "qr")];
    post(port, "/orders", &form)
}
