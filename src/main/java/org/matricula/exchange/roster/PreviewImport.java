package org.matricula.exchange.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.registry.Recognition;
import org.matricula.sheet.SheetFile;
import org.springframework.stereotype.Service;

/// Reads a roster to its end and says of every row what would become of it. Writes nothing but
/// that.
@Service
class PreviewImport {

    private static final int AT_ONCE = 1000;

    private final Imports imports;
    private final ImportRows rows;
    private final KeptFiles files;
    private final SavedMappings saved;
    private final Rosters rosters;
    private final RosterJudge judge;
    private final Recognition recognition;

    PreviewImport(
            Imports imports,
            ImportRows rows,
            KeptFiles files,
            SavedMappings saved,
            Rosters rosters,
            RosterJudge judge,
            Recognition recognition) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.saved = saved;
        this.rosters = rosters;
        this.judge = judge;
        this.recognition = recognition;
    }

    void preview(UUID id) {
        var it = imports.get(id);
        rows.clear(id);
        try (var opened = files.open(id)) {
            var file = rosters.admitted(opened.path());
            if (find(it, file)) {
                read(imports.get(id), file);
            } else {
                imports.fail(id, "refused", "import.no-header", List.of());
            }
        }
    }

    /// Finds the sheet, its header and what its columns mean.
    private boolean find(ImportView it, SheetFile file) {
        try (var book = rosters.reader().open(file)) {
            var choices = rosters.choices(book);
            var layout = rosters.layout(book, it, choices);
            if (layout.isEmpty()) {
                return false;
            }
            var mapping =
                    rosters.mapping(layout.get(), it, saved.of(it.institutionId()).orElse(null));
            imports.layout(
                    it.id(),
                    new Imports.Reading(
                            layout.get().sheet().index(),
                            layout.get().headerFrom(),
                            layout.get().headerTo(),
                            rosters.kept(mapping),
                            rosters.headings(mapping),
                            rosters.names(choices)));
            return true;
        }
    }

    private void read(ImportView it, SheetFile file) {
        var target = rosters.target(it);
        var seen = new HashMap<String, Integer>();
        try (var open = rosters.open(file, it)) {
            var mapping = rosters.mapping(open.layout(), it, null);
            var chunk = new ArrayList<RosterRow>();
            var read = 0;
            while (open.body().hasNext()) {
                chunk.add(rosters.read(open.body().next(), mapping, target));
                read++;
                if (chunk.size() == AT_ONCE) {
                    if (!imports.wanted(it.id())) {
                        throw new ImportProgress.Cancelled();
                    }
                    write(it, judged(it, chunk, mapping, seen));
                    chunk.clear();
                    imports.progress(it.id(), read, open.rows().progress());
                }
            }
            write(it, judged(it, chunk, mapping, seen));
            imports.previewed(it.id(), read, Rosters.skipped(open.body()));
        }
    }

    private List<RosterJudge.Judged> judged(
            ImportView it,
            List<RosterRow> chunk,
            org.matricula.sheet.Mapping mapping,
            Map<String, Integer> seen) {
        var found = recognition.recognise(it.institutionId(), RosterJudge.traces(chunk));
        return chunk.stream().map(row -> judge.judge(row, found, mapping, seen)).toList();
    }

    private void write(ImportView it, List<RosterJudge.Judged> judged) {
        rows.add(
                it.id(),
                judged.stream().map(RosterJudge.Judged::outcome).toList(),
                judged.stream().flatMap(row -> row.problems().stream()).toList());
    }
}
