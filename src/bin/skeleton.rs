//! Writes the controls that are shown before the programs run to standard output. Run by the build, with `page` or
//! `element` and the folder of the language files.
//!
//! For the page these are the templates of `index.html`. For the element it is JSON, from which `embed.js` creates elements
//! without parsing HTML, which a host page may forbid: an element is an array of its name, its attributes and its children.

use leptos_erased::Markup;
use onboard::embed::forms;
use onboard::i18n::{Language, Words};
use onboard::pages::{Chunks, PageChunk, ToolsChunk, templates};
use serde_json::{Map, Value};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

onboard::chunk!(second, PAGE_CHUNK: PageChunk = PageChunk::FUNCTIONS);
onboard::chunk!(extras, TOOLS_CHUNK: ToolsChunk = ToolsChunk::FUNCTIONS);

const CHUNKS: Chunks = Chunks {
    page: &PAGE_CHUNK,
    tools: &TOOLS_CHUNK,
};

fn main() -> ExitCode {
    let given: Vec<String> = env::args().skip(1).collect();
    let [kind, folder] = given.as_slice() else {
        eprintln!("usage: skeleton page|element FOLDER");
        return ExitCode::FAILURE;
    };
    let mut all = Vec::new();
    for language in Language::ALL {
        let file = Path::new(folder).join(language.file_name());
        let words = fs::read_to_string(&file).map(|text| language.read(&text));
        let Ok(Ok(words)) = words else {
            eprintln!("{} is not the file of a language", file.display());
            return ExitCode::FAILURE;
        };
        all.push(words);
    }
    match kind.as_str() {
        "page" => all
            .iter()
            .for_each(|words| print!("{}", templates(words, CHUNKS))),
        _ => print!(
            "{}",
            Value::Object(all.iter().map(|words| in_json(words)).collect())
        ),
    }
    ExitCode::SUCCESS
}

fn in_json(words: &'static Words) -> (String, Value) {
    let forms = forms(words).iter().map(node).collect();
    (words.language.tag().to_owned(), forms)
}

fn node(node: &Markup) -> Value {
    match node {
        Markup::Text(text) => text.as_str().into(),
        Markup::Element {
            name,
            attributes,
            children,
        } => {
            let attributes = attributes
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
                .collect::<Map<_, _>>();
            let mut parts = vec![Value::from(*name), attributes.into()];
            parts.extend(children.iter().map(self::node));
            parts.into()
        }
    }
}
