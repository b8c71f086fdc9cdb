package org.matricula.exchange.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.ContactDetails;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Recognition;
import org.matricula.registry.Recognition.Known;
import org.matricula.registry.Recognition.Trace;
import org.matricula.sheet.Mapping;
import org.springframework.stereotype.Service;

/// Reads a roster to its end and says of every row what would become of it. Writes nothing but
/// that.
@Service
class PreviewImport {

    private static final int AT_ONCE = 1000;

    private final Imports imports;
    private final ImportRows rows;
    private final ImportFiles files;
    private final Rosters rosters;
    private final Recognition recognition;

    PreviewImport(
            Imports imports,
            ImportRows rows,
            ImportFiles files,
            Rosters rosters,
            Recognition recognition) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.rosters = rosters;
        this.recognition = recognition;
    }

    void preview(UUID id) {
        var it = imports.get(id);
        rows.clear(id);
        try (var book = rosters.reader().open(rosters.admitted(files.of(id)))) {
            var layout = rosters.layout(book, it);
            if (layout.isEmpty()) {
                imports.fail(id, "refused", "import.no-header", List.of());
                return;
            }
            var mapping =
                    rosters.mapping(
                            layout.get(),
                            it,
                            imports.savedMapping(it.institutionId()).orElse(null));
            imports.layout(
                    id,
                    layout.get().sheet().index(),
                    layout.get().headerFrom(),
                    layout.get().headerTo(),
                    rosters.kept(mapping),
                    rosters.headings(mapping));
        }
        read(imports.get(id));
    }

    private void read(ImportView it) {
        var target = rosters.target(it);
        var twice = new HashMap<String, Integer>();
        try (var open = rosters.open(files.of(it.id()), it)) {
            var mapping = rosters.mapping(open.layout(), it, null);
            var chunk = new ArrayList<RosterRow>();
            var read = 0;
            while (open.body().hasNext()) {
                chunk.add(rosters.read(open.body().next(), mapping, target));
                read++;
                if (chunk.size() == AT_ONCE) {
                    if (!imports.wanted(it.id())) {
                        return;
                    }
                    judge(it, chunk, mapping, twice);
                    chunk.clear();
                    imports.progress(it.id(), read, open.rows().progress());
                }
            }
            judge(it, chunk, mapping, twice);
            imports.previewed(it.id(), read, Rosters.skipped(open.body()));
        }
    }

    private void judge(
            ImportView it, List<RosterRow> chunk, Mapping mapping, Map<String, Integer> twice) {
        var found = recognition.recognise(it.institutionId(), traces(chunk));
        var outcomes = new ArrayList<ImportRows.Outcome>();
        var problems = new ArrayList<RowProblem>();
        for (var row : chunk) {
            var own = new ArrayList<>(row.problems());
            var student = row.student();
            if (student != null) {
                own.addAll(twice(row.row(), student, mapping, twice));
                if (found.elsewhere().contains(row.row())) {
                    own.add(problem(row.row(), "idNumber", mapping, "import.elsewhere"));
                }
            }
            var known = found.here().get(row.row());
            if (student != null && known != null) {
                own.addAll(differences(student, known, mapping));
            }
            var failed = student == null || own.stream().anyMatch(RowProblem::forbids);
            outcomes.add(
                    new ImportRows.Outcome(
                            row.row(),
                            failed ? "rejected" : outcome(student, known),
                            failed || known == null ? null : known.enrolment()));
            problems.addAll(own);
        }
        rows.add(it.id(), outcomes, problems);
    }

    private static String outcome(NewStudent student, @Nullable Known known) {
        if (known == null) {
            return "new";
        }
        return contacts(student).or(known.contacts()).equals(known.contacts())
                ? "unchanged"
                : "changed";
    }

    static ContactDetails contacts(NewStudent student) {
        var person = student.person();
        return new ContactDetails(
                person.phone(),
                person.homeAddress(),
                person.householdAddress(),
                person.email(),
                person.politicalStatus(),
                student.boarding());
    }

    static List<Trace> traces(List<RosterRow> chunk) {
        var traces = new ArrayList<Trace>();
        for (var row : chunk) {
            if (row.student() != null) {
                traces.add(trace(row.student()));
            }
        }
        return traces;
    }

    private static Trace trace(NewStudent student) {
        var person = student.person();
        return new Trace(
                student.row(),
                person.documentNumber() == null
                        ? null
                        : Intake.documentKey(person.documentType(), person.documentNumber()),
                student.studentNumber(),
                student.kind());
    }

    /// A roster does not change who somebody is: that takes a correction of details.
    private static List<RowProblem> differences(NewStudent student, Known known, Mapping mapping) {
        var person = student.person();
        var found = new ArrayList<RowProblem>();
        if (!known.active()) {
            found.add(problem(student.row(), "studentNumber", mapping, "import.number-taken"));
        }
        if (!known.name().equals(person.name())) {
            found.add(problem(student.row(), "name", mapping, "import.name-differs"));
        }
        if (!known.sex().equals(person.sex())) {
            found.add(problem(student.row(), "sex", mapping, "import.sex-differs"));
        }
        return found;
    }

    private static List<RowProblem> twice(
            int row, NewStudent student, Mapping mapping, Map<String, Integer> seen) {
        var found = new ArrayList<RowProblem>();
        var document = student.person().documentNumber();
        var earlier = document == null ? null : seen.putIfAbsent("d" + document, row);
        if (earlier != null) {
            found.add(problem(row, "idNumber", mapping, "import.twice", earlier));
        }
        var number = student.studentNumber();
        var before = number == null ? null : seen.putIfAbsent("n" + number, row);
        if (before != null) {
            found.add(problem(row, "studentNumber", mapping, "import.twice", before));
        }
        return found;
    }

    private static RowProblem problem(
            int row, String field, Mapping mapping, String code, Object... args) {
        return new RowProblem(
                row,
                field,
                mapping.columnOf(field).orElse(-1),
                code,
                Stream.of(args).map(RowProblem::kept).toList(),
                null,
                "error");
    }
}
