//! What breaks in a run.

use std::time::Duration;

use super::dice::Dice;
use super::world::ChaosWorld;

/// What breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing but the API, which does so in each run.
    None,
    /// Redis is killed, and started again.
    StoreStops,
    /// Redis is paused.
    StoreHeld,
    /// The identity provider takes its time.
    ProviderSlow,
    /// It answers 503.
    ProviderFails,
    /// It signs with new keys, under a new name or the old one.
    ProviderKeys,
    /// Its clock is five minutes off.
    ProviderClock,
    /// The token address answers 503.
    TokenFails,
    /// One of the two gateways is asked to stop, and started again.
    GatewayStops(usize),
    /// One of the two is killed.
    GatewayKilled(usize),
}

impl Trouble {
    pub fn choose(dice: &mut Dice) -> Self {
        let gateway = usize::from(dice.roll(2) == 0);
        match dice.roll(14) {
            0 => Self::None,
            1 | 2 => Self::StoreStops,
            3 => Self::StoreHeld,
            4 => Self::ProviderSlow,
            5 => Self::ProviderFails,
            6 => Self::ProviderKeys,
            7 => Self::ProviderClock,
            8 => Self::TokenFails,
            9..=11 => Self::GatewayStops(gateway),
            _ => Self::GatewayKilled(gateway),
        }
    }

    /// Whether a connection to a gateway may break.
    pub fn breaks_connections(self) -> bool {
        matches!(self, Self::GatewayStops(_) | Self::GatewayKilled(_))
    }

    /// Whether the sessions may be out of reach.
    pub fn hides_sessions(self) -> bool {
        matches!(self, Self::StoreStops | Self::StoreHeld)
    }

    pub async fn begin(self, world: &mut ChaosWorld, dice: &mut Dice) {
        let provider = world.provider.clone();
        match self {
            Self::None => {}
            Self::StoreStops => {
                world.redis.kill();
                tokio::time::sleep(Duration::from_millis(dice.roll(60))).await;
                world.redis.start_again().await;
            }
            Self::StoreHeld => {
                world.redis.hold(true);
                tokio::time::sleep(Duration::from_millis(50 + dice.roll(250))).await;
                world.redis.hold(false);
            }
            Self::ProviderSlow => {
                provider.lock().unwrap().delay = Duration::from_millis(50 + dice.roll(200));
            }
            Self::ProviderFails => provider.lock().unwrap().is_down = true,
            Self::ProviderKeys => {
                let name = ["first", "another"][usize::from(dice.roll(2) == 0)];
                provider.lock().unwrap().rotate(name);
            }
            Self::ProviderClock => {
                provider.lock().unwrap().ahead = [-300, 300][usize::from(dice.roll(2) == 0)];
            }
            Self::TokenFails => world.api.lock().unwrap().token_down = true,
            Self::GatewayStops(index) => world.restart(index, "TERM").await,
            Self::GatewayKilled(index) => world.restart(index, "KILL").await,
        }
    }

    pub async fn end(self, world: &mut ChaosWorld) {
        let mut provider = world.provider.lock().unwrap();
        provider.delay = Duration::ZERO;
        provider.is_down = false;
        provider.ahead = 0;
        drop(provider);
        world.api.lock().unwrap().token_down = false;
    }
}
