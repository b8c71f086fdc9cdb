package org.matricula.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.organisation.NewUnit;
import org.matricula.organisation.OpenUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The invented institutions: a nine-year school and a small one beside it, a vocational college,
/// an open university.
@Component
class Institutions {

    private static final LocalDate FOUNDED = LocalDate.of(2015, 9, 1);
    private static final int SCHOOL_CLASS = 33;
    private static final int SMALL_CLASS = 10;
    private static final int COLLEGE_CLASS = 38;
    private static final int POINT_CLASS = 24;

    /// The units that the demonstration's accounts are posted to.
    ///
    /// @param otherSchool a small one, with which the first exchanges pupils; null where there is
    ///   none
    record Built(
            UUID school,
            UUID schoolClass,
            @org.jspecify.annotations.Nullable UUID otherSchool,
            UUID college,
            UUID department,
            UUID collegeClass,
            UUID open,
            UUID branch,
            UUID point,
            List<ClassPlan> plans) {}

    private final OpenUnit openUnit;
    private final Furnishing furnishing;
    private final InventedWords words;
    private final Clock clock;

    Institutions(OpenUnit openUnit, Furnishing furnishing, InventedWords words, Clock clock) {
        this.openUnit = openUnit;
        this.furnishing = furnishing;
        this.words = words;
        this.clock = clock;
    }

    /// The calendar year in which the current academic year began.
    int academicYear() {
        var today = LocalDate.now(clock);
        return today.getMonthValue() >= 9 ? today.getYear() : today.getYear() - 1;
    }

    Built build() {
        var plans = new ArrayList<ClassPlan>();
        var school =
                unit(
                        "school",
                        "3301000001",
                        "school",
                        null,
                        it -> it.education("school").stage("compulsory"));
        plans.addAll(grades(school, 3, SCHOOL_CLASS, 1));
        var college =
                unit(
                        "school",
                        "4133000013",
                        "college",
                        null,
                        it -> it.education("college").stage("vocational"));
        var departments = departments(college, plans);
        var open =
                unit("province", "51161", "open", null, it -> it.education("open").stage("open"));
        var branches = branches(open, plans);
        var other =
                unit(
                        "school",
                        "3301000002",
                        "other-school",
                        null,
                        it -> it.education("school").stage("compulsory"));
        plans.addAll(grades(other, 1, SMALL_CLASS, 7));
        for (var institution : List.of(school, other, college, open)) {
            furnishing.furnish(institution, academicYear());
        }
        return new Built(
                school,
                plans.getFirst().unit(),
                other,
                college,
                departments.getFirst(),
                plans.stream()
                        .filter(it -> it.education().equals("college"))
                        .findFirst()
                        .orElseThrow()
                        .unit(),
                open,
                branches.getFirst(),
                branches.getLast(),
                plans);
    }

    /// Grades 1 to 9 of a school with so many classes each.
    List<ClassPlan> grades(UUID school, int classes, int size, int firstLevel) {
        var plans = new ArrayList<ClassPlan>();
        for (var level = firstLevel; level <= 9; level++) {
            var year = academicYear() - level + 1;
            var grade =
                    openUnit.open(
                            NewUnit.of("grade", "G" + year, words.cohort(year), school)
                                    .grade(level, year)
                                    .from(LocalDate.of(year, 8, 1)));
            for (var n = 1; n <= classes; n++) {
                var unit =
                        openUnit.open(
                                NewUnit.of(
                                                "class",
                                                "%d%02d".formatted(year, n),
                                                words.schoolClass(year, n),
                                                grade)
                                        .grade(level, year)
                                        .from(LocalDate.of(year, 8, 1)));
                plans.add(
                        new ClassPlan(
                                school,
                                unit,
                                "school",
                                "compulsory",
                                null,
                                year,
                                LocalDate.of(year, 9, 1),
                                level,
                                1,
                                9,
                                size,
                                LocalDate.of(year - 7, 9, 1),
                                LocalDate.of(year - 6, 9, 1),
                                String.valueOf(year),
                                4));
            }
        }
        return plans;
    }

