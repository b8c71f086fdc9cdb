package org.matricula.teaching.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.curriculum.Courses;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.teaching.TeachingOffices;
import org.matricula.teaching.TeachingOffices.Office;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 设立教研室, name its head, take in members, say for which courses it answers; closed, never erased.
@Service
public class KeepOffices {

    /// An office with all that belongs to it.
    public record View(
            Office office, List<OfficeRows.Member> members, List<OfficeRows.Course> courses) {}

    private static final int LONGEST = 60;
    private static final Set<String> KINDS =
            Set.of("school", "teaching-point", "branch", "department", "major");

    private final TeachingOffices offices;
    private final OfficeRows rows;
    private final Units units;
    private final Accounts accounts;
    private final Courses courses;
    private final Ledger ledger;
    private final Clock clock;

    KeepOffices(
            TeachingOffices offices,
            OfficeRows rows,
            Units units,
            Accounts accounts,
            Courses courses,
            Ledger ledger,
            Clock clock) {
        this.offices = offices;
        this.rows = rows;
        this.units = units;
        this.accounts = accounts;
        this.courses = courses;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    View show(UUID office) {
        return new View(offices.get(office), rows.members(office), rows.courses(office));
    }

    /// @param head the account's name, blank as long as nobody is named
    @Transactional
    public UUID open(UUID unit, String name, String head) {
        var at = units.get(unit);
        if (!Acting.now().scope().reaches(at.pos()) || at.institutionId() == null) {
            throw new Absent("unit " + unit);
        }
        var account = head.isBlank() ? null : accounts.byUsername(head.strip()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        KINDS.contains(at.kind()) ? null : Refusal.input("unit", "office.unit"),
                        name.isBlank() || name.strip().length() > LONGEST
                                ? Refusal.input("name", "office.name", LONGEST)
                                : null,
                        !head.isBlank() && account == null
                                ? Refusal.input("head", "task.teacher")
                                : null));
        var id =
                rows.open(
                                at,
                                name.strip(),
                                account == null ? null : account.id(),
                                LocalDate.now(clock))
                        .orElseThrow(
                                () -> new Refused(Refusal.conflict("office.twice", name.strip())));
        record("office.open", id, at.pos(), Map.of("name", name.strip(), "unit", at.name()));
        return id;
    }

    @Transactional
    public void head(UUID office, String head) {
        var it = held(office);
        var account = accounts.byUsername(head.strip()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(account == null ? Refusal.input("head", "task.teacher") : null));
        rows.head(office, account.id());
        record("office.head", office, it.scopePos(), Map.of("account", account.id().toString()));
    }

    /// @param usernames one or several, as they are pasted: all of them, or nobody
    @Transactional
    public void add(UUID office, String usernames) {
        var it = held(office);
        var all = new LinkedHashSet<>(List.of(usernames.strip().split("[\\s,，、;；]+")));
        var found = accounts.byUsernames(all);
        var refusals = new ArrayList<Refusal>();
        all.stream()
                .filter(one -> !found.containsKey(one.toLowerCase(java.util.Locale.ROOT)))
                .forEach(one -> refusals.add(Refusal.input("members", "office.account", one)));
        Refused.unlessEmpty(refusals);
        rows.add(
                it,
                found.values().stream().map(org.matricula.identity.Account::id).toList(),
                LocalDate.now(clock));
        record("office.member", office, it.scopePos(), Map.of("accounts", found.size()));
    }

    @Transactional
    public void leave(UUID office, UUID account) {
        var it = held(office);
        if (!rows.leave(office, account, LocalDate.now(clock))) {
            throw new Absent("member");
        }
        record("office.leave", office, it.scopePos(), Map.of("account", account.toString()));
    }

    /// @param codes 课程 ID, one or several: all of them, or none
    @Transactional
    public void assign(UUID office, String codes) {
        var it = held(office);
        var all = new LinkedHashSet<>(List.of(codes.strip().split("[\\s,，、;；]+")));
        var found = courses.byCodes(it.institutionId(), all);
        var refusals = new ArrayList<Refusal>();
        all.stream()
                .filter(code -> !found.containsKey(code))
                .forEach(code -> refusals.add(Refusal.input("courses", "course.unknown", code)));
        Refused.unlessEmpty(refusals);
        var ids = found.values().stream().map(org.matricula.curriculum.Course::id).toList();
        var standing = offices.ofCourses(ids);
        found.values().stream()
                .filter(course -> standing.containsKey(course.id()))
                .filter(course -> !standing.get(course.id()).officeId().equals(office))
                .forEach(course ->
                        refusals.add(
                                Refusal.input(
                                        "courses",
                                        "office.course",
                                        course.name(),
                                        standing.get(course.id()).office())));
        Refused.unlessEmpty(refusals);
        var fresh = ids.stream().filter(id -> !standing.containsKey(id)).toList();
        if (!new HashSet<>(rows.assign(it, fresh)).containsAll(fresh)) {
            throw new Refused(Refusal.conflict("office.moved"));
        }
        record("office.course", office, it.scopePos(), Map.of("courses", String.join("、", all)));
    }

    @Transactional
    public void release(UUID office, UUID course) {
        var it = held(office);
        if (!rows.release(office, course)) {
            throw new Absent("course");
        }
        record("office.release", office, it.scopePos(), Map.of("course", course.toString()));
    }

    @Transactional
    public void close(UUID office, String why) {
        var it = held(office);
        Refused.unlessEmpty(
                Refusal.all(why.isBlank() ? Refusal.input("reason", "field.missing") : null));
        rows.close(office, LocalDate.now(clock));
        ledger.record(
                Act.of("office.close", "teaching-office:" + office)
                        .at(it.scopePos())
                        .because(why.strip()));
    }

    private Office held(UUID office) {
        rows.hold(office);
        var it = offices.get(office);
        Refused.unlessEmpty(
                Refusal.all(it.closed() ? Refusal.conflict("office.closed", it.name()) : null));
        return it;
    }

    private void record(String act, UUID office, long pos, Map<String, ?> after) {
        ledger.record(Act.of(act, "teaching-office:" + office).at(pos).to(after));
    }
}
