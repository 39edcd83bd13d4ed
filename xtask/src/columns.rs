//! Tables in Markdown with columns of equal width, so that they read in a terminal as well.

/// The table of these rows, the headings first. The first column is aligned to the left, the others to the right.
pub fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut table = String::new();
    for (at, row) in rows.iter().enumerate() {
        table += &line(row, widths);
        if at == 0 {
            table += &rule(widths);
        }
    }
    table
}

fn line<const N: usize>(row: &[String; N], widths: [usize; N]) -> String {
    let mut line = String::from("|");
    for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
        line += &match at {
            0 => format!(" {cell:<width$} |"),
            _ => format!(" {cell:>width$} |"),
        };
    }
    line + "\n"
}

fn rule<const N: usize>(widths: [usize; N]) -> String {
    let mut line = String::from("|");
    for (at, width) in widths.into_iter().enumerate() {
        let end = if at == 0 { "-" } else { ":" };
        line += &format!("{}{end}|", "-".repeat(width + 1));
    }
    line + "\n"
}
