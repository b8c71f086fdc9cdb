package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.vault.Vault;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings contact details of many students up to date, in the caller's transaction.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class UpdateContacts {

    public record Update(UUID enrolment, UUID person, ContactDetails contacts) {}

    /// What an update has replaced.
    ///
    /// @param salt the person's own: what is kept of the old values is sealed under it
    /// @param version of person and enrolment after the update; any other later means edited since
    public record Replaced(
            UUID enrolment, UUID person, byte[] salt, ContactDetails before, int version) {}

    private final ContactRows rows;
    private final Students students;
    private final DirectEdits directEdits;
    private final KeepDetails keepDetails;
    private final Vault vault;
    private final Clock clock;

    UpdateContacts(
            ContactRows rows,
            Students students,
            DirectEdits directEdits,
            KeepDetails keepDetails,
            Vault vault,
            Clock clock) {
        this.rows = rows;
        this.students = students;
        this.directEdits = directEdits;
        this.keepDetails = keepDetails;
        this.vault = vault;
        this.clock = clock;
    }

    /// @return what stood there before, of everyone within reach
    public List<Replaced> update(List<Update> updates) {
        var before = new HashMap<UUID, ContactRows.Row>();
        rows.lock(updates.stream().map(Update::enrolment).toList())
                .forEach(it -> before.put(it.enrolment(), it));
        var reached = updates.stream().filter(it -> before.containsKey(it.enrolment())).toList();
        refuseClosed(reached, before);
        var sealed = reached.stream().map(it -> sealed(it, before.get(it.enrolment()))).toList();
        rows.persons(sealed);
        rows.boardings(sealed);
        rows.phoneTails(sealed);
        students.refresh(reached.stream().map(Update::enrolment).toList(), LocalDate.now(clock));
        keepDetails.replaced(
                reached.stream()
                        .flatMap(it -> replaced(it, before.get(it.enrolment())).stream())
                        .toList(),
                null);
        var versions = rows.versions(reached.stream().map(Update::enrolment).toList());
        return reached.stream()
                .map(it -> replaced(before.get(it.enrolment()), versions.get(it.enrolment())))
                .toList();
    }

    /// A school whose evidence matrix has closed one of them changes it by application alone.
    private void refuseClosed(List<Update> updates, Map<UUID, ContactRows.Row> before) {
        var byInstitution = new HashMap<UUID, Set<Detail>>();
        for (var it : updates) {
            var row = before.get(it.enrolment());
            byInstitution
                    .computeIfAbsent(row.institution(), key -> EnumSet.noneOf(Detail.class))
                    .addAll(changed(replaced(row, 0).before(), it.contacts()));
        }
        byInstitution.forEach((institution, details) ->
                Refused.unlessEmpty(
                        directEdits.closed(institution, details).stream()
                                .map(it ->
                                        Refusal.rule(
                                                "students.by-case",
                                                new DefaultMessageSourceResolvable(it.label())))
                                .toList()));
    }

    private List<KeepDetails.Replaced> replaced(Update it, ContactRows.Row row) {
        var was = replaced(row, 0).before();
        return changed(was, it.contacts()).stream()
                .map(detail ->
                        new KeepDetails.Replaced(
                                row.person(), detail, of(was, detail), of(it.contacts(), detail)))
                .toList();
    }

    private static String of(ContactDetails it, Detail detail) {
        var value =
                switch (detail) {
                    case PHONE -> it.phone();
                    case HOME_ADDRESS -> it.homeAddress();
                    case HOUSEHOLD_ADDRESS -> it.householdAddress();
                    case EMAIL -> it.email();
                    default -> it.politicalStatus();
                };
        return value == null ? "" : value;
    }

    private static Set<Detail> changed(ContactDetails was, ContactDetails now) {
        var all = EnumSet.noneOf(Detail.class);
        mark(all, Detail.PHONE, was.phone(), now.phone());
        mark(all, Detail.HOME_ADDRESS, was.homeAddress(), now.homeAddress());
        mark(all, Detail.HOUSEHOLD_ADDRESS, was.householdAddress(), now.householdAddress());
        mark(all, Detail.EMAIL, was.email(), now.email());
        mark(all, Detail.POLITICAL_STATUS, was.politicalStatus(), now.politicalStatus());
        return all;
    }

    private static void mark(
            Set<Detail> all, Detail it, @Nullable String was, @Nullable String now) {
        if (!Objects.equals(was, now)) {
            all.add(it);
        }
    }

    private ContactRows.Sealed sealed(Update it, ContactRows.Row row) {
        var contacts = it.contacts();
        var phone = contacts.phone();
        return new ContactRows.Sealed(
                it.enrolment(),
                it.person(),
                vault.seal(Intake.PHONE, phone, row.salt()),
                vault.seal(Intake.HOME_ADDRESS, contacts.homeAddress(), row.salt()),
                vault.seal(Intake.HOUSEHOLD_ADDRESS, contacts.householdAddress(), row.salt()),
                vault.seal(Intake.EMAIL, contacts.email(), row.salt()),
                contacts.politicalStatus(),
                contacts.boarding(),
                phone == null ? null : vault.digest(Intake.PHONE_TAIL_KEY, Intake.tail(phone)));
    }

    private Replaced replaced(ContactRows.Row row, int version) {
        return new Replaced(
                row.enrolment(),
                row.person(),
                row.salt(),
                new ContactDetails(
                        vault.open(Intake.PHONE, row.phone(), row.salt()),
                        vault.open(Intake.HOME_ADDRESS, row.homeAddress(), row.salt()),
                        vault.open(Intake.HOUSEHOLD_ADDRESS, row.householdAddress(), row.salt()),
                        vault.open(Intake.EMAIL, row.email(), row.salt()),
                        row.politicalStatus(),
                        row.boarding()),
                version);
    }
}