    private List<UUID> departments(UUID college, List<ClassPlan> plans) {
        var built = new ArrayList<UUID>();
        var majors = words.majors();
        for (var d = 0; d < majors.size(); d++) {
            var department =
                    unit("department", "D" + (d + 1), "department." + (d + 1), college, it -> it);
            built.add(department);
            for (var m = 0; m < majors.get(d).size(); m++) {
                var code = "%d%02d".formatted(d + 1, m + 1);
                var major =
                        openUnit.open(
                                NewUnit.of("major", code, majors.get(d).get(m), department)
                                        .from(FOUNDED));
                for (var year = academicYear() - 2; year <= academicYear(); year++) {
                    plans.add(collegeClass(college, major, majors.get(d).get(m), code, year));
                }
            }
        }
        return built;
    }

    private ClassPlan collegeClass(UUID college, UUID major, String name, String code, int year) {
        var unit =
                openUnit.open(
                        NewUnit.of(
                                        "class",
                                        "%d%s".formatted(year, code),
                                        words.collegeClass(name, year),
                                        major)
                                .grade(academicYear() - year + 1, year)
                                .from(LocalDate.of(year, 8, 1)));
        return new ClassPlan(
                college,
                unit,
                "college",
                "vocational",
                "4",
                year,
                LocalDate.of(year, 9, 1),
                academicYear() - year + 1,
                1,
                3,
                COLLEGE_CLASS,
                LocalDate.of(year - 19, 9, 1),
                LocalDate.of(year - 18, 9, 1),
                "%02d%s".formatted(year % 100, code),
                3);
    }

    private List<UUID> branches(UUID open, List<ClassPlan> plans) {
        var built = new ArrayList<UUID>();
        for (var b = 1; b <= 3; b++) {
            var branch = unit("branch", "0%d00".formatted(b), "branch." + b, open, it -> it);
            built.add(branch);
            for (var p = 1; p <= 2; p++) {
                var code = "0%d0%d".formatted(b, p);
                var point =
                        unit(
                                "teaching-point",
                                code,
                                "point.%d.%d".formatted(b, p),
                                branch,
                                it -> it);
                if (b == 1 && p == 1) {
                    built.add(point);
                }
                pointClasses(open, point, code, plans);
            }
        }
        var first = built.remove(1);
        built.add(first);
        return built;
    }

    private void pointClasses(UUID open, UUID point, String code, List<ClassPlan> plans) {
        for (var m = 1; m <= 2; m++) {
            for (var year = academicYear() - 2; year <= academicYear(); year++) {
                var unit =
                        openUnit.open(
                                NewUnit.of(
                                                "class",
                                                "%d%d".formatted(year, m),
                                                words.openClass(m, year),
                                                point)
                                        .grade(academicYear() - year + 1, year)
                                        .from(LocalDate.of(year, 8, 1)));
                plans.add(
                        new ClassPlan(
                                open,
                                unit,
                                "open",
                                "open",
                                m == 1 ? "3" : "4",
                                year,
                                LocalDate.of(year, 9, 1),
                                academicYear() - year + 1,
                                1,
                                3,
                                POINT_CLASS,
                                LocalDate.of(1978, 1, 1),
                                LocalDate.of(2000, 1, 1),
                                "%02d11001%s".formatted(year % 100, code.substring(1)),
                                3));
            }
        }
    }

    /// Terms and somebody who answers for everything, for units that were planted.
    @Transactional
    public void furnish(List<UUID> roots) {
        for (var it : roots) {
            furnishing.furnish(it, academicYear());
        }
    }

    UUID unit(
            String kind,
            String code,
            String name,
            @org.jspecify.annotations.Nullable UUID parent,
            java.util.function.UnaryOperator<NewUnit> more) {
        return openUnit.open(
                more.apply(NewUnit.of(kind, code, words.unit(name), parent).from(FOUNDED)));
    }
}
