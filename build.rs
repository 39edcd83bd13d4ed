//! Linker arguments of the release program.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|it| it == value);
    let is_split = env::var_os("CARGO_FEATURE_SPLIT").is_some();
    if is_split && is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        // The form uses 14 kB of its stack at most, with 500 entries loaded and sent. The linker's default is 1 MB.
        println!("cargo::rustc-link-arg-bins=-zstack-size=98304");
        // The splitter decides by the relocations what belongs to which part.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
