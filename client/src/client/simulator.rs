//! Simulated customers.

use std::{error, fmt};

use payment_session::{
    gateway::{AccessToken, Gateway, Server, Simulation, TestEnvironment},
    response::SimulationResult,
};

use super::Client;
use crate::error::Error;

/// Simulates customers, at a server that moves no money. See [`Client::simulator`].
#[derive(Clone, Debug)]
pub struct Simulator {
    client: Client,
    gateway: Gateway<TestEnvironment>,
}

/// The error of [`Client::simulator`]: the client was built for another server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongServer;

impl Client {
    /// Returns the simulator of customers.
    ///
    /// # Errors
    ///
    /// Returns an error if the client was built for another server than this one, which moves no money.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::Client;
    /// use payment_session::{gateway::{SimulatedStatus, Simulation, TestEnvironment}, response::{SessionId, SessionStatus}};
    ///
    /// async fn pay(client: &Client, session: SessionId) -> Result<(), Box<dyn std::error::Error>> {
    ///     let simulator = client.simulator(TestEnvironment::Sandbox)?;
    ///     simulator.simulate(&Simulation::new(session.clone(), SimulatedStatus::SUCCESS)).await?;
    ///     assert_eq!(client.get_session(&session).await?.status, SessionStatus::PAID);
    ///     Ok(())
    /// }
    /// ```
    pub fn simulator(&self, server: TestEnvironment) -> Result<Simulator, WrongServer> {
        if server.base_url() != self.shared.environment.base_url() {
            return Err(WrongServer);
        }
        let unsent = AccessToken::new("unsent", std::time::Duration::ZERO).map_err(|_| WrongServer)?;
        let mut gateway = Gateway::new(server, unsent);
        if let Some(account) = &self.reader.sub_merchant {
            gateway = gateway.acting_for(account.clone());
        }
        Ok(Simulator { client: self.clone(), gateway })
    }
}

impl Simulator {
    /// Simulates a customer. The request is carried out at most once.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Error, Simulator};
    /// use payment_session::{Amount, gateway::{SimulatedStatus, Simulation}, response::SessionId};
    ///
    /// /// Pays to a static account, which needs an amount.
    /// async fn top_up(simulator: &Simulator, account: SessionId, amount: Amount) -> Result<(), Error> {
    ///     let payment = Simulation::new(account, SimulatedStatus::SUCCESS);
    ///     simulator.simulate(&Simulation { amount: Some(amount), ..payment }).await?;
    ///     Ok(())
    /// }
    /// ```
    pub async fn simulate(&self, simulation: &Simulation) -> Result<SimulationResult, Error> {
        let call = self.gateway.simulate(simulation, &self.client.reader.sender().clock.id());
        self.client.send(call).await
    }
}

impl fmt::Display for WrongServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the client was built for another server")
    }
}

impl error::Error for WrongServer {}
