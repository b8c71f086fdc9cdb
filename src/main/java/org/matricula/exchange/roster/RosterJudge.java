package org.matricula.exchange.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.ContactDetails;
import org.matricula.registry.Intake;
import org.matricula.registry.NewStudent;
import org.matricula.registry.Offices;
import org.matricula.registry.Recognition;
import org.matricula.registry.Recognition.Known;
import org.matricula.registry.Recognition.Trace;
import org.matricula.sheet.Mapping;
import org.springframework.stereotype.Component;

/// Says of a row what would become of it, and what stands against it.
@Component
class RosterJudge {

    record Judged(ImportRows.Outcome outcome, List<RowProblem> problems) {}

    private final Offices offices;

    RosterJudge(Offices offices) {
        this.offices = offices;
    }

    /// @param seen documents and numbers of the rows before, with their rows
    Judged judge(
            RosterRow row, Recognition.Found found, Mapping mapping, Map<String, Integer> seen) {
        var problems = new ArrayList<>(row.problems());
        var student = row.student();
        var known = found.here().get(row.row());
        if (student != null) {
            problems.addAll(twice(row.row(), student, mapping, seen));
            problems.addAll(taken(row.row(), found, mapping));
            if (known != null) {
                problems.addAll(differences(student, known, mapping));
            } else if (found.otherwise().contains(row.row())) {
                problems.add(problem(row.row(), "idNumber", mapping, "import.document-of-another"));
            }
        }
        var failed = student == null || problems.stream().anyMatch(RowProblem::forbids);
        return new Judged(
                new ImportRows.Outcome(
                        row.row(),
                        failed ? "rejected" : outcome(student, known),
                        failed || known == null ? null : known.enrolment()),
                problems);
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
        return chunk.stream()
                .map(RosterRow::student)
                .filter(it -> it != null)
                .map(RosterJudge::trace)
                .toList();
    }

    static Trace trace(NewStudent student) {
        var person = student.person();
        return new Trace(
                student.row(),
                person.name(),
                person.birthOn(),
                person.documentNumber() == null
                        ? null
                        : Intake.documentKey(person.documentType(), person.documentNumber()),
                student.studentNumber(),
                student.registryNumber(),
                student.kind());
    }

    /// What somebody else has, within reach or beyond it: only the office to call is told.
    private List<RowProblem> taken(int row, Recognition.Found found, Mapping mapping) {
        var problems = new ArrayList<RowProblem>();
        var elsewhere = found.elsewhere().get(row);
        if (elsewhere != null) {
            problems.add(
                    problem(row, "idNumber", mapping, "import.elsewhere", offices.of(elsewhere)));
        }
        if (found.numberTaken().contains(row)) {
            problems.add(problem(row, "studentNumber", mapping, "import.number-taken"));
        }
        if (found.registryNumberTaken().contains(row)) {
            problems.add(problem(row, "registryNumber", mapping, "import.registry-number-taken"));
        }
        return problems;
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
        once("d", student.person().documentNumber(), "idNumber", row, mapping, seen, found);
        once("n", student.studentNumber(), "studentNumber", row, mapping, seen, found);
        once("r", student.registryNumber(), "registryNumber", row, mapping, seen, found);
        return found;
    }

    private static void once(
            String kind,
            @Nullable String value,
            String field,
            int row,
            Mapping mapping,
            Map<String, Integer> seen,
            List<RowProblem> found) {
        var earlier = value == null ? null : seen.putIfAbsent(kind + value, row);
        if (earlier != null) {
            found.add(problem(row, field, mapping, "import.twice", earlier));
        }
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
