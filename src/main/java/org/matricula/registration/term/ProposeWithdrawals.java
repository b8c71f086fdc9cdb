package org.matricula.registration.term;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.workflow.apply.AddEvidence;
import org.matricula.workflow.apply.DraftCase;
import org.matricula.workflow.apply.SubmitCase;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// 逾期未注册退学处理 (普通高等学校学生管理规定 第三十条第一款第五项): opens the withdrawal by the school for whoever neither
/// registered nor was deferred within the time the rules give. It opens a case before its first
/// office and nothing more: the standing is changed by that case alone, once it has been told,
/// heard and decided. One transaction a student, so that what is broken off goes on where it was.
@Service
class ProposeWithdrawals {

    /// What came of it.
    ///
    /// @param refused by the student's name, why the rules of the case do not allow it
    record Proposed(int opened, Map<String, List<Refusal>> refused) {}

    private static final String WITHDRAWAL = "required-withdrawal";
    private static final String GROUND = "not-registered";
    private static final String EVIDENCE = "registration-list";
    private static final int PAGE = 200;

    private final OverdueRows rows;
    private final Openings openings;
    private final Registrations registrations;
    private final RegistrationLists lists;
    private final Caretakers caretakers;
    private final DraftCase draftCase;
    private final AddEvidence addEvidence;
    private final SubmitCase submitCase;
    private final Units units;
    private final Policies policies;
    private final Notices notices;
    private final Ledger ledger;
    private final MessageSource messages;
    private final TransactionTemplate alone;
    private final Clock clock;

