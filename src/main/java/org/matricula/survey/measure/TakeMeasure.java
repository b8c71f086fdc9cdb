package org.matricula.survey.measure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.survey.Theme;
import org.matricula.survey.form.Questionnaires;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 个别帮扶: set for a student or a class, owned by one person, noted upon, and seen to its end.
@Service
public class TakeMeasure {

    private static final int LONGEST = 2_000;
    private static final List<String> OWNERS =
            List.of("class-teacher", "counsellor", "department-registrar", "registrar");
    private static final List<String> EFFECTS = List.of("reached", "partly", "none");

    private final MeasureRows rows;
    private final Questionnaires questionnaires;
    private final Units units;
    private final Holders holders;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    TakeMeasure(
            MeasureRows rows,
            Questionnaires questionnaires,
            Units units,
            Holders holders,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.questionnaires = questionnaires;
        this.units = units;
        this.holders = holders;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Slice<Measure> page(String which, @Nullable String cursor, int most) {
        return rows.page(which, LocalDate.now(clock), cursor, most);
    }

    @Transactional(readOnly = true)
    public Measure get(UUID id) {
        return rows.get(id);
    }

    /// What has been noted of it. Whoever is not its owner leaves a mark by reading.
    @Transactional
    public List<MeasureRows.Note> notes(UUID id) {
        var it = rows.get(id);
        if (!it.ownerId().equals(Acting.now().account()) && it.notes() > 0) {
            note("survey.read-measure", it, null, Map.of());
        }
        return rows.notes(id);
    }

    /// Who may own a measure for somebody of this class.
    @Transactional(readOnly = true)
    public List<Holder> owners(UUID unit) {
        var day = LocalDate.now(clock);
        var all = new LinkedHashMap<UUID, Holder>();
        OWNERS.forEach(role ->
                holders.holding(role, unit, day).forEach(it -> all.putIfAbsent(it.account(), it)));
        return List.copyOf(all.values());
    }

    /// @return its id
    @Transactional
    public UUID set(NewMeasure it) {
        var today = LocalDate.now(clock);
        var ofClass = it.unit() != null;
        if (ofClass != it.student().isBlank()) {
            throw new Refused(Refusal.input("student", "measure.whom"));
        }
        var whom = ofClass ? unit(it.unit()) : rows.student(it.student().strip());
        Refused.unlessEmpty(
                Refusal.all(
                        it.what().isBlank() || it.what().length() > 300
                                ? Refusal.input("what", "measure.what")
                                : null,
                        it.goal().length() > 500 ? Refusal.input("goal", "measure.goal") : null,
                        Theme.codes().contains(it.theme())
                                ? null
                                : Refusal.input("theme", "survey.theme"),
                        it.dueOn() == null || it.dueOn().isBefore(today)
                                ? Refusal.input("dueOn", "measure.due-on")
                                : null,
                        it.interview() == null
                                        || whom.enrolment() != null
                                                && rows.interviewed(
                                                        it.interview(), whom.enrolment())
                                ? null
                                : Refusal.input("interview", "measure.interview")));
        if (it.questionnaire() != null) {
            questionnaires.get(it.questionnaire());
        }
        var owner = owner(it.owner(), whom.unit());
        var id =
                rows.add(
                        whom,
                        ofClass,
                        new NewMeasure(
                                it.student().strip(),
                                it.unit(),
                                it.questionnaire(),
                                it.interview(),
                                it.theme(),
                                it.what().strip(),
                                it.goal().strip(),
                                it.owner(),
                                it.dueOn()),
                        owner.account(),
                        owner.name(),
                        clock.instant());
        var made = rows.get(id);
        tell(made);
        note(
                "survey.set-measure",
                made,
                null,
                Map.of("theme", it.theme(), "owner", owner.name(), "due", it.dueOn().toString()));
        return id;
    }

    @Transactional
    public void note(UUID id, String words) {
        var it = mine(id);
        if (words.isBlank() || words.length() > LONGEST) {
            throw new Refused(Refusal.input("words", "measure.note", LONGEST));
        }
        rows.note(id, LocalDate.now(clock), words.strip(), clock.instant());
        note("survey.note-measure", it, null, Map.of());
    }

    /// Another owner, or another day, with the reason.
    @Transactional
    public void hand(UUID id, @Nullable UUID owner, @Nullable LocalDate due, String why) {
        var it = mine(id);
        Refused.unlessEmpty(
                Refusal.all(
                        due == null || due.isBefore(LocalDate.now(clock))
                                ? Refusal.input("dueOn", "measure.due-on")
                                : null,
                        written(why)));
        var unit = it.unitId() == null ? rows.student(it.number()).unit() : it.unitId();
        var to =
                owner == null || owner.equals(it.ownerId())
                        ? new Holder(it.ownerId(), it.owner(), "", null)
                        : owner(owner, unit);
        rows.hand(id, to.account(), to.name(), due);
        note(
                "survey.hand-measure",
                it,
                why.strip(),
                Map.of("owner", to.name(), "due", due.toString()));
        if (!to.account().equals(it.ownerId())) {
            tell(rows.get(id));
        }
    }

    /// 完成, with what came of it.
    @Transactional
    public void done(UUID id, String effect, String outcome) {
        var it = mine(id);
        Refused.unlessEmpty(
                Refusal.all(
                        EFFECTS.contains(effect) ? null : Refusal.input("effect", "measure.effect"),
                        outcome.isBlank() || outcome.length() > LONGEST
                                ? Refusal.input("outcome", "measure.outcome", LONGEST)
                                : null));
        rows.end(id, "done", effect, outcome.strip(), clock.instant());
        note("survey.end-measure", it, null, Map.of("effect", effect));
    }

    private static @Nullable Refusal written(String why) {
        if (why.isBlank()) {
            return Refusal.input("reason", "field.missing");
        }
        return why.length() > LONGEST
                ? Refusal.input("reason", "survey.reason-long", String.valueOf(LONGEST))
                : null;
    }

    /// 终止, with why.
    @Transactional
    public void drop(UUID id, String why) {
        var it = mine(id);
        Refused.unlessEmpty(Refusal.all(written(why)));
        rows.end(id, "dropped", null, why.strip(), clock.instant());
        note("survey.end-measure", it, why.strip(), Map.of());
    }

    /// Whether the acting person carries it on: its owner, whoever set it, and the offices.
    static boolean carries(Measure it) {
        var me = Acting.now();
        return it.open()
                && me.holds(OWNERS.toArray(String[]::new))
                && (it.ownerId().equals(me.account())
                        || me.account() != null && me.account().equals(it.setterId())
                        || me.holds("registrar", "department-registrar"));
    }

    private Measure mine(UUID id) {
        var it = rows.lock(id);
        if (!it.open()) {
            throw new Refused(Refusal.conflict("measure.ended"));
        }
        if (!carries(it)) {
            throw new Refused(Refusal.forbidden("measure.not-yours"));
        }
        return it;
    }

    private Holder owner(@Nullable UUID account, UUID unit) {
        var me = Acting.now();
        if (account == null || account.equals(me.account())) {
            if (me.account() == null) {
                throw new Refused(Refusal.input("owner", "measure.owner"));
            }
            return new Holder(me.account(), me.name(), me.role(), me.unit());
        }
        return owners(unit).stream()
                .filter(it -> it.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.input("owner", "measure.owner")));
    }

    private MeasureRows.Whom unit(UUID id) {
        var it =
                units.find(id)
                        .filter(one -> Acting.now().scope().reaches(one.pos()))
                        .filter(one -> one.institutionId() != null)
                        .orElseThrow(() -> new Absent("unit"));
        return new MeasureRows.Whom(null, null, it.id(), it.institutionId(), it.pos());
    }

    private void tell(Measure it) {
        if (!it.ownerId().equals(Acting.now().account())) {
            notices.tell(
                    List.of(it.ownerId()),
                    "measure.told",
                    "/measures/" + it.id(),
                    it.subject(),
                    it.dueOn());
        }
    }

    private void note(String action, Measure it, @Nullable String why, Map<String, ?> after) {
        ledger.record(
                Act.of(action, "measure:" + it.id()).at(it.scopePos()).because(why).to(after));
    }
}
