//! Keeps templates in this browser: encrypted, for the person who made them, until they delete them.

use super::file::NamedValues;
use super::state::{Template, templates};
use crate::browser::vault::{self, KeepMoment};
use crate::pages::context::AppContext;
use crate::pages::drafts::open::owner_now;
use customer::Guid;
use json_digits::Json;
use leptos::prelude::*;

/// The start of the ids under which templates are kept: `vault.js` keeps these until they are removed.
const ID_START: &str = "template-";

/// Reads the list again: another tab may have changed it.
pub async fn load(app: &AppContext) {
    let (owner, templates) = (owner_of(app), templates());
    let contents = vault::list(&owner).await;
    if owner_of(app) != owner {
        return;
    }
    templates.is_refused.set(contents.is_err());
    let Ok(contents) = contents else {
        return;
    };
    let kept = contents.kept.into_iter();
    let list = kept.filter_map(|it| {
        let json = Json::read(&it.text).ok()?;
        // A later version may have kept more.
        let named = NamedValues::read(&json, &mut Vec::new())?;
        Some(Template { id: it.id, named })
    });
    templates.list.set(sorted(list.collect()));
}

/// Keeps new values under a name. A template of this name makes room, and can be brought back.
pub async fn add(app: &AppContext, named: NamedValues) -> Result<(), vault::StoreError> {
    let same = templates().list.with_untracked(|all| {
        let is_same = |it: &&Template| it.named.name == named.name;
        all.iter().find(is_same).cloned()
    });
    let id = format!("{ID_START}{}", Guid::random());
    save(app, &id, &named).await?;
    if let Some(same) = same {
        remove(same).await;
    }
    load(app).await;
    Ok(())
}

/// Keeps a template under another name.
pub async fn rename(app: &AppContext, id: &str, name: String) -> Result<(), vault::StoreError> {
    let list = templates().list.get_untracked();
    let Some(template) = list.into_iter().find(|it| it.id == id) else {
        return Ok(());
    };
    let values = template.named.values;
    save(app, id, &NamedValues { name, values }).await?;
    load(app).await;
    Ok(())
}

/// Deletes a template. As long as the list is open it can be brought back.
pub async fn delete(app: &AppContext, template: Template) {
    remove(template).await;
    load(app).await;
}

/// Restores a deleted template.
pub async fn bring_back(app: &AppContext, id: &str) {
    vault::bring_back(id).await;
    let deleted = &templates().deleted;
    deleted.update(|all| all.retain(|it| it.id != id));
    load(app).await;
}

async fn remove(template: Template) {
    vault::remove(&template.id).await;
    templates().deleted.update(|all| all.push(template));
}

async fn save(app: &AppContext, id: &str, named: &NamedValues) -> Result<(), vault::StoreError> {
    let text = named.to_json().to_text();
    vault::save(&owner_of(app), id, &text, KeepMoment::Soon).await
}

/// The owner, for the vault. No tenant has this colon in its name, so it is not that of drafts.
fn owner_of(app: &AppContext) -> String {
    format!("templates:{}", owner_now(app))
}

fn sorted(mut list: Vec<Template>) -> Vec<Template> {
    list.sort_by_cached_key(|it| (it.named.name.to_lowercase(), it.id.clone()));
    list
}
