package org.matricula.feedback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.WorkingDays;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.policy.Policies;
import org.matricula.registry.OpenToLookers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 反馈: whoever sees a datum says what is wrong with it. It goes to the role that keeps such data
/// for the student's unit, with a day by which it is answered (个人信息保护法 第四十六条 更正请求, 第五十条 受理机制).
@Service
public class GiveFeedback {

    static final int LONGEST = 1_000;

    /// So many may wait at once of one person's.
    static final int MOST_OPEN = 20;

    private static final String[] LOOKERS =
            OpenToLookers.class.getAnnotation(Allowed.class).value();

    /// @param enrolment whose datum it is, null where no student is concerned
    /// @param topic one of the topics' codes
    /// @param place the section or page, as words
    public record NewFeedback(@Nullable UUID enrolment, String topic, String place, String words) {}

    private final FeedbackRows rows;
    private final Holders holders;
    private final Units units;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    GiveFeedback(
            FeedbackRows rows,
            Holders holders,
            Units units,
            Policies policies,
            WorkingDays workingDays,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.holders = holders;
        this.units = units;
        this.policies = policies;
        this.workingDays = workingDays;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID give(NewFeedback asked) {
        var it =
                new NewFeedback(
                        asked.enrolment(),
                        asked.topic().strip(),
                        asked.place().strip(),
                        asked.words().strip());
        var about = it.enrolment() == null ? null : concerned(it.enrolment());
        var at = about == null ? ownUnit() : units.get(about.unit());
        var topic = Topic.of(it.topic()).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        topic == null ? Refusal.input("topic", "feedback.topic") : null,
                        it.words().isEmpty() || it.words().length() > LONGEST
                                ? Refusal.input("words", "feedback.words", LONGEST)
                                : null,
                        at == null || at.institutionId() == null
                                ? Refusal.input("enrolment", "feedback.where")
                                : null,
                        Acting.now().account() == null
                                ? Refusal.forbidden("feedback.nobody")
                                : null,
                        rows.unanswered() >= MOST_OPEN
                                ? Refusal.conflict("feedback.many", MOST_OPEN)
                                : null));
        var unit = java.util.Objects.requireNonNull(at);
        var institution = java.util.Objects.requireNonNull(unit.institutionId());
        var today = LocalDate.now(clock);
        var asks = owners(java.util.Objects.requireNonNull(topic), unit, today);
        var due =
                workingDays.plus(today, policies.value(FeedbackPolicies.DAYS, institution, today));
        var id =
                rows.add(
                        about,
                        institution,
                        about == null ? unit.pos() : about.scopePos(),
                        it,
                        asks.role(),
                        due,
                        clock.instant());
        notices.tell(asks.accounts(), "feedback.told.given", "/feedback/" + id, it.place());
        ledger.record(
                Act.of("feedback.give", "feedback:" + id)
                        .at(about == null ? unit.pos() : about.scopePos())
                        .to(Map.of("topic", it.topic(), "owner", asks.role())));
        return id;
    }

    /// 转交: to another role that keeps such data; the day of the answer stays.
    @Transactional
    public void pass(UUID id, String role, String why) {
        rows.hold(id);
        var it = rows.get(id);
        var today = LocalDate.now(clock);
        var unit = units.at(it.scopePos()).orElseGet(() -> units.get(it.institutionId()));
        var known =
                java.util.Arrays.stream(Topic.values())
                        .anyMatch(topic -> topic.owners().contains(role));
        Refused.unlessEmpty(
                Refusal.all(
                        it.answered() ? Refusal.conflict("feedback.answered") : null,
                        AnswerFeedback.answers(it) ? null : Refusal.forbidden("feedback.not-owner"),
                        why.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        why.length() > LONGEST
                                ? Refusal.input("reason", "feedback.words", LONGEST)
                                : null,
                        known && !holders.holding(role, unit.id(), today).isEmpty()
                                ? null
                                : Refusal.input("role", "feedback.role")));
        rows.passed(id, role);
        notices.tell(
                holders.holding(role, unit.id(), today).stream().map(Holder::account).toList(),
                "feedback.told.given",
                "/feedback/" + id,
                it.place());
        ledger.record(
                Act.of("feedback.pass", "feedback:" + id)
                        .at(it.scopePos())
                        .because(why)
                        .from(Map.of("owner", it.ownerRole()))
                        .to(Map.of("owner", role)));
    }

    /// Only of somebody whose file the acting person may look at.
    FeedbackRows.Concerned concerned(UUID enrolment) {
        if (!Acting.now().holds(LOOKERS)) {
            throw new Absent("enrolment");
        }
        return rows.concerned(enrolment).orElseThrow(() -> new Absent("enrolment"));
    }

    private @Nullable Unit ownUnit() {
        var actor = Acting.now();
        if (actor.unit() == null || !actor.scope().persons().isEmpty()) {
            return null;
        }
        var unit = units.get(actor.unit());
        return actor.scope().reaches(unit.pos()) ? unit : null;
    }

    private record Asks(String role, List<UUID> accounts) {}

    /// The nearest who hold the first of the roles that anybody holds; else the registry is asked,
    /// and sees it as soon as somebody holds that post.
    private Asks owners(Topic topic, Unit unit, LocalDate today) {
        var giver = Acting.now().account();
        for (var role : topic.owners()) {
            // whoever gave it doesn't answer it: the next above who can is the nearest
            var others =
                    holders.holding(role, unit.id(), today).stream()
                            .filter(it -> !it.account().equals(giver))
                            .toList();
            if (!others.isEmpty()) {
                var first = others.getFirst().unit();
                return new Asks(
                        role,
                        others.stream()
                                .filter(it -> java.util.Objects.equals(it.unit(), first))
                                .map(Holder::account)
                                .toList());
            }
        }
        return new Asks("registrar", List.of());
    }
}
