//! How much one session, and one address without a session, may send.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

use axum::http::HeaderMap;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use ipnet::IpNet;

use crate::config::Limits;

/// Counts.
pub struct Limiter {
    sessions: DefaultKeyedRateLimiter<String>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
}

impl Limiter {
    /// Nothing has come yet.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        let quota = |count| Quota::per_minute(NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN));
        Self {
            sessions: DefaultKeyedRateLimiter::keyed(quota(limits.session_per_minute)),
            addresses: DefaultKeyedRateLimiter::keyed(quota(limits.address_per_minute)),
            clock: DefaultClock::default(),
        }
    }

    /// Counts a request of a session.
    ///
    /// # Errors
    /// There were too many: the seconds until the next.
    pub fn session(&self, key: &str) -> Result<(), u64> {
        let now = self.clock.now();
        self.sessions
            .check_key(&key.to_owned())
            .map_err(|not| not.wait_time_from(now).as_secs() + 1)
    }

    /// Counts a request of an address. IPv6 counts by the network that one customer of a provider gets.
    ///
    /// # Errors
    /// There were too many: the seconds until the next.
    pub fn address(&self, address: IpAddr) -> Result<(), u64> {
        let now = self.clock.now();
        self.addresses
            .check_key(&network(address))
            .map_err(|not| not.wait_time_from(now).as_secs() + 1)
    }

    /// How many sessions and addresses are in memory.
    #[must_use]
    pub fn remembered(&self) -> usize {
        self.sessions.len() + self.addresses.len()
    }

    /// Forgets who has been quiet, so that the memory does not grow with the number of addresses.
    pub fn sweep(&self) {
        self.sessions.retain_recent();
        self.addresses.retain_recent();
    }
}

fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => IpAddr::V4(four),
            None => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & (!0 << 72))),
        },
    }
}

/// Whose request it is: the last address of the chain that no trusted proxy has. The part before it can be written
/// by anybody.
#[must_use]
pub fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(&address));
    let peer = peer.to_canonical();
    if !is_trusted(peer) {
        return peer;
    }
    let lines = headers.get_all("x-forwarded-for").iter();
    let chain: Vec<Option<IpAddr>> = lines
        .flat_map(|line| line.to_str().unwrap_or("?").split(','))
        .map(|address| {
            address
                .trim()
                .parse()
                .ok()
                .map(|address: IpAddr| address.to_canonical())
        })
        .collect();
    let mut nearest = peer;
    for address in chain.into_iter().rev() {
        // A proxy writes addresses only: the rest of the chain is the client's.
        let Some(address) = address else {
            return nearest;
        };
        nearest = address;
        if !is_trusted(address) {
            return address;
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn forwarded_addresses_count_from_named_proxies_only() {
        let trusted: Vec<IpNet> = ["10.0.0.0/8", "fd00::/8"]
            .iter()
            .map(|it| it.parse().unwrap())
            .collect();
        let cases: [(&str, &[&str], &str); 11] = [
            ("203.0.113.9", &[], "203.0.113.9"),
            ("203.0.113.9", &["198.51.100.1"], "203.0.113.9"),
            ("10.0.0.1", &[], "10.0.0.1"),
            ("10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("::ffff:10.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("10.0.0.1", &["1.2.3.4, 198.51.100.1"], "198.51.100.1"),
            (
                "10.0.0.1",
                &["1.2.3.4", "198.51.100.1, 10.0.0.2"],
                "198.51.100.1",
            ),
            ("10.0.0.1", &["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            ("10.0.0.1", &["1.2.3.4, unknown, 10.0.0.2"], "10.0.0.2"),
            ("10.0.0.1", &["198.51.100.1, "], "10.0.0.1"),
            ("fd00::1", &["2001:db8::7"], "2001:db8::7"),
        ];
        for (peer, lines, expected) in cases {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            let found = client_address(peer.parse().unwrap(), &headers, &trusted);
            assert_eq!(found.to_string(), expected, "{peer} {lines:?}");
        }
    }

    #[test]
    fn an_address_of_version_six_counts_by_its_network() {
        let cases = [
            ("2001:db8:0:12ff::1", "2001:db8:0:1200::"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("192.0.2.1", "192.0.2.1"),
        ];
        for (address, expected) in cases {
            assert_eq!(network(address.parse().unwrap()).to_string(), expected);
        }
    }
}
