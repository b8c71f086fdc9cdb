package org.matricula.survey.interview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 面谈: assigned, held, recorded. What was said is sealed; whoever held the interview and whoever
/// asked for it read it, and each look of the latter is written down.
@Service
public class HoldInterviews {

    private static final int LONGEST = 8_000;
    private static final int LONGEST_REASON = 1_000;
    private static final List<String> ROLES = List.of("class-teacher", "counsellor");
    private static final List<String> FINDINGS = List.of("well", "attend", "urgent");

    private final InterviewCampaigns campaigns;
    private final InterviewRows rows;
    private final Holders holders;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    HoldInterviews(
            InterviewCampaigns campaigns,
            InterviewRows rows,
            Holders holders,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.rows = rows;
        this.holders = holders;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Slice<Campaign> campaigns(@Nullable UUID before, int most) {
        return campaigns.page(before, most);
    }

    @Transactional(readOnly = true)
    public Campaign campaign(UUID id) {
        return campaigns.get(id);
    }

    @Transactional(readOnly = true)
    Slice<Interview> interviews(UUID campaign, @Nullable UUID after, int most) {
        campaigns.get(campaign);
        return Slice.of(
                rows.of(campaign, after, most + 1), most, (Interview it) -> it.id().toString());
    }

    @Transactional(readOnly = true)
    List<InterviewRows.Found> found(UUID campaign) {
        return rows.found(campaign);
    }

    /// The acting person's own that wait, and those of their students that nobody has.
    @Transactional(readOnly = true)
    public List<Interview> waiting(boolean own, int most) {
        var me = Acting.now();
        return own
                ? me.account() == null ? List.of() : rows.waiting(me.account(), most)
                : me.holds("class-teacher", "counsellor") ? rows.waiting(null, most) : List.of();
    }

    @Transactional(readOnly = true)
    public Interview get(UUID id) {
        return rows.get(id);
    }

    @Transactional(readOnly = true)
    Campaign of(Interview it) {
        return campaigns.get(it.campaignId());
    }

    /// Who may be named to hold an interview: those who look after the student's class.
    @Transactional(readOnly = true)
    List<Holder> candidates(Interview it) {
        var day = LocalDate.now(clock);
        var all = new HashMap<UUID, Holder>();
        ROLES.forEach(role ->
                holders.holding(role, it.unitId(), day)
                        .forEach(one -> all.putIfAbsent(one.account(), one)));
        return List.copyOf(all.values());
    }

    /// 指派. A class teacher or counsellor takes one that nobody has for themselves; the office names
    /// whom it will.
    @Transactional
    public void assign(UUID id, UUID account) {
        var it = rows.lock(id);
        var me = Acting.now();
        waiting(it);
        var named =
                candidates(it).stream().filter(one -> one.account().equals(account)).findFirst();
        var self = account.equals(me.account()) && me.holds("class-teacher", "counsellor");
        if (me.holds("class-teacher", "counsellor") && !self) {
            throw new Refused(Refusal.forbidden("interview.for-yourself"));
        }
        if (me.holds("class-teacher", "counsellor")
                && it.interviewerId() != null
                && !it.interviewerId().equals(me.account())) {
            throw new Refused(Refusal.forbidden("interview.not-yours"));
        }
        if (named.isEmpty() && !self) {
            throw new Refused(Refusal.input("account", "interview.candidate"));
        }
        var name = named.map(Holder::name).orElse(me.name());
        rows.assign(id, account, name);
        if (!self) {
            notices.tell(
                    List.of(account),
                    "interview.told",
                    "/interviews/mine",
                    it.campaign(),
                    it.dueOn());
        }
        var former = it.interviewerId();
        if (former != null && !former.equals(account) && !former.equals(me.account())) {
            notices.tell(
                    List.of(former),
                    "interview.told-away",
                    "/interviews/mine",
                    it.campaign(),
                    name);
        }
        ledger.record(
                Act.of("survey.assign-interview", "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .from(former == null ? Map.of() : Map.of("interviewer", it.interviewer()))
                        .to(Map.of("interviewer", name)));
    }

    /// 登记面谈, by whoever held it; it stays as it was recorded.
    @Transactional
    public void record(
            UUID id, @Nullable LocalDate on, String record, String finding, String words) {
        var it = rows.lock(id);
        waiting(it);
        mine(it);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        on == null || on.isAfter(today)
                                ? Refusal.input("on", "interview.day")
                                : null,
                        record.isBlank() || record.length() > LONGEST
                                ? Refusal.input("record", "interview.record", LONGEST)
                                : null,
                        FINDINGS.contains(finding)
                                ? null
                                : Refusal.input("finding", "interview.finding"),
                        words.length() > 1000 || words.isBlank() && !finding.equals("well")
                                ? Refusal.input("words", "interview.words")
                                : null));
        rows.held(id, on, record.strip(), finding, words.strip(), clock.instant());
        note("survey.record-interview", it, Map.of("finding", finding));
    }

    @Transactional
    public void missed(UUID id, String why) {
        var it = rows.lock(id);
        waiting(it);
        mine(it);
        Refused.unlessEmpty(
                Refusal.all(
                        why.isBlank() ? Refusal.input("reason", "field.missing") : null,
                        why.length() > LONGEST_REASON
                                ? Refusal.input(
                                        "reason",
                                        "survey.reason-long",
                                        String.valueOf(LONGEST_REASON))
                                : null));
        rows.missed(id, why.strip(), clock.instant());
        note("survey.record-interview", it, Map.of("missed", true));
    }

    /// @return empty where it was not held, or is not for the acting person to read
    @Transactional
    public Optional<String> read(UUID id) {
        var it = rows.get(id);
        var me = Acting.now().account();
        if (me == null || !it.held()) {
            return Optional.empty();
        }
        if (me.equals(it.interviewerId())) {
            return rows.record(id);
        }
        if (!me.equals(it.campaignOwner())) {
            return Optional.empty();
        }
        note("survey.read-interview", it, Map.of());
        return rows.record(id);
    }

    private static void waiting(Interview it) {
        Refused.unlessEmpty(
                Refusal.all(
                        it.campaignOpen() ? null : Refusal.conflict("interview.closed"),
                        it.assigned() ? null : Refusal.conflict("interview.recorded")));
    }

    private static void mine(Interview it) {
        if (it.interviewerId() == null || !it.interviewerId().equals(Acting.now().account())) {
            throw new Refused(Refusal.forbidden("interview.not-yours"));
        }
    }

    private void note(String action, Interview it, Map<String, ?> after) {
        ledger.record(Act.of(action, "enrolment:" + it.enrolmentId()).at(it.scopePos()).to(after));
    }
}
