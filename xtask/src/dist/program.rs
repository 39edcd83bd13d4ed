//! The programs of the app and of the element: compiled by cargo, split, joined to the browser by wasm-bindgen,
//! optimised.
//!
//! `wasm_split_cli_support` splits what the linker wrote at the sources' split points (`src/browser/chunk.rs`).
//! It has to run between cargo and wasm-bindgen, where trunk has no hook.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, anyhow};
use wasm_bindgen_cli_support::Bindgen;

use super::{optimiser, short_names, tidy};
use crate::{process, steps::Progress, tools::BuildTools, workspace::Workspace};

/// A program of the release.
#[derive(Clone, Copy)]
pub struct Program {
    /// Cargo's name.
    pub bin: &'static str,
    /// The start of the names of its files: `{name}.js`, `{name}_bg.wasm`, `{name}_{chunk}.wasm`.
    pub name: &'static str,
}

/// The page.
pub const APP: Program = Program {
    bin: "app",
    name: "app",
};

/// The element `<onboard-customer>`.
pub const ELEMENT: Program = Program {
    bin: "embed",
    name: "element",
};

/// The chunk of both programs that is loaded when a person starts to work in the form.
const CHUNK: &str = "second";

/// The function by which a program loads its chunk, as the splitter names it.
const LOADER: &str = "__wasm_split_load_second";

impl Program {
    /// The file that joins the program to the browser.
    pub fn script(self) -> String {
        format!("{}.js", self.name)
    }

    /// The file of the program's first part.
    pub fn wasm(self) -> String {
        format!("{}_bg.wasm", self.name)
    }

    /// The script by which the program loads its chunk, as the program names it.
    fn link(self) -> String {
        format!("./{}_split.js", self.name)
    }

    /// The file of the chunk that is loaded later.
    pub fn chunk(self) -> String {
        format!("{}_{CHUNK}.wasm", self.name)
    }
}

/// Compiles both programs.
pub fn compile(workspace: &Workspace, progress: &Progress) -> Result<()> {
    progress.cargo(
        release_build(workspace).args(["--bin", APP.bin, "--bin", ELEMENT.bin]),
        "the release programs could not be compiled: cargo's message is above",
    )
}

/// Cargo's build of a release for the browser, but for what is built.
pub fn release_build(workspace: &Workspace) -> Command {
    let mut cargo = process::cargo();
    cargo
        .current_dir(workspace.root())
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", path_flags(workspace))
        .args(["build", "--release", "--locked"])
        .args(["--target", "wasm32-unknown-unknown"]);
    cargo
}

