package org.matricula.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.matricula.bench.AllBenches.Place;
import org.matricula.change.TestCases;
import org.matricula.kernel.Actor;

/// Leaves through four approvals as four people, two cases at a time.
final class CasesBench {

    private static final int CLIENTS = 2;
    private static final int WARM = 40;

    private CasesBench() {}

    static void run(Place place, EngineWatch watch, int number, Figures figures) throws Exception {
        var cases = place.bean(TestCases.class);
        var school = cases.units().school("college");
        var offices = cases.offices(school);
        var applicants = new ArrayList<Actor>();
        var students = new ArrayList<UUID>();
        for (var i = 0; i < number; i++) {
            var student =
                    cases.students()
                            .enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
            students.add(student);
            applicants.add(cases.people().reaching("林一诺", "student", school.id(), student));
        }
        through(cases, offices, applicants.subList(0, WARM), students.subList(0, WARM));
        watch.takeNanos();
        var start = System.nanoTime();
        through(cases, offices, applicants.subList(WARM, number), students.subList(WARM, number));
        var seconds = (System.nanoTime() - start) / 1e9;
        var engine = watch.takeNanos() / 1e9 / CLIENTS;
        figures.line(
                "CASES",
                String.format(
                        Locale.ROOT,
                        "%.1f cases/s through four approvals, %d clients, %d cases",
                        (number - WARM) / seconds,
                        CLIENTS,
                        number - WARM),
                "",
                "",
                null);
        figures.line(
                "CASES engine's share",
                String.format(
                        Locale.ROOT,
                        "%.1f s of %.1f s a client lie in the process engine",
                        engine,
                        seconds),
                String.format(Locale.ROOT, "%.0f %%", 100 * engine / seconds),
                "",
                null);
    }

    private static void through(
            TestCases cases, TestCases.Offices offices, List<Actor> applicants, List<UUID> students)
            throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var all = new ArrayList<Callable<UUID>>();
            for (var i = 0; i < students.size(); i++) {
                var applicant = applicants.get(i);
                var student = students.get(i);
                all.add(() -> one(cases, offices, applicant, student));
            }
            for (var it : clients.invokeAll(all)) {
                it.get();
            }
        }
    }

    private static UUID one(
            TestCases cases, TestCases.Offices offices, Actor applicant, UUID student) {
        var id =
                cases.submitted(
                        applicant,
                        "leave-of-absence",
                        student,
                        cases.leave(cases.today(), 6),
                        "medical-certificate",
                        "guardian-consent");
        offices.all().forEach(it -> cases.approve(it, id));
        return id;
    }
}
