//! The programs of the app and of the element: compiled by cargo, split, joined to the browser by wasm-bindgen,
//! optimised.
//!
//! `wasm_split_cli_support` splits what the linker wrote at the sources' split points (`src/browser/chunk.rs`).
//! It has to run between cargo and wasm-bindgen, where trunk has no hook.

use std::{
    collections::BTreeMap,
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, anyhow, ensure};
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

/// The files of each chunk, in the order in which they are started: code that chunks share, then their own.
type Chunks = BTreeMap<String, Vec<String>>;

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

/// The start of the names of the functions by which a program loads a chunk, as the splitter names them.
const LOADER: &str = "__wasm_split_load_";

impl Program {
    /// The file that joins the program to the browser.
    pub fn script(self) -> String {
        format!("{}.js", self.name)
    }

    /// The file of the program's first part.
    pub fn wasm(self) -> String {
        format!("{}_bg.wasm", self.name)
    }

    /// The script by which the program loads its chunks, as the program names it.
    fn link(self) -> String {
        format!("./{}_split.js", self.name)
    }

    /// Whether this is the name of a file that is loaded later.
    pub fn is_chunk(self, file: &str) -> bool {
        file.strip_prefix(self.name)
            .is_some_and(|rest| rest.starts_with('_') && !rest.contains("_bg"))
            && file.ends_with(".wasm")
    }

    /// The files in a folder that are loaded later, in order of their names.
    pub fn chunk_files(self, folder: &Path) -> Result<Vec<String>> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if self.is_chunk(&name) {
                files.push(name);
            }
        }
        files.sort_unstable();
        Ok(files)
    }
}

/// Compiles both programs.
pub fn compile(workspace: &Workspace, progress: &Progress) -> Result<()> {
    progress.cargo(
        release_build(workspace).args(["--bin", APP.bin, "--bin", ELEMENT.bin]),
        "the release programs could not be compiled: cargo's message is above",
    )
}

/// The release build for the browser, without the packages to build.
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
    let chunks = split(workspace, program, &parts)?;
    join_to_browser(program, &parts, &chunks)?;
    let script = folder.join(program.script());
    tidy::bundle_script(&parts.join(program.script()), &script, tools)?;
    let wasm = folder.join(program.wasm());
    optimiser::optimise(&parts.join(program.wasm()), &wasm, tools)?;
    short_names::apply(&wasm, &script)?;
    for file in program.chunk_files(&parts)? {
        optimiser::optimise(&parts.join(&file), &folder.join(&file), tools)?;
    }
    Ok(())
}

/// The linker's output in parts, and the script that loads all but the first.
fn split(workspace: &Workspace, program: Program, parts: &Path) -> Result<Chunks> {
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
    let written = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("{} could not be split", linked.display()))?;
    let mut chunks = Chunks::new();
    for (chunk, files) in written.prefetch_map {
        chunks.insert(
            chunk,
            files.iter().map(|it| chunk_name(program, it)).collect(),
        );
    }
    for file in written.split_modules {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let name = parts.join(chunk_name(program, &stem));
        fs::rename(&file, &name)
            .with_context(|| format!("{} cannot be renamed", file.display()))?;
    }
    write_loader(program, parts, &chunks)?;
    Ok(chunks)
}

/// Names a file of the splitter after its program: `split_second` is a chunk's own, `chunk_1` what chunks share.
fn chunk_name(program: Program, stem: &str) -> String {
    let name = match stem.strip_prefix("split_") {
        Some(chunk) => chunk.to_owned(),
        None => stem.replacen("chunk_", "shared", 1),
    };
    format!("{}_{name}.wasm", program.name)
}

/// The script that loads the chunks: see there why it is not the splitter's.
const LOAD_CHUNK: &str = include_str!("load-chunk.js");

/// Writes the script that loads the chunks.
fn write_loader(program: Program, parts: &Path, chunks: &Chunks) -> Result<()> {
    let link = parts.join(program.link());
    let written =
        fs::read_to_string(&link).with_context(|| format!("{} cannot be read", link.display()))?;
    let shared = shared_exports(&written)
        .with_context(|| format!("{} does not say what a chunk imports", link.display()))?;
    let mut script = LOAD_CHUNK
        .replace("PROGRAM", &format!("./{}", program.script()))
        .replace("SHARED", shared);
    for (chunk, files) in chunks {
        let files: Vec<_> = files.iter().map(|file| format!("{file:?}")).collect();
        script.push_str(&format!(
            "\nexport const {LOADER}{chunk} = loader([{}]);\n",
            files.join(", ")
        ));
    }
    Ok(fs::write(link, script)?)
}