/// Panics name source files from the root of the project, of the crates and of the toolchain, not from the root of
/// the machine. Everything else that the compiler needs to know is in `Cargo.toml` and `build.rs`.
fn path_flags(workspace: &Workspace) -> OsString {
    let home = |variable: &str, folder: &str| {
        env::var_os(variable)
            .map(PathBuf::from)
            .or_else(|| Some(env::home_dir()?.join(folder)))
    };
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    let places = [
        (home("CARGO_HOME", ".cargo"), "crates"),
        (sysroot.map(|folder| PathBuf::from(folder.trim())), "rust"),
        (Some(workspace.root().to_owned()), "onboard"),
    ];
    let mut flags = OsString::new();
    for (folder, name) in places {
        let Some(folder) = folder else {
            continue;
        };
        // Cargo's own separator: a path may hold spaces.
        if !flags.is_empty() {
            flags.push("\x1f");
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    flags
}

/// Writes the finished files of a program into a folder.
pub fn write(
    workspace: &Workspace,
    program: Program,
    folder: &Path,
    tools: &BuildTools,
) -> Result<()> {
    let parts = workspace.state().join("programs").join(program.name);
    if parts.exists() {
        fs::remove_dir_all(&parts)
            .with_context(|| format!("{} cannot be emptied", parts.display()))?;
    }
    split(workspace, program, &parts)?;
    join_to_browser(program, &parts)?;
    let script = folder.join(program.script());
    tidy::bundle_script(&parts.join(program.script()), &script, tools)?;
    let wasm = folder.join(program.wasm());
    optimiser::optimise(&parts.join(program.wasm()), &wasm, tools)?;
    short_names::apply(&wasm, &script)?;
    optimiser::optimise(
        &parts.join(program.chunk()),
        &folder.join(program.chunk()),
        tools,
    )
}

/// The linker's output in two parts, and the script that loads the second.
fn split(workspace: &Workspace, program: Program, parts: &Path) -> Result<()> {
    let linked = workspace
        .cargo_target()
        .join("wasm32-unknown-unknown/release")
        .join(format!("{}.wasm", program.bin));
    let wasm = fs::read(&linked).with_context(|| format!("{} cannot be read", linked.display()))?;
    let main = parts.join("main.wasm");
    let (link, script) = (program.link(), format!("./{}", program.script()));
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    options.output_dir = parts;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &script;
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("{} could not be split", linked.display()))?;
    write_loader(program, parts)
}

/// The script that loads the chunk: see there why it is not the splitter's.
const LOAD_CHUNK: &str = include_str!("load-chunk.js");

/// Names the chunk after its program, and writes the script that loads it.
fn write_loader(program: Program, parts: &Path) -> Result<()> {
    let (old, new) = (format!("split_{CHUNK}.wasm"), program.chunk());
    fs::rename(parts.join(&old), parts.join(&new)).with_context(|| {
        format!("the splitter wrote no {old}: the program has no split point `{CHUNK}`")
    })?;
    let link = parts.join(program.link());
    let written =
        fs::read_to_string(&link).with_context(|| format!("{} cannot be read", link.display()))?;
    let shared = shared_exports(&written)
        .with_context(|| format!("{} does not say what the chunk imports", link.display()))?;
    let script = LOAD_CHUNK
        .replace("PROGRAM", &format!("./{}", program.script()))
        .replace("CHUNK", &new)
        .replace("SHARED", shared)
        .replace("LOADER", LOADER);
    Ok(fs::write(link, script)?)
}

/// The names that a chunk imports from the program: `a, b` of the splitter's `const { a, b,  } = initSync(…)`.
fn shared_exports(script: &str) -> Option<&str> {
    let line = script.lines().find(|line| line.contains("= initSync("))?;
    let names = line.split_once('{')?.1.split_once('}')?.0;
    Some(names.trim().trim_end_matches(','))
}

fn join_to_browser(program: Program, parts: &Path) -> Result<()> {
    bind(&parts.join("main.wasm"), program.name, parts)?;
    let file = parts.join(program.script());
    let script =
        fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let script = without_namespace(&script, &program.link())
        .with_context(|| format!("{} does not import {}", file.display(), program.link()))?;
    Ok(fs::write(file, script)?)
}

/// Runs wasm-bindgen: writes `{name}_bg.wasm` and `{name}.js` into a folder.
pub fn bind(wasm: &Path, name: &str, folder: &Path) -> Result<()> {
    let generate = || -> Result<()> {
        Bindgen::new()
            .input_path(wasm)
            .out_name(name)
            .web(true)?
            .typescript(false)
            .keep_lld_exports(true)
            .generate(folder)
    };
    generate()
        .with_context(|| format!("wasm-bindgen could not join the program {name} to the browser"))
}

/// The script with the loader of the chunk imported by its name. For an `import * as` esbuild writes a loop over the
/// properties of an object, in which a host's page may have put properties of its own.
fn without_namespace(script: &str, link: &str) -> Option<String> {
    let from = format!(" from \"{link}\"");
    let (before, after) = script.split_once(&from)?;
    let (before, namespace) = before.rsplit_once("import * as ")?;
    Some(format!(
        "{before}import {{ {LOADER} }}{from};\nconst {namespace} = {{ {LOADER} }};{}",
        after.strip_prefix(';').unwrap_or(after)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_chunk_imports() {
        let script = "function get() {\n        const { memory, __shared0,  } = initSync(undefined, undefined);\n}";
        assert_eq!(shared_exports(script), Some("memory, __shared0"));
        assert_eq!(shared_exports("export const a = 1;"), None);
    }

    #[test]
    fn the_loader_is_imported_by_its_name() {
        let cases = [
            (
                "import * as import1 from \"./snippets/a.js\"\nimport * as import2 from \"./app_split.js\"\nx(import2);",
                Some(
                    "import * as import1 from \"./snippets/a.js\"\nimport { __wasm_split_load_second } from \"./app_split.js\";\nconst import2 = { __wasm_split_load_second };\nx(import2);",
                ),
            ),
            ("import * as import2 from \"./other.js\"\n", None),
            ("import { a } from \"./app_split.js\"\n", None),
        ];
        for (script, expected) in cases {
            assert_eq!(
                without_namespace(script, "./app_split.js").as_deref(),
                expected
            );
        }
    }
}
