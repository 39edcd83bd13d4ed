//! Chunks of the program that are loaded later.
//!
//! A chunk is a table of functions. The release build moves the tables of a file, and all code that only their
//! functions use, out of the first part of the program (`xtask/src/dist/program.rs`); code that two files use is in a
//! third, which is loaded with either. The functions can be called only through the loaded table, so calling one too
//! early does not compile.

use super::clock;
use leptos::prelude::*;
use leptos::task::spawn_local;
pub use leptos::wasm_split::SplitLoaderError;
use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{LazyLock, OnceLock};
use std::task::{Poll, Waker};

/// Seconds between two attempts to load a chunk.
const RETRY_SECONDS: u32 = 2;

/// Number of failed attempts after which loading stops until [`ChunkFile::try_again`]: the file may have been removed from the
/// server.
const ATTEMPTS: u32 = 6;

thread_local! {
    /// The tasks that wait for a table, or for [`ChunkFile::try_again`].
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
}

/// A file of the program that is loaded later. It has one or more chunks.
pub struct ChunkFile {
    is_missing: LazyLock<ArcRwSignal<bool>>,
}

impl ChunkFile {
    const fn new() -> Self {
        Self {
            is_missing: LazyLock::new(ArcRwSignal::default),
        }
    }

    /// Whether loading has stopped after [`ATTEMPTS`]. Subscribes the caller.
    pub fn is_missing(&self) -> bool {
        self.is_missing.get()
    }

    /// Restarts loading if it has stopped.
    pub fn try_again(&self) {
        if self.is_missing.get_untracked() {
            self.is_missing.set(false);
            wake();
        }
    }
}

/// The files of the program that are loaded later.
pub mod file {
    use super::ChunkFile;

    macro_rules! files {
        ($($(#[$doc:meta])* $name:ident;)*) => {
            $($(#[$doc])*
            pub fn $name() -> &'static ChunkFile {
                static FILE: ChunkFile = ChunkFile::new();
                &FILE
            })*
        };
    }

    files! {
        /// Loaded when a person starts to work in the form.
        second;
        /// The optional read endpoints. Loaded if one is switched on.
        assists;
        /// The tools around the form. Loaded when one is opened.
        extras;
    }
}

/// Waits until `ready` returns a value. Calls it at once and after each [`wake`].
async fn wait_for<T>(ready: impl Fn() -> Option<T>) -> T {
    poll_fn(|context| match ready() {
        Some(value) => Poll::Ready(value),
        None => {
            WAITING.with_borrow_mut(|waiting| waiting.push(context.waker().clone()));
            Poll::Pending
        }
    })
    .await
}

fn wake() {
    for waker in WAITING.take() {
        waker.wake();
    }
}

/// A chunk that is being loaded.
pub type Loading<T> = Pin<Box<dyn Future<Output = Result<&'static T, SplitLoaderError>>>>;

/// A table of functions that is loaded on demand.
pub struct Chunk<T: 'static> {
    /// The file that contains it.
    pub file: fn() -> &'static ChunkFile,
    split_point: fn() -> Loading<T>,
    table: OnceLock<&'static T>,
    is_requested: AtomicBool,
}

impl<T: Sync> Chunk<T> {
    /// A chunk that is not loaded yet.
    pub const fn new(file: fn() -> &'static ChunkFile, split_point: fn() -> Loading<T>) -> Self {
        Self {
            file,
            split_point,
            table: OnceLock::new(),
            is_requested: AtomicBool::new(false),
        }
    }

    /// The table, if it is loaded.
    pub fn get(&self) -> Option<&'static T> {
        self.table.get().copied()
    }

    /// Starts loading. Only the first call has an effect.
    pub fn prefetch(&'static self) {
        if !self.is_requested.swap(true, Relaxed) {
            spawn_local(self.fetch());
        }
    }

    /// Calls `act` with the table, at once or after it has been loaded.
    pub fn when_loaded(&'static self, act: impl FnOnce(&'static T) + 'static) {
        match self.get() {
            Some(table) => act(table),
            None => spawn_local(async { act(self.load().await) }),
        }
    }

    /// Waits for the table. All callers share one request.
    pub async fn load(&'static self) -> &'static T {
        self.prefetch();
        wait_for(|| self.get()).await
    }

    /// Waits for the table, or until loading has stopped: then there is none.
    pub async fn settle(&'static self) -> Option<&'static T> {
        self.prefetch();
        wait_for(|| match self.get() {
            None if !(self.file)().is_missing.get_untracked() => None,
            settled => Some(settled),
        })
        .await
    }

    /// Loads the table. Retries, because connections may come back; stops after [`ATTEMPTS`] until
    /// [`ChunkFile::try_again`].
    async fn fetch(&'static self) {
        let file = (self.file)();
        loop {
            for _ in 0..ATTEMPTS {
                if let Ok(table) = (self.split_point)().await {
                    self.table.get_or_init(|| table);
                    // Another chunk of the same file may have stopped.
                    file.try_again();
                    wake();
                    return;
                }
                clock::sleep(RETRY_SECONDS).await;
            }
            if !file.is_missing.get_untracked() {
                file.is_missing.set(true);
                wake();
            }
            wait_for(|| (!file.is_missing.get_untracked()).then_some(())).await;
        }
    }
}

/// Declares a chunk of a file in [`file`]: `chunk!(second, NAME: Table = TABLE);`.
///
/// The split point exists in releases only. Development builds are not split: the table is available at once,
/// through the same code.
#[macro_export]
macro_rules! chunk {
    ($file:ident, $(#[$attribute:meta])* $visibility:vis $name:ident: $table:ty = $value:expr) => {
        $(#[$attribute])*
        $visibility static $name: $crate::browser::chunk::Chunk<$table> = {
            use $crate::browser::chunk::{Chunk, SplitLoaderError, file};

            static TABLE: $table = $value;

            #[cfg_attr(
                all(feature = "split", not(debug_assertions), target_arch = "wasm32"),
                leptos::wasm_split::wasm_split($file, fallible, wasm_split_path = leptos::wasm_split)
            )]
            fn table() -> Result<&'static $table, SplitLoaderError> {
                Ok(&TABLE)
            }

            Chunk::new(file::$file, || {
                #[cfg(all(feature = "split", not(debug_assertions), target_arch = "wasm32"))]
                return Box::pin(table());
                #[cfg(not(all(feature = "split", not(debug_assertions), target_arch = "wasm32")))]
                Box::pin(async { table() })
            })
        };
    };
}
