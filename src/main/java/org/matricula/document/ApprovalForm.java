package org.matricula.document;

import java.util.ArrayList;
import java.util.List;
import org.matricula.document.Block.Fields;
import org.matricula.document.Block.Log;

/// An official form: a bordered table of facts, then the offices' opinions in their order.
///
/// @param title message key
/// @param notes message keys of the notes below the table
/// @param copies message keys of who keeps a copy
/// @param cover 封面, a leaf of its own before the form; empty for none
public record ApprovalForm(
        String title,
        Heading heading,
        List<Block> blocks,
        List<Opinion> opinions,
        List<String> notes,
        List<String> copies,
        List<Field> cover)
        implements Paper {

    public ApprovalForm(
            String title,
            Heading heading,
            List<Block> blocks,
            List<Opinion> opinions,
            List<String> notes,
            List<String> copies) {
        this(title, heading, blocks, opinions, notes, copies, List.of());
    }

    /// Whether there is little enough on the sheet to give every row more air.
    public boolean roomy() {
        return rows().size() + 2 * opinions.size() <= 24;
    }

    /// The facts as table rows, packed greedily: a row's last field takes what is left.
    public List<TableRow> rows() {
        var rows = new ArrayList<TableRow>();
        for (var block : blocks) {
            switch (block) {
                case Fields it -> rows.addAll(TableRow.pack(it.fields()));
                case Log it -> rows.addAll(TableRow.of(it));
            }
        }
        return rows;
    }
}
