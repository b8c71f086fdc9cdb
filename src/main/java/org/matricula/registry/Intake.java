package org.matricula.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.RegistryNumber;
import org.matricula.vault.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 学籍登记: enrols one student or a hundred thousand, set by set, in the caller's transaction. What
/// the caller has not checked is caught by the database's own constraints, and nothing is written.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Intake {

    /// Fields of a person that never stand in clear; the rotation of keys and the masking read this
    /// list too.
    public static final Field DOCUMENT = new Field("registry.person", "document_number");

    public static final Field HOUSEHOLD_ADDRESS = new Field("registry.person", "household_address");
    public static final Field HOME_ADDRESS = new Field("registry.person", "home_address");
    public static final Field PHONE = new Field("registry.person", "phone");
    public static final Field EMAIL = new Field("registry.person", "email");
    public static final Field GUARDIAN_PHONE = new Field("registry.guardian", "phone");
    public static final Field GUARDIAN_DOCUMENT = new Field("registry.guardian", "document_number");
    public static final Field GROWTH_NOTE = new Field("registry.growth", "note");
    public static final Field HEALTH_NOTE = new Field("registry.health", "note");

    /// 学籍号, of which most are an identity number behind one letter.
    public static final Field REGISTRY_NUMBER = new Field("registry.enrolment", "registry_number");

    /// Purpose of the keyed digest beside each registry number.
    public static final String REGISTRY_KEY = "registry-number";

    /// Purposes of the keyed digests in `registry.person_key`.
    public static final String DOCUMENT_KEY = "document";

    public static final String PHONE_TAIL_KEY = "phone-tail";

    /// What became of an intake.
    ///
    /// @param batch names the events that were written
    public record Taken(UUID batch, int enrolments, int newPersons) {}

    /// 名单: the import students come from, for its undo, and whoever brought it, who checks none of
    /// them.
    public record Brought(UUID importId, @Nullable UUID by) {}

    private final IntakeStage stage;
    private final IntakeRecords records;
    private final KnownNumbers numbers;
    private final Offices offices;
    private final Sealing sealing;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Intake(
            IntakeStage stage,
            IntakeRecords records,
            KnownNumbers numbers,
            Offices offices,
            Sealing sealing,
            ApplicationEventPublisher news,
            Clock clock) {
        this.stage = stage;
        this.records = records;
        this.numbers = numbers;
        this.offices = offices;
        this.sealing = sealing;
        this.news = news;
        this.clock = clock;
    }

    /// Enrols everyone the iterator gives.
    ///
    /// @param file the import they come from; null where no file was brought
    /// @param registration `entered` where a second person must check, `registered` otherwise
    /// @throws Refused if one of them is enrolled already with an active enrolment of the kind, or
    ///   a number is taken
    public Taken enrol(
            UUID institution,
            @Nullable Brought file,
            String registration,
            Iterator<NewStudent> newcomers) {
        var taken = write(institution, file, registration, newcomers);
        finish(taken.batch());
        return taken;
    }

    /// As [#enrol], for few: tells which enrolment each of them got, by their row.
    public Map<Integer, UUID> enrolEach(
            UUID institution, String registration, List<NewStudent> newcomers) {
        var taken = write(institution, null, registration, newcomers.iterator());
        var enrolments = stage.enrolments();
        finish(taken.batch());
        return enrolments;
    }

    private Taken write(
            UUID institution,
            @Nullable Brought file,
            String registration,
            Iterator<NewStudent> newcomers) {
        var batch = UUID.randomUUID();
        stage.open();
        stage.copy(newcomers, sealing::of);
        stage.matchPersons();
        Refused.unlessEmpty(
                stage.conflicts(institution).stream().limit(50).map(this::conflict).toList());
        var persons = records.addPersons();
        var enrolments = records.addEnrolments(institution, file, registration, Acting.now());
        numbers.underOwnSalt();
        records.addStandings(batch, Acting.now());
        records.addStudents(institution, registration, LocalDate.now(clock));
        return new Taken(batch, enrolments, persons);
    }

    private void finish(UUID batch) {
        stage.close();
        news.publishEvent(new StandingChanged(batch));
    }

    private Refusal conflict(IntakeStage.Conflict it) {
        return it.institution() == null
                ? Refusal.conflict("intake." + it.what(), it.row())
                : Refusal.conflict("intake." + it.what(), it.row(), offices.of(it.institution()));
    }

    /// Under what a document is found again, whoever wrote it how.
    public static String documentKey(@Nullable String type, String number) {
        return new IdentityDocument(type == null ? "1" : type, number).key();
    }

    /// Under what a 学籍号 is found again, whoever wrote it how.
    public static String registryKey(String number) {
        return RegistryNumber.normalise(number);
    }

    /// The digits a telephone is looked up by.
    public static String tail(String phone) {
        return phone.length() <= 4 ? phone : phone.substring(phone.length() - 4);
    }
}
