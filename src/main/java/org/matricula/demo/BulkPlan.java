package org.matricula.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.organisation.NewUnit;
import org.matricula.organisation.PlantTree.Sapling;

/// Plans a province of any size: its units, and how many students each class has. Of a hundred
/// students seventy are at nine-year schools, twenty-five at colleges, five at open universities.
/// The same seed, size and day give the same province.
final class BulkPlan {

    private static final long SEED = 20261126L;
    private static final LocalDate FOUNDED = LocalDate.of(2005, 9, 1);

    /// Students of one institution, and of one class, as far as these can be kept to.
    private static final int SCHOOL = 2400;

    private static final int COLLEGE = 6000;
    private static final int OPEN = 5000;
    private static final int CLASS = 45;

    /// Cohorts that are still there, and two that have graduated.
    private static final int SCHOOL_COHORTS = 11;

    private static final int HIGHER_COHORTS = 5;

    private static final int BRANCHES = 3;
    private static final int POINTS = 2;
    private static final int OPEN_MAJORS = 2;

    private final InventedWords words;
    private final int year;
    private final LocalDate today;
    private final List<Sapling> units = new ArrayList<>();
    private final Map<UUID, UUID> above = new HashMap<>();
    private final List<UUID> roots = new ArrayList<>();
    private final List<BulkInstitution> institutions = new ArrayList<>();
    private final List<ClassPlan> plans = new ArrayList<>();
    private final Map<LocalDate, Long> dealt = new HashMap<>();

    /// @param year the calendar year in which the current academic year began
    BulkPlan(InventedWords words, LocalDate today, int year, int students) {
        this.words = words;
        this.year = year;
        this.today = today;
        var province = root(NewUnit.of("province", "33", words.unit("province"), null));
        var colleges = students / 4;
        var open = students / 20;
        each(students - colleges - open, SCHOOL, (n, size) -> school(province, n, size));
        each(colleges, COLLEGE, (n, size) -> college(province, n, size));
        each(open, OPEN, this::open);
    }

    List<Sapling> units() {
        return units;
    }

    List<BulkInstitution> institutions() {
        return institutions;
    }

    /// The province, then the open universities.
    List<UUID> roots() {
        return roots;
    }

    /// The units that the demonstration's accounts are posted to: the first of each kind.
    Institutions.Built places() {
        var school = first("school");
        var college = first("college");
        var open = first("open");
        var point = above(open.unit());
        return new Institutions.Built(
                school.institution(),
                school.unit(),
                null,
                college.institution(),
                above(above(college.unit())),
                college.unit(),
                open.institution(),
                above(point),
                point,
                plans);
    }

    private ClassPlan first(String education) {
        return plans.stream()
                .filter(it -> it.education().equals(education))
                .findFirst()
                .orElseThrow();
    }

    private UUID above(UUID unit) {
        return Objects.requireNonNull(above.get(unit));
    }

    private interface Build {
        void institution(int number, int size);
    }

    private static void each(int students, int usual, Build build) {
        var many = Math.max(1, Math.round(students / (float) usual));
        for (var i = 0; i < many; i++) {
            build.institution(i + 1, students / many + (i < students % many ? 1 : 0));
        }
    }

    private void school(UUID province, int number, int size) {
        var school =
                unit(
                        1,
                        NewUnit.of(
                                        "school",
                                        "33%08d".formatted(number),
                                        words.bulk("school", number),
                                        province)
                                .education("school")
                                .stage("compulsory"));
        var shape = new BulkShape(school, size);
        for (var level = 1; level <= SCHOOL_COHORTS; level++) {
            var entered = year - level + 1;
            var name = words.cohort(entered);
            var grade = unit(2, cohort("grade", "G" + entered, name, school, entered, level, 9));
            for (var n = 1; n <= classes(size, SCHOOL_COHORTS); n++) {
                var code = "%d%02d".formatted(entered, n);
                var clazz = words.schoolClass(entered, n);
                var unit = unit(3, cohort("class", code, clazz, grade, entered, level, 9));
                shape.school(unit, entered, level, n);
            }
        }
        done(shape);
    }

