package org.matricula.curriculum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a sheet would change of a programme: courses first, then modules.
final class ProgrammeChanges {

    private ProgrammeChanges() {}

    static List<ProgrammeSheet.Change> of(
            Programmes programmes,
            UUID programme,
            ProgrammeSheet.Content content,
            Map<String, Course> known) {
        var stand =
                programmes.planned(programme).stream()
                        .collect(
                                Collectors.toMap(
                                        PlannedCourse::code,
                                        Function.identity(),
                                        (one, other) -> one,
                                        LinkedHashMap::new));
        var found = new ArrayList<ProgrammeSheet.Change>();
        content.places()
                .forEach((code, place) -> {
                    var was = stand.get(code);
                    var now = shown(place.module(), place.term());
                    var name =
                            known.containsKey(code)
                                    ? known.get(code).name()
                                    : content.added().stream()
                                            .filter(c -> c.code().equals(code))
                                            .map(NewCourse::name)
                                            .findFirst()
                                            .orElse("");
                    if (was == null) {
                        found.add(new ProgrammeSheet.Change("added", code, name, null, now));
                    } else if (!shown(was.module(), was.plannedTerm()).equals(now)) {
                        found.add(
                                new ProgrammeSheet.Change(
                                        "changed",
                                        code,
                                        name,
                                        shown(was.module(), was.plannedTerm()),
                                        now));
                    }
                });
        stand.values().stream()
                .filter(it -> !content.places().containsKey(it.code()))
                .forEach(it ->
                        found.add(
                                new ProgrammeSheet.Change(
                                        "removed",
                                        it.code(),
                                        it.name(),
                                        shown(it.module(), it.plannedTerm()),
                                        null)));
        var here =
                programmes.modules(programme).stream()
                        .collect(
                                Collectors.toMap(
                                        ProgrammeModule::name, ProgrammeModule::leastCredits));
        content.modules()
                .forEach((name, least) -> {
                    var was = here.get(name);
                    if (was == null || was.compareTo(least) != 0) {
                        found.add(
                                new ProgrammeSheet.Change(
                                        was == null ? "added" : "changed",
                                        "",
                                        name,
                                        was == null ? null : was.toPlainString(),
                                        least.toPlainString()));
                    }
                });
        here.forEach((name, least) -> {
            if (!content.modules().containsKey(name)) {
                found.add(
                        new ProgrammeSheet.Change(
                                "removed", "", name, least.toPlainString(), null));
            }
        });
        return found;
    }

    private static String shown(String module, int term) {
        return module + " · " + term;
    }
}
