package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.personal.PersonName;
import org.matricula.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 信息更正: writes what a case has granted upon a person, and takes it back. The old value stays
/// readable with the days it was true and the time it was held for true.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CorrectDetails {

    /// @param from the day the new value became true; null where the old one never was (录入错误)
    /// @param values the new values in clear; blank for none
    /// @param caseId null where no case but another check by two people has granted it
    public record Correction(
            UUID enrolment,
            Map<Detail, String> values,
            @Nullable LocalDate from,
            @Nullable UUID caseId,
            String why) {}

    private final DetailRows rows;
    private final DetailHistory history;
    private final DetailActs acts;
    private final DetailFaults faults;
    private final Registry registry;
    private final Vault vault;
    private final Ledger ledger;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    CorrectDetails(
            DetailRows rows,
            DetailHistory history,
            DetailActs acts,
            DetailFaults faults,
            Registry registry,
            Vault vault,
            Ledger ledger,
            ApplicationEventPublisher news,
            Clock clock) {
        this.rows = rows;
        this.history = history;
        this.acts = acts;
        this.faults = faults;
        this.registry = registry;
        this.vault = vault;
        this.ledger = ledger;
        this.news = news;
        this.clock = clock;
    }

    /// What the file says now, in clear; blank for nothing.
    public Map<Detail, String> now(UUID enrolment, Collection<Detail> details) {
        return now(owner(enrolment), details);
    }

    private Map<Detail, String> now(DetailRows.Owner owner, Collection<Detail> details) {
        var values = new EnumMap<Detail, String>(Detail.class);
        details.forEach(it -> values.put(it, now(owner, it)));
        return values;
    }

    private String now(DetailRows.Owner owner, Detail it) {
        var sealed = it.sealed();
        var value =
                sealed == null
                        ? rows.text(it, owner.person())
                        : vault.open(sealed, rows.bytes(it, owner.person()), owner.salt());
        return value == null ? "" : value;
    }

    /// What is wrong with the new values by themselves and beside what stays: shape, code, check
    /// digits, birth and sex against the number, a document that is somebody else's.
    public List<Refusal> refusals(UUID enrolment, Map<Detail, String> values) {
        var owner = owner(enrolment);
        var whole = now(owner, DetailFaults.TOGETHER);
        whole.putAll(values);
        return faults.of(owner.person(), values, whole);
    }

    /// @return the act, by which it can be reversed
    public UUID correct(Correction it) {
        var owner = owner(it.enrolment());
        rows.lock(owner.person());
        Refused.unlessEmpty(refusals(it.enrolment(), it.values()));
        var act = UUID.randomUUID();
        var values = new EnumMap<Detail, String>(it.values());
        if (it.from() != null && values.containsKey(Detail.NAME)) {
            values.computeIfAbsent(Detail.FORMER_NAME, former -> now(owner, Detail.NAME));
        }
        var before = now(owner, values.keySet());
        acts.add(
                List.of(new DetailActs.Doing(act, owner.person())),
                it.why(),
                it.caseId(),
                clock.instant());
        values.forEach((detail, value) ->
                history.changed(
                        owner.person(),
                        detail,
                        new DetailHistory.Step(
                                Objects.requireNonNull(before.get(detail)),
                                value,
                                it.from(),
                                act,
                                clock.instant())));
        write(owner, values);
        note("student.correct", owner, it.enrolment(), it.caseId(), it.why(), before, values);
        return act;
    }

    /// The values are again as they were before the act; both stay on record.
    ///
    /// @throws Refused if a later correction stands upon one of them
    public UUID reverse(UUID enrolment, UUID act, UUID caseId, String why) {
        var owner = owner(enrolment);
        rows.lock(owner.person());
        var reversal = UUID.randomUUID();
        var values = history.reversed(owner.person(), act, reversal, clock.instant());
        acts.add(
                List.of(new DetailActs.Doing(reversal, owner.person())),
                why,
                caseId,
                clock.instant());
        var before = now(owner, values.keySet());
        write(owner, values);
        note("student.correct-back", owner, enrolment, caseId, why, before, values);
        return reversal;
    }

    /// The values of a day, of those details that were ever corrected.
    public Map<Detail, Optional<String>> on(UUID enrolment, LocalDate day) {
        return rows.owner(enrolment).map(it -> history.on(it.person(), day)).orElse(Map.of());
    }

    /// 更正留痕: every value that stood in the file and gave way to another, the newest first.
    public List<DetailHistory.Change> changes(UUID enrolment) {
        var person = owner(enrolment).person();
        return history.changes(person, acts.of(person));
    }

    private void write(DetailRows.Owner owner, Map<Detail, String> values) {
        values.forEach((it, value) -> rows.write(it, owner.person(), stored(it, value, owner)));
        rows.touch(owner.person());
        if (values.containsKey(Detail.NAME)) {
            var name = new PersonName(now(owner, Detail.NAME));
            rows.spelling(owner.person(), name.pinyin(), name.initials());
            registry.spelt(owner.person(), name.suffixes());
        }
        if (values.containsKey(Detail.PHONE)) {
            var phone = now(owner, Detail.PHONE);
            rows.key(
                    owner.person(),
                    Intake.PHONE_TAIL_KEY,
                    phone.isEmpty()
                            ? null
                            : vault.digest(Intake.PHONE_TAIL_KEY, Intake.tail(phone)));
        }
        if (values.containsKey(Detail.DOCUMENT_NUMBER)
                || values.containsKey(Detail.DOCUMENT_TYPE)) {
            var number = now(owner, Detail.DOCUMENT_NUMBER);
            rows.key(
                    owner.person(),
                    Intake.DOCUMENT_KEY,
                    number.isEmpty()
                            ? null
                            : vault.digest(
                                    Intake.DOCUMENT_KEY,
                                    Intake.documentKey(now(owner, Detail.DOCUMENT_TYPE), number)));
            news.publishEvent(new PersonEntered(owner.person(), number));
        }
        registry.detailsChanged(rows.enrolments(owner.person()));
    }

    private @Nullable Object stored(Detail it, String value, DetailRows.Owner owner) {
        if (value.isBlank()) {
            return null;
        }
        var sealed = it.sealed();
        return sealed == null ? value : vault.seal(sealed, value, owner.salt());
    }

    private void note(
            String act,
            DetailRows.Owner owner,
            UUID enrolment,
            @Nullable UUID caseId,
            String why,
            Map<Detail, String> before,
            Map<Detail, String> after) {
        ledger.record(
                Act.of(act, "enrolment:" + enrolment)
                        .at(owner.scopePos())
                        .inCase(caseId)
                        .because(why)
                        .from(told(before))
                        .to(told(after)));
    }

    private static Map<String, Object> told(Map<Detail, String> values) {
        var told = new LinkedHashMap<String, Object>();
        new ArrayList<>(values.keySet())
                .forEach(it -> told.put(it.code(), new Ledger.Private(values.get(it))));
        return told;
    }

    private DetailRows.Owner owner(UUID enrolment) {
        return rows.owner(enrolment).orElseThrow(() -> new Absent("enrolment"));
    }
}
