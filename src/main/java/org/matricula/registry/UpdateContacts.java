package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings contact details of many students up to date, in the caller's transaction.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class UpdateContacts {

    public record Update(UUID enrolment, UUID person, ContactDetails contacts) {}

    private final ContactRows rows;
    private final Students students;
    private final Vault vault;
    private final Clock clock;

    UpdateContacts(ContactRows rows, Students students, Vault vault, Clock clock) {
        this.rows = rows;
        this.students = students;
        this.vault = vault;
        this.clock = clock;
    }

    public void update(List<Update> updates) {
        for (var it : updates) {
            var salt = rows.salt(it.person());
            var contacts = it.contacts();
            rows.person(
                    it.person(),
                    vault.seal(Intake.PHONE, contacts.phone(), salt),
                    vault.seal(Intake.HOME_ADDRESS, contacts.homeAddress(), salt),
                    vault.seal(Intake.HOUSEHOLD_ADDRESS, contacts.householdAddress(), salt),
                    vault.seal(Intake.EMAIL, contacts.email(), salt),
                    contacts.politicalStatus());
            rows.boarding(it.enrolment(), contacts.boarding());
            if (contacts.phone() != null) {
                rows.phoneTail(
                        it.person(),
                        vault.digest(Intake.PHONE_TAIL_KEY, Intake.tail(contacts.phone())));
            }
        }
        students.refresh(updates.stream().map(Update::enrolment).toList(), LocalDate.now(clock));
    }
}