    ProposeWithdrawals(
            OverdueRows rows,
            Openings openings,
            Registrations registrations,
            RegistrationLists lists,
            Caretakers caretakers,
            DraftCase draftCase,
            AddEvidence addEvidence,
            SubmitCase submitCase,
            Units units,
            Policies policies,
            Notices notices,
            Ledger ledger,
            MessageSource messages,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.openings = openings;
        this.registrations = registrations;
        this.lists = lists;
        this.caretakers = caretakers;
        this.draftCase = draftCase;
        this.addEvidence = addEvidence;
        this.submitCase = submitCase;
        this.units = units;
        this.policies = policies;
        this.notices = notices;
        this.ledger = ledger;
        this.messages = messages;
        this.alone =
                new TransactionTemplate(
                        Objects.requireNonNull(transaction.getTransactionManager()));
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /// Those of one opening whose time is past, with what will become of each.
    @Transactional(readOnly = true)
    public List<Overdue> preview(UUID opening, LocalDate today, int limit) {
        return rows.all(opening, today, before(openings.get(opening), today), limit);
    }

    /// Whether the time of one is past.
    @Transactional(readOnly = true)
    public boolean overdue(UUID opening, UUID enrolment, LocalDate today) {
        return rows.one(opening, enrolment, today).filter(it -> past(it, today)).isPresent();
    }

    /// By the button: those who were chosen in the preview.
    Proposed propose(UUID openingId, List<UUID> chosen) {
        var today = LocalDate.now(clock);
        var opening = openings.get(openingId);
        Refused.unlessEmpty(
                Refusal.all(chosen.isEmpty() ? Refusal.input("id", "registration.nobody") : null));
        var them =
                alone.execute(_ ->
                        chosen.stream()
                                .distinct()
                                .flatMap(it -> rows.one(openingId, it, today).stream())
                                .filter(it -> past(it, today))
                                .toList());
        Refused.unlessEmpty(
                Refusal.all(
                        them.size() == chosen.stream().distinct().count()
                                ? null
                                : Refusal.conflict("registration.overdue.changed")));
        var done = each(opening.name(), them, today);
        alone.executeWithoutResult(_ ->
                ledger.record(
                        Act.of("registration.propose", "opening:" + openingId)
                                .at(units.get(opening.institutionId()).pos())
                                .to(
                                        Map.of(
                                                "enrolments",
                                                them.stream()
                                                        .map(it -> it.enrolment().toString())
                                                        .toList(),
                                                "count",
                                                done.opened()))));
        return done;
    }

    /// By night: each opening's, one school after the other, unless they are so many that somebody
    /// has to look first.
    void night(LocalDate today) {
        for (var it : alone.execute(_ -> openings.all())) {
            if (today.isAfter(it.closesOn()) && today.isBefore(it.until())) {
                night(it, today);
            }
        }
    }

    private void night(Opening opening, LocalDate today) {
        var institution = opening.institutionId();
        var before = before(opening, today);
        int due = alone.execute(_ -> rows.due(opening.id(), today, before));
        if (due > policies.value(RegistrationPolicies.PROPOSED_MOST, institution, today)) {
            alone.executeWithoutResult(_ ->
                    notices.tell(
                            accounts(caretakers.registrars(institution, today)),
                            "notice.registration.overdue-many",
                            "/registrations/" + opening.id() + "/overdue",
                            opening.name(),
                            String.valueOf(due)));
            return;
        }
        // whoever the rules refuse stays due: a page goes on after the last of the page before
        UUID last = null;
        for (var left = true; left; ) {
            var after = last;
            var page = alone.execute(_ -> rows.due(opening.id(), today, before, after, PAGE));
            each(opening.name(), page, today);
            left = page.size() == PAGE;
            last = page.isEmpty() ? last : page.getLast().enrolment();
        }
    }

    private Proposed each(String term, List<Overdue> them, LocalDate today) {
        var opened = 0;
        var refused = new LinkedHashMap<String, List<Refusal>>();
        for (var it : them) {
            try {
                opened += Acting.call(round(), () -> one(it, term, today)) ? 1 : 0;
            } catch (Refused no) {
                refused.put(it.name(), no.refusals());
            }
        }
        return new Proposed(opened, refused);
    }

    /// Read again behind the lock that registering takes too: whoever was first counts.
    private boolean one(Overdue seen, String term, LocalDate today) {
        return Boolean.TRUE.equals(
                alone.execute(_ -> {
                    registrations.lock(seen.opening(), List.of(seen.enrolment()));
                    return rows.one(seen.opening(), seen.enrolment(), today)
                            .filter(it -> past(it, today))
                            .filter(it -> it.turn() == Overdue.Turn.DUE)
                            .map(it -> open(it, term, today))
                            .orElse(false);
                }));
    }

    private boolean open(Overdue it, String term, LocalDate today) {
        var fields =
                Map.of(
                        "ground",
                        GROUND,
                        "facts",
                        say("facts", term, it.lastOn(), days(it, today), today));
        var id = draftCase.draft(WITHDRAWAL, it.enrolment(), fields, say("basis"));
        addEvidence.add(
                id,
                EVIDENCE,
                say("file") + ".pdf",
                new ByteArrayInputStream(lists.proof(it.opening(), it.enrolment())));
        submitCase.submit(id);
        rows.proposed(it, id, clock.instant());
        notices.tell(
                accounts(caretakers.of(it.unit(), today)),
                "notice.registration.proposed",
                "/cases/" + id,
                it.name(),
                it.lastOn().toString());
        return true;
    }

    /// The time the rules give is over.
    private boolean past(Overdue it, LocalDate today) {
        return it.lastOn().plusDays(days(it, today)).isBefore(today);
    }

    private int days(Overdue it, LocalDate today) {
        return policies.value(RegistrationPolicies.OVERDUE, it.institution(), today);
    }

    /// The day before which they should have registered whose time is past.
    private LocalDate before(Opening it, LocalDate today) {
        return today.minusDays(days(it, today));
    }

    int days(Opening it, LocalDate today) {
        return policies.value(RegistrationPolicies.OVERDUE, it.institutionId(), today);
    }

    /// In whose name a case is opened that nobody applied for: a person who had would not be
    /// allowed to decide it.
    private Actor round() {
        return new Actor(null, say("round"), "system", null, Scope.ALL, "registration");
    }

    private static List<UUID> accounts(List<Holder> holders) {
        return holders.stream().map(Holder::account).distinct().toList();
    }

    private String say(String key, Object... args) {
        return messages.getMessage(
                "registration.overdue." + key,
                Stream.of(args).map(String::valueOf).toArray(),
                Locale.SIMPLIFIED_CHINESE);
    }
}