/// The names that a chunk imports from the program: `a, b` of the splitter's `const { a, b,  } = initSync(…)`.
fn shared_exports(script: &str) -> Option<&str> {
    let line = script.lines().find(|line| line.contains("= initSync("))?;
    let names = line.split_once('{')?.1.split_once('}')?.0;
    Some(names.trim().trim_end_matches(','))
}

fn join_to_browser(program: Program, parts: &Path, chunks: &Chunks) -> Result<()> {
    bind(&parts.join("main.wasm"), program.name, parts)?;
    let file = parts.join(program.script());
    let script =
        fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    ensure!(
        !sets_markup(&script),
        "the program sets `innerHTML`, which Trusted Types refuse. `view!` does so for an element with nothing but \
         literals: write one of them as a block, such as `<b>{{\"text\"}}</b>`."
    );
    let loaders: Vec<_> = chunks
        .keys()
        .map(|chunk| format!("{LOADER}{chunk}"))
        .collect();
    let script = without_namespace(&script, &program.link(), &loaders.join(", "))
        .with_context(|| format!("{} does not import {}", file.display(), program.link()))?;
    Ok(fs::write(file, script)?)
}

/// Whether wasm-bindgen's script for a program sets markup. Trusted Types, which the gateway asks for, refuse that.
fn sets_markup(script: &str) -> bool {
    ["innerHTML", "outerHTML", "insertAdjacentHTML"]
        .iter()
        .any(|it| script.contains(it))
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

/// The script with the loaders of the chunks imported by their names. For an `import * as` esbuild writes a loop over
/// the properties of an object, in which a host's page may have put properties of its own.
fn without_namespace(script: &str, link: &str, loaders: &str) -> Option<String> {
    let from = format!(" from \"{link}\"");
    let (mut written, mut rest) = (String::new(), script);
    // wasm-bindgen writes a namespace for each loader.
    while let Some((before, after)) = rest.split_once(&from) {
        let (before, namespace) = before.rsplit_once("import * as ")?;
        let import = match written.is_empty() {
            true => format!("import {{ {loaders} }}{from};\n"),
            false => String::new(),
        };
        written += &format!("{before}{import}const {namespace} = {{ {loaders} }};");
        rest = after.strip_prefix(';').unwrap_or(after);
    }
    (!written.is_empty()).then(|| written + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_chunks() {
        for (stem, name) in [
            ("split_second", "app_second.wasm"),
            ("chunk_1", "app_shared1.wasm"),
        ] {
            assert_eq!(chunk_name(APP, stem), name);
        }
        for (file, expected) in [
            ("app_second.wasm", true),
            ("app_second-0123456789abcdef.wasm", true),
            ("app_shared1.wasm", true),
            ("app_bg.wasm", false),
            ("app-0123456789abcdef_bg.wasm", false),
            ("app_second.wasm.br", false),
            ("element_second.wasm", false),
        ] {
            assert_eq!(APP.is_chunk(file), expected, "{file}");
        }
    }

    #[test]
    fn markup() {
        for (script, expected) in [
            ("function(arg0) { arg0.innerHTML = text(arg1); }", true),
            (
                "function(arg0) { arg0.insertAdjacentHTML(\"x\", arg1); }",
                true,
            ),
            ("function(arg0) { arg0.textContent = text(arg1); }", false),
        ] {
            assert_eq!(sets_markup(script), expected, "{script}");
        }
    }

    #[test]
    fn what_a_chunk_imports() {
        let script = "function get() {\n        const { memory, __shared0,  } = initSync(undefined, undefined);\n}";
        assert_eq!(shared_exports(script), Some("memory, __shared0"));
        assert_eq!(shared_exports("export const a = 1;"), None);
    }

    #[test]
    fn the_loaders_are_imported_by_their_names() {
        let cases = [
            (
                "import * as import1 from \"./snippets/a.js\"\nimport * as import2 from \"./app_split.js\"\nx(import2);",
                Some(
                    "import * as import1 from \"./snippets/a.js\"\nimport { a, b } from \"./app_split.js\";\nconst import2 = { a, b };\nx(import2);",
                ),
            ),
            (
                "import * as import1 from \"./app_split.js\"\nimport * as import2 from \"./app_split.js\"\nx(import1, import2);",
                Some(
                    "import { a, b } from \"./app_split.js\";\nconst import1 = { a, b };\nconst import2 = { a, b };\nx(import1, import2);",
                ),
            ),
            ("import * as import2 from \"./other.js\"\n", None),
            ("import { a } from \"./app_split.js\"\n", None),
        ];
        for (script, expected) in cases {
            assert_eq!(
                without_namespace(script, "./app_split.js", "a, b").as_deref(),
                expected
            );
        }
    }
}
