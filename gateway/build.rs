//! Puts the built app into the binary: `ONBOARD_GATEWAY_DIST` names its folder. Without it the binary
//! holds no app, and serves one with `--dist` only.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=ONBOARD_GATEWAY_DIST");
    println!("cargo::rerun-if-changed=build.rs");
    let mut files = Vec::new();
    if let Some(dist) = env::var_os("ONBOARD_GATEWAY_DIST").filter(|dist| !dist.is_empty()) {
        let dist = fs::canonicalize(dist)?;
        println!("cargo::rerun-if-changed={}", dist.display());
        collect(&dist, &mut files)?;
        files.sort();
        let named = files.iter().map(|file| {
            let name = file.strip_prefix(&dist).unwrap_or(file);
            let name = name.to_string_lossy().replace('\\', "/");
            format!("    ({name:?}, include_bytes!({file:?})),\n")
        });
        write(&named.collect::<String>())
    } else {
        write("")
    }
}

fn write(files: &str) -> io::Result<()> {
    let out = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    fs::write(
        out.join("embedded.rs"),
        format!("static FILES: &[(&str, &[u8])] = &[\n{files}];\n"),
    )
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