    private void college(UUID province, int number, int size) {
        var college =
                unit(
                        1,
                        NewUnit.of(
                                        "school",
                                        "41%08d".formatted(number),
                                        words.bulk("college", number),
                                        province)
                                .education("college")
                                .stage("vocational"));
        var shape = new BulkShape(college, size);
        var departments = words.majors();
        var majors = departments.stream().mapToInt(List::size).sum();
        for (var d = 1; d <= departments.size(); d++) {
            var name = words.unit("department." + d);
            var department = unit(2, NewUnit.of("department", "D" + d, name, college));
            var offered = departments.get(d - 1);
            for (var m = 1; m <= offered.size(); m++) {
                var code = "%d%02d".formatted(d, m);
                var major = unit(3, NewUnit.of("major", code, offered.get(m - 1), department));
                majorClasses(
                        shape,
                        major,
                        offered.get(m - 1),
                        code,
                        classes(size, majors * HIGHER_COHORTS));
            }
        }
        done(shape);
    }

    private void majorClasses(BulkShape shape, UUID major, String name, String code, int many) {
        for (var level = 1; level <= HIGHER_COHORTS; level++) {
            var entered = year - level + 1;
            for (var n = 1; n <= many; n++) {
                var number = "%d%s%02d".formatted(entered, code, n);
                var clazz = words.collegeClass(name, entered, n);
                var unit = unit(4, cohort("class", number, clazz, major, entered, level, 3));
                shape.college(unit, code, entered, level, n);
            }
        }
    }

    private void open(int number, int size) {
        var open =
                root(
                        NewUnit.of(
                                        "province",
                                        "5%04d".formatted(number),
                                        words.bulk("open", number),
                                        null)
                                .education("open")
                                .stage("open"));
        var shape = new BulkShape(open, size);
        for (var b = 1; b <= BRANCHES; b++) {
            var name = words.unit("branch." + b);
            var branch = unit(1, NewUnit.of("branch", "0%d00".formatted(b), name, open));
            for (var p = 1; p <= POINTS; p++) {
                var code = "0%d0%d".formatted(b, p);
                var pointName = words.unit("point.%d.%d".formatted(b, p));
                var point = unit(2, NewUnit.of("teaching-point", code, pointName, branch));
                var lines = BRANCHES * POINTS * OPEN_MAJORS * HIGHER_COHORTS;
                pointClasses(shape, point, code, classes(size, lines));
            }
        }
        done(shape);
    }

    private void pointClasses(BulkShape shape, UUID point, String code, int many) {
        for (var major = 1; major <= OPEN_MAJORS; major++) {
            for (var level = 1; level <= HIGHER_COHORTS; level++) {
                var entered = year - level + 1;
                for (var n = 1; n <= many; n++) {
                    var number = "%d%d%02d".formatted(entered, major, n);
                    var clazz = words.openClass(major, entered);
                    var unit = unit(3, cohort("class", number, clazz, point, entered, level, 3));
                    shape.open(unit, code, major, entered, level, n);
                }
            }
        }
    }

    private void done(BulkShape shape) {
        plans.addAll(shape.plans());
        institutions.add(shape.institution(SEED, today, dealt));
    }

    private static NewUnit cohort(
            String kind, String code, String name, UUID parent, int entered, int level, int years) {
        return NewUnit.of(kind, code, name, parent)
                .grade(Math.min(level, years), entered)
                .from(LocalDate.of(entered, 8, 1));
    }

    private static int classes(int size, int cohorts) {
        return Math.max(1, Math.ceilDiv(size, cohorts * CLASS));
    }

    private UUID root(NewUnit unit) {
        var id = unit(0, unit);
        roots.add(id);
        return id;
    }

    private UUID unit(int depth, NewUnit unit) {
        var id = new UUID(SEED << 16 | 7L << 12, Long.MIN_VALUE | units.size());
        units.add(new Sapling(id, depth, unit.from() == null ? unit.from(FOUNDED) : unit));
        if (unit.parent() != null) {
            above.put(id, unit.parent());
        }
        return id;
    }
}
