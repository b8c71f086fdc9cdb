package org.matricula.coursework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.Course;
import org.matricula.curriculum.Courses;
import org.matricula.curriculum.PlannedCourse;
import org.matricula.curriculum.Programme;
import org.matricula.curriculum.Programmes;
import org.matricula.identity.Account;
import org.matricula.identity.Accounts;
import org.matricula.identity.Holder;
import org.matricula.organisation.Unit;

/// What a sheet of teaching tasks is read against, each thing asked for once.
final class TaskGround {

    /// A task of the term as it stands.
    ///
    /// @param typed whether a grade has been typed
    record Standing(
            UUID id,
            UUID unit,
            UUID course,
            String group,
            UUID teacher,
            String teacherName,
            List<UUID> co,
            String scale,
            int usual,
            int midterm,
            int practical,
            LocalDate opensOn,
            LocalDate closesOn,
            String stage,
            boolean typed,
            @Nullable String lessonTimes) {

        Formula formula() {
            return new Formula(usual, midterm, practical);
        }
    }

    private final UUID institution;
    private final Courses courses;
    private final Programmes programmes;
    private final Accounts accounts;
    private final List<Unit> units;
    private final Map<String, Standing> standing;
    private final List<Holder> holders;
    private final LocalDate opening;
    private final LocalDate closing;
    private final Map<UUID, Optional<Programme>> followed = new HashMap<>();
    private final Map<UUID, Set<UUID>> planned = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();
    private Map<String, Course> known = Map.of();
    private Map<String, Account> users = Map.of();

    TaskGround(
            UUID institution,
            Courses courses,
            Programmes programmes,
            Accounts accounts,
            List<Unit> units,
            List<Standing> standing,
            List<Holder> holders,
            LocalDate opening,
            LocalDate closing) {
        this.institution = institution;
        this.courses = courses;
        this.programmes = programmes;
        this.accounts = accounts;
        this.units = units;
        this.standing =
                standing.stream()
                        .collect(
                                Collectors.toMap(
                                        it -> key(it.unit(), it.course(), it.group()), it -> it));
        this.holders = holders;
        this.opening = opening;
        this.closing = closing;
    }

    /// Asks for everything the sheet names, in two questions.
    void look(Collection<String> codes, Collection<String> teachers) {
        known = courses.byCodes(institution, new HashSet<>(codes));
        users = accounts.byUsernames(new HashSet<>(teachers));
        users.values().forEach(it -> names.put(it.id(), it.name()));
        holders.forEach(it -> names.putIfAbsent(it.account(), it.name()));
        standing.values().forEach(it -> names.putIfAbsent(it.teacher(), it.teacherName()));
        var unnamed =
                standing.values().stream()
                        .flatMap(it -> it.co().stream())
                        .filter(it -> !names.containsKey(it))
                        .collect(Collectors.toSet());
        names.putAll(accounts.names(unnamed));
    }

    @Nullable Course course(String code) {
        return known.get(code);
    }

    /// By code or name; a whole class's task stands at a class, a group may lie at any unit.
    List<Unit> units(String name, boolean group) {
        return units.stream()
                .filter(it -> group || it.kind().equals("class"))
                .filter(it -> it.name().equals(name) || it.code().equals(name))
                .toList();
    }

    /// By user name; else by name, among those who hold a teacher's post.
    List<UUID> teachers(String name) {
        var user = users.get(name.toLowerCase(Locale.ROOT));
        return user != null
                ? List.of(user.id())
                : holders.stream()
                        .filter(it -> it.name().equals(name))
                        .map(Holder::account)
                        .distinct()
                        .toList();
    }

    String name(UUID account) {
        return names.getOrDefault(account, "");
    }

    Optional<Programme> programme(Unit unit) {
        return followed.computeIfAbsent(
                unit.id(),
                id ->
                        unit.entryYear() == null
                                ? Optional.empty()
                                : programmes.followed(id, unit.stage(), unit.entryYear()));
    }

    Set<UUID> planned(Programme it) {
        return planned.computeIfAbsent(
                it.id(),
                id ->
                        programmes.planned(id).stream()
                                .map(PlannedCourse::courseId)
                                .collect(Collectors.toSet()));
    }

    Optional<Standing> standing(UUID unit, UUID course, String group) {
        return Optional.ofNullable(standing.get(key(unit, course, group)));
    }

    LocalDate usualOpening() {
        return opening;
    }

    LocalDate usualClosing() {
        return closing;
    }

    private static String key(UUID unit, UUID course, String group) {
        return unit + " " + course + " " + group;
    }
}
