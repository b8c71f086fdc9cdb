package org.matricula.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The classes of one institution of the great register, until it is known how many students each
/// gets and which class follows which.
final class BulkShape {

    /// A class as the others refer to it: of one line (a school, a major, a point's major), entered
    /// in one year, the n-th of its kind.
    private record Place(String line, int entered, int n) {}

    private record Cell(Place place, ClassPlan plan) {}

    private final UUID institution;
    private final int students;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Place, UUID> units = new HashMap<>();

    BulkShape(UUID institution, int students) {
        this.institution = institution;
        this.students = students;
    }

    void school(UUID unit, int entered, int level, int n) {
        add(
                new Place("", entered, n),
                plan(unit, "school", "compulsory", null, 9)
                        .entered(entered, level)
                        .born(LocalDate.of(entered - 7, 9, 1), LocalDate.of(entered - 6, 9, 1))
                        .numbered(String.valueOf(entered)));
    }

    void college(UUID unit, String major, int entered, int level, int n) {
        add(
                new Place(major, entered, n),
                plan(unit, "college", "vocational", "4", 3)
                        .entered(entered, level)
                        .born(LocalDate.of(entered - 19, 9, 1), LocalDate.of(entered - 18, 9, 1))
                        .numbered("%02d%s".formatted(entered % 100, major)));
    }

    void open(UUID unit, String point, int major, int entered, int level, int n) {
        add(
                new Place(point + major, entered, n),
                plan(unit, "open", "open", major == 1 ? "3" : "4", 3)
                        .entered(entered, level)
                        .born(LocalDate.of(1978, 1, 1), LocalDate.of(2000, 1, 1))
                        .numbered("%02d11001%s".formatted(entered % 100, point.substring(1))));
    }

    /// @param dealt how many of each crowd other institutions have taken; goes on being counted
    BulkInstitution institution(long seed, LocalDate today, Map<LocalDate, Long> dealt) {
        var classes = new ArrayList<BulkClass>();
        var numbers = new HashMap<String, Integer>();
        var place = 0;
        for (var i = 0; i < cells.size(); i++) {
            var it = cells.get(i).place();
            var size = students / cells.size() + (i < students % cells.size() ? 1 : 0);
            var plan = cells.get(i).plan().sized(size);
            var person = dealt.merge(plan.bornFrom(), (long) size, Long::sum) - size;
            var number = numbers.merge(plan.numberPrefix(), size, Integer::sum) - size;
            classes.add(
                    new BulkClass(
                            plan,
                            other(plan, new Place(it.line(), it.entered() + 1, it.n())),
                            beside(plan, it),
                            person,
                            number,
                            place));
            place += size;
        }
        return new BulkInstitution(institution, classes, seed, today);
    }

    List<ClassPlan> plans() {
        return cells.stream().map(Cell::plan).toList();
    }

    private UUID beside(ClassPlan plan, Place it) {
        var next = new Place(it.line(), it.entered(), it.n() + 1);
        return units.containsKey(next)
                ? units.get(next)
                : other(plan, new Place(it.line(), it.entered(), 1));
    }

    private UUID other(ClassPlan plan, Place place) {
        return units.getOrDefault(place, plan.unit());
    }

    private void add(Place place, ClassPlan plan) {
        units.put(place, plan.unit());
        cells.add(new Cell(place, plan));
    }

    private ClassPlan plan(
            UUID unit,
            String education,
            String kind,
            @org.jspecify.annotations.Nullable String studyLevel,
            int years) {
        return ClassPlan.of(institution, unit, education, kind, studyLevel, years);
    }
}
