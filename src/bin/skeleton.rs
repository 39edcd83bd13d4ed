//! Writes the templates of `index.html` to standard output: the controls that the page shows before its program runs.
//! Run by the build, with the folder of the language files.

use onboard::i18n::Language;
use onboard::pages::{PageChunk, templates};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

onboard::chunk!(PAGE_CHUNK: PageChunk = PageChunk::FUNCTIONS);

fn main() -> ExitCode {
    let folder = env::args_os().nth(1).unwrap_or_default();
    for language in Language::ALL {
        let file = Path::new(&folder).join(language.file_name());
        let words = fs::read_to_string(&file).map(|text| language.read(&text));
        match words {
            Ok(Ok(words)) => print!("{}", templates(words, &PAGE_CHUNK)),
            _ => {
                eprintln!("{} is not the file of a language", file.display());
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
