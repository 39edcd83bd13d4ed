//! Programs that run beside each other until Ctrl+C.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command},
    sync::mpsc::{self, RecvTimeoutError},
    time::Duration,
};

use anyhow::{Context, Result};
use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};

use crate::process;

/// Waits for Ctrl+C. Fails if one of the programs ends before.
pub fn until_ctrl_c(programs: &mut [Running]) -> Result<()> {
    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || {
        // A second Ctrl+C has no receiver: ending is under way.
        let _ = stop.send(());
    })
    .context("Ctrl+C cannot be listened to")?;
    loop {
        match stopped.recv_timeout(Duration::from_millis(200)) {
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        for program in programs.iter_mut() {
            program.check()?;
        }
    }
}

/// A program in a process group of its own. It ends, with its child processes, when this is dropped.
pub struct Running {
    name: &'static str,
    child: Child,
}

impl Running {
    /// Starts it.
    pub fn start(name: &'static str, mut command: Command) -> Result<Self> {
        let child = process::start(command.process_group(0))?;
        Ok(Self { name, child })
    }

    /// Fails if it has ended.
    pub fn check(&mut self) -> Result<()> {
        match self.child.try_wait()? {
            Some(status) => anyhow::bail!(
                "{} ended by itself ({})",
                self.name,
                process::ending(status)
            ),
            None => Ok(()),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The id still belongs to the child: it is not given away before `wait` was called.
        if let (Ok(None), Ok(id)) = (self.child.try_wait(), i32::try_from(self.child.id())) {
            let _ = killpg(Pid::from_raw(id), Signal::SIGTERM);
            let _ = self.child.wait();
        }
    }
}
